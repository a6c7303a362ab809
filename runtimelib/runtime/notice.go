package runtime

import (
	"context"
	"sync"

	"github.com/stgen/stgen/runtimelib/face/html"
)

// notice is a text that lies over every page: what keeps the app from being built anew. The zero value is none.
// Concurrency: safe.
type notice struct {
	mu   sync.Mutex
	text string
}

func (n *notice) set(text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.text = text
}

func (n *notice) get() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text
}

// Announce shows text over every page that is open or will be, in place of the text before; "" takes it away. The genuine
// frontend has no place for it and shows nothing.
func (r *Runtime) Announce(text string) {
	f, ok := r.face.(*pageFace)
	if !ok {
		return
	}
	f.notice.set(text)
	r.mu.Lock()
	open := make([]*socket, 0, len(r.sockets))
	for s := range r.sockets {
		open = append(open, s)
	}
	r.mu.Unlock()
	for _, s := range open {
		_ = s.WriteText(html.Notice(text)) // a socket that fails is found out by its reader
	}
}

// relay announces what comes from notices until ctx ends.
func (r *Runtime) relay(ctx context.Context, notices <-chan string) {
	for {
		select {
		case text := <-notices:
			r.Announce(text)
		case <-ctx.Done():
			return
		}
	}
}
