package apptest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/stgen/stgen/runtimelib/delta"
)

// element is an element on the page by the names that a spec has for it.
type element struct {
	name   string        // "text_input"
	fields reflect.Value // its struct of package delta
	value  any           // of the widget, if it is one
	widget bool
}

// elementOf returns a drawn element.
func elementOf(d delta.Drawn) element {
	e := element{fields: plain(reflect.ValueOf(d.Element))}
	e.name = elementName(e.fields.Type().Name())
	if d.Widget != nil {
		if e.value = d.Widget.Value(); e.value != nil {
			e.widget = true
		}
	}
	return e
}

// plain returns the element that a variant of it (Optional, a range) holds first.
func plain(v reflect.Value) reflect.Value {
	for v.NumField() > 0 {
		first := v.Type().Field(0)
		if _, param := first.Tag.Lookup("st"); param || first.Type.Kind() != reflect.Struct {
			return v
		}
		v = v.Field(0)
	}
	return v
}

// elementName returns what a spec calls a struct of package delta: "Slider[int]" is a slider, TextInput a text_input.
func elementName(goType string) string {
	goType, _, _ = strings.Cut(goType, "[")
	if strings.ToUpper(goType) == goType {
		return strings.ToLower(goType)
	}
	var b strings.Builder
	for i, r := range goType {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// has reports whether the element has all these parameters.
func (e element) has(params []any) bool {
	for i := 0; i+1 < len(params); i += 2 {
		if written(e.param(params[i].(string))) != written(params[i+1]) {
			return false
		}
	}
	return true
}

// describe names the element with what it has for these parameters.
func (e element) describe(params []any) string {
	text := e.name
	for i := 0; i+1 < len(params); i += 2 {
		text += fmt.Sprintf(" %s: %s", params[i], show(e.param(params[i].(string))))
	}
	return text
}

// param returns the value of a parameter: of a widget's first value, and of "value", what it is now.
func (e element) param(name string) any {
	if e.widget && name == "value" {
		return e.value
	}
	t := e.fields.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		words := strings.Split(f.Tag.Get("st"), ",")
		if words[0] != name || !f.IsExported() {
			continue
		}
		v := e.fields.Field(i)
		switch {
		case e.widget && slices.Contains(words, "initial"):
			return e.value
		case slices.Contains(words, "not"):
			return !v.Bool()
		case v.Kind() == reflect.String && v.Len() == 0:
			return f.Tag.Get("default")
		}
		return v.Interface()
	}
	return nil
}
