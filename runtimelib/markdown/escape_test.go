package markdown

import "testing"

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"plain text":   "plain text",
		"d.csv":        "d.csv",
		"snake_case":   "snake_case",
		"*bold*":       `\*bold\*`,
		"# heading":    `\# heading`,
		"a # b":        "a # b",
		"1. item":      `1\. item`,
		"v1.2":         "v1.2",
		":red[x]":      `\:red\[x\]`,
		"12:30":        "12:30",
		"a\n- b":       "a\n\\- b",
		"$x$ <b>&amp;": `\$x\$ \<b\>\&amp;`,
	} {
		if got := Escape(in); got != want {
			t.Errorf("Escape(%q) = %q, want %q", in, got, want)
		}
	}
}
