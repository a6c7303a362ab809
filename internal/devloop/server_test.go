package devloop

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestMain lets the test binary be a server too: with STGEN_SUPERVISED in its environment it does what its first
// argument says.
func TestMain(m *testing.M) {
	if os.Getenv("STGEN_SUPERVISED") == "" || len(os.Args) < 2 || !strings.HasPrefix(os.Args[1], "fake-") {
		os.Exit(m.Run())
	}
	switch os.Args[1] {
	case "fake-server":
		if err := fakeServer(os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	case "fake-failure":
		fmt.Fprintln(os.Stderr, "a secret is missing")
		os.Exit(1)
	}
}

// fakeServer answers each request with word on the socket that was handed over, until its standard input ends.
func fakeServer(word string) error {
	ln, err := net.FileListener(os.NewFile(3, "socket"))
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, word) }),
		ReadHeaderTimeout: time.Second,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ln) }()
	fmt.Printf("\n  fake is at http://localhost:%s\n\n", os.Getenv("STGEN_SERVER_PORT"))
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	ln.Close()
	<-ended
	time.Sleep(50 * time.Millisecond) // as runtime.Serve does
	fmt.Println("good-bye")
	return server.Shutdown(context.Background())
}

// output keeps what servers print. Concurrency: safe.
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

// TestHandOver starts a second server on the socket of the first one while a client asks on and on: every question is
// answered, by the first and then by the second.
func TestHandOver(t *testing.T) {
	if !canHandOver {
		t.Skip("programs of this system inherit no sockets")
	}
	t.Parallel()
	s, err := claim("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	var out output
	first := startFake(t, s, &out, "one")
	url := "http://127.0.0.1:" + strconv.Itoa(s.port)
	if want := "http://localhost:" + strconv.Itoa(s.port); first.url != want {
		t.Errorf("the URL is %q, want %q", first.url, want)
	}
	stop, answers := make(chan struct{}), make(chan []string)
	go func() { answers <- ask(url, stop) }()
	second := startFake(t, s, &out, "two")
	first.stop()
	if got, err := get(url); err != nil || got != "two" {
		t.Errorf("after the change the answer is %q (%v)", got, err)
	}
	close(stop)
	for _, answer := range <-answers {
		if answer != "one" && answer != "two" {
			t.Errorf("an answer is %q", answer)
		}
	}
	second.stop()
	if second.err != nil {
		t.Errorf("the server ended with %v", second.err)
	}
	if got := out.String(); got != "good-bye\ngood-bye\n" {
		t.Errorf("the servers said %q", got)
	}
}

func startFake(t *testing.T, s *socket, out io.Writer, word string) *server {
	t.Helper()
	srv, err := start(t.Context(), os.Args[0], []string{"fake-server", word}, s, t.TempDir(), out, out)
	if err != nil {
		t.Fatal(err)
	}
	return srv
}

// ask asks until stop is closed and returns the answers; an error is one too.
func ask(url string, stop <-chan struct{}) (answers []string) {
	for {
		select {
		case <-stop:
			return answers
		default:
			answer, err := get(url)
			if err != nil {
				answer = err.Error()
			}
			answers = append(answers, answer)
		}
	}
}

// get asks once, over a connection of its own.
func get(url string) (string, error) {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}

func TestStartFails(t *testing.T) {
	t.Parallel()
	s, err := claim("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	var out output
	_, err = start(t.Context(), os.Args[0], []string{"fake-failure"}, s, t.TempDir(), &out, &out)
	if err == nil || !strings.Contains(err.Error(), "does not start: exit status 1") {
		t.Errorf("error %v", err)
	}
	if got := out.String(); got != "a secret is missing\n" {
		t.Errorf("the server said %q", got)
	}
	if _, err = start(t.Context(), t.TempDir(), nil, s, t.TempDir(), &out, &out); err == nil {
		t.Error("a folder was started")
	}
}
