package devloop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// How long a server may take to be ready, and to end.
const (
	startTimeout = 30 * time.Second
	stopTimeout  = 8 * time.Second
)

// server is a running server. It ends when its standard input does (STGEN_SUPERVISED).
type server struct {
	url   string
	stdin io.WriteCloser
	kill  func() error
	done  chan struct{} // closed when the process has ended
	err   error         // how it ended; set before done is closed
}

// start runs the binary on the socket and waits until it is ready: until it prints its URL. sessions is the folder where
// servers leave their sessions to the next one.
func start(ctx context.Context, binary string, args []string, s *socket, sessions string, stdout, stderr io.Writer) (*server, error) {
	cmd := exec.Command(binary, args...)
	cmd.Env = append(os.Environ(), "STGEN_SUPERVISED=1", "STGEN_SESSIONS="+sessions)
	release, err := s.lend(cmd)
	if err != nil {
		return nil, err
	}
	defer release()
	out := &bannerWriter{next: stdout, banner: make(chan string, 1)}
	cmd.Stdout, cmd.Stderr = out, stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the server: %w", err)
	}
	srv := &server{stdin: stdin, kill: cmd.Process.Kill, done: make(chan struct{})}
	go func() {
		defer close(srv.done)
		srv.err = cmd.Wait()
	}()
	if err := srv.await(ctx, out.banner); err != nil {
		srv.stop()
		return nil, err
	}
	return srv, nil
}

// await waits until the server has printed its banner, and takes the URL from it.
func (s *server) await(ctx context.Context, banner <-chan string) error {
	timeout := time.NewTimer(startTimeout)
	defer timeout.Stop()
	select {
	case text := <-banner:
		words := strings.Fields(text)
		if len(words) > 0 {
			s.url = words[len(words)-1]
		}
		return nil
	case <-s.done:
		if s.err == nil {
			return errors.New("the server ended as soon as it was started")
		}
		return fmt.Errorf("the server does not start: %w", s.err)
	case <-timeout.C:
		return fmt.Errorf("the server is not ready after %v", startTimeout)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ended returns what is closed when the server has ended; nil, which never is, if there is no server.
func (s *server) ended() <-chan struct{} {
	if s == nil {
		return nil
	}
	return s.done
}

// announce has the server show text over its pages; "" takes it away. A server that does not listen shows nothing.
func (s *server) announce(text string) {
	_, _ = io.WriteString(s.stdin, strings.ReplaceAll(text, "\x00", "")+"\x00") // how it ends is told by done
}

// stop asks the server to end, and makes it end if it takes too long.
func (s *server) stop() {
	s.stdin.Close()
	select {
	case <-s.done:
	case <-time.After(stopTimeout):
		_ = s.kill() // fails if it has just ended
		<-s.done
	}
}

// bannerWriter takes what a server prints first, its banner, and passes on the rest.
type bannerWriter struct {
	next   io.Writer
	banner chan string

	once sync.Once
}

// Write implements io.Writer.
func (w *bannerWriter) Write(p []byte) (int, error) {
	passed := true
	w.once.Do(func() {
		w.banner <- string(bytes.TrimSpace(p))
		passed = false
	})
	if !passed {
		return len(p), nil
	}
	return w.next.Write(p)
}
