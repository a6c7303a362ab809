package session

import "encoding/json"

// Snapshot returns what another process needs to take the session over: the values that differ from their initial ones,
// as JSON by name. Call it after Close.
func (s *AppSession) Snapshot() (map[string]json.RawMessage, error) { return s.state.Snapshot() }

// Restore sets the values of a snapshot, as far as the app still has them. Call it before the session's first client.
func (s *AppSession) Restore(values map[string]json.RawMessage) {
	s.start = nil // it has begun elsewhere
	if skipped := s.state.Restore(values); len(skipped) > 0 {
		s.log.Debug("values that the app no longer has were left out", "names", skipped)
	}
}
