// Conformance replays recorded conversations of a genuine Streamlit server to servers that stgen builds, and compares
// what a client sees after every step.
//
//	go run ./internal/conformance [-specs DIR] [-traces DIR] [-exceptions FILE] [-run NAME] [-patience 2s]
//
// For each NAME.yaml in specs that has a NAME.json in traces it builds and starts the spec's server with the streamlit
// face, sends it the recorded BackMsgs under our server's names, and applies both sides' ForwardMsgs to a model of the
// genuine client ([Browser]). It prints the first difference of each and ends with how many steps are equal; it exits with
// 1 unless all are. Where a recording and our server are meant to differ, the exceptions say so, with a reason each.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ok, err := conformance(ctx, os.Args[1:], os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
	}
	if err != nil || !ok {
		stop()
		os.Exit(1)
	}
}

// options are the command's flags.
type options struct {
	specs, traces, exceptions string
	run                       *regexp.Regexp
	patience                  time.Duration
}

func parseOptions(args []string) (options, error) {
	var o options
	var pattern string
	f := flag.NewFlagSet("conformance", flag.ContinueOnError)
	f.StringVar(&o.specs, "specs", "conformance", "folder of specs")
	f.StringVar(&o.traces, "traces", filepath.Join("internal", "facts", "traces"), "folder of recordings")
	f.StringVar(&o.exceptions, "exceptions", "", "what may differ, and why (default exceptions.yaml in the folder of specs)")
	f.DurationVar(&o.patience, "patience", 2*time.Second, "until a page that isn't as expected is taken as wrong")
	f.StringVar(&pattern, "run", "", "only recordings whose whole name matches this regular expression")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if f.NArg() > 0 {
		return o, fmt.Errorf("unexpected argument %q", f.Arg(0))
	}
	if o.exceptions == "" {
		o.exceptions = filepath.Join(o.specs, "exceptions.yaml")
	}
	if pattern == "" {
		pattern = ".*"
	}
	var err error
	o.run, err = regexp.Compile("^(?:" + pattern + ")$")
	return o, err
}

// conformance runs the command; ok says whether all steps are equal.
func conformance(ctx context.Context, args []string, out io.Writer) (ok bool, err error) {
	o, err := parseOptions(args)
	if err != nil {
		return false, err
	}
	names, err := pairedNames(o)
	if err != nil {
		return false, err
	}
	exceptions, err := readExceptionsFile(o.exceptions)
	if err != nil {
		return false, err
	}
	b, err := NewBuilder(ctx, o.specs)
	if b != nil {
		defer func() {
			if closing := b.Close(); err == nil {
				err = closing
			}
		}()
	}
	if err != nil {
		return false, err
	}
	results, err := playAll(ctx, b, o, names, exceptions)
	if err != nil {
		return false, err
	}
	return report(out, results, exceptions), nil
}

// pairedNames returns the names for which there are a spec and a recording.
func pairedNames(o options) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(o.specs, "*.yaml"))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		if _, err := os.Stat(filepath.Join(o.traces, name+".json")); err == nil && o.run.MatchString(name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no spec in %s has a recording in %s", o.specs, o.traces)
	}
	return names, nil
}

// readExceptionsFile reads the exceptions; without a file there are none.
func readExceptionsFile(name string) ([]*Exception, error) {
	f, err := os.Open(name)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadExceptions(f)
}

// playAll builds all servers and plays each its recording. What can't be built is a result, not an error.
func playAll(ctx context.Context, b *Builder, o options, names []string, exceptions []*Exception) ([]Result, error) {
	failed := map[string]error{}
	var generated []string
	for _, name := range names {
		if err := b.Generate(ctx, name); err != nil {
			failed[name] = err
			continue
		}
		generated = append(generated, name)
	}
	for name, err := range b.Build(ctx, generated) {
		failed[name] = err
	}
	traces := make([]*Trace, len(names))
	for i, name := range names {
		var err error
		if traces[i], err = ReadTrace(os.DirFS(o.traces), name); err != nil {
			return nil, err
		}
	}
	results := make([]Result, len(names))
	var players sync.WaitGroup
	free := make(chan struct{}, atOnce)
	for i, trace := range traces {
		if err := failed[trace.Name]; err != nil {
			results[i] = trace.unplayed(err)
			continue
		}
		players.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			results[i] = play(ctx, b, trace, exceptions, o.patience)
		})
	}
	players.Wait()
	return results, ctx.Err()
}

// atOnce is how many servers are played at a time: they mostly wait.
const atOnce = 4

// play starts the server of a recording's spec and plays it.
func play(ctx context.Context, b *Builder, trace *Trace, exceptions []*Exception, patience time.Duration) Result {
	server, err := b.Start(ctx, trace.Name)
	if err != nil {
		return trace.unplayed(err)
	}
	defer server.Stop()
	return Replay(ctx, trace, server.Host, exceptions, patience)
}

// report prints the results; ok says whether all steps are equal and no exception is stale.
func report(out io.Writer, results []Result, exceptions []*Exception) (ok bool) {
	ok = true
	var steps, equal, skipped, used int
	played := map[string]bool{}
	for _, r := range results {
		steps, equal, skipped = steps+r.Steps, equal+r.Equal, skipped+r.Skipped
		played[r.Name] = true
		mark := "ok  "
		if r.Equal < r.Steps || r.First != "" {
			mark, ok = "FAIL", false
		}
		fmt.Fprintf(out, "%s %-30s %d of %d\n", mark, r.Name, r.Equal, r.Steps)
		if r.First != "" {
			fmt.Fprintf(out, "     %s\n", strings.ReplaceAll(r.First, "\n", "\n     "))
		}
	}
	for _, e := range exceptions {
		switch {
		case e.used:
			used++
		case played[e.Name] && !slices.ContainsFunc(results, func(r Result) bool { return r.Name == e.Name && r.First != "" }):
			fmt.Fprintf(out, "FAIL %s: an exception that nothing needs: %s\n", e.Name, e.Reason)
			ok = false
		}
	}
	fmt.Fprintf(out, "%d of %d steps equal (%d exceptions; %d more steps not compared)\n", equal, steps, used, skipped)
	return ok
}
