// Package catalog is the elements as rows of data: names, parameters, kinds and defaults, read once from delta's structs
// by reflection.
package catalog

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/stgen/stgen/runtimelib/delta"
)

// Class is how an element stands in a body.
type Class uint8

// The classes of elements.
const (
	Display   Class = iota // shows something
	Widget                 // has a value
	Trigger                // is true in the run that it caused
	Container              // has a body
	Parts                  // has several bodies: columns, tabs
)

// Element is one row: an element that a spec can name.
type Element struct {
	Name    string // in the spec: text_input
	Go      string // struct of package delta: TextInput
	Class   Class
	Generic bool // the struct has a type parameter
	Params  []*Param
}

// Param returns the parameter with the name, nil if there is none.
func (e *Element) Param(name string) *Param {
	for _, p := range e.Params {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// First returns the parameter that a scalar goes to, nil if there is none.
func (e *Element) First() *Param {
	for _, p := range e.Params {
		if p.Fields[0].Has("first") {
			return p
		}
	}
	return nil
}

// Names returns the names of all parameters.
func (e *Element) Names() []string {
	names := make([]string, len(e.Params))
	for i, p := range e.Params {
		names[i] = p.Name
	}
	return names
}

// Param is one parameter. Some take forms that go to different fields: `anchor: false`, `on_change: ignore`.
type Param struct {
	Name   string
	Fields []*Field // the main one first
}

// Field returns the field with an option, nil if there is none.
func (p *Param) Field(option string) *Field {
	for _, f := range p.Fields {
		if f.Has(option) {
			return f
		}
	}
	return nil
}

// Field is a field of an element's struct.
type Field struct {
	Go      string
	Kind    Kind
	Options []string // of the tag
	OneOf   []string // the values of an enumeration, else nil
	Default string   // as a spec would write it
}

// Has reports whether the field's tag has an option.
func (f *Field) Has(option string) bool { return slices.Contains(f.Options, option) }

// Kind is what a field holds.
type Kind uint8

// The kinds of fields.
const (
	Text     Kind = iota
	Enum          // one of OneOf
	Bool          // bool
	BoolPtr       // *bool
	Int           // int
	Float         // float64
	Size          // delta.Size
	Gap           // delta.Gap
	Duration      // delta.Duration
	Handler       // actions
	Value         // of the struct's type parameter
	Values        // a list of these
	Format        // func(T) string
	Texts         // []string
	Floats        // []float64
	Frame         // a table
	OptValue      // opt.Of of the type parameter
	Other         // a form of its own
)

// row is what cannot be read off a struct.
type row struct {
	name  string
	zero  any
	class Class
}

var table = sync.OnceValue(func() map[string]*Element {
	m := make(map[string]*Element, len(rows))
	for _, r := range rows {
		m[r.name] = read(r)
	}
	return m
})

// Lookup returns the element with the name, nil if there is none.
func Lookup(name string) *Element { return table()[name] }

// Names returns the names of all elements, sorted.
func Names() []string {
	names := make([]string, 0, len(rows))
	for _, r := range rows {
		names = append(names, r.name)
	}
	slices.Sort(names)
	return names
}

// PageConfig returns the parameters of `app:` as an element.
var PageConfig = sync.OnceValue(func() *Element { return read(row{"app", delta.PageConfig{}, Display}) })

func read(r row) *Element {
	t := reflect.TypeOf(r.zero)
	name, _, generic := strings.Cut(t.Name(), "[")
	e := &Element{Name: r.name, Go: name, Class: r.class, Generic: generic}
	for i := range t.NumField() {
		readField(e, t.Field(i))
	}
	return e
}

func readField(e *Element, sf reflect.StructField) {
	tag, ok := sf.Tag.Lookup("st")
	if !ok {
		return
	}
	options := strings.Split(tag, ",")
	f := &Field{Go: sf.Name, Options: options[1:], Default: sf.Tag.Get("default")}
	if oneOf := sf.Tag.Get("oneof"); oneOf != "" {
		f.OneOf = strings.Fields(oneOf)
	}
	f.Kind = kindOf(sf.Type, f)
	if p := e.Param(options[0]); p != nil {
		p.Fields = append(p.Fields, f)
		return
	}
	e.Params = append(e.Params, &Param{Name: options[0], Fields: []*Field{f}})
}

// generic is the type that generic structs are read with: no field has it but for the type parameter.
type generic = int32

func kindOf(t reflect.Type, f *Field) Kind {
	switch t {
	case reflect.TypeFor[delta.Size]():
		return Size
	case reflect.TypeFor[delta.Gap]():
		return Gap
	case reflect.TypeFor[delta.Duration]():
		return Duration
	case reflect.TypeFor[delta.Handler]():
		return Handler
	case reflect.TypeFor[*bool]():
		return BoolPtr
	case reflect.TypeFor[[]string]():
		return Texts
	case reflect.TypeFor[[]float64]():
		return Floats
	}
	switch t.Kind() {
	case reflect.String:
		if f.OneOf != nil {
			return Enum
		}
		return Text
	case reflect.Bool:
		return Bool
	case reflect.Int:
		return Int
	case reflect.Float64:
		return Float
	case reflect.Int32:
		return Value
	case reflect.Slice:
		return Values
	case reflect.Func:
		return Format
	case reflect.Interface:
		return Frame
	case reflect.Struct:
		if t == reflect.TypeFor[marked]() {
			return Value
		}
		if strings.HasPrefix(t.Name(), "Of[") {
			return OptValue
		}
	}
	return Other
}
