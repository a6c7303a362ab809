package devloop

import (
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long files must be quiet before a change counts: editors write in several steps.
const settle = 25 * time.Millisecond

// watcher tells when one of a set of files changes, appears or goes. It watches their folders, since editors replace
// files rather than write to them. Concurrency: set and close are called by one goroutine.
type watcher struct {
	changed chan struct{} // holds one signal while a change has not been taken

	fs   *fsnotify.Watcher
	dirs map[string]bool
	done chan struct{} // closed when the goroutine that reads events has ended

	mu    sync.Mutex
	files map[string]bool // absolute paths
}

func newWatcher() (*watcher, error) {
	fs, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{changed: make(chan struct{}, 1), fs: fs, dirs: map[string]bool{}, done: make(chan struct{})}
	go w.read()
	return w, nil
}

// set replaces the files that are watched. A folder that does not exist is passed over: the file that names it is
// watched itself.
func (w *watcher) set(files []string) {
	names, dirs := make(map[string]bool, len(files)), map[string]bool{}
	for _, f := range files {
		names[f] = true
		dirs[filepath.Dir(f)] = true
	}
	w.mu.Lock()
	w.files = names
	w.mu.Unlock()
	for dir := range dirs {
		if !w.dirs[dir] && w.fs.Add(dir) == nil {
			w.dirs[dir] = true
		}
	}
	for dir := range w.dirs {
		if !dirs[dir] {
			_ = w.fs.Remove(dir) // it may be gone
			delete(w.dirs, dir)
		}
	}
}

// close ends the watcher and waits for its goroutine.
func (w *watcher) close() {
	w.fs.Close()
	<-w.done
}

// read turns events into signals until the watcher is closed.
func (w *watcher) read() {
	defer close(w.done)
	quiet := time.NewTimer(settle)
	quiet.Stop()
	defer quiet.Stop()
	for {
		select {
		case event, ok := <-w.fs.Events:
			if !ok {
				return
			}
			if w.concerns(event) {
				quiet.Reset(settle)
			}
		case _, ok := <-w.fs.Errors:
			if !ok {
				return
			}
			quiet.Reset(settle) // events were lost: look at everything
		case <-quiet.C:
			select {
			case w.changed <- struct{}{}:
			default: // the last change has not been taken yet
			}
		}
	}
}

// concerns reports whether an event may have changed what one of the files holds.
func (w *watcher) concerns(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.files[filepath.Clean(event.Name)]
}
