package ops

import (
	"cmp"
	"slices"

	"github.com/stgen/stgen/runtimelib/opt"
)

// Sort returns the elements in rising order.
func Sort[T cmp.Ordered](xs []T) []T { return SortFunc(xs, cmp.Compare[T]) }

// SortDesc returns the elements in falling order.
func SortDesc[T cmp.Ordered](xs []T) []T { return SortFuncDesc(xs, cmp.Compare[T]) }

// SortFunc returns the elements in the rising order of compare; equal ones keep their order.
func SortFunc[T any](xs []T, compare func(T, T) int) []T {
	out := slices.Clone(xs)
	slices.SortStableFunc(out, compare)
	return out
}

// SortFuncDesc returns the elements in the falling order of compare; equal ones keep their order.
func SortFuncDesc[T any](xs []T, compare func(T, T) int) []T {
	return SortFunc(xs, func(a, b T) int { return compare(b, a) })
}

// SortBy returns the elements in the rising order of key; equal ones keep their order.
func SortBy[T any, K cmp.Ordered](xs []T, key func(T) K) []T {
	return SortFunc(xs, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}

// SortByDesc returns the elements in the falling order of key; equal ones keep their order.
func SortByDesc[T any, K cmp.Ordered](xs []T, key func(T) K) []T {
	return SortFunc(xs, func(a, b T) int { return cmp.Compare(key(b), key(a)) })
}

// Descending reports whether an order is "desc" rather than "asc". It fails if it is neither.
func Descending(order string) bool {
	if order != "asc" && order != "desc" {
		fail("the order is \"asc\" or \"desc\", not %q", order)
	}
	return order == "desc"
}

// Min returns the smallest element.
func Min[T cmp.Ordered](xs []T) opt.Of[T] { return MinFunc(xs, cmp.Compare[T]) }

// Max returns the largest element.
func Max[T cmp.Ordered](xs []T) opt.Of[T] { return MaxFunc(xs, cmp.Compare[T]) }

// MinFunc returns the element that comes first by compare.
func MinFunc[T any](xs []T, compare func(T, T) int) opt.Of[T] {
	if len(xs) == 0 {
		return opt.None[T]()
	}
	return opt.Some(slices.MinFunc(xs, compare))
}

// MaxFunc returns the element that comes last by compare.
func MaxFunc[T any](xs []T, compare func(T, T) int) opt.Of[T] {
	if len(xs) == 0 {
		return opt.None[T]()
	}
	return opt.Some(slices.MaxFunc(xs, compare))
}

// SortByFunc is SortBy of keys that compare orders.
func SortByFunc[T, K any](xs []T, key func(T) K, compare func(K, K) int) []T {
	return SortFunc(xs, func(a, b T) int { return compare(key(a), key(b)) })
}

// SortByFuncDesc is SortByDesc of keys that compare orders.
func SortByFuncDesc[T, K any](xs []T, key func(T) K, compare func(K, K) int) []T {
	return SortFunc(xs, func(a, b T) int { return compare(key(b), key(a)) })
}

// SortByKeys returns the elements in the rising order of keys, of which there is one for each; equal ones keep their
// order.
func SortByKeys[T, K any](xs []T, keys []K, compare func(K, K) int) []T {
	places := make([]int, len(xs))
	for i := range places {
		places[i] = i
	}
	places = SortFunc(places, func(a, b int) int { return compare(keys[a], keys[b]) })
	return Map(places, func(i int) T { return xs[i] })
}

// SortByKeysDesc returns the elements in the falling order of keys, as SortByKeys does in the rising one.
func SortByKeysDesc[T, K any](xs []T, keys []K, compare func(K, K) int) []T {
	return SortByKeys(xs, keys, func(a, b K) int { return compare(b, a) })
}
