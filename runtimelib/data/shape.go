package data

import (
	"fmt"
	"reflect"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
)

// Shape is what a value of JSON is, with all of its parts.
type Shape struct {
	Kind     Kind
	Optional bool    // it may be null, or its key missing
	Elem     *Shape  // of a List or Map
	Fields   []Field // of an Object, in the order of the file
}

// Field is a key of an object.
type Field struct {
	Name  string
	Shape Shape
}

// field returns the index of the field with a name, or -1.
func (s *Shape) field(name string) int {
	for i := range s.Fields {
		if s.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

// optional is a pointer to an opt.Of, whatever it holds.
type optional interface{ Fill(read func(into any)) }

// object is a pointer to an omap.Map of texts, whatever it holds.
type object interface {
	Fill(keys []string, read func(i int, into any))
}

// scalars are the types whose values are texts in a file.
var scalars = map[reflect.Type]Kind{
	reflect.TypeFor[civil.Date](): Date, reflect.TypeFor[civil.Time](): Time, reflect.TypeFor[time.Time](): DateTime,
	reflect.TypeFor[time.Duration](): Duration,
}

// shapeOf returns the shape that a type of Go asks for. It panics for one that no value of JSON fits: a mistake of the
// program.
func shapeOf(t reflect.Type) Shape {
	if get, ok := t.MethodByName("Get"); ok {
		if reflect.PointerTo(t).Implements(reflect.TypeFor[optional]()) {
			s := shapeOf(get.Type.Out(0))
			s.Optional = true
			return s
		}
		if t.Implements(reflect.TypeFor[object]()) {
			maybe, _ := get.Type.Out(0).MethodByName("Get")
			elem := shapeOf(maybe.Type.Out(0))
			return Shape{Kind: Map, Elem: &elem}
		}
	}
	if kind, ok := scalars[t]; ok {
		return Shape{Kind: kind}
	}
	switch t.Kind() {
	case reflect.Bool:
		return Shape{Kind: Bool}
	case reflect.Int:
		return Shape{Kind: Int}
	case reflect.Float64:
		return Shape{Kind: Float}
	case reflect.String:
		return Shape{Kind: String}
	case reflect.Slice:
		elem := shapeOf(t.Elem())
		return Shape{Kind: List, Elem: &elem}
	case reflect.Struct:
		s := Shape{Kind: Object}
		for i := range t.NumField() {
			s.Fields = append(s.Fields, Field{tagOf(t.Field(i)), shapeOf(t.Field(i).Type)})
		}
		return s
	}
	panic(fmt.Sprintf("data: no JSON is a %s", t))
}
