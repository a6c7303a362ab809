package config

import (
	"slices"
	"strings"
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
