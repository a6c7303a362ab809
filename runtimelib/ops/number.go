package ops

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/opt"
)

// Number is what can be added up.
type Number interface{ ~int | ~int64 | ~float64 }

// Mod returns the remainder of a division. It fails if b is 0.
func Mod(a, b int) int {
	if b == 0 {
		fail("the remainder of a division by 0")
	}
	return a % b
}

// Sum adds up the elements.
func Sum[T Number](xs []T) T {
	var sum T
	for _, x := range xs {
		sum += x
	}
	return sum
}

// Mean returns the arithmetic mean.
func Mean[T Number](xs []T) opt.Of[float64] {
	if len(xs) == 0 {
		return opt.None[float64]()
	}
	var sum float64
	for _, x := range xs {
		sum += float64(x)
	}
	return opt.Some(sum / float64(len(xs)))
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

// Abs returns the absolute value.
func Abs[T Number](x T) T {
	if x < 0 {
		return -x
	}
	return x
}

// RoundTo rounds to a number of decimal digits, half to even on the decimal value, as Python does. Negative digits
// stand before the point.
func RoundTo(x float64, digits int) float64 {
	if digits >= 0 {
		return reread(x, strconv.FormatFloat(x, 'f', min(digits, 350), 64))
	}
	_, power, ok := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	if !ok { // no number
		return x
	}
	exponent, _ := strconv.Atoi(power)
	switch kept := exponent + 1 + digits; {
	case kept > 0:
		return reread(x, strconv.FormatFloat(x, 'e', kept-1, 64))
	case kept == 0 && math.Abs(x) > reread(0, "5e"+power):
		return math.Copysign(reread(0, "1e"+strconv.Itoa(exponent+1)), x)
	}
	return math.Copysign(0, x)
}

// reread returns the number that a text stands for; x if it is none.
func reread(x float64, text string) float64 {
	y, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return x
	}
	return y
}

// Shl shifts the bits of x to the left. It fails if n is negative.
func Shl(x, n int) int { return x << shift(n) }

// Shr shifts the bits of x to the right and keeps its sign. It fails if n is negative.
func Shr(x, n int) int { return x >> shift(n) }

// UShr shifts the bits of x to the right and zeros in. It fails if n is negative.
func UShr(x, n int) int { return int(uint(x) >> shift(n)) }

func shift(n int) int {
	if n < 0 {
		fail("bits cannot be shifted by %d", n)
	}
	return n
}

// Divide divides a duration; of a division by 0 it is the longest one.
func Divide(d time.Duration, by float64) time.Duration {
	if by == 0 {
		return Scale(d, math.Inf(1))
	}
	return time.Duration(float64(d) / by)
}

// Scale multiplies a duration; one that is too long for a duration is the longest one.
func Scale(d time.Duration, by float64) time.Duration {
	switch x := float64(d) * by; {
	case x >= math.MaxInt64:
		return math.MaxInt64
	case x <= math.MinInt64:
		return math.MinInt64
	default:
		return time.Duration(x)
	}
}

// ParseInt reads a whole number; nothing if s is none.
func ParseInt(s string) opt.Of[int] {
	n, err := strconv.Atoi(s)
	if err != nil {
		return opt.None[int]()
	}
	return opt.Some(n)
}

// ParseFloat reads a number; nothing if s is none.
func ParseFloat(s string) opt.Of[float64] {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return opt.None[float64]()
	}
	return opt.Some(x)
}

// FormatFloat writes a float as Python does within text: the shortest form that reads back, with .0 kept.
func FormatFloat(x float64) string {
	switch {
	case math.IsInf(x, 1):
		return "inf"
	case math.IsInf(x, -1):
		return "-inf"
	case math.IsNaN(x):
		return "nan"
	}
	if size := math.Abs(x); size != 0 && (size < 1e-4 || size >= 1e16) {
		return strconv.FormatFloat(x, 'e', -1, 64)
	}
	s := strconv.FormatFloat(x, 'f', -1, 64)
	for _, c := range s {
		if c == '.' {
			return s
		}
	}
	return s + ".0"
}
