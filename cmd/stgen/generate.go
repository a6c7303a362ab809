package main

import "github.com/spf13/cobra"

// newGenerate returns `stgen generate`.
func newGenerate() *cobra.Command {
	var out string
	var force bool
	cmd := &cobra.Command{
		Use:   "generate app.yaml",
		Short: "Write the Go package of a spec",
		Long: "Generate writes the Go package of a spec, by default into a folder of the app's name beside it.\n" +
			"Files that are up to date stay untouched, and so do all files if the spec has a mistake or a file was changed by hand.",
		Args: oneSpec,
		RunE: func(cmd *cobra.Command, args []string) error {
			_, _, err := generate(cmd, args[0], out, force)
			return err
		},
	}
	addOutputFlags(cmd, &out, &force)
	return cmd
}

// addOutputFlags adds the options of commands that write a package.
func addOutputFlags(cmd *cobra.Command, out *string, force *bool) {
	cmd.Flags().StringVarP(out, "output", "o", "", "`folder` of the package (default: one of the app's name beside the spec)")
	cmd.Flags().BoolVar(force, "force", false, "overwrite files that were changed by hand")
}
