package config

import (
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/opt"
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

func oneInt(words []string, low, high int) (int, bool) {
	if len(words) != 1 {
		return 0, false
	}
	n, err := strconv.Atoi(words[0])
	return n, err == nil && low <= n && n <= high
}

func between(low, high int) string {
	return "a whole number from " + strconv.Itoa(low) + " to " + strconv.Itoa(high)
}
