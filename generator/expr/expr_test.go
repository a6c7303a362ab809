package expr

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// testScope is a Scope of names with the text of their types.
type testScope map[string]*ir.Symbol

func (s testScope) Lookup(name string) *ir.Symbol { return s[name] }

func (s testScope) Member(*ir.Symbol, string, bool) *ir.Symbol { return nil }

func (s testScope) Members(*ir.Symbol) []string { return nil }

func (s testScope) Names() []string {
	var names []string
	for name := range s {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func newTestScope() testScope {
	s := testScope{}
	for name, text := range map[string]string{
		"n": "int", "x": "float", "name": "string", "ok": "bool", "day": "date", "at": "datetime", "clock": "time",
		"span": "duration", "maybe": "int?", "word": "string?", "ints": "list<int>", "maybes": "list<int?>",
		"names": "list<string>", "m": "map<string, int>", "grid": "list<list<int>>", "raw": "bytes",
		"rows": "table<{id: int, name: string, amount: float, note: string?}>",
		"task": "{text: string, due: date?, owner: {name: string?}?}", "moments": "list<datetime>",
	} {
		t, err := types.Parse(text, nil)
		if err != nil {
			panic(err)
		}
		s[name] = &ir.Symbol{Name: name, Kind: ir.VarSymbol, Type: t, Go: name}
	}
	money := []types.Field{{Name: "x", Type: types.Float}}
	s["money"] = &ir.Symbol{Name: "money", Kind: ir.FuncSymbol, Type: &types.Func{Params: money, Result: types.String}, Go: "money"}
	return s
}

func check(text string) (ir.Expr, diag.List) {
	f := source.NewFile("app.yaml", []byte(text))
	return Check(source.Verbatim(f.Span(0, f.Len())), newTestScope(), nil)
}

func TestTypes(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		// numbers
		{"n + 1", "int"}, {"n + 1.5", "float"}, {"n / 2", "float"}, {"n % 2", "int"}, {"n ** 2", "float"}, {"-x", "float"},
		{"1..n", "list<int>"}, {"n > 1.5", "bool"}, {"1 < n < 5", "bool"}, {"abs(n)", "int"}, {"round(x)", "float"},
		{"round(x, 2)", "float"}, {"int(x)", "int"}, {"int(name)", "int?"}, {`int("12")`, "int"}, {"float(n)", "float"},
		{"max(n, 2)", "int"}, {"max(n, 2.5)", "float"}, {"max(ints)", "int?"}, {"max(ints, 1)", "int"}, {"mean(ints)", "float?"},
		{"min(maybes)", "int?"}, {"bitand(n, 3)", "int"}, {"max(grid)", "int?"}, {"min(moments)", "datetime?"}, {"mean(n, 2)", "float"},
		// texts
		{`name + "!"`, "string"}, {"upper(name)", "string"}, {`split(name, ",")`, "list<string>"}, {"name[1:3]", "string"},
		{"len(name)", "int"}, {`name matches "^a"`, "bool"}, {`name contains "a"`, "bool"}, {"string(x)", "string"},
		{`format(x, ",.2f")`, "string"}, {`format(day, "%d %b")`, "string"}, {"join(names)", "string"}, {"money(n)", "string"},
		// logic
		{"ok ? n : x", "float"}, {"ok ? n : nil", "int?"}, {"ok and not ok", "bool"}, {"maybe ?? 0", "int"}, {"maybe ?? 0.5", "float"},
		{"maybe ?? maybe", "int?"}, {"n ?? 2", "int"}, {"nil ?? 2", "int"}, {"if ok { n } else { 0 }", "int"}, {"maybe == 3", "bool"},
		{"maybe in ints", "bool"}, {"nil", "nil"}, {"n == nil", "bool"},
		// lists and loops
		{"[1, 2.5]", "list<float>"}, {"[]", "list<never>"}, {"[1, nil]", "list<int?>"}, {"ints[0]", "int"}, {"ints[-2:]", "list<int>"},
		{"filter(ints, # > 1)", "list<int>"}, {"map(rows, .name)", "list<string>"}, {"map(rows, {.amount * 2})", "list<float>"},
		{"sum(ints)", "int"}, {"sum(rows, .amount)", "float"}, {"sum(maybes)", "int"}, {"count(rows, .id > 1)", "int"},
		{"find(rows, .id == 1)", "{id: int, name: string, amount: float, note: string?}?"}, {"findIndex(ints, # > 1)", "int?"},
		{"first(ints)", "int?"}, {"last(rows)?.name", "string?"}, {"first(maybes)", "int?"},
		{"groupBy(rows, .name)", "map<string, table<{id: int, name: string, amount: float, note: string?}>>"},
		{"sortBy(rows, .amount, \"desc\")", "table<{id: int, name: string, amount: float, note: string?}>"},
		{"reduce(ints, #acc + #, 0)", "int"}, {"reduce(ints, #acc + #, 0.5)", "float"}, {"reduce(ints, #acc + # / 2, 0)", "float"},
		{"flatten(grid)", "list<int>"}, {"concat(ints, [1.5])", "list<float>"}, {"uniq(names)", "list<string>"},
		{"map(ints, # * #index)", "list<int>"}, {"filter(maybes, # != nil)", "list<int>"}, {"rows | map(.id) | sum()", "int"},
		{"take(ints, 2)", "list<int>"}, {"any(ints, # > n)", "bool"}, {"ints == [1]", "bool"},
		// records and maps
		{"{a: 1, b: name}", "{a: int, b: string}"}, {"{a: 1}.a", "int"}, {"map(rows, ({t: .id}))", "table<{t: int}>"}, {"{(name): 1}", "map<string, int>"},
		{"m[name]", "int?"}, {"m.a", "int?"}, {"keys(m)", "list<string>"}, {"values({a: 1, b: 2.5})", "list<float>"},
		{"toPairs(m)[0].value", "int"}, {"toPairs(m)[0][0]", "string"}, {"len({a: 1})", "int"}, {`"a" in m`, "bool"}, {`get(m, "a")`, "int?"},
		{"get(ints, 3)", "int?"}, {"fromPairs(toPairs(m))", "map<string, int>"},
		// times
		{"at + span", "datetime"}, {"at - at", "duration"}, {"day + days(1)", "date"}, {"day - day", "duration"}, {"day + months(1)", "date"},
		{"span * 2", "duration"}, {"span / span", "float"}, {"at.Year()", "int"}, {"at.Month()", "month"}, {"at.Date() == day", "bool"},
		{"span.Hours()", "float"}, {"day.Year()", "int"}, {`date("2024-06-01")`, "datetime"}, {"date(name)", "datetime?"}, {"now()", "datetime"},
		{"today() - day", "duration"}, {`duration("1h")`, "duration"}, {`at.In(timezone("UTC"))`, "datetime"}, {"clock.Hour", ""},
		// let and narrowing
		{"let y = n * 2; y + 1", "int"}, {"maybe != nil ? maybe + 1 : 0", "int"}, {"maybe == nil || maybe > 1", "bool"},
		{"let s = last(rows); s == nil ? \"never\" : s.name", "string"}, {"task.due == nil ? \"no date\" : format(task.due, \"%d\")", "string"},
		{"maybe == 3 ? maybe + 1 : 0", "int"}, {"!(maybe == nil) && maybe > 1", "bool"}, {"task.owner?.name != nil ? upper(task.owner.name) : \"\"", "string"},
		{"m[\"a\"] != nil ? m[\"a\"] + 1 : 0", "int"}, {"filter(rows, .note != nil && .note startsWith \"a\")", "table<{id: int, name: string, amount: float, note: string?}>"},
		{"map(filter(rows, .note != nil), .note)", "list<string>"}, {"map(sortBy(filter(rows, .note != nil), .id), upper(.note))", "list<string>"},
		{"let f = filter(rows, .note != nil); map(f[1:], .note)", "list<string>"}, {"map(filter(rows, .note == nil), .note)", "list<string?>"},
		{"{a: 1, b: 2}[name]", "int?"}, {"name in {a: 1}", "bool"}, {"max(maybe, n)", "int"}, {"max(maybe)", "int?"}, {"n ?? upper(n)", "int"}, {"columns(rows)", "list<string>"},
		{"task.owner?.name", "string?"}, {"task.owner?.name ?? \"nobody\"", "string"},
	} {
		e, diags := check(tt.text)
		switch {
		case tt.want == "":
			if e != nil {
				t.Errorf("%s: %s; want a mistake", tt.text, e.Type())
			}
		case e == nil:
			t.Errorf("%s: %s", tt.text, diags[0].Message)
		case e.Type().String() != tt.want:
			t.Errorf("%s: %s; want %s", tt.text, e.Type(), tt.want)
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, tt := range []struct {
		text string
		at   string // what the span covers
		code *diag.Code
		says string // a part of message and hint
	}{
		{"nmae", "nmae", Unknown, `did you mean "name"?`},
		{"upper", "upper", Unknown, "call it: `upper(…)`"},
		{"uper(name)", "uper", UnknownFunction, `did you mean "upper"?`},
		{"name(1)", "name", UnknownFunction, "is a value, not a function"},
		{"money", "money", NotAValue, "call it: `money(…)`"},
		{"money()", "money()", Arguments, "`money` takes 1 argument, found 0; it is called so: `money(x float)`"},
		{"upper(n)", "n", Mismatch, "expected string, found int; write it as text: `string(n)`"},
		{"n + name", "n + name", Mismatch, "`string(n) + name`"},
		{"(n + 1) * name", "(n + 1) * name", Mismatch, "`*` cannot take int and string"},
		{"upper(n + len(name))", "n + len(name)", Mismatch, "expected string"},
		{"name ? 1 : 2", "name", Mismatch, "there is no truthiness; compare: `name != \"\"`"},
		{"len(rows) && ok", "len(rows)", Mismatch, "`len(rows) != 0`"},
		{"not rows", "rows", Mismatch, "`len(rows) > 0`"},
		{"maybe + 1", "maybe", Unsettled, "`maybe ?? 0`, or test it: `maybe != nil`"},
		{"first(rows).name", "first(rows)", Unsettled, "`first(rows)?.name`"},
		{"ok ? maybe + 1 : 0", "maybe", Unsettled, "this may be missing (int?)"},
		{"upper(word)", "word", Unsettled, "`word ?? \"\"`"},
		{"rows.name", "name", UnknownField, "`map(rows, .name)`"},
		{"map(rows, .nmae)", "nmae", UnknownField, `did you mean "name"?`},
		{"rows[0].zzz", "zzz", UnknownField, "the fields are id, name, amount and note"},
		{"n == name", "n == name", Mismatch, "int is never equal to string"},
		{"at.Month() == 1", "at.Month() == 1", Mismatch, "int(at.Month()) == 1"},
		{`"a" in name`, "name", Mismatch, "`name contains \"a\"`"},
		{`names contains "a"`, "names", Mismatch, "`\"a\" in names`"},
		{"at + 1", "at + 1", Mismatch, "`at + days(1)`"},
		{"day == at", "day == at", Mismatch, "date is never equal to datetime"},
		{"ints + ints", "ints + ints", Mismatch, "`concat(ints, ints)`"},
		{"[1, \"a\"]", `"a"`, MixedList, "the items of a list have one type: string here, int before"},
		{"ok ? 1 : name", "name", Mismatch, "both results of `?:` have one type"},
		{"count(ints)", "ints", Mismatch, "`len(ints)`"},
		{"sort(rows)", "rows", Mismatch, "`sortBy(rows, .id)`"},
		{"reduce(ints, #acc + #)", "reduce(ints, #acc + #)", Unsupported, "needs an initial value"},
		{"type(n)", "type(n)", Unsupported, "gives a value that has no type"},
		{"n % 0", "0", DivisionByZero, "does not exist"},
		{`name matches "[a"`, `"[a"`, BadPattern, "missing closing ]"},
		{`int("ten")`, `"ten"`, BadLiteral, "no whole number"},
		{`date("tomorrow")`, `"tomorrow"`, BadLiteral, "write it as in"},
		{`format(x, ".2k")`, `".2k"`, BadFormat, "a number is formatted by"},
		{`format(day, "%Q")`, `"%Q"`, BadFormat, "`%Q` has no meaning"},
		{"#", "#", Syntax, "stand for the element of a loop"},
		{"let n = 1; n", "n", Shadowed, "taken"},
		{"n = 1", "=", Syntax, "`==` compares"},
		{"n +", "+", Syntax, "ends too early"},
		{"map(ints, {t: #})", "{", RecordInClosure, "`({t: #})`"},
		{"maybe ?? 1 + 2", "+", Syntax, "put brackets around"},
		{"name[0]", "name[0]", Mismatch, "`name[i:i + 1]`"},
		{"m[1]", "1", Mismatch, "expected string, found int"},
		{"at.Year", "at.Year", NotAValue, "`at.Year()`"},
		{"at.Yaer()", "Yaer", UnknownFunction, `did you mean "Year"?`},
		{"name.upper()", "upper", UnknownFunction, "`upper(name)`"},
		{strings.Repeat("(", 300) + "1" + strings.Repeat(")", 300), "", TooComplex, "too deeply nested"},
	} {
		e, diags := check(tt.text)
		if e != nil || len(diags) == 0 {
			t.Errorf("%s: no mistake", tt.text)
			continue
		}
		d := diags[0]
		said := d.Message + "; " + d.Hint
		if d.Code != tt.code || !strings.Contains(said, tt.says) || tt.at != "" && d.Span.Text() != tt.at {
			t.Errorf("%s: at %q: %s [%s]\n\twant at %q: %s [%s]", tt.text, d.Span.Text(), said, d.Code, tt.at, tt.says, tt.code)
		}
		if len(diags) > 1 && diags[1].Severity == diag.Error {
			t.Errorf("%s: a second mistake: %s", tt.text, diags[1].Message)
		}
	}
}

// TestAllMistakes: one expression with several mistakes says all of them.
func TestAllMistakes(t *testing.T) {
	_, diags := check("upper(n) + lower(x) == foo")
	if len(diags) != 3 {
		t.Errorf("%d mistakes; want 3: %v", len(diags), diags)
	}
}

func TestNarrow(t *testing.T) {
	for _, tt := range []struct {
		text  string
		truth bool
		want  string
	}{
		{"maybe != nil", true, "maybe"},
		{"maybe != nil", false, ""},
		{"maybe == nil", false, "maybe"},
		{"nil == maybe", false, "maybe"},
		{"maybe != nil && word != nil", true, "maybe word"},
		{"maybe != nil && word != nil", false, ""},
		{"maybe == nil || word == nil", false, "maybe word"},
		{"not (maybe == nil or ok)", true, "maybe"},
		{"maybe == 3", true, "maybe"},
		{"maybe != 3", false, "maybe"},
		{"maybe == maybe", true, ""},
		{"task.due != nil", true, "task.due"},
		{"task.owner?.name != nil", true, "task.owner task.owner.name"},
		{"task.owner?.name == name", true, "task.owner task.owner.name"},
		{`m["a"] != nil`, true, `m["a"]`},
	} {
		e, diags := check(tt.text)
		if e == nil {
			t.Fatalf("%s: %v", tt.text, diags[0].Message)
		}
		var got []string
		for p := range Narrow(e, tt.truth) {
			if p.Symbol.Kind == ir.VarSymbol {
				got = append(got, p.Symbol.Name+p.Path)
			}
		}
		sort.Strings(got)
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("Narrow(%s, %v) = %q; want %q", tt.text, tt.truth, s, tt.want)
		}
	}
}

func TestCheckAs(t *testing.T) {
	line := &types.Record{Name: "Line", Fields: []types.Field{{Name: "qty", Type: types.Float}, {Name: "note", Type: types.Opt(types.String)}}}
	counts := &types.Map{Key: types.String, Value: types.Int}
	for _, tt := range []struct {
		text string
		want types.Type
		ok   bool
	}{
		{"1", types.Float, true},
		{"[]", types.ListOf(types.Int), true},
		{"ok ? 1 : 2", types.Opt(types.Float), true},
		{"{qty: 1}", line, true},
		{"{qty: 1, more: 2}", line, false},
		{"{a: 1, b: 2}", counts, true},
		{`{a: "x"}`, counts, false},
		{"[{qty: 1}, {qty: 2, note: nil}]", types.ListOf(line), true},
		{"nil", types.Opt(types.Int), true},
		{"nil", types.Int, false},
		{"ints", types.ListOf(types.Opt(types.Float)), true},
	} {
		f := source.NewFile("app.yaml", []byte(tt.text))
		e, diags := CheckAs(source.Verbatim(f.Span(0, f.Len())), newTestScope(), nil, tt.want)
		if (e != nil) != tt.ok {
			t.Errorf("%s as %s: %v", tt.text, tt.want, diags)
		} else if e != nil && !types.Equal(e.Type(), tt.want) {
			t.Errorf("%s as %s is %s", tt.text, tt.want, e.Type())
		}
	}
}

// FuzzCheck: no panic, every span lies within the text, every expression is typed throughout.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{
		"n + 1", "filter(rows, .amount > 3 && .note?.x == nil)", "let y = m[\"ä\"]; y ?? {a: [1, 2.5]}.a[0]",
		"if ok { 1 } else if !ok { nil } else { maybe }", "reduce(1..n, #acc + #index, 0) | format(\",d\")",
		"at.Year() in [2024] ? format(at, \"%Y\") : `raw`", "map(rows, {{a: #}})", "1 < 2 < 3", "a?.b?.[c]", "((((", "0x1g", "\"\\u{110000}\"",
		"money(x) + name[1:][0:2]", "sortBy(rows, .id, name)", "n ?: 1; ::abs(n)", "not in", "b\"\\xff\" == raw",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, diags := check(text)
		for _, d := range diags {
			if d.Span.File == nil || d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(text) {
				t.Fatalf("%q: the span %d:%d of %q is outside", text, d.Span.Start, d.Span.End, d.Message)
			}
		}
		if e == nil {
			if !diags.HasErrors() {
				t.Fatalf("%q: refused without a reason", text)
			}
			return
		}
		ir.Walk(e, func(e ir.Expr) {
			if e.Type() == nil || !types.Valid(e.Type()) {
				t.Fatalf("%q: a part has the type %v", text, e.Type())
			}
		})
		_ = fmt.Sprint(Narrow(e, true), ir.CanFail(e), ir.Inputs(e))
	})
}
