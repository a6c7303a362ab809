package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/internal/build"
)

// compile compiles the spec for a package in the folder dir and shows its diagnostics. It returns errMistakes if these allow no result.
func compile(cmd *cobra.Command, spec, dir string) (*build.Compiled, error) {
	c, err := build.CompileInto(cmd.Context(), spec, dir)
	if err != nil {
		return nil, err
	}
	show(cmd.ErrOrStderr(), c.Diags)
	if c.Diags.HasErrors() {
		return nil, errMistakes
	}
	return c, nil
}

// maxShown bounds how many diagnostics are shown to people; --json has all of them.
const maxShown = 100

// show writes diagnostics for people, in colour on a terminal.
func show(w io.Writer, diags diag.List) {
	fmt.Fprint(w, diags[:min(len(diags), maxShown)].Text(colourful(w)))
	if more := len(diags) - maxShown; more > 0 {
		fmt.Fprintf(w, "\nand %d more; --json shows all of them\n", more)
	}
}

// colourful reports whether w is a terminal of someone who has not turned colours off (https://no-color.org).
func colourful(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isatty.IsTerminal(f.Fd())
}

// outputDir is where the package of a spec goes: what -o says, else a folder of the app's name beside the spec.
func outputDir(spec, flag string) string {
	if flag != "" {
		return flag
	}
	return strings.TrimSuffix(spec, filepath.Ext(spec))
}

// generate compiles the spec, writes its package and says which files it wrote.
func generate(cmd *cobra.Command, spec, out string, force bool) (dir string, c *build.Compiled, err error) {
	dir = outputDir(spec, out)
	if c, err = compile(cmd, spec, dir); err != nil {
		return "", nil, err
	}
	written, err := build.Write(dir, c.Result.Files, force)
	for _, path := range written {
		fmt.Fprintln(cmd.OutOrStdout(), "wrote", path)
	}
	if err == nil && len(written) == 0 {
		fmt.Fprintln(cmd.OutOrStdout(), dir, "is up to date")
	}
	return dir, c, err
}
