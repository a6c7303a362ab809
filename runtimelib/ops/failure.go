package ops

import "fmt"

// Failure is why an expression has no value.
type Failure struct{ Message string }

// Error implements error.
func (f *Failure) Error() string { return f.Message }

func fail(format string, args ...any) { panic(&Failure{fmt.Sprintf(format, args...)}) }
