package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"github.com/stgen/stgen/internal/build"
)

// newCheck returns `stgen check`.
func newCheck() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check app.yaml",
		Short: "Show all mistakes of a spec",
		Long: "Check shows all mistakes of a spec at once: file, line and column, the line itself, and what to write instead.\n" +
			"It exits with 1 if there is a mistake, and says nothing if there is none.",
		Args: oneSpec,
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON {
				return checkJSON(cmd, args[0])
			}
			_, err := compile(cmd, args[0])
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a JSON array of diagnostics, for editors and scripts")
	return cmd
}

// checkJSON writes the diagnostics of a spec to stdout; [] if there are none.
func checkJSON(cmd *cobra.Command, spec string) error {
	c, err := build.Compile(cmd.Context(), spec)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(cmd.OutOrStdout())
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(c.Diags); err != nil {
		return err
	}
	if c.Diags.HasErrors() {
		return errMistakes
	}
	return nil
}
