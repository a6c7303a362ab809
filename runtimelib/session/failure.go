package session

import (
	"fmt"
	"reflect"
	"runtime"
	"runtime/debug"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
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

// place returns spec:line of the innermost frame of the panicking goroutine that is the app's, "" if there is none.
func (s *AppSession) place() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	file := fileOf(s.app.Session)
	for {
		f, more := frames.Next()
		if f.File == file {
			if line := s.app.Lines.Find(f.Line); line > 0 {
				return s.app.Position(line)
			}
		}
		if !more {
			return ""
		}
	}
}

// fileOf returns the file that a function is written in: that of an app's Session is the one that App.Lines tells of.
func fileOf(session func() Data) string {
	f := runtime.FuncForPC(reflect.ValueOf(session).Pointer())
	file, _ := f.FileLine(f.Entry())
	return file
}

// survive keeps a panic of the app which nothing else has caught within its session: it is all that the page shows.
func (s *AppSession) survive() {
	r := recover()
	if r == nil {
		return
	}
	failure := s.describe(&delta.Panic{Value: r, Stack: debug.Stack()})
	s.pages.current = max(s.pages.current, 0)
	s.state.ResetTriggers()
	s.beginFull()
	s.page.Run(delta.Full, s, nil, func(st *delta.Generator) {
		st.Next()
		st.Draw(failure)
	})
	s.page.Forget()
	s.endFull()
}

// declare declares the session's values and returns its pages. An app that panics has one page, which shows that.
func (s *AppSession) declare() (p *pages) {
	defer func() {
		if r := recover(); r != nil {
			failure := s.describe(&delta.Panic{Value: r, Stack: debug.Stack()})
			s.state = state.New()
			p = newPages(broken{failure})
		}
	}()
	data := s.app.Session()
	s.data = data
	data.Values(s.state.Declaring())
	if c, ok := data.(Caching); ok {
		s.caches = c.Caches()
	}
	if starter, ok := data.(Starter); ok {
		s.start = starter.OnStart
	}
	return newPages(data)
}

// broken is Data of an app that could not say what it has.
type broken struct{ failure delta.Exception }

// Values implements Data.
func (broken) Values(*state.Values) {}

// Pages implements Data.
func (b broken) Pages() []Page {
	return []Page{{Run: func(st *delta.Generator) {
		st.Next()
		st.Draw(b.failure)
	}}}
}

// redact masks the secrets in what a message says of a failure: an error may quote what it was given.
func (s *AppSession) redact(msg *pb.ForwardMsg) {
	if s.app.Secrets == nil {
		return
	}
	d, _ := msg.Type.(*pb.Delta)
	if d == nil {
		return
	}
	e, _ := d.Type.(*pb.Element)
	if e == nil {
		return
	}
	switch m := e.Type.(type) {
	case *pb.Exception:
		m.Message = s.app.Secrets.Redact(m.Message)
	case *pb.Toast:
		m.Body = s.app.Secrets.Redact(m.Body)
	}
}
