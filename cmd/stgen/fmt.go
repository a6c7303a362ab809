package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/stgen/stgen/generator/specfmt"
	"github.com/stgen/stgen/internal/build"
)

// stdinName is what a spec from stdin is called.
const stdinName = "-"

// newFmt returns `stgen fmt`.
func newFmt() *cobra.Command {
	var write, check bool
	cmd := &cobra.Command{
		Use:   "fmt app.yaml... | fmt -",
		Short: "Lay out specs",
		Long: "Fmt prints a spec laid out: two spaces a level, lists further in than their key, quotes where YAML needs them.\n" +
			"Comments stay where they are. With -w it writes the files, with --check it names those that are not laid out\n" +
			"and exits with 1; - stands for stdin.",
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			f := formatter{cmd: cmd, write: write, check: check}
			switch {
			case write && check:
				return usageError{errors.New("-w and --check cannot be used together")}
			case len(args) > 1 && !write && !check:
				return usageError{errors.New("several specs are written with -w, or checked with --check")}
			}
			var failed error
			for _, spec := range args {
				if err := f.format(spec); err != nil && !errors.Is(err, errMistakes) {
					return err
				} else if err != nil {
					failed = err
				}
			}
			return failed
		},
	}
	cmd.Flags().BoolVarP(&write, "write", "w", false, "write the files, and name those that change")
	cmd.Flags().BoolVar(&check, "check", false, "name the files that are not laid out")
	return cmd
}

// formatter lays out specs, one after the other.
type formatter struct {
	cmd          *cobra.Command
	write, check bool
}

// format lays out one spec. It returns errMistakes if it cannot be, or if it should have been.
func (f formatter) format(spec string) error {
	content, err := f.read(spec)
	if err != nil {
		return err
	}
	out, diags, err := specfmt.Format(spec, content)
	if unsupported := new(specfmt.UnsupportedError); errors.As(err, &unsupported) {
		return err
	} else if err != nil {
		return &build.Bug{Value: err}
	}
	if out == nil {
		show(f.cmd.ErrOrStderr(), diags)
		return errMistakes
	}
	switch {
	case f.check && !bytes.Equal(out, content):
		fmt.Fprintln(f.cmd.OutOrStdout(), spec)
		return errMistakes
	case f.write && !bytes.Equal(out, content):
		fmt.Fprintln(f.cmd.OutOrStdout(), "wrote", spec)
		return build.Replace(spec, out)
	case !f.check && !f.write:
		_, err = f.cmd.OutOrStdout().Write(out)
	}
	return err
}

// read reads a spec, or stdin.
func (f formatter) read(spec string) ([]byte, error) {
	if spec == stdinName {
		if f.write {
			return nil, usageError{errors.New("stdin cannot be written; leave out -w")}
		}
		return io.ReadAll(f.cmd.InOrStdin())
	}
	content, err := os.ReadFile(spec)
	if err != nil {
		return nil, fmt.Errorf("read the spec: %w", err)
	}
	return content, nil
}
