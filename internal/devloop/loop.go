package devloop

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/emit"
	"github.com/stgen/stgen/internal/build"
)

// Options says what to run, and where.
type Options struct {
	Spec    string
	Address string   // host to listen on
	Port    int      // the first one to try; taken ones are passed over
	Args    []string // options of the server
	Cache   string   // folder for what is built; "" = one in the user's cache folder
	Stdout  io.Writer
	Stderr  io.Writer

	// Report is told how each round ended. The loop waits for it.
	Report func(Round)
}

// Round is one time through the loop.
type Round struct {
	Diags   diag.List     // of the spec
	Err     error         // why there is no new server though the spec is good
	URL     string        // of the new server; "" if there is none
	First   bool          // the new server is the first one
	Running bool          // a server runs, be it the new one or an old one
	Took    time.Duration // from the start of the round to a server that is ready
}

// trouble is what keeps the spec from being served as it is now, "" if nothing does.
func (r Round) trouble() string {
	switch {
	case r.Err != nil:
		return r.Err.Error()
	case r.Diags.HasErrors():
		return r.Diags.Text(false)
	}
	return ""
}

// loop is one run of the dev loop. Only the goroutine of Run touches it.
type loop struct {
	Options
	dir      string // of the spec, absolute
	socket   *socket
	watch    *watcher
	server   *server // nil: none runs
	sessions string  // folder where servers leave their sessions to the next one
	cache    string  // folder of the binaries
	pkg      string  // folder of the generated package: cache, unless it calls Go functions of a module
	served   bool    // there has been a server
	builds   int     // number of binaries so far
	binary   string  // of the server that runs
}

// Run builds and serves the spec until ctx ends, and returns nil then. It returns an error if the loop cannot begin:
// the spec cannot be read, no port is free, there is no cache folder.
func Run(ctx context.Context, o Options) error {
	if _, err := os.Stat(o.Spec); err != nil {
		return fmt.Errorf("read the spec: %w", err)
	}
	l := &loop{Options: o}
	abs, err := filepath.Abs(o.Spec)
	if err != nil {
		return err
	}
	l.dir = filepath.Dir(abs)
	if l.cache, err = build.CacheDir(o.Cache, "run", abs); err != nil {
		return err
	}
	if err := removeServers(l.cache); err != nil {
		return err
	}
	if l.sessions, err = os.MkdirTemp("", "stgen-sessions-"); err != nil {
		return err
	}
	defer os.RemoveAll(l.sessions)
	if l.socket, err = claim(o.Address, o.Port); err != nil {
		return err
	}
	defer l.socket.close()
	if l.watch, err = newWatcher(); err != nil {
		return err
	}
	defer l.watch.close()
	defer l.end()
	l.turn(ctx)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-l.watch.changed:
			l.turn(ctx)
		case <-l.server.ended():
			l.lost()
		}
	}
}

// turn is one round: compile, build, replace the server, report.
func (l *loop) turn(ctx context.Context) {
	began := time.Now()
	round := l.renew(ctx)
	if ctx.Err() != nil {
		return
	}
	round.Running = l.server != nil
	if l.server != nil {
		l.server.announce(round.trouble())
	}
	round.Took = time.Since(began)
	l.Report(round)
}

// renew replaces the server by one of the spec as it is now, if that is possible and the spec says something new.
func (l *loop) renew(ctx context.Context) (round Round) {
	compiled, err := build.Compile(ctx, l.Spec)
	if err != nil {
		return Round{Err: err}
	}
	l.watch.set(append(compiled.Reads, l.secrets()))
	round.Diags = compiled.Diags
	if compiled.Result == nil {
		return round
	}
	files := slices.DeleteFunc(compiled.Result.Files, func(f emit.File) bool { return strings.HasSuffix(f.Path, "_test.go") })
	target, err := build.PlaceOf(compiled.Result, l.Spec, "run", l.cache)
	if err != nil {
		return Round{Diags: compiled.Diags, Err: err}
	}
	l.pkg = target.Dir
	written, err := build.Write(l.pkg, files, true)
	if err != nil {
		return Round{Diags: compiled.Diags, Err: err}
	}
	if len(written) == 0 && l.server != nil && !compiled.Result.Go { // what it calls may have changed
		return round
	}
	if round.Err = l.replace(ctx, target); round.Err == nil {
		round.URL, round.First = l.server.url, !l.served
		l.served = true
	}
	return round
}

// replace builds the package and puts its server in the place of the one that runs.
func (l *loop) replace(ctx context.Context, target build.Target) error {
	l.builds++
	binary := filepath.Join(l.cache, fmt.Sprintf("server-%d-%d%s", os.Getpid(), l.builds, build.ExeSuffix()))
	target.Out = binary
	if _, err := build.Binary(ctx, target); err != nil {
		l.unbuilt()
		return err
	}
	if !canHandOver {
		l.end()
	}
	next, err := start(ctx, binary, l.args(), l.socket, l.sessions, l.Stdout, l.Stderr)
	if err != nil {
		os.Remove(binary)
		l.unbuilt()
		return err
	}
	l.end()
	l.server, l.binary = next, binary
	return nil
}

// unbuilt makes the next round build although the package may not have changed by then.
func (l *loop) unbuilt() {
	os.Remove(filepath.Join(l.pkg, "main.go"))
}

// secrets is the file whose lack may keep a server from starting.
func (l *loop) secrets() string {
	return filepath.Join(l.dir, ".streamlit", "secrets.toml")
}

// args are the options of the server: the folder that its files are relative to, then what the user says.
func (l *loop) args() []string {
	return append([]string{"--dir", l.dir}, l.Args...)
}

// lost reports a server that ended by itself; the next change starts another one.
func (l *loop) lost() {
	err := l.server.err
	l.end()
	if err == nil {
		err = errors.New("exit status 0")
	}
	l.Report(Round{Err: fmt.Errorf("the server has ended: %w", err)})
}

// end ends the server, if one runs, and waits for that.
func (l *loop) end() {
	if l.server == nil {
		return
	}
	l.server.stop()
	os.Remove(l.binary)
	l.server = nil
}

// removeServers removes binaries that loops left which were killed. One that still runs goes on all the same.
func removeServers(dir string) error {
	left, err := filepath.Glob(filepath.Join(dir, "server-*"))
	for _, path := range left {
		_ = os.Remove(path) // Windows refuses to while it runs
	}
	return err
}
