package config

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/opt"
)

// field is one option's place in an Options, with what may stand there. A set that reports false changed nothing.
type field interface {
	takes() nature           // the kinds of value that the app's own config may give
	set(words []string) bool // one word, or for a list any number
	expected() string        // completes "expected …"
	String() string          // the value as one would write it on the command line; "" = none
}

// nature is a set of kinds of value.
type nature uint8

const (
	text nature = 1 << iota
	whole
	truth
	list // of words
)

// intField is a whole number within bounds.
type intField struct {
	at       *int
	min, max int
}

func (f intField) takes() nature    { return whole }
func (f intField) String() string   { return strconv.Itoa(*f.at) }
func (f intField) expected() string { return between(f.min, f.max) }

func (f intField) set(words []string) bool {
	n, ok := oneInt(words, f.min, f.max)
	if ok {
		*f.at = n
	}
	return ok
}

// maybeInt is an intField that may be missing.
type maybeInt struct {
	at       *opt.Of[int]
	min, max int
}

func (f maybeInt) takes() nature    { return whole }
func (f maybeInt) expected() string { return between(f.min, f.max) }

func (f maybeInt) String() string {
	if n, ok := f.at.Get(); ok {
		return strconv.Itoa(n)
	}
	return ""
}

func (f maybeInt) set(words []string) bool {
	n, ok := oneInt(words, f.min, f.max)
	if ok {
		*f.at = opt.Some(n)
	}
	return ok
}

// intsField is a list of whole numbers within bounds.
type intsField struct {
	at       *[]int
	min, max int
}

func (f intsField) takes() nature    { return list | whole }
func (f intsField) expected() string { return "a list of numbers, each " + between(f.min, f.max) }

func (f intsField) String() string {
	words := make([]string, len(*f.at))
	for i, n := range *f.at {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ",")
}

func (f intsField) set(words []string) bool {
	numbers := make([]int, 0, len(words))
	for _, word := range words {
		n, ok := oneInt([]string{word}, f.min, f.max)
		if !ok {
			return false
		}
		numbers = append(numbers, n)
	}
	*f.at = numbers
	return true
}

// boolField is true or false.
type boolField struct{ at *bool }

func (f boolField) takes() nature    { return truth }
func (f boolField) expected() string { return "true or false" }
func (f boolField) String() string   { return strconv.FormatBool(*f.at) }

func (f boolField) set(words []string) bool {
	b, ok := oneBool(words)
	if ok {
		*f.at = b
	}
	return ok
}

// maybeBool is a boolField that may be missing.
type maybeBool struct{ at *opt.Of[bool] }

func (f maybeBool) takes() nature    { return truth }
func (f maybeBool) expected() string { return "true or false" }

func (f maybeBool) String() string {
	if b, ok := f.at.Get(); ok {
		return strconv.FormatBool(b)
	}
	return ""
}

func (f maybeBool) set(words []string) bool {
	b, ok := oneBool(words)
	if ok {
		*f.at = opt.Some(b)
	}
	return ok
}

// neverField accepts the false that it already is: what Streamlit can switch off and stgen never does.
type neverField struct{}

func (neverField) takes() nature    { return truth }
func (neverField) expected() string { return "false, as there is no such thing here" }
func (neverField) String() string   { return "false" }

func (neverField) set(words []string) bool {
	b, ok := oneBool(words)
	return ok && !b
}

// textField is a text that passes check.
type textField struct {
	at    *string
	want  string
	check func(string) bool
}

func (f textField) takes() nature    { return text }
func (f textField) expected() string { return f.want }
func (f textField) String() string   { return *f.at }

func (f textField) set(words []string) bool {
	ok := len(words) == 1 && f.check(words[0])
	if ok {
		*f.at = words[0]
	}
	return ok
}

// textsField is a list of texts that each pass check.
type textsField struct {
	at    *[]string
	want  string // of one
	check func(string) bool
}

func (f textsField) takes() nature    { return list | text }
func (f textsField) expected() string { return "a list, each " + f.want }
func (f textsField) String() string   { return strings.Join(*f.at, ",") }

func (f textsField) set(words []string) bool {
	for _, word := range words {
		if !f.check(word) {
			return false
		}
	}
	*f.at = slices.Clone(words)
	return true
}

// choiceField is one of a few words. Case does not matter.
type choiceField[T ~string] struct {
	at      *T
	choices []T
}

func (f choiceField[T]) takes() nature  { return text | truth } // truth: YAML's true is the word "true"
func (f choiceField[T]) String() string { return string(*f.at) }

func (f choiceField[T]) expected() string {
	words := make([]string, len(f.choices))
	for i, choice := range f.choices {
		words[i] = string(choice)
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

func (f choiceField[T]) set(words []string) bool {
	if len(words) != 1 {
		return false
	}
	i := slices.IndexFunc(f.choices, func(choice T) bool { return strings.EqualFold(string(choice), words[0]) })
	if i >= 0 {
		*f.at = f.choices[i]
	}
	return i >= 0
}

// sizeField is a number of megabytes, kept in bytes.
type sizeField struct {
	at   *int64
	unit int64 // bytes of one
}

// maxMegabytes keeps every size far from the end of int64.
const maxMegabytes = 1_000_000

func (f sizeField) takes() nature    { return whole }
func (f sizeField) expected() string { return "megabytes, " + between(1, maxMegabytes) }
func (f sizeField) String() string   { return strconv.FormatInt(*f.at/f.unit, 10) }

func (f sizeField) set(words []string) bool {
	n, ok := oneInt(words, 1, maxMegabytes)
	if ok {
		*f.at = int64(n) * f.unit
	}
	return ok
}

// secondsField is a time: a number of seconds, as in Streamlit, or a number with a unit.
type secondsField struct {
	at  *time.Duration
	min time.Duration
}

// maxSeconds bounds every time to a year.
const maxSeconds = 365 * 24 * 3600

func (f secondsField) takes() nature  { return whole | text }
func (f secondsField) String() string { return strconv.FormatFloat(f.at.Seconds(), 'f', -1, 64) }

func (f secondsField) expected() string {
	return "seconds or a time like 90s or 5m, at least " + f.min.String()
}

func (f secondsField) set(words []string) bool {
	if len(words) != 1 {
		return false
	}
	d, err := time.ParseDuration(words[0])
	if n, ok := oneInt(words, 0, maxSeconds); ok {
		d, err = time.Duration(n)*time.Second, nil
	}
	if err != nil || d < f.min || d > maxSeconds*time.Second {
		return false
	}
	*f.at = d
	return true
}

func oneInt(words []string, low, high int) (int, bool) {
	if len(words) != 1 {
		return 0, false
	}
	n, err := strconv.Atoi(words[0])
	return n, err == nil && low <= n && n <= high
}

// oneBool reads what Streamlit's command line takes for a bool, in any case.
func oneBool(words []string) (value, ok bool) {
	if len(words) != 1 {
		return false, false
	}
	switch strings.ToLower(words[0]) {
	case "true", "1", "yes", "on":
		return true, true
	case "false", "0", "no", "off":
		return false, true
	}
	return false, false
}

func between(low, high int) string {
	return "a whole number from " + strconv.Itoa(low) + " to " + strconv.Itoa(high)
}
