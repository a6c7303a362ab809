// Package ops is what expressions of a spec call where Go has no operator for it. Everything is pure and generic;
// nothing here knows of sessions or pages. Lists are never changed: a result is a new one, or shares its elements.
//
// What an expression cannot compute it panics with as a [*Failure], which the page shows in the element's place.
package ops

import "fmt"

// Failure is why an expression has no value.
type Failure struct{ Message string }

// Error implements error.
func (f *Failure) Error() string { return f.Message }

func fail(format string, args ...any) { panic(&Failure{fmt.Sprintf(format, args...)}) }
