package spec_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/generator/spec"
)

func TestHoles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		yaml string
		want []string // expressions in angle brackets
	}{
		{`plain`, []string{"plain"}},
		{`${{ n }}`, []string{"<n>"}},
		{`"a ${{ n }} b ${{n}}"`, []string{"a ", "<n>", " b ", "<n>"}},
		{`'${{ {"a": {"b": 1}} }}'`, []string{`<{"a": {"b": 1}}>`}},
		{`'${{ "}}" }}}}'`, []string{`<"}}">`, "}}"}},
		{`'${{ "${{" }} x'`, []string{`<"${{">`, " x"}},
		{`'${{ "\"}}" }}'`, []string{`<"\"}}">`}},
		{"'${{ `\\` }}'", []string{"<`\\`>"}},
		{`${{ a /* }} */ }}`, []string{"<a /* }} */>"}},
		{"|\n  ${{ n }}\n", []string{"<n>"}},
		{"|\n  ${{ n }}\n  b\n", []string{"<n>", "\nb\n"}},
		{`$ {{ n }}`, []string{"$ {{ n }}"}},
		{`""`, nil},
		{``, nil},
	} {
		n := parse(t, "a: "+c.yaml+"\n").Get("a")
		segments, diags := spec.Holes(n)
		var got []string
		for _, s := range segments {
			text := s.Text.String()
			if s.Expr {
				text = "<" + text + ">"
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" || len(diags) > 0 {
			t.Errorf("%s: (-want +got)\n%s%s", c.yaml, diff, diags.Text(false))
		}
		if _, whole := spec.WholeExpr(segments); whole != (len(got) == 1 && got[0][0] == '<') {
			t.Errorf("%s: one hole and nothing else: %v", c.yaml, whole)
		}
	}
}

func TestForHeader(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ header, names, in, by string }{
		{"row in rows", "row", "rows", ""},
		{"i, row in rows by row.id", "i row", "rows", "row.id"},
		{"k,v in m", "k v", "m", ""},
		{"x in filter(xs, .by in ys) by [x.a, x.b]", "x", "filter(xs, .by in ys)", "[x.a, x.b]"},
		{"x in by by x", "x", "by", "x"},
		{"x in by", "x", "by", ""},
		{"größe in größen", "größe", "größen", ""},
	} {
		h, diags := spec.ParseFor(parse(t, "for: '"+c.header+"'").Get("for"))
		names := ""
		for i, n := range h.Names {
			if i > 0 {
				names += " "
			}
			names += n.Text
			if n.Span.Text() != n.Text {
				t.Errorf("%s: %q stands at %q", c.header, n.Text, n.Span.Text())
			}
		}
		if names != c.names || h.In.String() != c.in || h.By.String() != c.by || len(diags) > 0 {
			t.Errorf("%s: got %q in %q by %q\n%s", c.header, names, h.In, h.By, diags.Text(false))
		}
	}
	for _, wrong := range []string{"rows", "in rows", "a.b in rows", "x in", "x in rows by", "1 in rows", "a, b, c in rows", ""} {
		if _, diags := spec.ParseFor(parse(t, "for: '"+wrong+"'").Get("for")); len(diags) != 1 {
			t.Errorf("%q yields\n%s", wrong, diags.Text(false))
		}
	}
}

func TestSignature(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		key  string
		name string
		want []string
	}{
		{"add", "add", nil},
		{"add()", "add", nil},
		{"add ( x int )", "add", []string{"x int"}},
		{"f(a map<string, list<int>>, b {x: int, y: int}, c int?)", "f", []string{"a map<string, list<int>>", "b {x: int, y: int}", "c int?"}},
		{"f(a: int)", "f", []string{"a int"}},
	} {
		sig, diags := spec.ParseSignature(parse(t, "'"+c.key+"': 1").Entries[0].Key)
		var got []string
		for _, p := range sig.Params {
			got = append(got, p.Span.Text()+" "+p.Type.String())
		}
		if diff := cmp.Diff(c.want, got); diff != "" || sig.Name != c.name || len(diags) > 0 {
			t.Errorf("%s: got %q (-want +got)\n%s%s", c.key, sig.Name, diff, diags.Text(false))
		}
	}
	for _, wrong := range []string{"1", "f(", "f(a", "f(a)", "f(a int,)", "f(a int) int", "f(int)a"} {
		if _, diags := spec.ParseSignature(parse(t, "'"+wrong+"': 1").Entries[0].Key); len(diags) != 1 {
			t.Errorf("%q yields\n%s", wrong, diags.Text(false))
		}
	}
}

func TestSet(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ set, place, expr string }{
		{"n = n + 1", "n", "n + 1"},
		{"cells[r == 1 ? 0 : r][c].flag=x == y", "cells[r == 1 ? 0 : r][c].flag", "x == y"},
		{`a["="] = "="`, `a["="]`, `"="`},
		{"a = b >= c", "a", "b >= c"},
	} {
		all, diags := spec.ParseSet(parse(t, "set: |\n  "+c.set).Get("set"))
		if len(all) != 1 || all[0].Place.String() != c.place || all[0].Expr.String() != c.expr || len(diags) > 0 {
			t.Errorf("%s: got %+v\n%s", c.set, all, diags.Text(false))
		}
	}
	for _, wrong := range []string{"n", "n == 1", "= 1", "n =", "n >= 1", "[a]", "", "${{ n = 1 }} b"} {
		if _, diags := spec.ParseSet(parse(t, "set: "+wrong).Get("set")); len(diags) != 1 {
			t.Errorf("%q yields\n%s", wrong, diags.Text(false))
		}
	}
	all, _ := spec.ParseSet(parse(t, "set: {step: 0, 'a.b': Bob}").Get("set"))
	if len(all) != 2 || all[1].Place.String() != "a.b" || all[1].Value.String() != "Bob" {
		t.Errorf("the mapping form: %+v", all)
	}
}

func TestValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		yaml string
		kind spec.ValueKind
		num  float64
	}{
		{"", spec.NullValue, 0}, {"null", spec.NullValue, 0}, {"~", spec.NullValue, 0},
		{"true", spec.BoolValue, 0}, {"False", spec.BoolValue, 0}, {"yes", spec.TextValue, 0},
		{"0", spec.IntValue, 0}, {"-12", spec.IntValue, -12}, {"0x1F", spec.IntValue, 31}, {"0o17", spec.IntValue, 15},
		{"0b11", spec.IntValue, 3}, {"1_000", spec.IntValue, 1000}, {"9223372036854775808", spec.FloatValue, 9223372036854775808},
		{"1.5", spec.FloatValue, 1.5}, {".5", spec.FloatValue, .5}, {"5.", spec.FloatValue, 5}, {"1e3", spec.FloatValue, 1000},
		{"2024-06-01", spec.DateValue, 0}, {"2024-06-01T08:45", spec.DateTimeValue, 0}, {"2024-06-01T08:45:00.5+02:00", spec.DateTimeValue, 0},
		{"12:30", spec.TextValue, 0}, {"15m", spec.TextValue, 0}, {"'12'", spec.TextValue, 0}, {"1.2.3", spec.TextValue, 0},
		{"-", spec.TextValue, 0}, {"tree", spec.TextValue, 0}, {"--1", spec.TextValue, 0}, {"e3", spec.TextValue, 0},
	} {
		if c.yaml == "-" {
			c.yaml = "'-'"
		}
		got := parse(t, "a: "+c.yaml).Get("a").Value()
		if got.Kind != c.kind || got.Float != c.num {
			t.Errorf("%s: got %+v", c.yaml, got)
		}
	}
}
