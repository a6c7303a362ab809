package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"
)

// Server is a running server of a spec.
type Server struct {
	Host string // host:port
	cmd  *exec.Cmd
	log  *lockedBuffer
	done chan struct{} // closed when the process has ended
}

// Builder makes servers of specs: the Go packages in a folder of their own within the module, the binaries in another,
// all compiled by one call of the go command.
type Builder struct {
	module string // the module's root
	specs  string // the folder of the specs; servers read their data from it
	work   string // generated packages, below module
	bin    string
	stgen  string
}

// NewBuilder prepares to build. Close removes what it made.
func NewBuilder(ctx context.Context, specs string) (*Builder, error) {
	module, err := run(ctx, ".", "go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	b := &Builder{module: string(bytes.TrimSpace(module))}
	if b.specs, err = filepath.Abs(specs); err != nil {
		return nil, err
	}
	if b.work, err = os.MkdirTemp(b.module, "_conformance"); err != nil {
		return nil, err
	}
	if b.bin, err = os.MkdirTemp("", "conformance"); err != nil {
		return nil, err
	}
	b.stgen = filepath.Join(b.bin, "stgen")
	_, err = run(ctx, b.module, "go", "build", "-o", b.stgen, "./cmd/stgen")
	return b, err
}

// Close removes all that was built.
func (b *Builder) Close() error {
	if err := os.RemoveAll(b.work); err != nil {
		return err
	}
	return os.RemoveAll(b.bin)
}

// Generate writes the package of a spec. The error holds the compiler's diagnostics.
func (b *Builder) Generate(ctx context.Context, name string) error {
	_, err := run(ctx, b.specs, b.stgen, "generate", name+".yaml", "-o", filepath.Join(b.work, name))
	return err
}

// Build compiles the packages of all names that were generated. If together they fail, each is tried alone; failed holds
// the errors of these by name.
func (b *Builder) Build(ctx context.Context, names []string) (failed map[string]error) {
	failed = map[string]error{}
	if len(names) == 0 {
		return failed
	}
	args := []string{"build", "-ldflags=-s -w", "-o", b.bin + string(filepath.Separator)}
	for _, name := range names {
		args = append(args, "./"+filepath.Base(b.work)+"/"+name)
	}
	if _, err := run(ctx, b.module, "go", args...); err == nil {
		return failed
	} else if len(names) == 1 {
		failed[names[0]] = err
		return failed
	}
	for _, name := range names {
		for name, err := range b.Build(ctx, []string{name}) {
			failed[name] = err
		}
	}
	return failed
}

// Start runs the server of a spec and waits until it answers.
func (b *Builder) Start(ctx context.Context, name string) (*Server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	s := &Server{Host: net.JoinHostPort("localhost", port), log: &lockedBuffer{}, done: make(chan struct{})}
	s.cmd = exec.CommandContext(ctx, filepath.Join(b.bin, name), "--face", "streamlit", "--server.port", port)
	s.cmd.Dir = b.specs
	s.cmd.Stdout, s.cmd.Stderr = s.log, s.log
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		defer close(s.done)
		_ = s.cmd.Wait() // Stop ends it; an end of its own shows in the requests that fail
	}()
	if err := s.ready(ctx); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// ready waits until the server says that it is well.
func (s *Server) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.Host+"/_stcore/health", nil)
		if err != nil {
			return err
		}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return nil
			}
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

// Stop ends the server and waits for that.
func (s *Server) Stop() {
	_ = s.cmd.Process.Kill() // it may have ended by itself
	<-s.done
}

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

// run runs a command and returns what it prints; the error holds what it says of its failure.
func run(ctx context.Context, dir, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	var stderr bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", filepath.Base(name)+" "+args[0], err, bytes.TrimSpace(append(stderr.Bytes(), out...)))
	}
	return out, nil
}

// lockedBuffer keeps what a process prints while it runs. Concurrency: safe.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
