package cache

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"
	"unsafe"
)

// Key stands for a list of inputs of which some, such as lists, are not comparable. Two keys are equal exactly when
// the inputs are: nothing is hashed, so that nothing can collide. A key is not for showing or storing.
type Key string

// KeyOf returns the key of inputs: basic types, time.Time, and slices, arrays, maps, structs and pointers of them.
// Like things are equal by what they hold: a nil slice is an empty one, pointers are followed, maps have no order, a
// NaN equals itself, times are equal if they are the same instant in the same zone. Inputs that stand at one place
// should have one type each time, since int 1 and int64 1 are equal.
//
// It panics for a func, a channel or an unsafe pointer, and for what contains itself: these are mistakes of the
// program, which the first call shows.
//
// Concurrency: safe while nobody changes the inputs.
func KeyOf(inputs ...any) Key {
	b := make([]byte, 0, 64)
	for _, in := range inputs {
		b = appendInput(b, in)
	}
	return Key(b)
}

// Marks that begin each input. Every input says where it ends, so that no two lists of inputs are spelled alike.
const (
	markNil     = 'n'
	markFalse   = 'F'
	markTrue    = 'T'
	markInt     = 'i' // 8 bytes
	markUint    = 'u' // 8 bytes
	markFloat   = 'f' // 8 bytes
	markComplex = 'c' // 16 bytes
	markText    = 's' // length, bytes
	markTime    = 't' // seconds, nanoseconds, zone as text
	markList    = 'l' // length, items
	markMap     = 'm' // length, sorted texts of key and value
	markStruct  = 'r' // fields
	markPointer = 'p' // what it points to
)

// appendInput spells the usual types out without reflection.
func appendInput(b []byte, in any) []byte {
	switch v := in.(type) {
	case string:
		return appendText(b, v)
	case int:
		return appendWord(b, markInt, uint64(v))
	case float64:
		return appendFloat(b, v)
	case bool:
		return appendBool(b, v)
	case time.Time:
		return appendTime(b, v)
	case time.Duration:
		return appendWord(b, markInt, uint64(v))
	case []string:
		b = appendLen(b, markList, len(v))
		for _, s := range v {
			b = appendText(b, s)
		}
		return b
	case nil:
		return append(b, markNil)
	}
	return appendValue(b, addressable(reflect.ValueOf(in)), 0)
}

// maxDepth is how deep inputs may be nested; beyond it they are taken to contain themselves.
const maxDepth = 100

var timeType = reflect.TypeFor[time.Time]()

func appendValue(b []byte, v reflect.Value, depth int) []byte {
	if depth > maxDepth {
		panic(fmt.Sprintf("cache: a %s contains itself and cannot be part of a key", v.Type()))
	}
	switch v.Kind() {
	case reflect.Bool:
		return appendBool(b, v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return appendWord(b, markInt, uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return appendWord(b, markUint, v.Uint())
	case reflect.Float32, reflect.Float64:
		return appendFloat(b, v.Float())
	case reflect.Complex64, reflect.Complex128:
		b = appendFloat(append(b, markComplex), real(v.Complex()))
		return appendFloat(b, imag(v.Complex()))
	case reflect.String:
		return appendText(b, v.String())
	case reflect.Slice, reflect.Array:
		b = appendLen(b, markList, v.Len())
		for i := range v.Len() {
			b = appendValue(b, v.Index(i), depth+1)
		}
		return b
	case reflect.Map:
		return appendMap(b, v, depth)
	case reflect.Struct:
		return appendStruct(b, v, depth)
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return append(b, markNil)
		}
		return appendValue(append(b, markPointer), addressable(v.Elem()), depth+1)
	}
	panic(fmt.Sprintf("cache: a %s cannot be part of a key", v.Type()))
}

// appendStruct spells out all fields, unexported ones too: an opt.Of has no others.
func appendStruct(b []byte, v reflect.Value, depth int) []byte {
	if v.Type() == timeType {
		return appendTime(b, v.Interface().(time.Time))
	}
	b = append(b, markStruct)
	v = addressable(v)
	for i := range v.NumField() {
		b = appendValue(b, opened(v.Field(i)), depth+1)
	}
	return b
}

func appendMap(b []byte, v reflect.Value, depth int) []byte {
	entries := make([]string, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		entry := appendValue(nil, addressable(it.Key()), depth+1)
		entries = append(entries, string(appendValue(entry, addressable(it.Value()), depth+1)))
	}
	slices.SortFunc(entries, strings.Compare)
	b = appendLen(b, markMap, len(entries))
	for _, entry := range entries {
		b = append(b, entry...)
	}
	return b
}

// addressable returns v, or a copy of it, in a form whose fields can be opened.
func addressable(v reflect.Value) reflect.Value {
	if v.CanAddr() {
		return v
	}
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	return c
}

// opened returns an addressable field without the mark that it is unexported, so that a time in it can be read.
func opened(field reflect.Value) reflect.Value {
	if field.CanInterface() {
		return field
	}
	return reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
}

func appendText(b []byte, s string) []byte {
	return append(appendLen(b, markText, len(s)), s...)
}

func appendLen(b []byte, mark byte, n int) []byte {
	return binary.AppendUvarint(append(b, mark), uint64(n))
}

func appendWord(b []byte, mark byte, word uint64) []byte {
	return binary.BigEndian.AppendUint64(append(b, mark), word)
}

func appendBool(b []byte, v bool) []byte {
	if v {
		return append(b, markTrue)
	}
	return append(b, markFalse)
}

// appendFloat gives all NaNs and both zeros one spelling.
func appendFloat(b []byte, f float64) []byte {
	switch {
	case f != f:
		f = math.NaN()
	case f == 0:
		f = 0
	}
	return appendWord(b, markFloat, math.Float64bits(f))
}

func appendTime(b []byte, t time.Time) []byte {
	b = appendWord(b, markTime, uint64(t.Unix()))
	b = binary.BigEndian.AppendUint32(b, uint32(t.Nanosecond()))
	return appendText(b, t.Location().String())
}
