package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/internal/build"
)

// newCheck returns `stgen check`.
func newCheck() *cobra.Command {
	var asJSON, fix bool
	cmd := &cobra.Command{
		Use:   "check app.yaml",
		Short: "Show all mistakes of a spec",
		Long: "Check shows all mistakes of a spec at once: file, line and column, the line itself, and what to write instead.\n" +
			"It exits with 1 if there is a mistake, and says nothing if there is none.\n" +
			"With --fix it first makes the changes that leave no doubt, such as quotes around what YAML would misread.",
		Args: oneSpec,
		RunE: func(cmd *cobra.Command, args []string) error {
			check := build.Compile
			if fix {
				check = fixed(cmd)
			}
			c, err := check(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if asJSON {
				err = writeJSON(cmd.OutOrStdout(), c.Diags)
			} else {
				show(cmd.ErrOrStderr(), c.Diags)
			}
			if err == nil && c.Diags.HasErrors() {
				return errMistakes
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a JSON array of diagnostics, for editors and scripts")
	cmd.Flags().BoolVar(&fix, "fix", false, "make the changes that leave no doubt, and show what is left")
	return cmd
}

// fixed returns build.Compile that first makes the safe fixes and says on stderr how many.
func fixed(cmd *cobra.Command) func(context.Context, string) (*build.Compiled, error) {
	return func(ctx context.Context, spec string) (*build.Compiled, error) {
		files, c, err := build.Fix(ctx, spec)
		for _, f := range files {
			fmt.Fprintf(cmd.ErrOrStderr(), "fixed %s: %s\n", f.Path, mistakes(f.Made))
		}
		return c, err
	}
}

// mistakes returns "n mistakes".
func mistakes(n int) string {
	if n == 1 {
		return "1 mistake"
	}
	return fmt.Sprintf("%d mistakes", n)
}

// writeJSON writes diagnostics for machines; [] if there are none.
func writeJSON(w io.Writer, diags diag.List) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(diags)
}
