package oracle

import (
	"fmt"
	"hash/fnv"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Failed is the canonical form of an evaluation that failed.
const Failed = "!"

// nilList is the form of a list that is nil to Go, until it is known what that means.
const nilList = "\x00list"

// maxDepth is how deep a form goes; no expression nests as much.
const maxDepth = 1000

// maxCanon is how long a canonical form may be; of longer ones a hash is kept.
const maxCanon = 20_000

// Canon returns a text that is the same for equal values of the machine and of compiled expressions: numbers do not
// tell int from float, records are maps, missing values are nil, pairs are lists.
func Canon(v any) string { return shortened(form(v)) }

// shortened returns a form that is too long as its beginning and its hash.
func shortened(s string) string {
	if len(s) <= maxCanon {
		return s
	}
	h := fnv.New64a()
	h.Write([]byte(s))
	return fmt.Sprintf("%s…%x", s[:40], h.Sum64())
}

// form is Canon of any length.
func form(v any) string {
	var b strings.Builder
	canon(&b, reflect.ValueOf(v), 0)
	return b.String()
}

func canon(b *strings.Builder, v reflect.Value, depth int) {
	if !v.IsValid() || depth > maxDepth {
		b.WriteString("nil")
		return
	}
	switch x := v.Interface().(type) {
	case time.Time:
		fmt.Fprintf(b, "time(%d)", x.UnixNano())
		return
	case time.Duration:
		fmt.Fprintf(b, "duration(%d)", x)
		return
	case *time.Location:
		fmt.Fprintf(b, "zone(%s)", x)
		return
	}
	if get := v.MethodByName("Get"); get.IsValid() && v.MethodByName("Must").IsValid() { // opt.Of
		out := get.Call(nil)
		if !out[1].Bool() {
			b.WriteString("nil")
			return
		}
		canon(b, out[0], depth+1)
		return
	}
	if all := v.MethodByName("All"); all.IsValid() { // omap.Map
		canonMap(b, v.MethodByName("Keys").Call(nil)[0], v.MethodByName("Values").Call(nil)[0], depth)
		return
	}
	canonKind(b, v, depth)
}

func canonKind(b *strings.Builder, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Bool:
		b.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int64:
		b.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Uint8:
		b.WriteString(strconv.FormatUint(v.Uint(), 10))
	case reflect.Float64:
		b.WriteString(number(v.Float()))
	case reflect.String:
		b.WriteString(strconv.Quote(v.String()))
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			b.WriteString(nilList)
			return
		}
		b.WriteByte('[')
		for i := range v.Len() {
			canon(b, v.Index(i), depth+1)
			b.WriteByte(' ')
		}
		b.WriteByte(']')
	case reflect.Map:
		keys, values := reflect.ValueOf([]any{}), reflect.ValueOf([]any{})
		for _, k := range v.MapKeys() {
			keys = reflect.Append(keys, k.Convert(keys.Type().Elem()))
			values = reflect.Append(values, v.MapIndex(k).Convert(values.Type().Elem()))
		}
		canonMap(b, keys, values, depth)
	case reflect.Struct:
		canonStruct(b, v, depth)
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			b.WriteString("nil")
			return
		}
		canon(b, v.Elem(), depth+1)
	default:
		b.WriteString(v.Kind().String())
	}
}

// canonMap writes the entries in the order of their canonical keys.
func canonMap(b *strings.Builder, keys, values reflect.Value, depth int) {
	entries := make([][2]string, keys.Len())
	for i := range entries {
		for j, v := range []reflect.Value{keys.Index(i), values.Index(i)} {
			var one strings.Builder
			canon(&one, v, depth+1)
			entries[i][j] = one.String()
		}
	}
	slices.SortFunc(entries, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	if len(entries) == 2 && entries[0][0] == `"key"` && entries[1][0] == `"value"` {
		fmt.Fprintf(b, "[%s %s ]", entries[0][1], entries[1][1])
		return
	}
	b.WriteByte('{')
	for _, e := range entries {
		b.WriteString(e[0] + ":" + e[1] + " ")
	}
	b.WriteByte('}')
}

// canonStruct writes a record as a map.
func canonStruct(b *strings.Builder, v reflect.Value, depth int) {
	var keys []string
	var values []any
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name := f.Name
		if tag := f.Tag.Get("json"); tag != "" {
			name = tag
		}
		keys, values = append(keys, name), append(values, v.Field(i).Interface())
	}
	canonMap(b, reflect.ValueOf(keys), reflect.ValueOf(values), depth)
}

func number(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case f == math.Trunc(f) && math.Abs(f) < 1<<53:
		return strconv.FormatInt(int64(f), 10)
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}
