package ops

import (
	"cmp"
	"slices"

	"github.com/stgen/stgen/runtimelib/opt"
)

// Sort returns the elements in rising order.
func Sort[T cmp.Ordered](xs []T) []T {
	out := slices.Clone(xs)
	slices.Sort(out)
	return out
}

// SortDesc returns the elements in falling order.
func SortDesc[T cmp.Ordered](xs []T) []T {
	out := Sort(xs)
	slices.Reverse(out)
	return out
}

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
	return SortByFunc(xs, key, cmp.Compare[K])
}

// SortByDesc returns the elements in the falling order of key; equal ones keep their order.
func SortByDesc[T any, K cmp.Ordered](xs []T, key func(T) K) []T {
	return SortByFuncDesc(xs, key, cmp.Compare[K])
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
	return SortByKeys(xs, Map(xs, key), compare)
}

// SortByFuncDesc is SortByDesc of keys that compare orders.
func SortByFuncDesc[T, K any](xs []T, key func(T) K, compare func(K, K) int) []T {
	return SortByKeysDesc(xs, Map(xs, key), compare)
}

// SortByKeys returns the elements in the rising order of keys, of which there is one for each; equal ones keep their
// order. Only keys and places are moved on the way, since elements may be large; the places make the order stable, for
// less than a stable algorithm takes.
func SortByKeys[T, K any](xs []T, keys []K, compare func(K, K) int) []T {
	type keyed struct {
		key   K
		place int
	}
	order := make([]keyed, len(keys))
	for i, key := range keys {
		order[i] = keyed{key, i}
	}
	slices.SortFunc(order, func(a, b keyed) int {
		if c := compare(a.key, b.key); c != 0 {
			return c
		}
		return a.place - b.place
	})
	return Map(order, func(k keyed) T { return xs[k.place] })
}

// SortByKeysDesc returns the elements in the falling order of keys, as SortByKeys does in the rising one.
func SortByKeysDesc[T, K any](xs []T, keys []K, compare func(K, K) int) []T {
	return SortByKeys(xs, keys, func(a, b K) int { return compare(b, a) })
}
