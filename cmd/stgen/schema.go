package main

import (
	"github.com/spf13/cobra"

	"github.com/stgen/stgen/generator/schema"
)

// newSchema returns `stgen schema`.
func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print a JSON Schema of the language, for editors",
		Long: "Schema prints a JSON Schema of the spec language, by which editors with YAML support complete and check specs:\n" +
			"write it to a file and name that in the first line of a spec.",
		Example: "  stgen schema > stgen.schema.json\n  # yaml-language-server: $schema=stgen.schema.json",
		Args:    usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			out, err := schema.JSON()
			if err != nil {
				return err
			}
			_, err = cmd.OutOrStdout().Write(out)
			return err
		},
	}
}
