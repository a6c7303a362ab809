// Package ops is what expressions of a spec call where Go has no operator for it. Everything is pure and generic;
// nothing here knows of sessions or pages.
//
// What an expression cannot compute it panics with as a [*Failure], which the page shows in the element's place.
package ops

import (
	"cmp"
	"slices"

	"github.com/stgen/stgen/runtimelib/opt"
)

// Filter returns the elements that keep holds for.
func Filter[T any](xs []T, keep func(T) bool) []T {
	var out []T
	for _, x := range xs {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

// Map returns what f makes of each element.
func Map[T, R any](xs []T, f func(T) R) []R {
	out := make([]R, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}

// Number is what can be added up.
type Number interface{ ~int | ~int64 | ~float64 }

// Sum adds up the elements.
func Sum[T Number](xs []T) T {
	var sum T
	for _, x := range xs {
		sum += x
	}
	return sum
}

// SumOf adds up what f makes of each element.
func SumOf[T any, N Number](xs []T, f func(T) N) N {
	var sum N
	for _, x := range xs {
		sum += f(x)
	}
	return sum
}

// There returns the values that are there.
func There[T any](xs []opt.Of[T]) []T {
	var out []T
	for _, x := range xs {
		if v, ok := x.Get(); ok {
			out = append(out, v)
		}
	}
	return out
}

// Count counts the elements that is holds for.
func Count[T any](xs []T, is func(T) bool) int {
	n := 0
	for _, x := range xs {
		if is(x) {
			n++
		}
	}
	return n
}

// Find returns the first element that is holds for.
func Find[T any](xs []T, is func(T) bool) opt.Of[T] {
	if i := slices.IndexFunc(xs, is); i >= 0 {
		return opt.Some(xs[i])
	}
	return opt.None[T]()
}

// FindIndex returns the place of the first element that is holds for.
func FindIndex[T any](xs []T, is func(T) bool) opt.Of[int] {
	if i := slices.IndexFunc(xs, is); i >= 0 {
		return opt.Some(i)
	}
	return opt.None[int]()
}

// First returns the first element.
func First[T any](xs []T) opt.Of[T] {
	if len(xs) == 0 {
		return opt.None[T]()
	}
	return opt.Some(xs[0])
}

// Last returns the last element.
func Last[T any](xs []T) opt.Of[T] {
	if len(xs) == 0 {
		return opt.None[T]()
	}
	return opt.Some(xs[len(xs)-1])
}

// Min returns the smallest element.
func Min[T cmp.Ordered](xs []T) opt.Of[T] {
	if len(xs) == 0 {
		return opt.None[T]()
	}
	return opt.Some(slices.Min(xs))
}

// Max returns the largest element.
func Max[T cmp.Ordered](xs []T) opt.Of[T] {
	if len(xs) == 0 {
		return opt.None[T]()
	}
	return opt.Some(slices.Max(xs))
}

// Mean returns the arithmetic mean.
func Mean[T Number](xs []T) opt.Of[float64] {
	if len(xs) == 0 {
		return opt.None[float64]()
	}
	return opt.Some(float64(Sum(xs)) / float64(len(xs)))
}

// Median returns the middle element, or the mean of the two in the middle.
func Median[T Number](xs []T) opt.Of[float64] {
	if len(xs) == 0 {
		return opt.None[float64]()
	}
	sorted := slices.Sorted(slices.Values(xs))
	mid := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return opt.Some(float64(sorted[mid]))
	}
	return opt.Some((float64(sorted[mid-1]) + float64(sorted[mid])) / 2)
}

// Sort returns the elements in rising order.
func Sort[T cmp.Ordered](xs []T) []T { return slices.Sorted(slices.Values(xs)) }

// SortBy returns the elements in the rising order of key; equal ones keep their order.
func SortBy[T any, K cmp.Ordered](xs []T, key func(T) K) []T {
	out := slices.Clone(xs)
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return out
}

// SortByDesc returns the elements in the falling order of key; equal ones keep their order.
func SortByDesc[T any, K cmp.Ordered](xs []T, key func(T) K) []T {
	out := slices.Clone(xs)
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(key(b), key(a)) })
	return out
}

// Reverse returns the elements from last to first.
func Reverse[T any](xs []T) []T {
	out := slices.Clone(xs)
	slices.Reverse(out)
	return out
}

// Uniq returns the elements without repeats, in the order in which they first come.
func Uniq[T comparable](xs []T) []T {
	seen := make(map[T]struct{}, len(xs))
	var out []T
	for _, x := range xs {
		if _, ok := seen[x]; !ok {
			seen[x] = struct{}{}
			out = append(out, x)
		}
	}
	return out
}

// MaxRange is how many numbers a range may have.
const MaxRange = 1_000_000

// Range returns the numbers from first to last, both included; none if last is less. It fails beyond MaxRange.
func Range(first, last int) []int {
	if last < first {
		return nil
	}
	if last-first >= MaxRange {
		fail("a range of %d numbers is too long", last-first+1)
	}
	out := make([]int, last-first+1)
	for i := range out {
		out[i] = first + i
	}
	return out
}

// At returns the element at an index; a negative one counts from the end. It fails out of range.
func At[T any](xs []T, i int) T {
	at := i
	if at < 0 {
		at += len(xs)
	}
	if at < 0 || at >= len(xs) {
		fail("index %d is out of range: there are %d elements", i, len(xs))
	}
	return xs[at]
}

// Slice returns the elements from one index to another, without the latter; both are clamped, negative ones count
// from the end.
func Slice[T any](xs []T, from, to int) []T {
	from, to = clamp(from, to, len(xs))
	return xs[from:to]
}

func clamp(from, to, n int) (int, int) {
	if from < 0 {
		from += n
	}
	if to < 0 {
		to += n
	}
	from, to = min(max(from, 0), n), min(max(to, 0), n)
	return from, max(from, to)
}

// All reports whether is holds for all elements.
func All[T any](xs []T, is func(T) bool) bool { return Count(xs, is) == len(xs) }

// None reports whether is holds for no element.
func None[T any](xs []T, is func(T) bool) bool { return !slices.ContainsFunc(xs, is) }

// One reports whether is holds for exactly one element.
func One[T any](xs []T, is func(T) bool) bool { return Count(xs, is) == 1 }

// CountTrue counts what is true.
func CountTrue(xs []bool) int { return Count(xs, func(x bool) bool { return x }) }

// Floats returns whole numbers as floats.
func Floats(xs []int) []float64 { return Map(xs, func(x int) float64 { return float64(x) }) }

// Maybe returns what f makes of a value that is there.
func Maybe[T, R any](x opt.Of[T], f func(T) R) opt.Of[R] {
	if v, ok := x.Get(); ok {
		return opt.Some(f(v))
	}
	return opt.None[R]()
}

// Then is Maybe for an f whose result may be missing itself.
func Then[T, R any](x opt.Of[T], f func(T) opt.Of[R]) opt.Of[R] {
	if v, ok := x.Get(); ok {
		return f(v)
	}
	return opt.None[R]()
}

// OrElse returns x, or what other returns if x is missing.
func OrElse[T any](x opt.Of[T], other func() opt.Of[T]) opt.Of[T] {
	if x.OK() {
		return x
	}
	return other()
}
