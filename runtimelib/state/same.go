package state

import "reflect"

// same reports whether two values of one type are equal, slices and maps by what they hold.
func same(a, b any) bool {
	switch x := a.(type) {
	case int, float64, string, bool:
		return x == b
	}
	return reflect.DeepEqual(a, b)
}
