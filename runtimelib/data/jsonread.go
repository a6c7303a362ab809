package data

import (
	"reflect"
	"strconv"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
)

// readJSON reads a T. It is checked as a whole first, so that nothing can fail while it is made.
func readJSON[T any](content []byte) (T, error) {
	var value T
	n, err := parseJSON(content)
	if err != nil {
		return value, err
	}
	shape := shapeOf(reflect.TypeFor[T]())
	if err := shape.check(place{}, &n); err != nil {
		return value, err
	}
	n.fill(reflect.ValueOf(&value).Elem())
	return value, nil
}

// fill makes v, which can be addressed, the value that n is.
func (n *node) fill(v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case optional:
		if n.kind != None {
			p.Fill(func(into any) { n.fill(reflect.ValueOf(into).Elem()) })
		}
		return
	case *civil.Date:
		*p, _ = civil.ParseDate(n.text)
		return
	case *civil.Time:
		*p, _ = civil.ParseTime(n.text)
		return
	case *time.Time:
		*p, _ = parseDateTime(n.text)
		return
	case *time.Duration:
		*p, _ = time.ParseDuration(n.text)
		return
	}
	n.fillKind(v)
}

func (n *node) fillKind(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(n.text == "true")
	case reflect.Int:
		i, _ := strconv.ParseInt(n.text, 10, 64)
		v.SetInt(i)
	case reflect.Float64:
		f, _ := strconv.ParseFloat(n.text, 64)
		v.SetFloat(f)
	case reflect.String:
		v.SetString(n.text)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
		for i := range n.items {
			n.items[i].fill(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if item := n.get(tagOf(v.Type().Field(i))); item != nil {
				item.fill(v.Field(i))
			}
		}
	case reflect.Pointer: // of an omap.Map
		m := reflect.New(v.Type().Elem())
		m.Interface().(object).Fill(n.keys, func(i int, into any) { n.items[i].fill(reflect.ValueOf(into).Elem()) })
		v.Set(m)
	}
}
