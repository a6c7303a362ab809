// Package format writes numbers by Python's format specification and times by strftime, the two that Streamlit's users
// know. What is wrong with a specification is an error of the Check functions; the others panic with it as an
// *ops.Failure, which the page shows in the element's place.
package format

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/stgen/stgen/runtimelib/ops"
)

// The kinds of a specification, by what they write.
const (
	intKinds   = "bcdoxXn"
	floatKinds = "neEfFgG%"
)

// Int writes n by a specification such as `,d`, `05d`, `x` or `.1f`.
func Int(n int, spec string) string {
	s := must(parseInt(spec))
	if s.isFloat() {
		return s.float(float64(n))
	}
	return s.int(n)
}

// parseInt reads a specification for a whole number.
func parseInt(text string) (spec, error) {
	s, err := parse(text, intKinds+floatKinds)
	switch {
	case err != nil || s.isFloat():
		return s, err
	case s.precision >= 0:
		return s, errorf(text, "a whole number has no digits behind the point; use `.%df`", s.precision)
	case s.noMinusZero:
		return s, errorf(text, "`z` is for numbers with a point")
	}
	return s, nil
}

// isFloat reports whether the kind writes whole numbers as those with a point.
func (s spec) isFloat() bool {
	return s.kind != 0 && s.kind != 'n' && strings.IndexByte(floatKinds, s.kind) >= 0
}

// Float writes x by a specification such as `,.2f`, `.0%` or `.3g`.
func Float(x float64, spec string) string {
	return must(parse(spec, floatKinds)).float(x)
}

// CheckInt says what is wrong with a specification for Int.
func CheckInt(spec string) error {
	_, err := parseInt(spec)
	return err
}

// CheckFloat says what is wrong with a specification for Float.
func CheckFloat(spec string) error {
	_, err := parse(spec, floatKinds)
	return err
}

func must(s spec, err error) spec {
	if err != nil {
		panic(&ops.Failure{Message: err.Error()})
	}
	return s
}

// int writes n in the base of s.kind.
func (s spec) int(n int) string {
	if s.kind == 'c' {
		if n < 0 || n > utf8.MaxRune {
			panic(&ops.Failure{Message: "there is no character " + strconv.Itoa(n)})
		}
		return s.pad("", string(rune(n)))
	}
	base, prefix, group := 10, "", 3
	switch s.kind {
	case 'b':
		base, prefix, group = 2, "0b", 4
	case 'o':
		base, prefix, group = 8, "0o", 4
	case 'x':
		base, prefix, group = 16, "0x", 4
	case 'X':
		base, prefix, group = 16, "0X", 4
	}
	if !s.alternate {
		prefix = ""
	}
	digits := strings.TrimPrefix(strconv.FormatInt(int64(n), base), "-")
	if s.kind == 'X' {
		digits = strings.ToUpper(digits)
	}
	return s.number(n < 0, prefix, digits, "", group)
}

// float writes x as s.kind says.
func (s spec) float(x float64) string {
	negative := math.Signbit(x) && !math.IsNaN(x)
	whole, rest := s.digits(math.Abs(x))
	if s.noMinusZero && !strings.ContainsAny(whole+rest, "123456789inIN") {
		negative = false
	}
	return s.number(negative, "", whole, rest, 3)
}

// digits returns the digits of x before the point, and all behind them, with the point.
func (s spec) digits(x float64) (whole, rest string) {
	var text string
	switch {
	case math.IsInf(x, 0) || math.IsNaN(x):
		return s.notFinite(x)
	case s.kind == '%':
		y := 100 * x // rounded to the nearest float first, as Python does
		if math.IsInf(y, 0) {
			return s.notFinite(y)
		}
		text = strconv.FormatFloat(y, 'f', s.digitsBehind(), 64) + "%"
	case s.kind == 'f' || s.kind == 'F':
		text = strconv.FormatFloat(x, 'f', s.digitsBehind(), 64)
	case s.kind == 'e' || s.kind == 'E':
		text = strconv.FormatFloat(x, s.kind, s.digitsBehind(), 64)
	case s.kind == 0 && s.precision < 0:
		text = ops.FormatFloat(x)
	default:
		text = s.general(x)
	}
	if s.alternate && !strings.Contains(text, ".") {
		text = withPoint(text)
	}
	if i := strings.IndexAny(text, ".eE%"); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
}

func (s spec) notFinite(x float64) (whole, rest string) {
	text := "inf"
	if math.IsNaN(x) {
		text = "nan"
	}
	if s.kind == 'E' || s.kind == 'F' || s.kind == 'G' {
		text = strings.ToUpper(text)
	}
	if s.kind == '%' {
		return text, "%"
	}
	return text, ""
}

func (s spec) digitsBehind() int {
	if s.precision < 0 {
		return 6
	}
	return s.precision
}

// general writes x in the form of `g`, or of no letter with a precision: so many significant digits, with an exponent
// where the number is very small or very large.
func (s spec) general(x float64) string {
	p := s.precision
	switch {
	case p < 0:
		p = 6
	case p == 0:
		p = 1
	}
	exponent := 0
	if x != 0 {
		e := strconv.FormatFloat(x, 'e', p-1, 64)
		exponent, _ = strconv.Atoi(e[strings.IndexByte(e, 'e')+1:])
	}
	limit := p
	if s.kind == 0 {
		limit = p - 1 // a digit behind the point is kept
	}
	var text string
	if exponent < -4 || exponent >= limit {
		letter := byte('e')
		if s.kind == 'G' {
			letter = 'E'
		}
		text = strconv.FormatFloat(x, letter, p-1, 64)
	} else {
		text = strconv.FormatFloat(x, 'f', max(p-1-exponent, 0), 64)
	}
	if !s.alternate {
		text = withoutZeros(text)
	}
	if s.kind == 0 && !strings.ContainsAny(text, ".eE") {
		text += ".0"
	}
	return text
}

// withoutZeros drops the zeros that end a fraction.
func withoutZeros(text string) string {
	mantissa, exponent := text, ""
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent = text[:i], text[i:]
	}
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	return mantissa + exponent
}

func withPoint(text string) string {
	if i := strings.IndexAny(text, "eE%"); i >= 0 {
		return text[:i] + "." + text[i:]
	}
	return text + "."
}

// number puts sign, prefix, grouped digits and the rest together and pads them.
func (s spec) number(negative bool, prefix, whole, rest string, group int) string {
	sign := ""
	switch {
	case negative:
		sign = "-"
	case s.sign == '+' || s.sign == ' ':
		sign = string(s.sign)
	}
	if s.group != 0 && whole[0] >= '0' && whole[0] <= 'f' && whole != "inf" && whole != "nan" {
		if s.align == '=' && s.fill == '0' {
			for len(sign)+len(prefix)+len(grouped(whole, s.group, group))+len(rest) < s.width {
				whole = "0" + whole
			}
		}
		whole = grouped(whole, s.group, group)
	}
	return s.pad(sign+prefix, whole+rest)
}

// grouped puts a separator between groups of n digits, counted from the right.
func grouped(digits string, separator byte, n int) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%n == 0 {
			b.WriteByte(separator)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// pad fills up to the width; between head and body if the alignment is `=`.
func (s spec) pad(head, body string) string {
	n := s.width - utf8.RuneCountInString(head) - utf8.RuneCountInString(body)
	if n <= 0 {
		return head + body
	}
	fill := func(n int) string { return strings.Repeat(string(s.fill), n) }
	switch s.align {
	case '<':
		return head + body + fill(n)
	case '^':
		return fill(n/2) + head + body + fill(n-n/2)
	case '=':
		return head + fill(n) + body
	}
	return fill(n) + head + body
}
