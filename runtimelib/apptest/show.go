package apptest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"
)

// longest is how much of a value is shown, in bytes.
const longest = 300

// show writes a value for people; a long one is cut.
func show(v any) string {
	text := written(v)
	if len(text) > longest {
		return strings.ToValidUTF8(text[:longest], "") + "…"
	}
	return text
}

// written writes a value so that equal ones are written alike: as JSON, durations as text, and texts without blanks around.
func written(v any) string {
	switch x := v.(type) {
	case string:
		v = strings.TrimSpace(x)
	case time.Duration:
		return x.String()
	}
	if r := reflect.ValueOf(v); r.IsValid() && r.Kind() == reflect.Slice && r.IsNil() {
		return "[]"
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Sprint(v)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
