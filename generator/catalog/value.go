package catalog

import (
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode"

	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/civil"
)

// TypeParam stands for an element's type argument in the type of its value. As an argument of [Element.ValueType] it keeps it
// there, which prints as T.
var TypeParam = &types.Record{Name: "T"}

// substitute returns t with the type argument in place of TypeParam.
func substitute(t, arg types.Type) types.Type {
	switch t := t.(type) {
	case *types.List:
		return &types.List{Elem: substitute(t.Elem, arg)}
	case *types.Optional:
		return types.Opt(substitute(t.Elem, arg))
	case *types.Record:
		if t == TypeParam {
			return arg
		}
		r := &types.Record{Name: t.Name}
		for _, f := range t.Fields {
			r.Fields = append(r.Fields, types.Field{Name: f.Name, Type: substitute(f.Type, arg)})
		}
		return r
	}
	return t
}

// specTypes are the Go types that a type of the spec becomes (docs/architecture.md, "Types and the Go they become").
var specTypes = map[reflect.Type]types.Type{
	reflect.TypeFor[int]():           types.Int,
	reflect.TypeFor[float64]():       types.Float,
	reflect.TypeFor[string]():        types.String,
	reflect.TypeFor[bool]():          types.Bool,
	reflect.TypeFor[civil.Date]():    types.Date,
	reflect.TypeFor[civil.Time]():    types.Time,
	reflect.TypeFor[time.Time]():     types.DateTime,
	reflect.TypeFor[time.Duration](): types.Duration,
	reflect.TypeFor[[]byte]():        types.Bytes,
}

// specType returns the spec's type of a Go type, given as two instantiations of it: where they differ is the type
// argument. A type that is not generic is given twice.
func specType(a, b reflect.Type) (types.Type, error) {
	if t, ok := specTypes[a]; ok {
		if a == b {
			return t, nil
		}
		return TypeParam, nil
	}
	if elem, ok := optional(a); ok {
		other, _ := optional(b)
		t, err := specType(elem, other)
		return types.Opt(t), err
	}
	switch a.Kind() {
	case reflect.Slice:
		t, err := specType(a.Elem(), b.Elem())
		return &types.List{Elem: t}, err
	case reflect.Struct:
		r := &types.Record{}
		for i := range a.NumField() {
			t, err := specType(a.Field(i).Type, b.Field(i).Type)
			if err != nil {
				return nil, err
			}
			r.Fields = append(r.Fields, types.Field{Name: snake(a.Field(i).Name), Type: t})
		}
		return r, nil
	}
	return nil, fmt.Errorf("the spec has no type for Go's %s", a)
}

// optional returns X of opt.Of[X].
func optional(t reflect.Type) (reflect.Type, bool) {
	if t.Kind() != reflect.Struct || !strings.HasPrefix(t.Name(), "Of[") || !strings.HasSuffix(t.PkgPath(), "/opt") {
		return nil, false
	}
	must, _ := t.MethodByName("Must")
	return must.Type.Out(0), true
}

// snake returns a Go name as a spec would write it: FromDay is from_day.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
