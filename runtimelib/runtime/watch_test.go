package runtime

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/config"
	"github.com/stgen/stgen/runtimelib/data"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/state"
)

// reader is an app of two pages, one of which shows what a file holds.
type reader struct {
	file   *data.File[[]byte]
	runs   *atomic.Int32 // of the page that does not read it
	text   state.Let[[]byte]
	source state.Source
}

func (a *reader) Values(v *state.Values) {
	a.source.Declare(v, a.file.Version)
	a.text.Declare(a.file.Get, &a.source)
}

func (a *reader) Pages() []Page {
	return []Page{
		{Title: "Reads", URLPath: "reads", Run: func(st *delta.Generator) {
			if st.Next(&a.text) {
				st.Try(func() { st.Draw(delta.Text{Body: string(a.text.Get())}) })
			}
		}},
		{Title: "Other", URLPath: "other", Run: func(st *delta.Generator) {
			a.runs.Add(1)
			if st.Next() {
				st.Draw(delta.Text{Body: "nothing read"})
			}
		}},
	}
}

// TestChangedFile has a file change while two clients look: the one whose session has read it sees that by itself, and the
// other session is left alone. When the server ends, so does whoever looks at the file.
func TestChangedFile(t *testing.T) {
	before := goruntime.NumGoroutine()
	path := filepath.Join(t.TempDir(), "note.txt")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("the first")
	options, err := config.Load(nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	file, runs := data.Bytes(path), new(atomic.Int32)
	app := App{
		Spec: "reader.yaml", Files: []File{file},
		Session: func() Session { return &reader{file: file, runs: runs} },
	}
	r, err := New(app, options, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- r.Serve(ctx, ln) }()
	server := &httptest.Server{URL: "http://" + ln.Addr().String()}
	open := func(page string) string {
		_, body := get(t, server.URL+"/"+page)
		return found(t, body, `name="stgen" content="([^"]+)"`)
	}
	other, _ := dialPage(t, server, open("other"))
	defer other.Close()
	reads, _ := dialPage(t, server, open("reads"))
	defer reads.Close()
	was := runs.Load()

	for _, text := range []string{"the second", "the third"} {
		write(text)
		if frame := hear(t, reads); !strings.Contains(frame, text[4:]) {
			t.Errorf("the client hears %q, want %s", frame, text)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if frame := hear(t, reads); !strings.Contains(frame, "there is no such file") {
		t.Errorf("the client hears %q of a file that is gone", frame)
	}
	if n := runs.Load(); n != was {
		t.Errorf("a page that does not read the file ran %d times more", n-was)
	}

	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	other.Close()
	reads.Close()
	http.DefaultClient.CloseIdleConnections()
	for range 100 {
		if goruntime.NumGoroutine() <= before {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left, of %d before", goruntime.NumGoroutine(), before)
}
