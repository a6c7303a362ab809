package ops

import (
	"encoding/json"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
)

// If returns a or b; both are evaluated.
func If[T any](cond bool, a, b T) T {
	if cond {
		return a
	}
	return b
}

// Mod returns the remainder of a division. It fails if b is 0.
func Mod(a, b int) int {
	if b == 0 {
		fail("the remainder of a division by 0")
	}
	return a % b
}

// Div returns the quotient of two numbers; of a division by 0 an infinity.
func Div(a, b float64) float64 { return a / b }

// Round rounds half away from zero, as expr-lang does.
func Round(x float64) float64 { return math.Round(x) }

// RoundTo rounds to a number of decimal digits, half to even on the decimal value, as Python does.
func RoundTo(x float64, digits int) float64 {
	if digits < 0 {
		scale := math.Pow(10, float64(-digits))
		return math.RoundToEven(x/scale) * scale
	}
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', min(digits, 300), 64), 64)
	if err != nil {
		return x
	}
	return y
}

// Abs returns the absolute value.
func Abs[T int | float64](x T) T {
	if x < 0 {
		return -x
	}
	return x
}

// ParseInt reads a whole number; nothing if s is none.
func ParseInt(s string) opt.Of[int] {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return opt.None[int]()
	}
	return opt.Some(n)
}

// ParseFloat reads a number; nothing if s is none.
func ParseFloat(s string) opt.Of[float64] {
	x, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
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
		s := strconv.FormatFloat(x, 'e', -1, 64)
		return s
	}
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// FormatTime writes a moment as ISO 8601.
func FormatTime(t time.Time) string { return t.Format("2006-01-02T15:04:05.999999999Z07:00") }

// Len returns the number of characters.
func Len(s string) int { return len([]rune(s)) }

// Substring returns the characters from one index to another, as Slice does.
func Substring(s string, from, to int) string { return string(Slice([]rune(s), from, to)) }

// Split cuts s at each sep.
func Split(s, sep string) []string { return strings.Split(s, sep) }

// maxText is how long a repeated text may become, in bytes.
const maxText = 10 << 20

// Repeat returns n copies of s. It fails if n is negative or the result is too long.
func Repeat(s string, n int) string {
	if n < 0 || n > 0 && len(s) > maxText/n {
		fail("a text repeated %d times is too long", n)
	}
	return strings.Repeat(s, n)
}

// URLEncode makes s safe within a URL's path or query.
func URLEncode(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// Today returns the current day in the server's time zone.
func Today() civil.Date { return civil.DateOf(time.Now()) }

// JSON writes a value as JSON.
func JSON[T any](v T) string {
	data, err := json.Marshal(v)
	if err != nil {
		fail("the value cannot be written as JSON: %v", err)
	}
	return string(data)
}
