// Package opt holds a value that may be missing: what the spec language writes T?.
package opt

import "encoding/json"

// Of is a T or nothing. The zero value is nothing. It is comparable when T is, and equal to another
// when both are missing or both hold equal values, because a missing one always holds T's zero value.
type Of[T any] struct {
	value T
	ok    bool
}

// Some returns v as a value that is there.
func Some[T any](v T) Of[T] { return Of[T]{v, true} }

// None returns a missing T.
func None[T any]() Of[T] { return Of[T]{} }

// From returns what a pointer leads to, nothing of a nil one.
func From[T any](p *T) Of[T] {
	if p == nil {
		return Of[T]{}
	}
	return Some(*p)
}

// Get returns the value and whether it is there; the zero value if it is not.
func (o Of[T]) Get() (T, bool) { return o.value, o.ok }

// OK reports whether the value is there.
func (o Of[T]) OK() bool { return o.ok }

// Must returns the value of an o that was tested before; the zero value if it is missing.
func (o Of[T]) Must() T { return o.value }

// Or returns the value, or fallback if it is missing. fallback is evaluated in any case.
func (o Of[T]) Or(fallback T) T {
	if o.ok {
		return o.value
	}
	return fallback
}

// Any returns the value, or nil if it is missing.
func (o Of[T]) Any() any {
	if !o.ok {
		return nil
	}
	return o.value
}

// Fill makes o a value that is there: what read makes of a pointer to one.
func (o *Of[T]) Fill(read func(into any)) {
	*o = Of[T]{}
	read(&o.value)
	o.ok = true
}

// MarshalJSON implements json.Marshaler: the value, or null.
func (o Of[T]) MarshalJSON() ([]byte, error) { return json.Marshal(o.Any()) }

// UnmarshalJSON implements json.Unmarshaler: null is a missing value.
func (o *Of[T]) UnmarshalJSON(data []byte) error {
	*o = Of[T]{}
	if string(data) == "null" {
		return nil
	}
	if err := json.Unmarshal(data, &o.value); err != nil {
		return err
	}
	o.ok = true
	return nil
}
