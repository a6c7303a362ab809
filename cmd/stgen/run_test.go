//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stgen/stgen/internal/devloop"
)

// TestReport shows what the terminal says of the dev loop, and that a browser is opened once, unless nobody wants it.
func TestReport(t *testing.T) {
	dir := t.TempDir()
	opened := filepath.Join(dir, "opened")
	script := "#!/bin/sh\necho \"$@\" >>" + opened + "\n"
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	const url = "http://localhost:8502"
	rounds := []struct {
		devloop.Round
		out, err string // what is said
	}{
		{Round: devloop.Round{URL: url, First: true, Running: true}, out: "app.yaml is at " + url},
		{Round: devloop.Round{URL: url, Running: true, Took: 412345 * time.Microsecond}, out: "built again in 412ms"},
		{Round: devloop.Round{Err: os.ErrPermission, Running: true}, err: "the app goes on as it was"},
		{Round: devloop.Round{Err: os.ErrPermission}, err: "waiting for a change of app.yaml"},
		{Round: devloop.Round{Running: true}},
	}
	for open, want := range []string{"", url + "\n"} {
		for i, round := range rounds {
			var out, err strings.Builder
			reporter{spec: "app.yaml", out: &out, err: &err, open: open == 1}.report(round.Round)
			if !strings.Contains(out.String(), round.out) || round.out == "" && out.Len() > 0 {
				t.Errorf("round %d says %q, want %q", i, out.String(), round.out)
			}
			if !strings.Contains(err.String(), round.err) || round.err == "" && err.Len() > 0 {
				t.Errorf("round %d complains %q, want %q", i, err.String(), round.err)
			}
		}
		seen, _ := os.ReadFile(opened) // missing where no browser was opened
		if string(seen) != want {
			t.Errorf("opened %q, want %q", seen, want)
		}
	}
}
