package runtime

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/stgen/stgen/runtimelib/session"
)

// sessionsDir names the environment variable by which a program that starts a server over and over has each take over the
// sessions of the one before: a folder that only its user may look into. A server that ends writes there what its sessions
// keep; the next one reads it when a client asks for its old session.
const sessionsDir = "STGEN_SESSIONS"

// legacy is where a server leaves its sessions to the next one. The zero legacy leaves none.
type legacy struct {
	dir string
}

// isSessionID reports whether id is a name as sessions give it to themselves (rand.Text). Others would be names of other
// files.
func isSessionID(id string) bool {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	return len(id) >= 20 && len(id) <= 64 && strings.Trim(id, letters) == ""
}

func (l legacy) path(id string) string { return filepath.Join(l.dir, id+".json") }

// leave writes what a session keeps that has been closed. A session that keeps nothing leaves no file.
func (l legacy) leave(s *session.AppSession) error {
	if l.dir == "" {
		return nil
	}
	values, err := s.Snapshot()
	if err != nil || len(values) == 0 {
		return err
	}
	data, err := json.Marshal(values)
	if err != nil {
		return fmt.Errorf("save the session: %w", err)
	}
	return os.WriteFile(l.path(s.ID), data, 0o600)
}

// take gives s what the session with the id has left, if it has; nobody else gets that.
func (l legacy) take(id string, s *session.AppSession) error {
	if l.dir == "" || !isSessionID(id) {
		return nil
	}
	data, err := os.ReadFile(l.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(data, &values); err != nil {
		return fmt.Errorf("take a session over: %w", err)
	}
	s.Restore(values)
	return os.Remove(l.path(id))
}
