// Bench measures what the project promises and prints each figure beside its bar, all of them from one run on one
// machine. What is compared is measured in turns by one driver, which is a process of its own.
//
//	go run ./bench                     everything; a few minutes, Linux
//	go run ./bench -only speed,start   some of: speed streamlit idle rest start weight binary compile edit expressions
//
// The comparison with Streamlit installs Streamlit 1.67.0 with pip into the user's cache, once.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// The faces, as the option --face names them.
const (
	facePage      = "page"
	faceStreamlit = "streamlit"
)

// bench is one run of the benchmark.
type bench struct {
	table    table
	duration time.Duration // of every load
	sessions int           // that are idle
	settle   time.Duration // before an idle server is weighed
	spec     string        // of hello
	work     string        // folder for what is built
	frontend string        // stands in for the genuine frontend's files
	bin      binaries
	speeds   map[string]speed // of our apps at 20 sessions, by name
	verbose  bool             // each of what is only told as a mean
}

// part is a group of figures.
type part struct {
	name string
	run  func(*bench, context.Context) error
}

var parts = []part{
	{"speed", (*bench).speed},
	{"streamlit", (*bench).streamlit},
	{"idle", (*bench).idle},
	{"rest", (*bench).rest},
	{"start", (*bench).start},
	{"weight", (*bench).weight},
	{"binary", (*bench).binary},
	{"compile", (*bench).compile},
	{"edit", (*bench).edit},
	{"expressions", (*bench).expressions},
}

func main() {
	b := &bench{table: table{out: os.Stdout}, speeds: make(map[string]speed)}
	only := flag.String("only", "", "`parts` to measure, separated by commas; all if empty")
	flag.DurationVar(&b.duration, "duration", 3*time.Second, "of every load")
	flag.IntVar(&b.sessions, "sessions", 10000, "that are idle at once")
	flag.DurationVar(&b.settle, "settle", 10*time.Second, "before an idle server is weighed")
	flag.StringVar(&b.spec, "hello", "examples/specs/hello.yaml", "`spec` of hello")
	flag.BoolVar(&b.verbose, "v", false, "tell each of what is else only told as a mean")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := b.run(ctx, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run measures the parts that only names.
func (b *bench) run(ctx context.Context, only string) error {
	chosen, err := choose(only)
	if err != nil {
		return err
	}
	if err := errors.Join(requireModule(), b.prepare()); err != nil {
		return err
	}
	if err := b.build(ctx); err != nil {
		return err
	}
	b.table.head()
	for _, p := range chosen {
		if err := p.run(b, ctx); err != nil {
			b.table.add(figure{name: p.name, skipped: err.Error()})
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	fmt.Printf("\n%d bars not met\n", b.table.missed)
	return nil
}

// prepare makes the folders.
func (b *bench) prepare() error {
	b.work = filepath.Join(".cache", "bench")
	b.frontend = filepath.Join(b.work, "frontend")
	if err := os.MkdirAll(b.frontend, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(b.frontend, "index.html"), []byte("<!DOCTYPE html><title>bench</title>"), 0o644)
}

// choose returns the parts that a list names.
func choose(only string) ([]part, error) {
	if only == "" {
		return parts, nil
	}
	var chosen []part
	for name := range strings.SplitSeq(only, ",") {
		i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
		if i < 0 {
			return nil, fmt.Errorf("no part is called %q", name)
		}
		chosen = append(chosen, parts[i])
	}
	return chosen, nil
}
