package main

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// server is a process that serves HTTP.
type server struct {
	cmd     *exec.Cmd
	address string
	began   time.Time
	ended   chan struct{}
	said    bytes.Buffer // what it printed, to be read once it has ended
}

// startServer starts a program; args gets the address that it has to listen at. It does not wait for it to listen.
func startServer(program string, args func(host, port string) []string, environ ...string) (*server, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	s := &server{address: address, ended: make(chan struct{})}
	s.cmd = exec.Command(program, args(host, port)...)
	s.cmd.Env = append(os.Environ(), environ...)
	s.cmd.Stdout, s.cmd.Stderr = &s.said, &s.said
	s.began = time.Now()
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		defer close(s.ended)
		_ = s.cmd.Wait() // how it ended is of interest only to ready, which shows what it said
	}()
	return s, nil
}

// ready waits until path is served and returns how long that took from the start of the process.
func (s *server) ready(path string) (time.Duration, error) {
	for time.Since(s.began) < patience {
		_, err := get(s.address, path, "identity")
		if err == nil {
			return time.Since(s.began), nil
		}
		select {
		case <-s.ended:
			return 0, fmt.Errorf("%s ended: %s", filepath.Base(s.cmd.Path), bytes.TrimSpace(s.said.Bytes()))
		case <-time.After(100 * time.Microsecond):
		}
	}
	return 0, fmt.Errorf("%s does not serve %s after %v", filepath.Base(s.cmd.Path), path, patience)
}

// stop ends the process and waits for its end.
func (s *server) stop() {
	_ = s.cmd.Process.Signal(os.Interrupt) // it may have ended
	select {
	case <-s.ended:
	case <-time.After(5 * time.Second):
		_ = s.cmd.Process.Kill()
		<-s.ended
	}
}

// blame stops the server after an error, which then also tells what the server said.
func (s *server) blame(err error) error {
	s.stop()
	if said := bytes.TrimSpace(s.said.Bytes()); len(said) > 0 {
		return fmt.Errorf("%w; the server said: %s", err, said)
	}
	return err
}

// memory is what a process holds, in bytes.
type memory struct {
	resident int // all of it
	mapped   int // of that, pages of its binary, which the system can drop and read again
}

// memory returns what the process holds.
func (s *server) memory() (memory, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return memory{}, err
	}
	resident, err := field(status, "VmRSS")
	if err != nil {
		return memory{}, err
	}
	mapped, err := field(status, "RssFile")
	return memory{resident, mapped}, err
}

// field returns the bytes that a line of a process's status tells.
func field(status []byte, name string) (int, error) {
	for line := range strings.Lines(string(status)) {
		if size, ok := strings.CutPrefix(line, name+":"); ok {
			kib, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(size), " kB"))
			return kib << 10, err
		}
	}
	return 0, fmt.Errorf("the process has no %s", name)
}

// freeAddress returns an address of this machine that nobody listens at.
func freeAddress() (string, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer ln.Close()
	return ln.Addr().String(), nil
}

// runApp starts one of our apps with a face and waits for it.
func (b *bench) runApp(binary, face string) (*server, error) {
	s, err := startServer(binary, b.appArgs(face))
	if err != nil {
		return nil, err
	}
	if _, err := s.ready("/_stcore/health"); err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

// appArgs returns the command line of our apps.
func (b *bench) appArgs(face string) func(host, port string) []string {
	return func(host, port string) []string {
		args := []string{"--server.address", host, "--server.port", port, "--face", face}
		if face == faceStreamlit {
			args = append(args, "--frontend", b.frontend)
		}
		return args
	}
}

// plainArgs is the command line of the servers that we compare with.
func plainArgs(host, port string) []string { return []string{net.JoinHostPort(host, port)} }
