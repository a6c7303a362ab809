// Package omap is a map that keeps the order in which its keys came: the spec language's map<K, V>.
//
// Values of the language are never changed in place: who has built a map with Set hands it on and leaves it alone.
// Reading a map concurrently is safe.
package omap

import (
	"iter"

	"github.com/stgen/stgen/runtimelib/opt"
)

// Map is a map in the order of insertion. The nil Map is empty and can be read.
type Map[K comparable, V any] struct {
	keys   []K
	values []V
	at     map[K]int // index into keys and values
}

// Entry is one key with its value.
type Entry[K comparable, V any] struct {
	Key   K
	Value V
}

// E is the entry of a key with its value.
func E[K comparable, V any](key K, value V) Entry[K, V] { return Entry[K, V]{key, value} }

// New returns an empty map.
func New[K comparable, V any]() *Map[K, V] { return &Map[K, V]{at: make(map[K]int)} }

// Of returns the map of entries; of a key that comes twice the last value counts, in the first one's place.
func Of[K comparable, V any](entries ...Entry[K, V]) *Map[K, V] {
	m := New[K, V]()
	for _, e := range entries {
		m.Set(e.Key, e.Value)
	}
	return m
}

// Len returns the number of keys.
func (m *Map[K, V]) Len() int {
	if m == nil {
		return 0
	}
	return len(m.keys)
}

// Get returns the value of a key, which may be missing.
func (m *Map[K, V]) Get(key K) opt.Of[V] {
	if m == nil {
		return opt.None[V]()
	}
	if i, ok := m.at[key]; ok {
		return opt.Some(m.values[i])
	}
	return opt.None[V]()
}

// Has reports whether there is a key.
func (m *Map[K, V]) Has(key K) bool { return m.Get(key).OK() }

// Set gives a key its value; a new key comes last.
func (m *Map[K, V]) Set(key K, value V) {
	if i, ok := m.at[key]; ok {
		m.values[i] = value
		return
	}
	if m.at == nil {
		m.at = make(map[K]int)
	}
	m.at[key] = len(m.keys)
	m.keys, m.values = append(m.keys, key), append(m.values, value)
}

// Keys returns the keys in their order, in a list that is never nil.
func (m *Map[K, V]) Keys() []K {
	if m == nil {
		return []K{}
	}
	return append([]K{}, m.keys...)
}

// Values returns the values in the order of their keys, in a list that is never nil.
func (m *Map[K, V]) Values() []V {
	if m == nil {
		return []V{}
	}
	return append([]V{}, m.values...)
}

// All goes through keys and values in their order.
func (m *Map[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for i := range m.Len() {
			if !yield(m.keys[i], m.values[i]) {
				return
			}
		}
	}
}

// With returns a copy in which a key has another value.
func (m *Map[K, V]) With(key K, value V) *Map[K, V] {
	out := Convert(m, func(v V) V { return v })
	out.Set(key, value)
	return out
}

// Without returns a copy without a key.
func (m *Map[K, V]) Without(key K) *Map[K, V] {
	out := New[K, V]()
	for k, v := range m.All() {
		if k != key {
			out.Set(k, v)
		}
	}
	return out
}
