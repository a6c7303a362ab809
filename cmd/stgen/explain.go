package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/stgen/stgen/generator/diag"
)

// newExplain returns `stgen explain`.
func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Explain a kind of mistake, or list them all",
		Long:  "Explain tells what the code in brackets behind a message means, with a wrong and a right example.",
		Args:  usage(cobra.MaximumNArgs(1)),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return codeNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				listCodes(cmd.OutOrStdout())
				return nil
			}
			name := strings.Trim(args[0], "[]")
			code := diag.Lookup(name)
			if code == nil {
				return unknownCode(name)
			}
			explain(cmd.OutOrStdout(), code)
			return nil
		},
	}
}

func unknownCode(name string) error {
	hint := diag.DidYouMean(name, codeNames())
	if hint == "" {
		hint = "`stgen explain` lists them"
	}
	return usageError{fmt.Errorf("no code is named %q; %s", name, hint)}
}

func codeNames() []string {
	var names []string
	for _, c := range diag.Codes() {
		names = append(names, c.Name)
	}
	return names
}

// listCodes writes all codes with their summaries.
func listCodes(w io.Writer) {
	width := 0
	for _, name := range codeNames() {
		width = max(width, len(name))
	}
	for _, c := range diag.Codes() {
		fmt.Fprintf(w, "%-*s  %s\n", width, c.Name, c.Summary)
	}
}

// explain writes all that is known of a code.
func explain(w io.Writer, c *diag.Code) {
	fmt.Fprintf(w, "%s: %s\n", c.Name, c.Summary)
	if c.Explanation != "" {
		fmt.Fprintf(w, "\n%s\n", c.Explanation)
	}
	example(w, "Wrong", c.Wrong)
	example(w, "Right", c.Right)
}

func example(w io.Writer, title, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(w, "\n%s:\n\n", title)
	for line := range strings.Lines(strings.Trim(text, "\n") + "\n") {
		fmt.Fprint(w, strings.TrimRight("    "+strings.ToValidUTF8(line, "\uFFFD"), " \n")+"\n")
	}
}
