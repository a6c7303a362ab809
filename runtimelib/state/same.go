package state

import "reflect"

// same reports whether two values of a type are equal, slices and maps by what they hold.
func same[T any](a, b T) bool {
	switch x := any(a).(type) {
	case int, float64, string, bool:
		return x == any(b)
	}
	return reflect.DeepEqual(a, b)
}
