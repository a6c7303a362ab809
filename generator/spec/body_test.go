package spec_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// app parses a file of testdata/ok without a diagnostic.
func app(t *testing.T, name string) *spec.App {
	t.Helper()
	text, err := os.ReadFile("testdata/ok/" + name)
	if err != nil {
		t.Fatal(err)
	}
	a, diags := spec.Parse(source.NewFile(name, text))
	if len(diags) > 0 {
		t.Fatalf("%s", diags.Text(false))
	}
	return a
}

// outline writes statements in a short form, one a line.
func outline(statements []spec.Statement, indent string) string {
	var b strings.Builder
	nested := func(body *spec.Body) {
		if body != nil {
			b.WriteString(outline(body.Statements, indent+"  "))
		}
	}
	for _, s := range statements {
		comment := ""
		if c := s.Common().Comment; c != "" {
			comment = " # " + c
		}
		switch s := s.(type) {
		case *spec.Element:
			fmt.Fprintf(&b, "%s%s %s%s%s\n", indent, s.Name, s.Args.Text, guard(s.If), comment)
			nested(s.Catch)
		case *spec.If:
			for _, branch := range s.Branches {
				fmt.Fprintf(&b, "%sif %s%s\n", indent, branch.Cond, comment)
				nested(&branch.Then)
			}
			if s.Else != nil {
				fmt.Fprintf(&b, "%selse\n", indent)
				nested(s.Else)
			}
		case *spec.For:
			fmt.Fprintf(&b, "%sfor", indent)
			for _, n := range s.Header.Names {
				fmt.Fprintf(&b, " %s", n.Span.Text())
			}
			fmt.Fprintf(&b, " in [%s] by [%s]%s\n", s.Header.In, s.Header.By, comment)
			nested(&s.Body)
			nested(s.Else)
		case *spec.Let:
			for _, l := range s.Bindings {
				fmt.Fprintf(&b, "%slet %s = %s\n", indent, l.NameSpan.Text(), l.Expr)
			}
		case *spec.Stop:
			fmt.Fprintf(&b, "%sstop%s\n", indent, guard(s.If))
		case *spec.PlaceBody:
			fmt.Fprintf(&b, "%sbody%s\n", indent, guard(s.If))
		case *spec.PlacePage:
			fmt.Fprintf(&b, "%spage%s\n", indent, guard(s.If))
		}
	}
	return b.String()
}

func guard(cond *source.Text) string {
	if cond == nil {
		return ""
	}
	return " if " + cond.String()
}

func TestBody(t *testing.T) {
	t.Parallel()
	a := app(t, "yaml.yaml")
	want := `title Hello # An item.
header Hello
markdown # Not a comment
**${{ n }}**

markdown folded text ${{ {"a": [1]}["a"][0] }} and
let folded = a +
  b
balloons 
if not ready # Before a condition.
  title No
else
  title same column
for i row in [rows] by [row.id]
  write 
stop if !ready
`
	if diff := cmp.Diff(want, outline(a.Body.Statements, "")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestActions(t *testing.T) {
	t.Parallel()
	root := parse(t, `a:
  - set: n = n + 1
    if: n < 3
  - reset
  - exec: {connection: db, sql: x}
    catch: [{toast: Failed}, close]
  - if: a
    then: reset
  - else: {toast: b}
  - for: x in xs
    body:
      - remove: lines[x]
b: add
c: {finish: 1}
d:
`)
	for _, c := range []struct{ key, want string }{
		{"a", "set n = n + 1 if n < 3\nreset \nexec \n  toast Failed\n  close \nif a\n  reset \nelse\n  toast b\nfor x in [xs] by []\n  remove lines[x]\n"},
		{"b", "add \n"},
		{"c", "finish 1\n"},
		{"d", ""},
	} {
		actions, diags := spec.ParseActions(root.Get(c.key))
		if len(diags) > 0 {
			t.Errorf("%s: %s", c.key, diags.Text(false))
		}
		if diff := cmp.Diff(c.want, outline(actions, "")); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.key, diff)
		}
	}
}

func TestParts(t *testing.T) {
	t.Parallel()
	root := parse(t, `a:
  - - title: One
  - {width: 2, body: [{title: Two}]}
  - {for: k in kpis, label: "${{ k }}", body: [{title: Three}]}
  -
`)
	parts, diags := spec.ParseParts(root.Get("a"))
	if len(diags) > 0 || len(parts) != 4 {
		t.Fatalf("%d parts\n%s", len(parts), diags.Text(false))
	}
	if got := parts[1].Param("width").String(); got != "2" {
		t.Errorf("got the width %q", got)
	}
	if got := parts[2].For.In.String(); got != "kpis" {
		t.Errorf("got a loop over %q", got)
	}
	for i, want := range []string{"title One\n", "title Two\n", "title Three\n", ""} {
		if diff := cmp.Diff(want, outline(parts[i].Body, "")); diff != "" {
			t.Errorf("part %d: (-want +got)\n%s", i, diff)
		}
	}
	for _, wrong := range []string{"a: one", "a: [one]", "a: {b: c}"} {
		if _, diags := spec.ParseParts(parse(t, wrong).Get("a")); len(diags) != 1 || diags[0].Code != spec.BodyNotList {
			t.Errorf("%s yields %s", wrong, diags.Text(false))
		}
	}
}

func TestComments(t *testing.T) {
	t.Parallel()
	a := app(t, "yaml.yaml")
	if got := a.Comment; got != "What stands at the top.\n\nAnd what belongs to the version." && got != "What stands at the top." {
		t.Errorf("got the comment of the file %q", got)
	}
	if got := a.Node.Entry("state").Head; got != "Shared by all." {
		t.Errorf("got the comment of state %q", got)
	}
	if got := a.State[0].Comment; got != "How often." {
		t.Errorf("got the comment of presses %q", got)
	}
	if got := a.Node.Get("state").Entry("presses").Line; got != "so far" {
		t.Errorf("got the comment behind presses %q", got)
	}
}
