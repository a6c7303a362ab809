package secrets

import (
	"io"
	"sync"
)

// Writer masks what is written through it, also where a secret comes in several pieces.
//
// It passes on at once what cannot be part of a secret and keeps the rest, less than the longest secret is long, until
// the next Write shows what it is. So after the last one it needs a Flush.
//
// Concurrency: safe; the underlying Write is called by one goroutine at a time, while the Writer is locked.
type Writer struct {
	secrets *Secrets
	to      io.Writer

	mu     sync.Mutex
	kept   string // the possible beginning of a secret
	forced int    // bytes of kept that are the end of one that was found
	out    []byte
}

// Writer returns a Writer to w.
func (s *Secrets) Writer(w io.Writer) *Writer { return &Writer{secrets: s, to: w} }

// Write passes p on, masked. It returns len(p), or 0 with the error of the underlying Write; then what was kept is gone.
func (w *Writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	r := w.secrets.redactor()
	if r == nil {
		return w.to.Write(p)
	}
	w.out, w.kept, w.forced = r.scan(w.out[:0], w.kept+string(p), w.forced, false)
	if len(w.out) > 0 {
		if _, err := w.to.Write(w.out); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

// Flush passes on what was kept.
func (w *Writer) Flush() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	r := w.secrets.redactor()
	if r == nil || w.kept == "" {
		return nil
	}
	out, _, _ := r.scan(w.out[:0], w.kept, w.forced, true)
	w.kept, w.forced = "", 0
	_, err := w.to.Write(out)
	return err
}
