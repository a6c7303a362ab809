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
		"$x$ <b>&amp;": `\$x\$ \<b>\&amp;`,
		"322.00":       "322.00",
		"3.":           `3\.`,
		"-5":           "-5",
		"- 5":          `\- 5`,
		"+2 %":         "+2 %",
		"#5":           "#5",
		"## five":      `\## five`,
		"a < b":        "a < b",
		"A & B":        "A & B",
		"R&D":          `R\&D`,
		"> said":       `\> said`,
		"a > b":        "a > b",
		"a -> b":       `a -\> b`,
		"a <- b":       `a \<- b`,
		"a -- b":       `a \-- b`,
		"2 * 3":        "2 * 3",
		"* item":       `\* item`,
		"---":          `\---`,
		"===":          `\===`,
		"2024-06-01":   "2024-06-01",
	} {
		if got := Escape(in); got != want {
			t.Errorf("Escape(%q) = %q, want %q", in, got, want)
		}
	}
}
