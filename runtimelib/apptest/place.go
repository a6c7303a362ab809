package apptest

import (
	"path"
	"runtime"
)

// testFile is the name of the file whose lines are in App.Lines.
const testFile = "main_test.go"

// place returns "todo.yaml:70: ", the line of the spec that the step which is being done comes from; "" if it is not known.
func (u *User) place() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := frames.Next()
		if path.Base(f.File) == testFile {
			if line := u.app.Lines.Find(f.Line); line > 0 {
				return u.app.App.Position(line) + ": "
			}
		}
		if !more {
			return ""
		}
	}
}
