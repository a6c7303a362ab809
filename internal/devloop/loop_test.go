package devloop

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	specOne    = "stgen: 1\nbody:\n  - title: One\n"
	specTwo    = "stgen: 1\nbody:\n  - title: Two\n"
	specBroken = "stgen: 1\nbody:\n  - titel: Three\n"
)

// TestRun goes the whole way: a spec is served, changed, broken, mended; then all ends.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles Go")
	}
	t.Parallel()
	spec := filepath.Join(t.TempDir(), "app.yaml")
	save(t, spec, specOne)
	rounds := make(chan Round, 10)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var out output
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Spec: spec, Address: "127.0.0.1", Cache: t.TempDir(), Stdout: &out, Stderr: &out,
			Report: func(r Round) { rounds <- r },
		})
	}()

	first := next(t, rounds, &out)
	if first.Err != nil || !first.First || !first.Running {
		t.Fatalf("the first round: %+v\n%s", first, &out)
	}
	shows(t, first.URL, "One")

	save(t, spec, specTwo)
	if r := next(t, rounds, &out); r.URL != first.URL || r.First || !r.Running {
		t.Errorf("after a change: %+v", r)
	}
	shows(t, first.URL, "Two")

	save(t, spec, specBroken)
	if r := next(t, rounds, &out); !r.Diags.HasErrors() || r.URL != "" || !r.Running {
		t.Errorf("with a mistake: %+v", r)
	}
	shows(t, first.URL, "Two")

	save(t, spec, specOne)
	if r := next(t, rounds, &out); r.Diags.HasErrors() || r.URL != first.URL {
		t.Errorf("mended: %+v", r)
	}
	shows(t, first.URL, "One")

	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if body, err := get(first.URL); err == nil {
		t.Errorf("somebody still answers: %q", body)
	}
}

func TestRunWithoutSpec(t *testing.T) {
	t.Parallel()
	err := Run(t.Context(), Options{Spec: filepath.Join(t.TempDir(), "app.yaml")})
	if err == nil || !strings.Contains(err.Error(), "read the spec") {
		t.Errorf("error %v", err)
	}
}

// save replaces a file as editors do.
func save(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path+"~", []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+"~", path); err != nil {
		t.Fatal(err)
	}
}

// next waits for the loop's next report.
func next(t *testing.T, rounds <-chan Round, out *output) Round {
	t.Helper()
	select {
	case r := <-rounds:
		return r
	case <-time.After(2 * time.Minute): // a first build on a slow machine
		t.Fatalf("no report; the servers said %s", out)
		return Round{}
	}
}

// shows checks that the page at url holds a text.
func shows(t *testing.T, url, text string) {
	t.Helper()
	body, err := get(url)
	if err != nil || !bytes.Contains([]byte(body), []byte(text)) {
		t.Errorf("the page at %s does not hold %q (%v):\n%s", url, text, err, body)
	}
}
