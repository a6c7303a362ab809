package state

import (
	"encoding/json"
	"fmt"
)

// Snapshot returns the values that differ from their initial ones, as JSON by name: what another process needs
// to take the session over.
func (s *SessionState) Snapshot() (map[string]json.RawMessage, error) {
	out := make(map[string]json.RawMessage)
	for name, e := range s.entries {
		if !e.changed() {
			continue
		}
		data, err := e.marshal()
		if err != nil {
			return nil, fmt.Errorf("save %q: %w", name, err)
		}
		out[name] = data
	}
	return out, nil
}

// Restore sets the values of a snapshot. Names that are not declared, and values of another type than the
// declared one, are left out: the app may have changed since. Returns the names left out.
func (s *SessionState) Restore(snapshot map[string]json.RawMessage) (skipped []string) {
	for name, data := range snapshot {
		e, ok := s.entries[name]
		if !ok || e.unmarshal(data) != nil {
			skipped = append(skipped, name)
		}
	}
	return skipped
}
