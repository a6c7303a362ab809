package opt

// Flat returns the inner optional, or nothing if o is missing.
func Flat[T any](o Of[Of[T]]) Of[T] { return o.value }

// Map returns what f makes of the value, or nothing.
func Map[T, R any](o Of[T], f func(T) R) Of[R] {
	if !o.ok {
		return Of[R]{}
	}
	return Some(f(o.value))
}

// Equal reports whether a and b are both missing, or both there and equal.
func Equal[T any](a, b Of[T], equal func(T, T) bool) bool {
	return a.ok == b.ok && (!a.ok || equal(a.value, b.value))
}
