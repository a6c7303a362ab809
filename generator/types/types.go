// Package types is the small type lattice that parameters, columns and expressions of a spec share. A Type is immutable
// and prints as the spec writes it (`list<{id: int, note: string?}>`).
//
// Types are structural: two records are the same when their fields are, whatever they are called. The order of
// conversions that happen by themselves is short: int to float, T to T?, nil to T?, and the same inside lists, maps and
// records (values are never changed in place, so that this is sound).
package types

import "strings"

// Type is one type of the spec language: a Basic, *List, *Map, *Record, *Optional or *Func.
type Type interface {
	// String writes the type as a spec does.
	String() string
	isType()
}

// Basic is a type without parts.
type Basic uint8

// The basic types.
const (
	Invalid  Basic = iota // the type of an expression with a mistake; fits everywhere, so that one mistake is said once
	Never                 // the type of no value: the elements of []
	Nil                   // the type of nil alone
	Bool                  // true, false
	Int                   // 64 bits
	Float                 // IEEE 754, 64 bits
	Decimal               // exact decimal numbers of databases
	String                // text, valid UTF-8
	Bytes                 // raw bytes
	Date                  // a day without a time zone
	Time                  // a time of day
	DateTime              // a moment, with a time zone
	Duration              // a span of time; nanoseconds
	Month                 // at.Month()
	Weekday               // at.Weekday()
	Months                // a span of calendar months: months(n)
	Timezone              // timezone("Europe/Berlin")
	File                  // an uploaded file
	Table                 // a table whose columns are known only at run time
)

var basicNames = [...]string{
	Invalid: "?", Never: "never", Nil: "nil", Bool: "bool", Int: "int", Float: "float", Decimal: "decimal",
	String: "string", Bytes: "bytes", Date: "date", Time: "time", DateTime: "datetime", Duration: "duration",
	Month: "month", Weekday: "weekday", Months: "months", Timezone: "timezone", File: "file", Table: "table",
}

func (b Basic) String() string { return basicNames[b] }

// List is list<Elem>. A list of records is a table.
type List struct {
	Elem Type
}

func (l *List) String() string {
	if r, ok := l.Elem.(*Record); ok && r.Name == "" {
		return "table<" + l.Elem.String() + ">"
	}
	return "list<" + l.Elem.String() + ">"
}

// Map is map<Key, Value>, ordered by insertion.
type Map struct {
	Key, Value Type
}

func (m *Map) String() string { return "map<" + m.Key.String() + ", " + m.Value.String() + ">" }

// Record is {name: type, …}. Its name, key and label are no part of the type's identity.
type Record struct {
	Name   string // as declared under types:, or empty
	Fields []Field
	Key    string // the field that tells rows of this type apart (`primary_key:`), or empty
	Label  string // the field that labels rows of this type in a table (`index:`), or empty
}

// Field is one field of a record.
type Field struct {
	Name string
	Type Type
}

// Lookup returns the index of the field called name, or -1.
func (r *Record) Lookup(name string) int {
	for i, f := range r.Fields {
		if f.Name == name {
			return i
		}
	}
	return -1
}

// Names lists the fields' names in their order.
func (r *Record) Names() []string {
	names := make([]string, len(r.Fields))
	for i, f := range r.Fields {
		names[i] = f.Name
	}
	return names
}

func (r *Record) String() string {
	if r.Name != "" {
		return r.Name
	}
	return r.Layout()
}

// Layout writes the record's fields even if it has a name.
func (r *Record) Layout() string {
	var b strings.Builder
	b.WriteByte('{')
	for i, f := range r.Fields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(f.Name + ": " + f.Type.String())
	}
	b.WriteByte('}')
	return b.String()
}

// Optional is Elem?: a value that may be missing. Elem is never Optional itself; use Opt to make one.
type Optional struct {
	Elem Type
}

func (o *Optional) String() string { return o.Elem.String() + "?" }

// Func is the type of a function of the spec or of Go.
type Func struct {
	Params []Field // names are for messages
	Result Type
}

func (f *Func) String() string {
	params := make([]string, len(f.Params))
	for i, p := range f.Params {
		params[i] = p.Type.String()
	}
	return "func(" + strings.Join(params, ", ") + ") " + f.Result.String()
}

func (Basic) isType()     {}
func (*List) isType()     {}
func (*Map) isType()      {}
func (*Record) isType()   {}
func (*Optional) isType() {}
func (*Func) isType()     {}

// ListOf returns list<elem>.
func ListOf(elem Type) *List { return &List{elem} }

// Opt returns t?; t itself where it can be missing already or is Invalid. Opt(Never) is Nil.
func Opt(t Type) Type {
	switch t := t.(type) {
	case *Optional:
		return t
	case Basic:
		if t == Never {
			return Nil
		}
		if t == Nil || t == Invalid {
			return t
		}
	}
	return &Optional{t}
}

// Elem returns T of T? and whether t was optional. Nil is an optional Never.
func Elem(t Type) (Type, bool) {
	switch t := t.(type) {
	case *Optional:
		return t.Elem, true
	case Basic:
		if t == Nil {
			return Never, true
		}
	}
	return t, false
}

// IsOptional reports whether a value of t can be missing.
func IsOptional(t Type) bool { _, ok := Elem(t); return ok }

// IsNumber reports whether t is int, float or decimal.
func IsNumber(t Type) bool { return t == Int || t == Float || t == Decimal }

// Rows returns the record of a list of records.
func Rows(t Type) (*Record, bool) {
	if l, ok := t.(*List); ok {
		r, ok := l.Elem.(*Record)
		return r, ok
	}
	return nil, false
}

// Valid reports whether no part of t is Invalid.
func Valid(t Type) bool { return !Contains(t, Invalid) }

// Known reports whether t has no part whose type nothing has determined, such as the elements of [].
func Known(t Type) bool { return !Contains(t, Never) && !Contains(t, Nil) }

// HasFunc reports whether t is a function, or has a part that is.
func HasFunc(t Type) bool {
	switch t := t.(type) {
	case *Func:
		return true
	case *List:
		return HasFunc(t.Elem)
	case *Map:
		return HasFunc(t.Value)
	case *Optional:
		return HasFunc(t.Elem)
	case *Record:
		for _, f := range t.Fields {
			if HasFunc(f.Type) {
				return true
			}
		}
	}
	return false
}

// Contains reports whether t is b or has a part that is.
func Contains(t Type, b Basic) bool {
	switch t := t.(type) {
	case Basic:
		return t == b
	case *List:
		return Contains(t.Elem, b)
	case *Map:
		return Contains(t.Key, b) || Contains(t.Value, b)
	case *Optional:
		return Contains(t.Elem, b)
	case *Record:
		for _, f := range t.Fields {
			if Contains(f.Type, b) {
				return true
			}
		}
	case *Func:
		for _, p := range t.Params {
			if Contains(p.Type, b) {
				return true
			}
		}
		return Contains(t.Result, b)
	}
	return false
}

// DateRange is the value of a date input for two days, either of which may not have been chosen yet.
var DateRange = &Record{Fields: []Field{{"from", Opt(Date)}, {"to", Opt(Date)}}}
