package templates

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// formatNumber writes v as a widget's format says: a printf format, one of Streamlit's names ("percent", "compact", …), or
// "" for the shortest form. A format that is neither is shown as it is. The client formats alike (format.ts).
func formatNumber(format string, v float64) string {
	if named, ok := namedFormats[format]; ok {
		return named(v)
	}
	before, verb, after, ok := cutVerb(format)
	if !ok {
		return format
	}
	switch verb[len(verb)-1] {
	case 'd', 'i', 'u':
		return before + fmt.Sprintf(verb[:len(verb)-1]+"d", int64(math.Round(v))) + after
	case 's':
		return before + number(v) + after
	}
	return before + fmt.Sprintf(verb, v) + after
}

// cutVerb splits a printf format at its one verb and undoes the doubling of percent signs around it.
func cutVerb(format string) (before, verb, after string, ok bool) {
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		if strings.HasPrefix(format[i+1:], "%") {
			i++
			continue
		}
		end := i + 1 + strings.IndexFunc(format[i+1:], func(c rune) bool { return c >= 'a' && c <= 'z' })
		if end <= i || !strings.ContainsRune("diufegsx", rune(format[end])) || end-i > 8 {
			return "", "", "", false
		}
		undouble := strings.NewReplacer("%%", "%")
		return undouble.Replace(format[:i]), format[i : end+1], undouble.Replace(format[end+1:]), true
	}
	return "", "", "", false
}

var namedFormats = map[string]func(float64) string{
	"":            number,
	"plain":       number,
	"localized":   func(v float64) string { return grouped(v, -1) },
	"percent":     func(v float64) string { return trimZeros(strconv.FormatFloat(v*100, 'f', 2, 64)) + "%" },
	"dollar":      func(v float64) string { return money("$", v) },
	"euro":        func(v float64) string { return money("€", v) },
	"yen":         func(v float64) string { return sign(v) + "¥" + grouped(math.Abs(v), 0) },
	"accounting":  accounting,
	"bytes":       func(v float64) string { return scaled(v, 1000, []string{"B", "KB", "MB", "GB", "TB", "PB"}) },
	"compact":     func(v float64) string { return scaled(v, 1000, []string{"", "K", "M", "B", "T"}) },
	"scientific":  func(v float64) string { return exponent(v, 1) },
	"engineering": func(v float64) string { return exponent(v, 3) },
}

func sign(v float64) string {
	if v < 0 {
		return "-"
	}
	return ""
}

func money(symbol string, v float64) string { return sign(v) + symbol + grouped(math.Abs(v), 2) }

func accounting(v float64) string {
	if v < 0 {
		return "(" + grouped(-v, 2) + ")"
	}
	return grouped(v, 2)
}

// grouped writes v with commas between thousands; -1 decimals are as many as it has, at most three.
func grouped(v float64, decimals int) string {
	text := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	if decimals < 0 {
		text = trimZeros(strconv.FormatFloat(math.Abs(v), 'f', 3, 64))
	}
	whole, fraction, _ := strings.Cut(text, ".")
	var b strings.Builder
	b.WriteString(sign(v))
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}

func trimZeros(text string) string {
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}

// scaled writes v with at most one decimal and the unit that leaves it below step.
func scaled(v, step float64, units []string) string {
	i := 0
	for math.Abs(v) >= step && i < len(units)-1 {
		v /= step
		i++
	}
	return trimZeros(strconv.FormatFloat(v, 'f', 1, 64)) + units[i]
}

// exponent writes v as a number and a power of ten that is a multiple of step.
func exponent(v float64, step int) string {
	power := 0
	if v != 0 {
		power = int(math.Floor(math.Log10(math.Abs(v))/float64(step))) * step
	}
	return trimZeros(strconv.FormatFloat(v/math.Pow10(power), 'f', 3, 64)) + "E" + strconv.Itoa(power)
}

// moments are the tokens of moment.js that date formats are made of, longer ones first, with their layouts in Go.
var moments = []struct{ token, layout string }{
	{"YYYY", "2006"}, {"MMMM", "January"}, {"dddd", "Monday"}, {"MMM", "Jan"}, {"ddd", "Mon"}, {"SSS", "000"},
	{"YY", "06"}, {"MM", "01"}, {"DD", "02"}, {"HH", "15"}, {"hh", "03"}, {"mm", "04"}, {"ss", "05"},
	{"M", "1"}, {"D", "2"}, {"H", "15"}, {"h", "3"}, {"m", "4"}, {"s", "5"}, {"A", "PM"}, {"a", "pm"},
}

// formatMoment writes t by a format of moment.js: "ddd, DD MMM YYYY"; text in brackets is kept as it is.
func formatMoment(format string, t time.Time) string {
	var b strings.Builder
	for format != "" {
		if end := strings.IndexByte(format, ']'); format[0] == '[' && end > 0 {
			b.WriteString(format[1:end])
			format = format[end+1:]
			continue
		}
		token, layout := momentToken(format)
		if layout == "000" {
			fmt.Fprintf(&b, "%03d", t.Nanosecond()/1e6)
		} else if layout != "" {
			b.WriteString(t.Format(layout))
		} else {
			b.WriteString(token)
		}
		format = format[len(token):]
	}
	return b.String()
}

// momentToken returns what format begins with: a token and its layout, or one character and "".
func momentToken(format string) (token, layout string) {
	for _, m := range moments {
		if strings.HasPrefix(format, m.token) {
			return m.token, m.layout
		}
	}
	for i := range format[1:] {
		return format[:i+1], ""
	}
	return format, ""
}
