package secrets

import (
	"fmt"
	"strings"
)

// Error is what is wrong with the secrets that a program declares: all of it, by name, and never a value.
type Error struct {
	names  []string
	lines  []string
	places []string // where they were looked for
}

// Names returns the names of the secrets that are missing or of the wrong type, in the order of their declaration.
func (e *Error) Names() []string { return e.names }

// Error has one line a secret and one that says where they were looked for.
func (e *Error) Error() string {
	lines := e.lines
	if len(e.places) > 0 {
		lines = append(lines[:len(lines):len(lines)], "looked in "+strings.Join(e.places, ", "))
	}
	return strings.Join(lines, "\n")
}

// add notes what is wrong with one secret: words that its type follows.
func (e *Error) add(d declaration, what string) {
	line := fmt.Sprintf("secret %s: %s %s", d.name, what, d.kind)
	if d.doc != "" {
		line += " (" + d.doc + ")"
	}
	e.names = append(e.names, d.name)
	e.lines = append(e.lines, line)
}
