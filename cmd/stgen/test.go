package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/stgen/stgen/generator"
	"github.com/stgen/stgen/internal/build"
)

// errFailed ends a command whose failed tests have been shown.
var errFailed = errors.New("a test has failed")

// newTest returns `stgen test`.
func newTest() *cobra.Command {
	var only string
	var verbose bool
	cmd := &cobra.Command{
		Use:   "test app.yaml",
		Short: "Run the tests of a spec",
		Long: "Test does what the `tests:` of a spec say, each in a session of its own, and shows what is not as expected.\n" +
			"It exits with 1 if a test fails.",
		Example: "  stgen test app.yaml\n  stgen test app.yaml -v --run 'an empty form'",
		Args:    oneSpec,
		RunE: func(cmd *cobra.Command, args []string) error {
			return test(cmd, args[0], only, verbose)
		},
	}
	cmd.Flags().StringVar(&only, "run", "", "run the tests with `NAME` in their names only")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "name each test")
	return cmd
}

// test runs the tests of a spec with only in their names.
func test(cmd *cobra.Command, spec, only string, verbose bool) error {
	abs, err := filepath.Abs(spec)
	if err != nil {
		return err
	}
	cache, err := build.CacheDir("", "test", abs)
	if err != nil {
		return err
	}
	c, err := build.CompileFor(cmd.Context(), spec, filepath.ToSlash(filepath.Dir(abs)))
	if err != nil {
		return err
	}
	show(cmd.ErrOrStderr(), c.Diags)
	if c.Result == nil {
		return errMistakes
	}
	tests := slices.DeleteFunc(c.Result.Tests, func(t generator.Test) bool { return !strings.Contains(t.Name, only) })
	if len(tests) == 0 && only != "" {
		return usageError{fmt.Errorf("no test of %s has %q in its name", spec, only)}
	}
	target, err := build.PlaceOf(c.Result, spec, "test", cache)
	if err != nil {
		return err
	}
	if _, err := build.Write(target.Dir, c.Result.Files, true); err != nil {
		return err
	}
	t := tally{out: cmd.OutOrStdout(), verbose: verbose}
	if len(tests) > 0 {
		if _, err := build.Tests(cmd.Context(), target, tests, t.report); err != nil {
			return err
		}
	}
	return t.close()
}

// tally counts tests.
type tally struct {
	out            io.Writer
	verbose        bool
	passed, failed int
}

// report shows how a test ended: one that passed only if each is to be named.
func (t *tally) report(r build.TestResult) {
	if r.Passed {
		t.passed++
		if t.verbose {
			fmt.Fprintln(t.out, "ok", r.Name)
		}
		return
	}
	t.failed++
	fmt.Fprintln(t.out, "FAIL", r.Name)
	for line := range strings.Lines(r.Output + "\n") {
		fmt.Fprint(t.out, "    ", line)
	}
}

// close shows the counts and returns errFailed if a test has failed.
func (t *tally) close() error {
	fmt.Fprintf(t.out, "%d passed, %d failed\n", t.passed, t.failed)
	if t.failed > 0 {
		return errFailed
	}
	return nil
}
