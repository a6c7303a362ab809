package runtime

import (
	"time"

	"github.com/stgen/stgen/runtimelib/session"
)

// fileInterval is how often the app's files are looked at while someone is connected. Looking is what works wherever files
// come from, mounted and linked ones too; a file that is found twice the same is complete.
const fileInterval = 500 * time.Millisecond

// watchFiles has the sessions that have read a file of the app's read it again when it has changed, until the runtime is closed.
func (r *Runtime) watchFiles() {
	if len(r.app.Files) == 0 {
		return
	}
	ticker := time.NewTicker(fileInterval)
	defer ticker.Stop()
	for {
		select {
		case <-r.ending:
			return
		case <-ticker.C:
		}
		if all := r.connected(); len(all) > 0 && r.filesChanged() {
			for _, s := range all {
				s.FilesChanged()
			}
		}
	}
}

// filesChanged reports whether a file has changed. It looks at each.
func (r *Runtime) filesChanged() bool {
	any := false
	for _, f := range r.app.Files {
		any = f.Changed() || any
	}
	return any
}

// connected returns the sessions that a client is connected to.
func (r *Runtime) connected() []*session.AppSession {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := make([]*session.AppSession, 0, len(r.sessions)-len(r.lonely))
	for id, e := range r.sessions {
		if r.lonely[id] == nil {
			all = append(all, e.session)
		}
	}
	return all
}
