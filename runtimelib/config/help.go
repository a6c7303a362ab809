package config

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteHelp writes every option with its default. The sections of the theme are named, not repeated.
func WriteHelp(w io.Writer, program string) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "Usage: %s [--option value]…\n\n", program)
	fmt.Fprintf(out, "Each option may also be an environment variable: --server.port is %s.\n", envName("server.port"))
	defaults := Defaults()
	for _, section := range sections {
		fmt.Fprintln(out)
		for _, r := range section {
			writeOption(out, describe(r, &defaults))
		}
	}
	fmt.Fprintln(out, "\nThe theme; most of it also as theme.sidebar.*, theme.light.*, theme.dark.*, theme.light.sidebar.*, theme.dark.sidebar.*:")
	for _, r := range themeRows {
		full, _ := lookupTheme(themePrefix + r.name)
		writeOption(out, describe(full, &defaults))
	}
	return out.Flush()
}

func writeOption(w io.Writer, o Option) {
	initial := ""
	if o.Default != "" {
		initial = fmt.Sprintf(" (default %s)", o.Default)
	}
	value := "VALUE"
	switch {
	case o.Switch:
		value = "[true|false]"
	case o.List:
		value = "VALUE,…"
	}
	fmt.Fprintf(w, "  --%s %s\n      %s%s\n", o.Key, value, o.Doc, initial)
	if !o.Switch {
		fmt.Fprintf(w, "      %s\n", strings.TrimSpace(o.Expects))
	}
}
