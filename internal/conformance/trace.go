package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
)

// object is a message in protobuf's JSON with original field names, decoded.
type object = map[string]any

// Trace is one recorded conversation; ../facts/traces/README.md has the format.
type Trace struct {
	Name  string `json:"-"` // the file without its extension
	App   string `json:"app"`
	Steps []Step `json:"steps"`
}

// Step is one thing the recorder did, and what the server said to it.
type Step struct {
	Action   object   `json:"step"`
	Sent     []object `json:"sent"`     // BackMsgs
	Received []object `json:"received"` // ForwardMsgs
}

// Reconnects reports whether the step begins with a new socket, and whether that one asks for the old session.
func (s Step) Reconnects() (yes, resume bool) {
	how, yes := s.Action["reconnect"]
	return yes, how != "new"
}

// ReadTrace reads NAME.json.
func ReadTrace(dir fs.FS, name string) (*Trace, error) {
	data, err := fs.ReadFile(dir, name+".json")
	if err != nil {
		return nil, err
	}
	t := &Trace{Name: name}
	if err := json.Unmarshal(data, t); err != nil {
		return nil, fmt.Errorf("read recording %s: %w", name, err)
	}
	return t, nil
}

// unplayed returns the result of a recording whose server could not be had.
func (t *Trace) unplayed(err error) Result {
	r := Result{Name: t.Name, First: err.Error()}
	for _, s := range t.Steps {
		if len(s.Sent) > 0 {
			r.Steps++
		}
	}
	return r
}
