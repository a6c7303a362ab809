package oracle

import (
	"encoding/json"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// Subject is an expression with what it has been compiled to; a nil Eval if it was refused.
type Subject struct {
	Text string
	Eval func(*Env) any
}

// Judge is what a generated program does: it evaluates expressions, compares them with the machine, and prints a verdict
// in JSON on a line for each. The program's first argument is the number of the expression to begin with; a second one says
// that this one has failed. It ends the program at one that takes too long or too much memory.
func Judge(subjects ...Subject) {
	start, _ := strconv.Atoi(os.Args[1])
	failed := len(os.Args) > 2
	out, s, envs, g := json.NewEncoder(os.Stdout), newScope(), machines(Environments), &guard{}
	go g.watch()
	for _, subject := range subjects[start:] {
		v := Verdict{Text: subject.Text}
		if subject.Eval != nil {
			g.begin(exitOurs)
			if failed {
				v.Forms = slices.Repeat([]string{Failed}, Environments)
			} else {
				v.Forms = forms(subject.Eval)
			}
			g.begin(exitTheirs)
			e, _ := check(s, subject.Text)
			v.compare(e, v.Forms)
		}
		g.begin(exitTheirs)
		v.Static = static(subject.Text, envs)
		failed = false
		out.Encode(v)
	}
}

// forms returns the canonical forms of the values in all environments.
func forms(eval func(*Env) any) []string {
	out := make([]string, Environments)
	for i, env := range Envs(Environments) {
		out[i] = strings.ReplaceAll(evaluated(func() (any, error) { return eval(env), nil }), nilList, "[]")
	}
	return out
}

// evaluated returns the canonical form of what eval returns.
func evaluated(eval func() (any, error)) (form string) {
	defer func() {
		if recover() != nil {
			form = Failed
		}
	}()
	v, err := eval()
	if err != nil {
		return Failed
	}
	return Canon(v)
}

// guard bounds what the evaluation of one expression takes.
type guard struct {
	began atomic.Int64 // when the present step began, in nanoseconds
	exit  atomic.Int64 // the exit status of the program if the present step takes too much
}

// What one step of an expression may take, over all environments.
const (
	maxTime   = 5 * time.Second
	maxMemory = 1 << 30 // bytes
)

// Exit statuses of a program that has given up on an expression, by whose evaluation took too much.
const (
	exitOurs   = 4
	exitTheirs = 5
)

// begin says that a step begins.
func (g *guard) begin(exit int64) {
	g.exit.Store(exit)
	g.began.Store(time.Now().UnixNano())
}

// watch ends the program when a step takes too much.
func (g *guard) watch() {
	for range time.Tick(10 * time.Millisecond) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if m.HeapAlloc > maxMemory || time.Since(time.Unix(0, g.began.Load())) > maxTime {
			os.Exit(int(g.exit.Load()))
		}
	}
}
