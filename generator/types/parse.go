package types

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseError is a mistake in the text of a type.
type ParseError struct {
	Start, End int    // bytes of the text
	Message    string // lower case, no final stop
	Unknown    string // the name that is no type, if that is the mistake
}

func (e *ParseError) Error() string { return e.Message }

// Builtin lists the names of types that a spec can write, for suggestions.
var Builtin = []string{
	"int", "float", "decimal", "string", "bool", "date", "time", "datetime", "duration", "bytes", "file", "table",
	"list", "map", "row",
}

var basics = map[string]Basic{
	"int": Int, "float": Float, "decimal": Decimal, "string": String, "bool": Bool, "date": Date, "time": Time,
	"datetime": DateTime, "duration": Duration, "bytes": Bytes, "file": File, "table": Table,
}

// maxDepth bounds how deep types nest, so that hostile text cannot exhaust the stack.
const maxDepth = 64

// Parse reads the text of a type. named gives the meaning of names that are not built in (names of types:, and of data
// inside row<…>); nil knows none. The error, if any, is a *ParseError.
func Parse(text string, named func(name string) (Type, bool)) (Type, error) {
	p := &parser{text: text, named: named}
	p.next()
	t, err := p.parseType(0)
	if err != nil {
		return Invalid, err
	}
	if p.token != "" {
		return Invalid, p.unexpected("the end of the type")
	}
	return t, nil
}

// parser holds one token of look-ahead: a name, or a single other character; "" at the end.
type parser struct {
	text       string
	named      func(string) (Type, bool)
	token      string
	start, end int // of token
}

func (p *parser) next() {
	rest := p.text[p.end:]
	p.start = p.end + len(rest) - len(strings.TrimLeft(rest, " \t\n"))
	rest = p.text[p.start:]
	n := strings.IndexFunc(rest, func(r rune) bool { return !isNameRune(r) })
	switch {
	case n < 0:
		n = len(rest)
	case n == 0:
		_, n = utf8.DecodeRuneInString(rest)
	}
	p.end = p.start + n
	p.token = p.text[p.start:p.end]
}

func isNameRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// IsName reports whether s can be the name of a field, a type or a value: letters, digits and _, no digit first.
func IsName(s string) bool {
	for i, r := range s {
		if !isNameRune(r) || i == 0 && unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

func (p *parser) parseType(depth int) (Type, error) {
	if depth > maxDepth {
		return Invalid, &ParseError{Start: p.start, End: p.end, Message: "the type is nested too deeply"}
	}
	t, err := p.parseBase(depth)
	if err != nil {
		return Invalid, err
	}
	if p.token == "?" {
		p.next()
		t = Opt(t)
	}
	return t, nil
}

func (p *parser) parseBase(depth int) (Type, error) {
	if p.token == "{" {
		return p.parseRecord(depth)
	}
	if !IsName(p.token) {
		return Invalid, p.unexpected("a type")
	}
	name, start, end := p.token, p.start, p.end
	p.next()
	switch {
	case p.token == "<":
		return p.parseGeneric(name, start, end, depth)
	case name == "list" || name == "row":
		return Invalid, &ParseError{Start: start, End: end, Message: fmt.Sprintf("%s needs to know of what: %s<…>", name, name)}
	case name == "map":
		return Invalid, &ParseError{Start: start, End: end, Message: "map needs to know of what: map<string, int>"}
	}
	if b, ok := basics[name]; ok {
		return b, nil
	}
	if p.named != nil {
		if t, ok := p.named(name); ok {
			return t, nil
		}
	}
	return Invalid, &ParseError{Start: start, End: end, Message: fmt.Sprintf("%q is no type", name), Unknown: name}
}

// parseGeneric reads what follows list, map, table and row, from the <.
func (p *parser) parseGeneric(name string, start, end, depth int) (Type, error) {
	p.next()
	var args []Type
	var places [][2]int
	for {
		at := p.start
		t, err := p.parseType(depth + 1)
		if err != nil {
			return Invalid, err
		}
		args, places = append(args, t), append(places, [2]int{at, p.start})
		if p.token != "," {
			break
		}
		p.next()
	}
	if err := p.expect(">"); err != nil {
		return Invalid, err
	}
	wrong := func(i int, format string, args ...any) error {
		return &ParseError{Start: places[i][0], End: places[i][1], Message: fmt.Sprintf(format, args...)}
	}
	switch {
	case name == "list" && len(args) == 1:
		return &List{args[0]}, nil
	case name == "map" && len(args) == 2:
		if !Key(args[0]) {
			return Invalid, wrong(0, "%s can't be the key of a map", args[0])
		}
		return &Map{args[0], args[1]}, nil
	case name == "table" && len(args) == 1:
		if _, ok := args[0].(*Record); !ok {
			return Invalid, wrong(0, "a table consists of records, as in table<{name: string}>, not of %s", args[0])
		}
		return &List{args[0]}, nil
	case name == "row" && len(args) == 1:
		r, ok := Rows(args[0])
		if !ok {
			return Invalid, wrong(0, "row<…> takes the name of a table, not %s", args[0])
		}
		return r, nil
	}
	return Invalid, &ParseError{Start: start, End: end, Message: fmt.Sprintf("%s does not take %d types", name, len(args))}
}

func (p *parser) parseRecord(depth int) (Type, error) {
	p.next()
	r := &Record{}
	for p.token != "}" {
		if len(r.Fields) > 0 {
			if err := p.expect(","); err != nil {
				return Invalid, err
			}
		}
		name, start, end := p.token, p.start, p.end
		if !IsName(name) {
			return Invalid, p.unexpected("the name of a field")
		}
		if r.Lookup(name) >= 0 {
			return Invalid, &ParseError{Start: start, End: end, Message: fmt.Sprintf("the field %q is there twice", name)}
		}
		p.next()
		if err := p.expect(":"); err != nil {
			return Invalid, err
		}
		t, err := p.parseType(depth + 1)
		if err != nil {
			return Invalid, err
		}
		r.Fields = append(r.Fields, Field{name, t})
	}
	p.next()
	return r, nil
}

func (p *parser) expect(token string) error {
	if p.token != token {
		return p.unexpected(token)
	}
	p.next()
	return nil
}

func (p *parser) unexpected(want string) error {
	if len(want) == 1 {
		want = fmt.Sprintf("%q", want)
	}
	got := fmt.Sprintf("%q", p.token)
	if p.token == "" {
		got = "the end"
	}
	return &ParseError{Start: p.start, End: p.end, Message: fmt.Sprintf("expected %s, found %s", want, got)}
}
