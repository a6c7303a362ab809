package config

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ErrHelp is what Load returns when the command line asks for help; WriteHelp gives it.
var ErrHelp = errors.New("help requested")

// Error is one option that was set wrongly.
type Error struct {
	Option   string // server.port
	Source   string // "the app's config", "environment variable STGEN_SERVER_PORT", "flag --server.port"
	Found    string // as it was written, cut short; a Go type's name never
	Expected string // completes "expected …"
}

// Error says option, source, found and expected in one line.
func (e *Error) Error() string {
	return fmt.Sprintf("option %s (%s): found %s, expected %s", e.Option, e.Source, e.Found, e.Expected)
}

// Errors are all mistakes of one Load, in the order of the sources, at least one.
type Errors []*Error

// Error has one line a mistake.
func (list Errors) Error() string {
	lines := make([]string, len(list))
	for i, e := range list {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the mistakes to errors.As and errors.Is.
func (list Errors) Unwrap() []error {
	all := make([]error, len(list))
	for i, e := range list {
		all[i] = e
	}
	return all
}

// shown is a value as a message quotes it: at most 60 bytes, on one line.
func shown(words []string) string {
	const longest = 60
	s := strings.Join(words, ",")
	if len(s) > longest {
		cut := longest
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut] + "…"
	}
	return fmt.Sprintf("%q", s)
}
