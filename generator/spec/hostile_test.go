package spec_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/internal/cputime"
)

// TestHostile holds Parse to its bounds: input that is made to take long is refused or read in time.
func TestHostile(t *testing.T) {
	const many = 200_000
	laughs := "stgen: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := range 12 {
		laughs += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
	}
	for _, c := range []struct {
		name, text string
		code       *diag.Code // that must be among the diagnostics; nil if any outcome will do
	}{
		{"billion laughs", laughs, spec.TooManyAliases},
		{"deep flow", "a: " + strings.Repeat("[", 300) + strings.Repeat("]", 300), spec.TooDeep},
		{"deeper flow", "a: " + strings.Repeat("[", 100_000), nil},
		{"deep block", strings.Repeat("- ", 300) + "a", spec.TooDeep},
		{"too large", strings.Repeat("a", 11<<20), spec.FileTooLarge},
		{"long flow line", "stgen: 1\na: [" + strings.Repeat("é, ", many) + "é]\n", nil},
		{"many aliases on a long line", "stgen: 1\na: [" + strings.Repeat("é, ", many) + "&x é]\nb: [" + strings.Repeat("*x, ", 90_000) + "*x]\n", nil},
		{"open brackets in a flow list", "stgen: 1\na: [" + strings.Repeat("f(, ", many) + "]\n", nil},
		{"open holes in a flow list", "stgen: 1\na: [" + strings.Repeat("${{ (", many) + "]\n", nil},
		{"open calls in a flow list", "stgen: 1\na: [" + strings.Repeat("f(,", many) + "?]\n", nil},
		{"open brackets in a text", "stgen: 1\na: {" + strings.Repeat("a[", many) + "]\n", nil},
		{"white space in quotes", "stgen: 1\na: \"" + strings.Repeat(" ", many) + "b\"\n", nil},
		{"comments", "stgen: 1\nlet: a = (" + strings.Repeat(" #", many) + "\n", nil},
		{"open quotes", "stgen: 1\na: b: c\n" + strings.Repeat("- \"\n- '\n", many), nil},
		{"nothing but dashes", strings.Repeat("- ", 9000), nil},
		{"the same key", strings.Repeat("a: 1\n", many/4), spec.DuplicateKey},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := cputime.Used()
			app, diags := spec.Parse(source.NewFile("hostile.yaml", []byte(c.text)))
			if took := cputime.Used() - start; took > slow*5*time.Second {
				t.Errorf("took %v", took)
			}
			if app.Node == nil && len(diags) == 0 {
				t.Error("neither read nor refused")
			}
			found := c.code == nil
			for _, d := range diags {
				found = found || d.Code == c.code
			}
			if !found {
				t.Errorf("not refused as %s", c.code)
			}
		})
	}
}
