package generator

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stgen/stgen/internal/cputime"
)

var hostile = flag.Int("hostile", 20_000, "how often TestHostile repeats what it repeats")

// TestHostile holds Generate to its bounds: what is made to take long is refused at once, or worked through in a time that
// grows with its size.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	repeat := strings.Repeat
	numbered := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	nested := func(depth int, item, holder string) string {
		var b strings.Builder
		indent := "  "
		for i := range depth {
			b.WriteString(indent + strings.ReplaceAll(item, "#", fmt.Sprint(i)) + "\n" + indent + holder + "\n")
			indent += repeat(" ", len(holder)-len(strings.TrimLeft(holder, " "))+2)
		}
		return b.String() + indent + "- title: Deep\n"
	}
	many := *hostile / slow // the race detector makes this no better a test
	const second = time.Second
	for _, c := range []struct {
		name, text string
		code       string // of the refusal; "" = it is taken
		within     time.Duration
	}{
		{"billion laughs", laughs(), "too-many-aliases", second},
		{"deep lists", "stgen: 1\nbody: " + repeat("[", 5000) + repeat("]", 5000), "yaml-syntax too-deep", second},
		{"a text of 11 MB", "stgen: 1\nbody:\n  - text: " + repeat("word ", 11<<20/5+1) + "\n", "file-too-large", second},
		{"a text of megabytes", "stgen: 1\nbody:\n  - text: " + repeat("word ", *hostile*20/slow) + "\n", "", 4 * second},
		{"thousands of elements", "stgen: 1\nbody:\n" + repeat("  - title: Hello\n", many/5), "", 10 * second},
		{"as many mistakes", "stgen: 1\nbody:\n" + repeat("  - titel: Hello\n", many), "unknown-element", 5 * second},
		{"as many unknown names", "stgen: 1\nbody:\n" + repeat("  - title: ${{ helo }}\n", many), "unknown-name", 5 * second},
		{"as many widgets of one key", "stgen: 1\nbody:\n" + repeat("  - slider: {key: n, label: A}\n", many), "duplicate-widget-key", 8 * second},
		{"as many colons", "stgen: 1\nbody:\n" + repeat("  - title: a: b\n", many), "colon-in-text", 4 * second},
		{"as many variables", "stgen: 1\nstate:\n" + numbered("  v%d: 1\n", many), "", 10 * second},
		{"values in a row", "stgen: 1\nlet:\n  - l0 = 1\n" + chain(5000) + "body:\n  - title: ${{ l5000 }}\n", "", 3 * second},
		{"values in a ring", "stgen: 1\nlet:\n  - l0 = l5000\n" + chain(5000) + "body:\n  - title: ${{ l5000 }}\n", "cycle", 3 * second},
		{"5,000 functions", "stgen: 1\nfunctions:\n" + numbered("  f%d(x int): ${{ x + 1 }}\n", 5000), "", 5 * second},
		{"10,000 holes in a text", "stgen: 1\nstate: {n: 1}\nbody:\n  - text: \"" + repeat("${{ n }} ", 10_000) + "\"\n", "", 5 * second},
		{"deep containers", "stgen: 1\nbody:\n" + nested(60, "- container:", "    body:"), "", second},
		{"deep conditions", "stgen: 1\nstate: {n: 1}\nbody:\n" + nested(90, "- if: n > #", "  then:"), "", 2 * second},
		{"deep loops", "stgen: 1\nstate: {xs: [1]}\nbody:\n" + nested(60, "- for: x# in xs", "  body:"), "", 2 * second},
		{"a long chain", "stgen: 1\nstate: {n: 1}\nbody:\n  - if: n == 0\n    then: [{title: x}]\n" + repeat("  - elif: n == 1\n    then: [{title: y}]\n", 5000), "", 5 * second},
		{"an expression that is too large", "stgen: 1\nstate: {n: 1}\nbody:\n  - text: ${{ n" + repeat("+n", 40_000) + " }}\n", "expression-too-complex", second},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := cputime.Used()
			fsys := fstest.MapFS{"app.yaml": {Data: []byte(c.text)}}
			r, diags, err := Generate(context.Background(), fsys, "app.yaml", Options{})
			took := cputime.Used() - start
			if err != nil {
				t.Fatal(err)
			}
			if c.code == "" && r == nil {
				t.Errorf("refused: %s", diags[:1].Text(false))
			}
			if c.code != "" && (r != nil || len(diags) == 0 || !strings.Contains(c.code, diags[0].Code.Name)) {
				t.Errorf("want %s, got %d diagnostics", c.code, len(diags))
			}
			if took > slow*c.within {
				t.Errorf("took %v, more than %v", took, slow*c.within)
			}
			t.Log(took)
		})
	}
}

// laughs returns aliases that stand for ten times what the ones above stand for, twelve times over.
func laughs() string {
	text := "stgen: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := range 12 {
		text += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
	}
	return text
}

// chain returns values that each need the one before.
func chain(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - l%d = l%d + 1\n", i+1, i)
	}
	return b.String()
}
