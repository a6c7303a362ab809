package catalog

import (
	"fmt"
	"reflect"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
)

// goKinds are the kinds that follow from a field's Go type alone.
var goKinds = map[reflect.Type]Kind{
	reflect.TypeFor[bool]():            Bool,
	reflect.TypeFor[int]():             Int,
	reflect.TypeFor[float64]():         Float,
	reflect.TypeFor[civil.Date]():      Date,
	reflect.TypeFor[civil.Time]():      Time,
	reflect.TypeFor[time.Time]():       DateTime,
	reflect.TypeFor[time.Duration]():   Span,
	reflect.TypeFor[delta.Size]():      Size,
	reflect.TypeFor[delta.Gap]():       Gap,
	reflect.TypeFor[delta.Duration]():  Duration,
	reflect.TypeFor[delta.Handler]():   Handler,
	reflect.TypeFor[delta.MenuItems](): Menu,
	reflect.TypeFor[[]string]():        Texts,
	reflect.TypeFor[[]float64]():       Floats,
	reflect.TypeFor[[]byte]():          Bytes,
	reflect.TypeFor[any]():             JSON,
	reflect.TypeFor[[]any]():           Values,
	reflect.TypeFor[pb.Frame]():        Table,
	reflect.TypeFor[body]():            Body,
}

// kindOf returns what a field takes. a and b are its types in two instantiations of its struct.
func kindOf(a, b reflect.Type, t tag) (k Kind, w Wrap, ofT bool, err error) {
	if elem, ok := optional(a); ok {
		other, _ := optional(b)
		k, _, ofT, err = kindOf(elem, other, t)
		return k, Opt, ofT, err
	}
	if a.Kind() == reflect.Pointer {
		k, _, ofT, err = kindOf(a.Elem(), b.Elem(), t)
		return k, Pointer, ofT, err
	}
	if a != b {
		switch a.Kind() {
		case reflect.Slice:
			return Options, Plain, true, nil
		case reflect.Func:
			return FormatFunc, Plain, true, nil
		}
		return Value, Plain, true, nil
	}
	if a.Kind() == reflect.String {
		return t.textKind(), Plain, false, nil
	}
	if k, ok := goKinds[a]; ok {
		return k, Plain, false, nil
	}
	return Text, Plain, false, fmt.Errorf("no kind of parameter is a Go %s", a)
}
