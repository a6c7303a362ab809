// Package gocall is what generated code needs to call Go functions of other packages: their containers become those of generated
// code, and the other way round. Nothing is shared: what a function keeps of its arguments is its own.
package gocall

import (
	"cmp"
	"maps"
	"slices"

	"github.com/stgen/stgen/runtimelib/omap"
	"github.com/stgen/stgen/runtimelib/opt"
)

// Must returns the value. It panics with the error if there is one: the failure shows where the value is read.
func Must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// Same returns x: elements that need no conversion.
func Same[T any](x T) T { return x }

// Slice converts the elements of a slice.
func Slice[S ~[]E, E, R any](xs S, convert func(E) R) []R {
	if xs == nil {
		return nil
	}
	out := make([]R, len(xs))
	for i, x := range xs {
		out[i] = convert(x)
	}
	return out
}

// Optional returns what a pointer points to; nothing if it is nil.
func Optional[E, R any](p *E, convert func(E) R) opt.Of[R] {
	if p == nil {
		return opt.None[R]()
	}
	return opt.Some(convert(*p))
}

// ToPointer returns a pointer to the value; nil if there is none.
func ToPointer[E, R any](x opt.Of[E], convert func(E) R) *R {
	value, ok := x.Get()
	if !ok {
		return nil
	}
	converted := convert(value)
	return &converted
}

// Map converts a map, in the order of its keys.
func Map[M ~map[K]E, K cmp.Ordered, E, R any](m M, convert func(E) R) *omap.Map[K, R] {
	out := omap.New[K, R]()
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out.Set(key, convert(m[key]))
	}
	return out
}

// ToMap converts a map, whose order is lost.
func ToMap[K comparable, E, R any](m *omap.Map[K, E], convert func(E) R) map[K]R {
	out := make(map[K]R, m.Len())
	for key, x := range m.All() {
		out[key] = convert(x)
	}
	return out
}
