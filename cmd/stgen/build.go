package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/stgen/stgen/internal/build"
)

// newBuild returns `stgen build`.
func newBuild() *cobra.Command {
	var out string
	var force bool
	cmd := &cobra.Command{
		Use:   "build app.yaml",
		Short: "Compile a spec to one static binary",
		Long: "Build writes the Go package of a spec as generate does, and compiles it to one static binary in the same folder.\n" +
			"Outside of a Go module it also writes a go.mod beside main.go.",
		Args: oneSpec,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, c, err := generate(cmd, args[0], out, force)
			if err != nil {
				return err
			}
			return compileBinary(cmd, args[0], dir, c.Result.Name)
		},
	}
	addOutputFlags(cmd, &out, &force)
	return cmd
}

// compileBinary compiles the package in dir and says where the binary is and how large.
func compileBinary(cmd *cobra.Command, spec, dir, name string) error {
	binary := filepath.Join(dir, name+build.ExeSuffix())
	notes, err := build.Binary(cmd.Context(), build.Target{Dir: dir, Name: name, Spec: spec, Out: binary, Static: true})
	for _, note := range notes {
		fmt.Fprintln(cmd.OutOrStdout(), note)
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(binary)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "built %s (%.1f MB)\n", binary, float64(info.Size())/1e6)
	return nil
}
