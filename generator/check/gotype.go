package check

import (
	gotypes "go/types"
	"reflect"
	"strings"
	"unicode"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// direction is which way values of a Go type go.
type direction uint8

const (
	fromGo direction = iota // a result
	toGo                    // an argument
)

// sameTypes are the Go types that generated code has for types of the spec.
var sameTypes = map[string]types.Type{
	"int": types.Int, "float64": types.Float, "string": types.String, "bool": types.Bool, "time.Time": types.DateTime,
	"time.Duration": types.Duration, "github.com/stgen/stgen/runtimelib/civil.Date": types.Date,
	"github.com/stgen/stgen/runtimelib/civil.Time": types.Time, "[]byte": types.Bytes,
}

// goType returns the type that stands for a Go type, or why none does: "chan int, which …".
func (c *checker) goType(t gotypes.Type, d direction) (out *ir.GoType, why string) {
	full := gotypes.TypeString(t, nil)
	if same, ok := sameTypes[full]; ok {
		return &ir.GoType{Kind: ir.GoSame, Type: same}, ""
	}
	t = gotypes.Unalias(t)
	named, _ := t.(*gotypes.Named)
	if named != nil {
		switch {
		case !named.Obj().Exported():
			return nil, full + ", which is not exported"
		case named.TypeArgs().Len() > 0:
			return nil, full + ", which is generic"
		}
	}
	switch u := t.Underlying().(type) {
	case *gotypes.Basic:
		return goBasic(full, named, u, d)
	case *gotypes.Slice:
		return c.goSlice(u, d)
	case *gotypes.Map:
		return c.goMap(u, d)
	case *gotypes.Pointer:
		return c.goPointer(u, d)
	case *gotypes.Struct:
		if named != nil {
			return c.goStruct(full, named, u, d)
		}
		return nil, "a struct without a name"
	}
	return nil, full + ", which a spec has no type for"
}

// goBasic types numbers, texts and bools that are of another type than those of generated code.
func goBasic(full string, named *gotypes.Named, b *gotypes.Basic, d direction) (*ir.GoType, string) {
	out := &ir.GoType{Kind: ir.GoConvert, Name: b.Name()}
	if named != nil && named.Obj().Pkg() != nil {
		out.Path, out.Name = named.Obj().Pkg().Path(), named.Obj().Name()
	}
	switch b.Kind() {
	case gotypes.Int, gotypes.Int64:
		out.Type = types.Int
	case gotypes.Int8, gotypes.Int16, gotypes.Int32, gotypes.Uint8, gotypes.Uint16, gotypes.Uint32:
		if d == toGo {
			return nil, full + ", which cannot hold every int; take an int"
		}
		out.Type = types.Int
	case gotypes.Float32, gotypes.Float64:
		out.Type = types.Float
	case gotypes.String:
		out.Type = types.String
	case gotypes.Bool:
		out.Type = types.Bool
	default:
		return nil, full + ", which a spec has no type for"
	}
	return out, ""
}

func (c *checker) goSlice(s *gotypes.Slice, d direction) (*ir.GoType, string) {
	elem, why := c.goType(s.Elem(), d)
	if elem == nil {
		return nil, "a slice of " + why
	}
	return container(ir.GoSlice, types.ListOf(elem.Type), nil, elem), ""
}

func (c *checker) goPointer(p *gotypes.Pointer, d direction) (*ir.GoType, string) {
	elem, why := c.goType(p.Elem(), d)
	switch {
	case elem == nil:
		return nil, "a pointer to " + why
	case types.IsOptional(elem.Type):
		return nil, "a pointer to a pointer"
	}
	return &ir.GoType{Kind: ir.GoPointer, Type: types.Opt(elem.Type), Elem: elem}, ""
}

func (c *checker) goMap(m *gotypes.Map, d direction) (*ir.GoType, string) {
	key, why := c.goType(m.Key(), d)
	if key == nil {
		return nil, "a map with keys of " + why
	}
	if key.Type != types.String && key.Type != types.Int || key.Kind != ir.GoSame {
		return nil, "a map whose keys are neither int nor string"
	}
	elem, why := c.goType(m.Elem(), d)
	if elem == nil {
		return nil, "a map of " + why
	}
	return &ir.GoType{Kind: ir.GoMap, Type: &types.Map{Key: key.Type, Value: elem.Type}, Key: key, Elem: elem}, ""
}

// container returns a type whose values are the same if those of its elements are.
func container(kind ir.GoKind, t types.Type, key, elem *ir.GoType) *ir.GoType {
	if elem.Kind == ir.GoSame {
		kind = ir.GoSame
	}
	return &ir.GoType{Kind: kind, Type: t, Key: key, Elem: elem}
}

// goStruct types a struct by its exported fields.
func (c *checker) goStruct(full string, named *gotypes.Named, s *gotypes.Struct, d direction) (*ir.GoType, string) {
	if known := c.goStructs[full]; known != nil {
		if known.Type == nil {
			return nil, full + ", which holds itself"
		}
		for i := range s.NumFields() { // what a result can hold may be too small for an argument
			if f := s.Field(i); d == toGo && f.Exported() {
				if t, why := c.goType(f.Type(), d); t == nil {
					return nil, full + ", whose field " + f.Name() + " is " + why
				}
			}
		}
		return c.convertible(known, d), ""
	}
	if c.goStructs == nil {
		c.goStructs = make(map[string]*ir.GoType)
	}
	out := &ir.GoType{Kind: ir.GoStruct, Path: named.Obj().Pkg().Path(), Name: named.Obj().Name()}
	c.goStructs[full] = out
	record := &types.Record{}
	for i := range s.NumFields() {
		f := s.Field(i)
		name := fieldName(f.Name(), s.Tag(i))
		if !f.Exported() || name == "-" {
			continue
		}
		t, why := c.goType(f.Type(), d)
		if t == nil {
			delete(c.goStructs, full)
			return nil, full + ", whose field " + f.Name() + " is " + why
		}
		if record.Lookup(name) >= 0 {
			delete(c.goStructs, full)
			return nil, full + ", which has two fields " + name
		}
		record.Fields = append(record.Fields, types.Field{Name: name, Type: t.Type})
		out.Fields = append(out.Fields, ir.GoField{Name: f.Name(), Type: t})
	}
	if len(record.Fields) == 0 {
		delete(c.goStructs, full)
		return nil, full + ", which has no exported field"
	}
	out.Type = record
	c.knownType(record, named.Obj().Name())
	c.app.GoStructs = append(c.app.GoStructs, out)
	return c.convertible(out, d), ""
}

// convertible gives a struct the function that converts its values one way, and those inside of it.
func (c *checker) convertible(t *ir.GoType, d direction) *ir.GoType {
	switch {
	case t == nil:
	case t.Kind != ir.GoStruct:
		c.convertible(t.Elem, d)
	case d == fromGo && t.From == "":
		t.From = c.taken.take(camel(t.Name) + "Of")
	case d == toGo && t.To == "":
		t.To = c.taken.take("to" + exported(t.Name))
	default:
		return t
	}
	if t != nil {
		for _, f := range t.Fields {
			c.convertible(f.Type, d)
		}
	}
	return t
}

// fieldName returns what a spec calls a field: the name in its `stgen` or `json` tag, else its own in small letters.
func fieldName(name, tag string) string {
	for _, key := range []string{"stgen", "json"} {
		if text, ok := reflect.StructTag(tag).Lookup(key); ok {
			if tagged, _, _ := strings.Cut(text, ","); tagged != "" {
				return tagged
			}
		}
	}
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// isNamed reports whether a type is that of a name in a package; path "" is the universe.
func isNamed(t gotypes.Type, path, name string) bool {
	n, ok := gotypes.Unalias(t).(*gotypes.Named)
	if !ok || n.Obj().Name() != name {
		return false
	}
	if n.Obj().Pkg() == nil {
		return path == ""
	}
	return n.Obj().Pkg().Path() == path
}
