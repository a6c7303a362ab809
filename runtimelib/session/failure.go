package session

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/stgen/stgen/runtimelib/delta"
)

// describe says how a panic of the page is shown, and logs it.
func (s *AppSession) describe(failure *delta.Panic) delta.Exception {
	s.log.Error("the page panicked", "panic", fmt.Sprint(failure.Value), "at", s.place(), "stack", string(failure.Stack))
	return delta.Exception{Type: fmt.Sprintf("%T", failure.Value), Message: fmt.Sprint(failure.Value)}
}

// panicked returns the error that a panic of a callback is, and logs it.
func (s *AppSession) panicked(r any) error {
	at := s.place()
	s.log.Error("a callback panicked", "panic", fmt.Sprint(r), "at", at)
	if at != "" {
		return fmt.Errorf("%s: %v", at, r)
	}
	return fmt.Errorf("%v", r)
}

// place returns spec:line of the innermost generated frame of the panicking goroutine, "" if there is none.
func (s *AppSession) place() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			if line := s.app.Lines.Find(f.Line); line > 0 {
				return s.app.Position(line)
			}
		}
		if !more {
			return ""
		}
	}
}
