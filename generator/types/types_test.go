package types

import (
	"errors"
	"testing"
)

// declared are the names that the tests' types can use.
func declared(name string) (Type, bool) {
	switch name {
	case "Line":
		return &Record{Name: "Line", Fields: []Field{{"qty", Int}, {"note", Opt(String)}}}, true
	case "orders":
		return ListOf(&Record{Fields: []Field{{"id", Int}}}), true
	}
	return nil, false
}

func parse(t *testing.T, text string) Type {
	t.Helper()
	switch text {
	case "nil":
		return Nil
	case "never":
		return Never
	case "list<never>":
		return ListOf(Never)
	}
	got, err := Parse(text, declared)
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	return got
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"int", "int"},
		{" string ? ", "string?"},
		{"list<float>", "list<float>"},
		{"list<int?>?", "list<int?>?"},
		{"map<string,list<int>>", "map<string, list<int>>"},
		{"{id: int, note: string?}", "{id: int, note: string?}"},
		{"{}", "{}"},
		{"list<{id: int}>", "table<{id: int}>"},
		{"table<{id: int}>", "table<{id: int}>"},
		{"table", "table"},
		{"Line", "Line"},
		{"list<Line>", "list<Line>"},
		{"row<orders>", "{id: int}"},
		{"map<date, duration>", "map<date, duration>"},
	} {
		got, err := Parse(tt.text, declared)
		if err != nil || got.String() != tt.want {
			t.Errorf("Parse(%q) = %v, %v; want %s", tt.text, got, err, tt.want)
		}
	}
}

func TestParseMistakes(t *testing.T) {
	for _, tt := range []struct {
		text       string
		start, end int
		message    string
	}{
		{"", 0, 0, "expected a type, found the end"},
		{"strng", 0, 5, `"strng" is no type`},
		{"list<strng>", 5, 10, `"strng" is no type`},
		{"list", 0, 4, "list needs to know of what: list<…>"},
		{"map<string>", 0, 3, "map does not take 1 types"},
		{"map<list<int>, int>", 4, 13, "list<int> can't be the key of a map"},
		{"list<int", 8, 8, `expected ">", found the end`},
		{"int int", 4, 7, `expected the end of the type, found "int"`},
		{"{a: int, a: int}", 9, 10, `the field "a" is there twice`},
		{"{a int}", 3, 6, `expected ":", found "int"`},
		{"table<int>", 6, 9, "a table consists of records, as in table<{name: string}>, not of int"},
		{"row<Line>", 4, 8, "row<…> takes the name of a table, not Line"},
	} {
		_, err := Parse(tt.text, declared)
		var pe *ParseError
		if !errors.As(err, &pe) {
			t.Errorf("Parse(%q) = %v; want a ParseError", tt.text, err)
			continue
		}
		if pe.Start != tt.start || pe.End != tt.end || pe.Message != tt.message {
			t.Errorf("Parse(%q): %d:%d %s; want %d:%d %s", tt.text, pe.Start, pe.End, pe.Message, tt.start, tt.end, tt.message)
		}
	}
}

func TestUnify(t *testing.T) {
	for _, tt := range []struct{ a, b, want string }{
		{"int", "int", "int"},
		{"int", "float", "float"},
		{"int", "nil", "int?"},
		{"float?", "int", "float?"},
		{"nil", "nil", "nil"},
		{"never", "int", "int"},
		{"list<never>", "list<int>", "list<int>"},
		{"list<int>", "list<float>", "list<float>"},
		{"map<string, int>", "map<string, float>", "map<string, float>"},
		{"{a: int, b: int}", "{b: float, a: int}", "{b: float, a: int}"},
		{"{a: int, b: float}", "{a: float, b: int}", "{a: float, b: float}"},
		{"{a: int}", "{a: int, b: int?}", "{a: int, b: int?}"},
		{"Line", "{qty: int, note: string?}", "Line"},
		{"int", "string", ""},
		{"list<int>", "int", ""},
		{"{a: int}", "{b: int}", ""},
		{"date", "datetime", ""},
	} {
		for _, flip := range []bool{false, true} {
			a, b := parse(t, tt.a), parse(t, tt.b)
			if flip {
				a, b = b, a
			}
			got, ok := Unify(a, b)
			if ok != (tt.want != "") || ok && !Equal(got, parse(t, tt.want)) {
				t.Errorf("Unify(%s, %s) = %s, %v; want %q", a, b, got, ok, tt.want)
			}
			if ok && (!Assignable(a, got) || !Assignable(b, got)) {
				t.Errorf("Unify(%s, %s) = %s, to which not both are assignable", a, b, got)
			}
		}
	}
}

func TestAssignable(t *testing.T) {
	for _, tt := range []struct {
		from, to string
		want     bool
	}{
		{"int", "float", true},
		{"float", "int", false},
		{"int", "float?", true},
		{"int?", "int", false},
		{"nil", "int?", true},
		{"nil", "int", false},
		{"list<int>", "list<float?>", true},
		{"list<int?>", "list<int>", false},
		{"{qty: int}", "Line", true},
		{"{qty: int, more: int}", "Line", false},
		{"{note: string}", "Line", false},
		{"map<int, int>", "map<string, int>", false},
		{"string", "date", false},
	} {
		if got := Assignable(parse(t, tt.from), parse(t, tt.to)); got != tt.want {
			t.Errorf("Assignable(%s, %s) = %v", tt.from, tt.to, got)
		}
	}
}

// FuzzParse: no panic, mistakes lie within the text, and what is parsed prints as something that parses to the same.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"int?", "list<map<string, {a: Line, b: row<orders>}>>", "table<{a: int}>?", "{", "list<list<", "é<ü>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Parse(text, declared)
		var pe *ParseError
		if errors.As(err, &pe) {
			if pe.Start < 0 || pe.End < pe.Start || pe.End > len(text) {
				t.Fatalf("Parse(%q): %d:%d is outside", text, pe.Start, pe.End)
			}
			return
		}
		again, err := Parse(got.String(), declared)
		if err != nil || !Equal(got, again) {
			t.Fatalf("Parse(%q) = %s, which parses as %v, %v", text, got, again, err)
		}
	})
}
