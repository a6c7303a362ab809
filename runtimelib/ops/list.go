package ops

import (
	"iter"
	"slices"

	"github.com/stgen/stgen/runtimelib/opt"
)

// Map returns what f makes of each element.
func Map[T, R any](xs []T, f func(T) R) []R {
	out := make([]R, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}

// There returns the values that are there.
func There[T any](xs []opt.Of[T]) []T {
	out := make([]T, 0, len(xs))
	for _, x := range xs {
		if v, ok := x.Get(); ok {
			out = append(out, v)
		}
	}
	return out
}

// First returns the first element.
func First[T any](xs []T) opt.Of[T] { return Get(xs, 0) }

// Last returns the last element.
func Last[T any](xs []T) opt.Of[T] { return Get(xs, -1) }

// Get returns the element at an index, a negative one counting from the end; nothing out of range.
func Get[T any](xs []T, i int) opt.Of[T] {
	if i < 0 {
		i += len(xs)
	}
	if i < 0 || i >= len(xs) {
		return opt.None[T]()
	}
	return opt.Some(xs[i])
}

// At returns the element at an index; a negative one counts from the end. It fails out of range.
func At[T any](xs []T, i int) T {
	if i < 0 {
		i += len(xs)
	}
	if i < 0 || i >= len(xs) {
		outOfRange(i, len(xs))
	}
	return xs[i]
}

// outOfRange stands apart so that At is small enough to be inlined. A negative i was counted from the end.
func outOfRange(i, n int) {
	if i < 0 {
		i -= n
	}
	fail("index %d is out of range: there are %d elements", i, n)
}

// Slice returns the elements from one index to another, without the latter; both are clamped, negative ones count
// from the end.
func Slice[T any](xs []T, from, to int) []T {
	from, to = clamp(from, to, len(xs))
	return xs[from:to:to]
}

// From returns the elements from an index on, as Slice does.
func From[T any](xs []T, from int) []T { return Slice(xs, from, len(xs)) }

func clamp(from, to, n int) (int, int) {
	if from < 0 {
		from += n
	}
	if to < 0 {
		to += n
	}
	to = min(max(to, 0), n)
	return min(max(from, 0), to), to
}

// Take returns the first n elements, or all if there are fewer. It fails if n is negative.
func Take[T any](xs []T, n int) []T {
	if n < 0 {
		fail("%d elements cannot be taken", n)
	}
	n = min(n, len(xs))
	return xs[:n:n]
}

// Reverse returns the elements from last to first.
func Reverse[T any](xs []T) []T {
	out := slices.Clone(xs)
	slices.Reverse(out)
	return out
}

// Concat returns the elements of all lists, in one that is never nil: it is `[]` in JSON.
func Concat[T any](lists ...[]T) []T {
	n := 0
	for _, xs := range lists {
		n += len(xs)
	}
	out := make([]T, 0, n)
	for _, xs := range lists {
		out = append(out, xs...)
	}
	return out
}

// Flatten returns the elements of all lists, as Concat does.
func Flatten[T any](lists [][]T) []T { return Concat(lists...) }

// Uniq returns the elements without repeats, in the order in which they first come.
func Uniq[T comparable](xs []T) []T {
	seen := make(map[T]struct{}, len(xs))
	out := []T{}
	for _, x := range xs {
		if _, ok := seen[x]; !ok {
			seen[x] = struct{}{}
			out = append(out, x)
		}
	}
	return out
}

// UniqFunc is Uniq of elements that are told apart by equal. It takes time quadratic in what is left.
func UniqFunc[T any](xs []T, equal func(T, T) bool) []T {
	out := []T{}
	for _, x := range xs {
		if !slices.ContainsFunc(out, func(y T) bool { return equal(x, y) }) {
			out = append(out, x)
		}
	}
	return out
}

// CountTrue counts what is true.
func CountTrue(xs []bool) int {
	n := 0
	for _, x := range xs {
		if x {
			n++
		}
	}
	return n
}

// MaxRange is how many numbers a range may have.
const MaxRange = 1_000_000

// Range returns the numbers from first to last, both included; none if last is less. It fails beyond MaxRange.
func Range(first, last int) []int {
	out := make([]int, rangeSize(first, last))
	for i := range out {
		out[i] = first + i
	}
	return out
}

// Ints goes through the numbers that Range returns.
func Ints(first, last int) iter.Seq2[int, int] {
	n := rangeSize(first, last)
	return func(yield func(int, int) bool) {
		for i := range n {
			if !yield(i, first+i) {
				return
			}
		}
	}
}

func rangeSize(first, last int) int {
	if last < first {
		return 0
	}
	if n := uint(last) - uint(first); n >= MaxRange {
		fail("a range from %d to %d is too long", first, last)
	}
	return last - first + 1
}

// Item makes a copy of a list and returns where the element at an index stands in it; a negative index counts from the end. It
// fails out of range.
func Item[T any](xs *[]T, i int) *T {
	at := position(i, len(*xs))
	*xs = slices.Clone(*xs)
	return &(*xs)[at]
}

// Append makes a list a copy with one more element.
func Append[T any](xs *[]T, x T) { *xs = append(slices.Clip(*xs), x) }

// Remove makes a list a copy without the element at an index, as Without does.
func Remove[T any](xs *[]T, i int) { *xs = Without(*xs, i) }

// Without returns a list without the element at an index; a negative one counts from the end. It fails out of range.
func Without[T any](xs []T, i int) []T {
	at := position(i, len(xs))
	return slices.Delete(slices.Clone(xs), at, at+1)
}

// position returns the position of an index in a list of n elements. It fails out of range.
func position(i, n int) int {
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		outOfRange(i, n)
	}
	return i
}
