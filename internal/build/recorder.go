package build

import (
	"io/fs"
	"maps"
	"slices"
	"sync"
)

// recorder is a file system that remembers which names were asked for. Concurrency: safe.
type recorder struct {
	fs.FS

	mu    sync.Mutex
	asked map[string]bool
}

func newRecorder(fsys fs.FS) *recorder {
	return &recorder{FS: fsys, asked: map[string]bool{}}
}

// Open implements fs.FS. fs.ReadFile and fs.Stat come here too, as the recorder has no other methods of theirs.
func (r *recorder) Open(name string) (fs.File, error) {
	r.mu.Lock()
	r.asked[name] = true
	r.mu.Unlock()
	return r.FS.Open(name)
}

// ReadDir implements fs.ReadDirFS. Who looks for near names of a missing file reads none of them.
func (r *recorder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }

// names returns what was asked for, sorted.
func (r *recorder) names() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Sorted(maps.Keys(r.asked))
}
