package oracle

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/runtimelib/opt"
)

// Speed is how long one evaluation of an expression takes.
type Speed struct {
	Text         string
	Ours, Theirs time.Duration
}

// Ratio is how many times faster the compiled expression is.
func (s Speed) Ratio() float64 { return float64(s.Theirs) / float64(s.Ours) }

// Speeds measures expressions, compiled and in expr-lang's machine, in turns in one process: over rows and an array of a
// size. root is the module's folder.
func Speeds(root string, size int, texts []string) ([]Speed, error) {
	s, exprs := newScope(), make([]ir.Expr, len(texts))
	for i, text := range texts {
		e, diags := check(s, text)
		if e == nil {
			return nil, fmt.Errorf("%s: %s", text, diags[0].Message)
		}
		exprs[i] = e
	}
	program, err := raceProgram(texts, exprs, size)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "oracle")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "race")
	if err := build(root, dir, binary, program); err != nil {
		return nil, err
	}
	out, err := exec.Command(binary).Output()
	if err != nil {
		return nil, fmt.Errorf("run the race: %w", err)
	}
	return parseSpeeds(texts, string(out))
}

func parseSpeeds(texts []string, out string) ([]Speed, error) {
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != len(texts) {
		return nil, fmt.Errorf("%d results for %d expressions", len(lines), len(texts))
	}
	speeds := make([]Speed, len(texts))
	for i, line := range lines {
		ours, theirs, _ := strings.Cut(line, " ")
		a, err1 := strconv.Atoi(ours)
		b, err2 := strconv.Atoi(theirs)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("no times: %q", line)
		}
		speeds[i] = Speed{texts[i], time.Duration(a), time.Duration(b)}
	}
	return speeds, nil
}

// Racer is an expression with what it has been compiled to, which puts its value somewhere.
type Racer struct {
	Text string
	Eval func(*Env)
}

// Race prints a line for each expression: how long it takes compiled, and in the machine, in hundredths of nanoseconds.
func Race(size int, racers ...Racer) {
	e := large(size)
	env := e.machine()
	for _, r := range racers {
		program, err := expr.Compile(r.Text, expr.Env(env))
		if err != nil {
			panic(err)
		}
		var machine vm.VM
		theirs := func() {
			if _, err := machine.Run(program, env); err != nil {
				panic(err)
			}
		}
		best := [2]time.Duration{1 << 62, 1 << 62}
		for range turns {
			for i, f := range []func(){func() { r.Eval(e) }, theirs} {
				best[i] = min(best[i], measured(f))
			}
		}
		fmt.Println(int64(best[0]), int64(best[1]))
	}
}

// turns is how often each side runs; the fastest counts. turn is how long it runs each time.
const (
	turns = 5
	turn  = 10 * time.Millisecond
)

// measured returns how long one call of f takes, in hundredths of nanoseconds.
func measured(f func()) time.Duration {
	for n := 1; ; n *= 2 {
		start := time.Now()
		for range n {
			f()
		}
		if d := time.Since(start); d >= turn {
			return d * 100 / time.Duration(n)
		}
	}
}

// large is the example environment with many rows, and a long array.
func large(size int) *Env {
	e := example()
	e.Array, e.Rows = nil, nil
	for i := range size {
		row := Row{ID: i, Name: words[i%len(words)], Amount: float64(i*7%100) / 4}
		if i%2 == 0 {
			row.Note = opt.Some(row.Name)
		}
		e.Array, e.Rows = append(e.Array, i*31%size), append(e.Rows, row)
	}
	return e
}
