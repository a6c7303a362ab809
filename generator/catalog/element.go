package catalog

import "github.com/stgen/stgen/generator/types"

// Element is one element of the spec language.
type Element struct {
	Name     string   // in a spec: "text_input"
	GoType   string   // in package delta: "TextInput"; "" if nothing of its own is drawn (write, sidebar)
	Class    Class    // how it is used
	Doc      string   // one or more sentences; Markdown
	Params   []*Param // in the order of the reference; those that are given first in front
	First    *Param   // takes a scalar that stands for the parameters (`- title: Sales`); nil if none does
	Variadic *Param   // takes a list that stands for the parameters (`- write: [a, b]`); nil if none does

	Generic bool         // GoType takes a type argument: delta.Slider[int]
	Over    []types.Type // what that may be; nil = any type whose values can be options

	values [variants]types.Type // of the widget, in which TypeParam stands for the type argument; nil if it can't be had
	byName map[string]*Param
}

// Param returns the parameter that a spec calls name, or nil.
func (e *Element) Param(name string) *Param { return e.byName[name] }

// ParamNames lists what the parameters are called, for suggestions.
func (e *Element) ParamNames() []string {
	names := make([]string, len(e.Params))
	for i, p := range e.Params {
		names[i] = p.Name
	}
	return names
}

// HasValue reports whether its key names a value: a widget's, a trigger's, or that of a container that says whether it is open.
func (e *Element) HasValue() bool { return e.values[Single] != nil }

// Has reports whether the element comes in a variant. All have Single.
func (e *Element) Has(v Variant) bool { return v == Single || e.values[v] != nil }

// ValueType returns the type of the widget's value where t is its type argument (ignored if it takes none); nil if
// it has no value or does not come in this variant.
func (e *Element) ValueType(v Variant, t types.Type) types.Type {
	if e.values[v] == nil {
		return nil
	}
	return substitute(e.values[v], t)
}

// Initial returns the parameter that holds the widget's first value (`value`, `index`, `default`), or nil.
func (e *Element) Initial() *Param {
	for _, p := range e.Params {
		if p.Initial {
			return p
		}
	}
	return nil
}

// Class is how an element is used in a body.
type Class uint8

// The classes.
const (
	Display   Class = iota // shows something
	Widget                 // has a value that the user changes
	Trigger                // has a value in the one run that it causes
	OneShot                // does something once when it comes onto the page
	Container              // shows its body inside itself
	Parts                  // shows several bodies inside itself
	Root                   // shows its body in another part of the page
	Shown                  // shows values as what goes with their types: write
	Page                   // set_page_config, under `app:`
)

var classNames = [...]string{
	Display: "display", Widget: "widget", Trigger: "trigger", OneShot: "one-shot", Container: "container", Parts: "parts",
	Root: "root", Shown: "shown", Page: "page",
}

func (c Class) String() string { return classNames[c] }

// HasBody reports whether elements of the class take one body.
func (c Class) HasBody() bool { return c == Container || c == Root }

// Variant is a form of a widget that changes the type of its value. Its initial value says which one is meant: null is
// Optional, a list of two Range, any list Multi. A choice from options that may be none is OrNone. In Go a variant is a method of
// the element's struct: e.Optional(), e.OrNone(), e.Range(from, to), e.Multi(…).
type Variant uint8

// The variants.
const (
	Single Variant = iota
	Optional
	Range
	Multi
	OrNone
	variants
)

var variantMethods = [variants]string{Optional: "Optional", Range: "Range", Multi: "Multi", OrNone: "OrNone"}

// Method returns the name of the method that makes the variant; "" for Single.
func (v Variant) Method() string { return variantMethods[v] }
