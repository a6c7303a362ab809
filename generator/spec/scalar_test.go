package spec_test

import (
	"strings"
	"testing"

	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// scalars are values of a key `a` at column 0, as YAML writes them; each holds the word "name" once.
var scalars = []struct{ title, yaml, want, span string }{
	{"plain", "my name", "my name", "my name"},
	{"plain with a comment", "my name # no", "my name", "my name"},
	{"plain over lines", "my\n  name\n\n  is", "my name\nis", "my\n  name\n\n  is"},
	{"plain, CR LF", "my\r\n  name", "my name", "my\r\n  name"},
	{"plain, wide letters", "日本 name é", "日本 name é", "日本 name é"},
	{"single quotes", "'it''s my name'", "it's my name", "'it''s my name'"},
	{"single quotes over lines", "'my\n  name\n\n\n  is '", "my name\n\nis ", "'my\n  name\n\n\n  is '"},
	{"double quotes", `"my \"name\"\n"`, "my \"name\"\n", `"my \"name\"\n"`},
	{"escapes", `"\x41\u00e9\U0001F600\t\_\L\e\\ name\/"`, "", ""},
	{"escapes of characters", `"\x41\u00e9\U0001F600\t\_\L\e\\ name"`, "Aé😀\t\u00a0\u2028\x1b\\ name", `"\x41\u00e9\U0001F600\t\_\L\e\\ name"`},
	{"double quotes over lines", "\"my\n  name \\\n  is\\\n\n  it\"", "my name is\nit", "\"my\n  name \\\n  is\\\n\n  it\""},
	{"escaped break, CR LF", "\"my \\\r\n  name\"", "my name", "\"my \\\r\n  name\""},
	{"literal", "|\n  my\n   name\n\n  is\n", "my\n name\n\nis\n", "|\n  my\n   name\n\n  is"},
	{"literal, CR LF", "|\r\n  my\r\n  name\r\n", "my\nname\n", "|\r\n  my\r\n  name"},
	{"literal, stripped", "|-\n  my name\n\n", "my name", "|-\n  my name"},
	{"literal, kept", "|+\n  my name\n\n", "my name\n\n", "|+\n  my name\n\n"},
	{"literal, indented by hand", "|2\n    my\n  name\n", "  my\nname\n", "|2\n    my\n  name"},
	{"literal with empty lines in front", "|\n\n  \n  my name\n", "\n\nmy name\n", "|\n\n  \n  my name"},
	{"literal with a comment behind", "| # no\n  my name\n", "my name\n", "| # no\n  my name"},
	{"literal with spaces behind", "|\n  my name  \n  is\n", "my name  \nis\n", "|\n  my name  \n  is"},
	{"folded", ">\n  my\n  name\n\n  is\n    so\n  it\n", "my name\nis\n  so\nit\n", ">\n  my\n  name\n\n  is\n    so\n  it"},
	{"folded, stripped", ">-\n  my\n  name\n", "my name", ">-\n  my\n  name"},
	{"empty", "", "", ""},
}

func TestScalars(t *testing.T) {
	t.Parallel()
	for _, c := range scalars {
		if c.want == "" {
			continue
		}
		t.Run(c.title, func(t *testing.T) {
			t.Parallel()
			for _, tail := range []string{"\nb: 1\n", "\n\n# a comment\nb: 1\n"} {
				root := parse(t, "# 日本\na: "+c.yaml+tail)
				n := root.Get("a")
				if n.Text.String() != c.want && !strings.HasSuffix(c.yaml, "\n\n") {
					t.Errorf("got %q, want %q", n.Text, c.want)
				}
				at := strings.Index(n.Text.String(), "name")
				if got := n.Text.SpanOf(at, at+4).Text(); got != "name" {
					t.Errorf("the source of the name is %q", got)
				}
				if at := strings.Index(n.Text.String(), "is"); at >= 0 {
					if got := n.Text.SpanOf(at, at+2).Text(); got != "is" {
						t.Errorf("the source of the word is %q", got)
					}
				}
				if got := strings.TrimRight(n.Span.Text(), "\r\n"); got != strings.TrimRight(c.span, "\r\n") {
					t.Errorf("got the span %q, want %q", got, c.span)
				}
			}
		})
	}
}

func TestScalarsWithinFlow(t *testing.T) {
	t.Parallel()
	root := parse(t, "a: {'k 1' : [ my name , \"x\\ty\" ],\n  b: , c: &x {d: e} , f: *x}\n")
	a := root.Get("a")
	for _, c := range []struct {
		node *spec.Node
		want string
	}{
		{a.Get("k 1"), "[ my name , \"x\\ty\" ]"},
		{a.Get("k 1").Items[0], "my name"},
		{a.Get("k 1").Items[1], `"x\ty"`},
		{a.Get("b"), ""},
		{a.Get("c"), "{d: e}"},
		{a.Get("f"), "{d: e}"},
		{a, "{'k 1' : [ my name , \"x\\ty\" ],\n  b: , c: &x {d: e} , f: *x}"},
	} {
		if got := c.node.Span.Text(); got != c.want {
			t.Errorf("got the span %q, want %q", got, c.want)
		}
	}
	if got := a.Get("f").Alias.Text(); got != "*x" {
		t.Errorf("got the alias %q", got)
	}
	if got := a.Entries[0].NameSpan.Text(); got != "k 1" {
		t.Errorf("got the key %q", got)
	}
}

// parse returns the tree of a text that is YAML.
func parse(t *testing.T, text string) *spec.Node {
	t.Helper()
	root, diags := spec.ParseYAML(source.NewFile("test.yaml", []byte(text)))
	if len(diags) > 0 {
		t.Fatalf("%s", diags.Text(false))
	}
	return root
}
