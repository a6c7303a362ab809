//go:build !windows

package runtime

import (
	"bufio"
	"context"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// program runs the app clicks as a program would, and returns the URL that it prints and what tells its
// exit code once it has ended.
func program(t *testing.T) (url string, code <-chan int) {
	t.Helper()
	out, stdout := io.Pipe()
	ended := make(chan int, 1)
	app := App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}
	go func() {
		ended <- run(app, []string{"--server.address", "127.0.0.1", "--server.port", freePort(t)}, nil, stdout, os.Stderr)
		stdout.Close()
	}()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, url, found := strings.Cut(lines.Text(), " is at "); found {
			return url, ended
		}
	}
	t.Fatal("the program does not say where it is")
	return "", nil
}

func freePort(t *testing.T) string {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Error(err)
		return "0"
	}
	defer ln.Close()
	_, port, _ := net.SplitHostPort(ln.Addr().String())
	return port
}

func terminate(t *testing.T) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
}

// TestTerminated ends a program as an operator does: clients are told why, and the exit code is that of success.
func TestTerminated(t *testing.T) {
	url, code := program(t)
	dialer := websocket.Dialer{Subprotocols: []string{"stgen"}}
	conn, _, err := dialer.Dial(strings.Replace(url, "http", "ws", 1)+"/_stcore/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	hear(t, conn)
	terminate(t)
	conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	for err == nil {
		_, _, err = conn.ReadMessage()
	}
	if !websocket.IsCloseError(err, websocket.CloseServiceRestart) {
		t.Errorf("the client hears %v", err)
	}
	if got := <-code; got != 0 {
		t.Errorf("exit code %d", got)
	}
}

func TestServeRefusesWhatIsNotLinked(t *testing.T) {
	var said strings.Builder
	app := App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}
	args := []string{"--server.address", "127.0.0.1", "--server.port", freePort(t), "--server.sslCertFile", "c", "--server.sslKeyFile", "k"}
	if code := run(app, args, nil, io.Discard, &said); code != 1 || !strings.Contains(said.String(), "server.sslCertFile") {
		t.Errorf("exit code %d, %q", code, said.String())
	}
}

// TestServeEnds shows that Serve returns when its context ends, and leaves nobody listening.
func TestServeEnds(t *testing.T) {
	r, _, _ := runPage(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- r.Serve(ctx, ln) }()
	get(t, "http://"+ln.Addr().String()+"/_stcore/health")
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if conn, err := net.Dial("tcp", ln.Addr().String()); err == nil {
		conn.Close()
		t.Error("somebody still listens")
	}
}
