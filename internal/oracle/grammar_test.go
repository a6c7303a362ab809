package oracle

import (
	"math/rand/v2"
	"strings"
)

// grammar are the forms of expressions by their type. `<type>` is an expression of a type; `<type|element>` one within a
// loop over elements, which reads them.
var grammar = map[string][]string{
	"int": {
		"i", "0", "1", "2", "-3", "7", "(<int> + <int>)", "(<int> - <int>)", "(<int> * <int>)", "(<int> % 3)", "-<int>", "abs(<int>)",
		"len(<str>)", "len(<ints>)", "len(<rows>)", "(<int?> ?? <int>)", "(<bool> ? <int> : <int>)", "sum(<ints>)",
		"sum(<rows>, <int|row>)", "count(<ints>, <bool|int>)", "count(<rows>, <bool|row>)", "int(<float>)", "max(<int>, <int>)",
		"min(<int>, <int>)", "at.Year()", "at.Day()", "int(at.Month())", "bitand(<int>, 7)", "indexOf(<str>, \"o\")",
		"reduce(<ints>, #acc + <int|int>, <int>)", "(let v = <int>; v * v + <int>)", "(if <bool> { <int> } else { <int> })", "add(<int>, <int>)",
		"sum(filter(<ints>, <bool|int>), <int|int>)", "len(filter(<rows>, <bool|row>))", "(first(<ints>) ?? <int>)", "len(<m>)",
		"(<m>[<str>] ?? <int>)", "sum(values(<m>))", "sum(map(<rows>, <int|row>))",
	},
	"float": {
		"f64", "0.5", "2.0", "(<float> + <int>)", "(<float> * <float>)", "(<float> - <int>)", "(<int> / 4)", "(<float> / 2)", "abs(<float>)",
		"ceil(<float>)", "floor(<float>)", "round(<float>)", "sum(<rows>, <float|row>)", "sum(map(filter(<rows>, <bool|row>), .amount))",
		"(mean(<ints>) ?? <float>)", "(median(<floats>) ?? <float>)", "float(<int>)", "(max(<floats>) ?? 0)", "(<bool> ? <float> : <float>)",
		"(2 ** <int>)", "min(<float>, 1.5)",
	},
	"str": {
		"str", `"a"`, `"foo"`, `"Hello, World"`, `""`, "foo.Bar", "(<str> + <str>)", "upper(<str>)", "lower(<str>)", "trim(<str>)",
		"<str>[1:]", "<str>[:2]", "<str>[<int>:<int>]", "string(<int>)", "string(<bool>)", "join(<strs>, \",\")", "(<str?> ?? <str>)",
		"(<bool> ? <str> : <str>)", "replace(<str>, \"o\", \"0\")", "trimPrefix(<str>, \"f\")", "greet(<str>)", `at.Format("2006-01-02")`,
		"repeat(<str>, 2)", "toJSON(<ints>)", "toBase64(<str>)", "at.Month().String()", "reduce(<strs>, #acc + #, \"\")",
		"(first(<rows>)?.name ?? <str>)", "(get(<rows>, <int>)?.note ?? <str>)",
	},
	"bool": {
		"ok", "true", "(<int> > <int>)", "(<float> <= <float>)", "(<int> == <int>)", "(<str> == <str>)", "(<str> != <str>)", "(<bool> and <bool>)",
		"(<bool> or <bool>)", "not <bool>", "(<str> contains <str>)", "(<str> startsWith \"f\")", "(<int> in <ints>)", "(<str> in <strs>)",
		"(<str> matches \"^[a-z]+$\")", "any(<ints>, <bool|int>)", "all(<rows>, <bool|row>)", "none(<ints>, <bool|int>)", "one(<strs>, <bool|str>)",
		"(<int?> == nil)", "(<str?> != nil)", "(<str> in <m>)", "(<ints> == <ints>)", "(<int?> == <int>)", "(at > date(\"2020-01-01\"))",
		"(<int> in 1..5)", "(<str> < <str>)", "(<str> not in <strs>)", "(<int?> in <ints>)", "(<bool> ? <bool> : <bool>)",
	},
	"ints": {
		"array", "[1, 2, 3]", "[<int>, <int>]", "map(<ints>, <int|int>)", "filter(<ints>, <bool|int>)", "map(<rows>, <int|row>)", "<ints>[1:]",
		"reverse(<ints>)", "sort(<ints>)", "sort(<ints>, \"desc\")", "uniq(<ints>)", "concat(<ints>, <ints>)", "take(<ints>, 2)", "(1..4)", "flatten([<ints>, <ints>])",
		"map(<ints>, # + #index)", "sortBy(<ints>, <int|int>)", "(values(<m>) | sort())", "map(<strs>, len(#))", "(<bool> ? <ints> : <ints>)",
		"map(filter(<ints>, <bool|int>), <int|int>)", "filter(map(<ints>, <int|int>), <bool|int>)",
	},
	"floats": {"map(<rows>, .amount)", "map(<ints>, # / 2)", "[<float>, 1]", "map(<rows>, <float|row>)", "sort(<floats>)"},
	"strs": {
		"map(<rows>, .name)", "map(list, .Bar)", `["a", <str>]`, "split(<str>, \",\")", "uniq(<strs>)", "sort(<strs>)", "map(<strs>, <str|str>)",
		"filter(<strs>, <bool|str>)", "(keys(<m>) | sort())", "map(filter(<rows>, .note != nil), .note)", "map(<rows>, <str|row>)", "map(<ints>, string(#))",
	},
	"rows": {"rows", "filter(<rows>, <bool|row>)", "sortBy(<rows>, <int|row>)", "sortBy(<rows>, .amount, \"desc\")", "<rows>[:2]", "reverse(<rows>)", "take(<rows>, 3)"},
	"int?": {"opt", "first(<ints>)", "last(<ints>)", "find(<ints>, <bool|int>)", "findIndex(<ints>, <bool|int>)", "get(<ints>, <int>)", "max(<ints>)", "min(<ints>)", "m[<str>]", "(<bool> ? <int> : nil)", "findLastIndex(<strs>, <bool|str>)"},
	"str?": {"first(<strs>)", "first(<rows>)?.name", "last(<rows>)?.note", "find(<rows>, <bool|row>)?.name", "get(<strs>, 1)", "(<bool> ? <str> : nil)"},
	"m":    {"m", "m", "{(<str>): <int>}"},
	"any": {
		"{a: <int>, b: <str>}", "[<str>, <str>]", "map(<rows>, ({n: <int|row>, s: <str|row>}))", "groupBy(<ints>, <int|int>)", "groupBy(<rows>, .name)",
		"<rows>", "<m>", "<int?>", "<str?>", "at + duration(\"1h\")", "at - date(\"2020-01-01\")", "{a: <int>}.a", "[<int?>, <int>]", "toPairs(<m>)",
	},
}

// elements are the forms that read the element of a loop.
var elements = map[string]map[string][]string{
	"int": {"int": {"#", "#", "#index", "(# * 2)"}, "bool": {"(# > 1)", "(# % 2 == 0)", "(# in array)"}, "float": {"(# / 2)"}},
	"row": {
		"int": {".id", ".id", "len(.name)"}, "float": {".amount", ".amount"}, "str": {".name", `(.note ?? "-")`, ".name"},
		"bool": {"(.amount > 10)", "(.note != nil)", "(.name == str)"}, "str?": {".note"},
	},
	"str": {"str": {"#", "upper(#)"}, "int": {"len(#)"}, "bool": {`(# != "")`, "(# == str)"}},
}

// generator makes random expressions.
type generator struct {
	r    *rand.Rand
	lets int
}

// expression returns one of a random type.
func (g *generator) expression() string {
	names := []string{"int", "float", "str", "bool", "ints", "floats", "strs", "rows", "int?", "str?", "any", "any"}
	return g.of(names[g.r.IntN(len(names))], "", 1+g.r.IntN(4))
}

// of returns an expression of a type, within a loop over elements of a kind.
func (g *generator) of(t, element string, depth int) string {
	forms := grammar[t]
	if own := elements[element][t]; len(own) > 0 && (depth <= 0 || g.r.IntN(2) == 0) {
		forms = own
	}
	form := forms[g.r.IntN(len(forms))]
	for try := 0; depth <= 0 && strings.Contains(form, "<") && try < 30; try++ {
		form = forms[g.r.IntN(len(forms))]
	}
	if strings.Contains(form, "let v") {
		g.lets++
		form = strings.ReplaceAll(form, "v", "v"+string(rune('a'+g.lets%26)))
	}
	return g.filled(form, element, depth-1)
}

// filled replaces the parts of a form.
func (g *generator) filled(form, element string, depth int) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(form, "<")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		part, after, closed := strings.Cut(rest, ">")
		t, inner, loop := strings.Cut(part, "|")
		if _, known := grammar[t]; !closed || !known { // an operator
			b.WriteByte('<')
			form = rest
			continue
		}
		if !loop {
			inner = element
		}
		b.WriteString(g.of(t, inner, depth))
		form = after
	}
}
