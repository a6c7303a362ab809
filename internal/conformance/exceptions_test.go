package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stgen/stgen/internal/facts"
)

func TestExceptions(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, yaml string
		change     func(View)
		want       string // the difference that is left
		used       int
	}{
		{"a value", "at: main[1].button.label", func(v View) { v.Roots[0].Children[1].Body["button"].(object)["label"] = "x" }, "", 1},
		{"a value other than it may be", "at: main[1].button.label\n  instead: y",
			func(v View) { v.Roots[0].Children[1].Body["button"].(object)["label"] = "x" }, `main[1].button.label: expected "Keyed"`, 0},
		{"all below", "at: main[1]", func(v View) { v.Roots[0].Children[1].Body["button"] = object{} }, "", 4},
		{"a place with a longer number", "at: main[1]", func(v View) {
			v.Roots[0].Children[1].Path = "main[10]"
			v.Roots[0].Children[6].Body["markdown"] = object{}
		},
			"main[6].markdown.body", 0},
		{"another kind", "at: main[7]\n  instead: table", func(v View) { v.Roots[0].Children[7].Kind = "table" }, "", 1},
		{"a place less", "missing: main[1]", func(v View) { v.Roots[0].Children = append(v.Roots[0].Children[:1:1], v.Roots[0].Children[2:]...) }, "", 1},
		{"a place more", "extra: main[8]", func(v View) {
			v.Roots[0].Children = append(v.Roots[0].Children, &Place{Path: "main[8]", Kind: "text"})
		}, "", 1},
		{"another step", "at: main[1].button.label\n  steps: [1]",
			func(v View) { v.Roots[0].Children[1].Body["button"].(object)["label"] = "x" }, "main[1].button.label", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			list, err := ReadExceptions(strings.NewReader("- name: button\n  reason: a test\n  " + tt.yaml))
			if err != nil {
				t.Fatal(err)
			}
			one, err := ReadTrace(facts.Traces(), "button")
			if err != nil {
				t.Fatal(err)
			}
			other, err := ReadTrace(facts.Traces(), "button")
			if err != nil {
				t.Fatal(err)
			}
			expected, found := views(t, one)[0], views(t, other)[0]
			tt.change(found)
			d, used := Compare(expected, found, NewPairs(), exceptionsIn(list, "button", 0))
			got := ""
			if d != nil {
				got = d.String()
			}
			if (got == "") != (tt.want == "") || !strings.HasPrefix(got, tt.want) || len(used) != tt.used {
				t.Errorf("got %q, %d exceptions used; want %q, %d", got, len(used), tt.want, tt.used)
			}
		})
	}
}

func TestExceptionsRefused(t *testing.T) {
	t.Parallel()
	for yaml, want := range map[string]string{
		"- {reason: r, at: x}":                       "no name",
		"- {name: n, at: x}":                         "no reason",
		"- {name: n, reason: r}":                     "exactly one",
		"- {name: n, reason: r, at: x, missing: y}":  "exactly one",
		"- {name: n, reason: r, at: x, because: me}": "because",
	} {
		if _, err := ReadExceptions(strings.NewReader(yaml)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", yaml, err, want)
		}
	}
}

// TestOurExceptions reads the project's own: each must be about a spec that is there.
func TestOurExceptions(t *testing.T) {
	t.Parallel()
	dir := filepath.Join("..", "..", "conformance")
	list, err := readExceptionsFile(filepath.Join(dir, "exceptions.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if _, err := os.Stat(filepath.Join(dir, e.Name+".yaml")); err != nil {
			t.Error(err)
		}
	}
}
