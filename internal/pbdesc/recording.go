package pbdesc

import (
	"encoding/json"
	"fmt"
)

// FromRecording encodes a message of a recording. What the recorder took apart is put together again: {"$json": v} is JSON
// text, {"$b64": text} bytes. An Arrow table, {"$arrow": …}, is left empty.
func FromRecording(fullName string, recorded json.RawMessage) ([]byte, error) {
	var v any
	if err := json.Unmarshal(recorded, &v); err != nil {
		return nil, fmt.Errorf("pbdesc: %w", err)
	}
	v, err := restored(v)
	if err != nil {
		return nil, fmt.Errorf("pbdesc: %w", err)
	}
	text, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("pbdesc: %w", err)
	}
	return FromJSON(fullName, text)
}

// restored returns v with the recorder's objects replaced by the strings of protobuf's JSON; v itself is changed.
func restored(v any) (any, error) {
	switch v := v.(type) {
	case []any:
		for i := range v {
			var err error
			if v[i], err = restored(v[i]); err != nil {
				return nil, err
			}
		}
	case map[string]any:
		if len(v) == 1 {
			if value, ok := v["$json"]; ok {
				text, err := json.Marshal(value)
				return string(text), err
			}
			if value, ok := v["$b64"]; ok {
				return value, nil
			}
			if _, ok := v["$arrow"]; ok {
				return "", nil
			}
		}
		for key := range v {
			var err error
			if v[key], err = restored(v[key]); err != nil {
				return nil, err
			}
		}
	}
	return v, nil
}
