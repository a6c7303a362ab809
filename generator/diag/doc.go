// Package diag holds what the compiler has to say about a spec: diagnostics with a code, a place, a hint and
// sometimes a fix; lists of them in the order of the file; and their rendering as text and as JSON.
//
// A diagnostic is about a mistake of the spec's author. Failures of the machine (a file that cannot be read)
// are Go errors, and mistakes of stgen itself are panics. Messages are plain words, lower case, without a
// final stop: what was found, what was expected, what to write instead.
//
// Codes are declared as package variables next to the rule that reports them and registered at init;
// nothing else is global. A List is not safe for concurrent use.
package diag

//go:generate go run ../../internal/docgen diagnostics
