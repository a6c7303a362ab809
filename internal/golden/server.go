package golden

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"sync"
	"time"
)

// Server is a running server of an example. Its methods may be called from one goroutine.
type Server struct {
	Host string // host:port
	cmd  *exec.Cmd
	log  *output
	done chan struct{} // closed when the process has ended
}

// patience is how long a server may take to answer. A machine that tests a dozen packages at once is slow.
const patience = 20 * time.Second

// Start runs a server on a free port of the loopback interface, in the folder dir, and waits until it answers.
func Start(ctx context.Context, binary, dir string, args ...string) (*Server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	s := &Server{Host: net.JoinHostPort("localhost", port), log: &output{}, done: make(chan struct{})}
	s.cmd = exec.CommandContext(ctx, binary, append(args, "--server.port", port)...)
	s.cmd.Dir = dir
	s.cmd.Stdout, s.cmd.Stderr = s.log, s.log
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		defer close(s.done)
		_ = s.cmd.Wait() // Stop ends it; an end of its own shows in what is asked of it
	}()
	if err := s.ready(ctx); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// ready waits until the server says that it is well.
func (s *Server) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		if _, err := s.get(ctx, "/_stcore/health"); err == nil {
			return nil
		}
		select {
		case <-s.done:
			return fmt.Errorf("the server ended at its start:\n%s", s.log)
		case <-ctx.Done():
			return fmt.Errorf("the server does not answer:\n%s", s.log)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// get returns what the server answers to a GET.
func (s *Server) get(ctx context.Context, path string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.Host+path, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("GET %s: %s", path, resp.Status)
	}
	return body, err
}

// Stop ends the server and waits for that.
func (s *Server) Stop() {
	_ = s.cmd.Process.Kill() // it may have ended by itself
	<-s.done
}

// Log returns what the server has printed so far.
func (s *Server) Log() string { return s.log.String() }

// freePort returns a port that nothing listens on at the moment.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

// output keeps what a process prints while it runs. Concurrency: safe.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}
