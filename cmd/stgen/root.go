package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/stgen/stgen/internal/build"
)

// Exit codes.
const (
	exitOK       = 0
	exitMistakes = 1 // in the spec, or something failed
	exitUsage    = 2 // the command line
	exitBug      = 3 // in stgen

	exitInterrupted = 130 // as shells have it
)

// errMistakes ends a command whose diagnostics have been shown.
var errMistakes = errors.New("the spec has mistakes")

// usageError is a mistake on the command line.
type usageError struct {
	err error
}

func (e usageError) Error() string { return e.err.Error() }

// Do runs one command and returns the exit code. Diagnostics and errors go to stderr, what was asked for to stdout.
func Do(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	root := newRoot()
	root.SetArgs(asInGo(args))
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && !errors.Is(err, errMistakes) && !errors.Is(err, errFailed) {
		fmt.Fprintln(stderr, "stgen:", err)
	}
	return exitCode(err)
}

// asInGo returns arguments in which the option that is known from the go command is written as ours are: -run is --run.
func asInGo(args []string) []string {
	if len(args) == 0 || args[0] != "test" {
		return args
	}
	args = slices.Clone(args)
	for i, arg := range args {
		if arg == "-run" || strings.HasPrefix(arg, "-run=") {
			args[i] = "-" + arg
		}
	}
	return args
}

// exitCode returns what a shell sees of err.
func exitCode(err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, new(usageError)):
		return exitUsage
	case errors.As(err, new(*build.Bug)), errors.As(err, new(*build.CodeError)):
		return exitBug
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitMistakes
}

// newRoot returns the command that holds all others.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "stgen",
		Short:         "Compile app specs to Go servers",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          usage(cobra.NoArgs),
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newCheck(), newGenerate(), newBuild(), newRun(), newTest(), newFmt(), newSchema(), newExplain(), newVersion())
	return root
}

// usage makes the errors of a check of arguments mistakes on the command line.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// oneSpec is the check of commands that take a spec and nothing else.
func oneSpec(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usageError{fmt.Errorf("%s takes one spec, as in: %s app.yaml", cmd.CommandPath(), cmd.CommandPath())}
	}
	return nil
}
