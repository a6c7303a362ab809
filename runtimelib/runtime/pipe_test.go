package runtime

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/runtimelib/config"
)

// pipes is a network within the process, for servers whose time is a bubble's (testing/synctest): what takes minutes takes
// none. A pipe holds nothing: who writes waits for who reads.
type pipes struct {
	dialled chan net.Conn
	closed  chan struct{}
	once    sync.Once
}

func newPipes() *pipes { return &pipes{dialled: make(chan net.Conn), closed: make(chan struct{})} }

// Accept implements net.Listener.
func (p *pipes) Accept() (net.Conn, error) {
	select {
	case conn := <-p.dialled:
		return conn, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener.
func (p *pipes) Close() error { p.once.Do(func() { close(p.closed) }); return nil }

// Addr implements net.Listener.
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1} }

// dial connects to the server.
func (p *pipes) dial(context.Context, string, string) (net.Conn, error) {
	client, server := net.Pipe()
	select {
	case p.dialled <- server:
		return client, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

// bubble runs test in a bubble with a server of app. Once it returns, the server ends; what goes on after that fails the
// test, since a bubble waits for all its goroutines.
func bubble(t *testing.T, app App, args []string, test func(t *testing.T, p *pipes)) {
	t.Helper()
	options, err := config.Load(nil, nil, args)
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		r, err := New(app, options, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		p := newPipes()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- r.Serve(ctx, p) }()
		test(t, p)
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// open opens a socket: protocols are those that a client names, of which the third is the session that it had.
func (p *pipes) open(t *testing.T, protocols ...string) *websocket.Conn {
	t.Helper()
	d := websocket.Dialer{NetDialContext: p.dial, Subprotocols: protocols}
	conn, _, err := d.Dial("ws://localhost/_stcore/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

// get returns the answer to a request.
func (p *pipes) get(t *testing.T, path string) (status int, body string) {
	t.Helper()
	transport := &http.Transport{DialContext: p.dial, DisableKeepAlives: true}
	resp, err := (&http.Client{Transport: transport}).Get("http://localhost" + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var b strings.Builder
	if err := resp.Write(&b); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, b.String()
}
