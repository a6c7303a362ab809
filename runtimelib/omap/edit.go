package omap

import "fmt"

// Item makes a copy of a map and returns where the value of a key stands in it. It panics with an error if there is no such key.
func Item[K comparable, V any](m **Map[K, V], key K) *V {
	if !(*m).Has(key) {
		panic(fmt.Errorf("there is no key %v", key))
	}
	*m = Convert(*m, func(v V) V { return v })
	return &(*m).values[(*m).at[key]]
}

// Put makes a copy of a map in which a key has another value; a new key comes last.
func Put[K comparable, V any](m **Map[K, V], key K, value V) { *m = (*m).With(key, value) }

// Remove makes a map a copy without a key.
func Remove[K comparable, V any](m **Map[K, V], key K) { *m = (*m).Without(key) }
