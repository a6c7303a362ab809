package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"time"
)

// ErrNoGo says that there is no Go toolchain.
var ErrNoGo = errors.New("no Go toolchain: the command go is not in PATH. " +
	"Install Go " + goVersion + " or later to build and run apps; stgen check and stgen generate work without it")

// Target says what to compile, and how.
type Target struct {
	Dir    string // folder of the generated package
	Name   string // the app's name
	Spec   string // the spec as the user names it, for messages
	Out    string // path of the binary
	Own    bool   // Dir has a go.mod of its own, even within another module
	Static bool   // stripped and reproducible, to be shipped; else quick to make
}

// Binary compiles a generated package and returns notes for the user on what it did to go.mod. It returns ErrNoGo
// without a toolchain and a *CodeError if the generated code is wrong; else the error holds the Go compiler's messages with
// lines of the spec.
func Binary(ctx context.Context, t Target) (notes []string, err error) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		return nil, ErrNoGo
	}
	if t.Out, err = filepath.Abs(t.Out); err != nil {
		return nil, err
	}
	m, err := prepareModule(ctx, goTool, t.Dir, t.Name, t.Own, ThisVersion())
	if err != nil {
		return nil, err
	}
	args := append([]string{"build", "-o", t.Out}, Flags(t.Static)...)
	args = append(args, m.flags()...)
	_, err = output(ctx, goTool, t.Dir, append(args, "."), m.environ())
	return m.notes, t.explain(err)
}

// explain returns the error of a compilation with lines of the spec: a *CodeError if generated code is to blame.
func (t Target) explain(err error) error {
	messages := new(toolError)
	if !errors.As(err, &messages) {
		return err
	}
	text, ours := inSpec(messages.text, readApp(t.Dir, t.Spec))
	if ours {
		return &CodeError{Spec: t.Spec, Messages: text}
	}
	return fmt.Errorf("compile %s:\n%s", t.Spec, text)
}

// Flags returns the options of `go build` for a server: stripped and reproducible, to be shipped, or quick to make. One to be
// shipped has no HTTP/2, which our servers do not speak (a websocket needs HTTP/1.1): it is 0.4 MB of 9, on disk and resident.
// In one that is quick to make the app's own package, and no other, is not optimised: that saves a quarter of its compilation.
func Flags(static bool) []string {
	if static {
		return []string{"-trimpath", "-ldflags=-s -w", "-tags=nethttpomithttp2"}
	}
	return []string{"-ldflags=-w", "-gcflags=-N -l"}
}

// ExeSuffix is what names of programs end in where the go command compiles for.
func ExeSuffix() string {
	goos := os.Getenv("GOOS")
	if goos == "" {
		goos = goruntime.GOOS
	}
	if goos == "windows" {
		return ".exe"
	}
	return ""
}

// CodeError says that the code that was generated of a spec without mistakes does not compile, which is a bug of ours.
type CodeError struct {
	Spec     string
	Messages string // of the Go compiler, with lines of the spec
}

func (e *CodeError) Error() string {
	return "this is a bug in stgen: " + e.Spec + " has no mistakes, but the Go that is made of it does not compile; please report it\n" + e.Messages
}

// toolError is what the go command said when it failed.
type toolError struct {
	text string
}

func (e *toolError) Error() string { return e.text }

// output runs the go command in dir and returns what it prints, trimmed. env is added to the environment. The error is a
// *toolError if the command ran and failed.
func output(ctx context.Context, goTool, dir string, args, env []string) (string, error) {
	cmd := exec.CommandContext(ctx, goTool, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // it ends its compilers too
	cmd.WaitDelay = 5 * time.Second
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		return "", &toolError{text: strings.TrimSpace(stderr.String() + stdout.String())}
	}
	return strings.TrimSpace(stdout.String()), err
}
