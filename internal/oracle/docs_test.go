package oracle

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/expr-lang/expr/builtin"

	"github.com/stgen/stgen/generator/expr"
)

var update = flag.Bool("update", false, "write the table of differences in docs/expressions.md anew")

const docs = "../../docs/expressions.md"

// docLine is a line of a box of the reference: an expression and what it says of it.
type docLine struct{ text, says string }

// docLines returns the lines of the reference's boxes of a kind.
func docLines(t *testing.T, kind string) (out []docLine) {
	t.Helper()
	data, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	for i, box := range strings.Split(string(data), "\n```") {
		body, ok := strings.CutPrefix(box, kind+"\n")
		if i%2 == 0 || !ok {
			continue
		}
		for line := range strings.Lines(body) {
			text, says, ok := cutLast(strings.TrimSpace(line), " // ")
			if !ok {
				t.Errorf("no value: %s", line)
			}
			out = append(out, docLine{strings.TrimSpace(text), says})
		}
	}
	if len(out) == 0 {
		t.Fatalf("no boxes of %s", kind)
	}
	return out
}

func cutLast(s, separator string) (before, after string, ok bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}

// TestDocs: every example of the reference has the value that stands behind it.
func TestDocs(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a program")
	}
	var texts []string
	for _, line := range docLines(t, "expr") {
		if texts = append(texts, line.text); line.says == "fails" {
			line.says = "array[99]"
		}
		texts = append(texts, line.says)
	}
	verdicts, err := Run("../..", texts)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(texts); i += 2 {
		is, says := verdicts[i], verdicts[i+1]
		switch {
		case is.Forms == nil || says.Forms == nil:
			t.Errorf("%s: %s %s; %s: %s %s", is.Text, is.Message, is.Differs, says.Text, says.Message, says.Differs)
		case is.Forms[0] != says.Forms[0]:
			t.Errorf("%s is %s; the reference says %s", is.Text, is.Forms[0], says.Text)
		}
	}
}

// TestDocsRefused: what the reference says is refused is, with the code that it names.
func TestDocsRefused(t *testing.T) {
	for _, line := range docLines(t, "refused") {
		e, diags := check(newScope(), line.text)
		if e != nil || diags[0].Code.Name != line.says {
			t.Errorf("%s: %v; the reference says %s", line.text, diags, line.says)
		}
	}
}

// TestDocsComplete: the reference has an example of every function, ours and expr-lang's.
func TestDocsComplete(t *testing.T) {
	var all strings.Builder
	for _, line := range append(docLines(t, "expr"), docLines(t, "refused")...) {
		all.WriteString(line.text + "\n")
	}
	for _, name := range slices.Concat(builtin.Names, expr.BuiltinNames()) {
		if !strings.Contains(all.String(), name+"(") {
			t.Errorf("no example of %s", name)
		}
	}
}

// TestTable: the table of differences in the reference is that of the oracle.
func TestTable(t *testing.T) {
	data, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := strings.Cut(string(data), "<!-- differences -->\n")
	if !ok {
		t.Fatal("no place for the table")
	}
	want := head + "<!-- differences -->\n" + table()
	switch {
	case *update:
		if err := os.WriteFile(docs, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	case want != string(data):
		t.Errorf("the table is stale: go test ./internal/oracle -run TestTable -update")
	}
}

func table() string {
	var b strings.Builder
	b.WriteString("\n| | for example | expr-lang | stgen | because |\n|---|---|---|---|---|\n")
	for _, d := range Differences {
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s | %s |\n", d.Name, strings.ReplaceAll(d.Example, "|", `\|`), d.Theirs, d.Ours, d.Why)
	}
	return b.String()
}
