package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/stgen/stgen/internal/build"
)

// newVersion returns `stgen version`.
func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which stgen this is",
		Args:  usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			v := build.ThisVersion()
			fmt.Fprintf(cmd.OutOrStdout(), "stgen %s (%s, %s/%s)\n", v.Number, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			if !v.Release() && v.Source != "" {
				fmt.Fprintln(cmd.OutOrStdout(), "a development build of", v.Source)
			}
			return nil
		},
	}
}
