package omap

// Append adds x to the list of a key.
func Append[K comparable, T any](m *Map[K, []T], key K, x T) {
	if i, ok := m.at[key]; ok {
		m.values[i] = append(m.values[i], x)
		return
	}
	m.Set(key, []T{x})
}

// Collect returns a list of what f makes of each entry, in their order.
func Collect[K comparable, V, R any](m *Map[K, V], f func(K, V) R) []R {
	out := make([]R, 0, m.Len())
	for k, v := range m.All() {
		out = append(out, f(k, v))
	}
	return out
}

// From returns the map of what f makes of each element: a key with its value.
func From[T any, K comparable, V any](xs []T, f func(T) (K, V)) *Map[K, V] {
	m := New[K, V]()
	for _, x := range xs {
		m.Set(f(x))
	}
	return m
}

// Convert returns the map with its values as f makes them.
func Convert[K comparable, V, W any](m *Map[K, V], f func(V) W) *Map[K, W] {
	out := New[K, W]()
	for k, v := range m.All() {
		out.Set(k, f(v))
	}
	return out
}

// Equal reports whether two maps have the same keys with equal values, in whatever order.
func Equal[K comparable, V any](a, b *Map[K, V], equal func(V, V) bool) bool {
	if a.Len() != b.Len() {
		return false
	}
	for k, v := range a.All() {
		if w, ok := b.Get(k).Get(); !ok || !equal(v, w) {
			return false
		}
	}
	return true
}
