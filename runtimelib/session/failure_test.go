package session_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/session"
)

// fail panics. The line of the spec that it comes from is 42.
func fail(why string) {
	panic(why)
}

// lines says that all of harness_test.go, where the apps are declared, comes from line 42.
var lines = session.Lines{1, 42}

func TestPanicOfACallback(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		app := &form{}
		app.click = func(ev *delta.Event) {
			app.n.Set(5)
			ev.Toast(delta.Toast{Body: "done"})
			fail("on purpose")
		}
		u := open(app, lines)
		u.Wait()
		u.heard()
		u.interact(u.pressed())
		u.expect(t, "[2 0] toast on purpose")
		if app.n.Get() != 0 {
			t.Error("what the callback had assigned is still there")
		}
		u.logged(t, "a callback panicked", "on purpose")
		app.click = func(*delta.Event) { app.n.Set(6) }
		u.rerun()
		u.Wait()
		u.heard()
		u.interact(u.pressed())
		u.expect(t, "[0 2] 6")
	})
}

func TestPanicOfThePage(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		app := &form{}
		app.label = func() string {
			if app.n.Get() == 1 {
				fail("no label")
			}
			return "Name"
		}
		app.click = func(*delta.Event) { app.n.Set(app.n.Get() + 1) }
		u := open(app, lines)
		u.Wait()
		u.heard()
		u.interact(u.pressed())
		u.expect(t, whole("[0 0] button Press", "[0 1] exception no label")...)
		u.logged(t, "the page panicked", "no label", "at=form.yaml:42")
		u.interact(u.pressed())
		u.expect(t, whole("[0 0] button Press", "[0 1] text_input Name set false", "[0 2] 2")...)
	})
}

// TestPanicElsewhere has the app panic where neither the page nor a callback runs: when values of a client are taken in.
func TestPanicElsewhere(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		broken := false
		app := &form{label: func() string {
			if broken {
				fail("no label")
			}
			return "Name"
		}}
		u := open(app, lines)
		u.Wait()
		u.heard()
		broken = true
		u.interact(u.named("Ada"))
		u.expect(t, whole("[0 0] exception no label")...)
		u.logged(t, "the page panicked", "at=form.yaml:42")
		broken = false
		u.rerun()
		u.expect(t, whole("[0 0] button Press", "[0 1] text_input Name set false", "[0 2] 0")...)
	})
}

// TestPanicAtTheBeginning has apps that cannot even say what they have.
func TestPanicAtTheBeginning(t *testing.T) {
	for name, app := range map[string]*form{
		"values":   {values: func() { fail("nothing works") }},
		"pages":    {pages: func() []session.Page { panic("nothing works") }},
		"presence": {pages: func() []session.Page { return []session.Page{{If: func() bool { panic("nothing works") }}} }},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				u := open(app, lines)
				u.expect(t, whole("[0 0] exception nothing works")...)
				u.rerun()
				u.expect(t, whole("[0 0] exception nothing works")...)
			})
		})
	}
	t.Run("no pages", func(t *testing.T) {
		inBubble(t, func(t *testing.T) {
			u := open(&form{pages: func() []session.Page { return nil }}, lines)
			u.Wait()
			if got := u.heard(); !strings.Contains(got, "exception") {
				t.Errorf("heard\n%s", got)
			}
		})
	})
}

// TestTooManyElements draws more than a queue holds: the session says so.
func TestTooManyElements(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		app := &form{draw: func(st *delta.Generator) {
			for i := range 100_000 {
				st.Next()
				st.Draw(delta.Text{Body: fmt.Sprint(i)})
			}
		}}
		u := open(app, nil)
		u.Wait()
		if got := u.heard(); !strings.Contains(got, "exception the page has more elements than a queue holds") {
			t.Errorf("heard\n%.2000s", got)
		}
	})
}

// logged compares what was logged since the last call.
func (u *user) logged(t *testing.T, want ...string) {
	t.Helper()
	got := u.log.String()
	u.log.Reset()
	for _, part := range want {
		if !strings.Contains(got, part) {
			t.Errorf("logged\n%s\nwithout %q", got, part)
		}
	}
}

// TestLinesBelongToOneFile shows that frames of other files of the app are not taken for generated ones.
func TestLinesBelongToOneFile(t *testing.T) {
	_, file, _, _ := runtime.Caller(0)
	if !strings.HasSuffix(file, "failure_test.go") {
		t.Fatalf("this test has moved to %s; it needs a file other than that of open", file)
	}
	inBubble(t, func(t *testing.T) {
		app := &form{}
		app.pages = func() []session.Page { return []session.Page{{Run: func(*delta.Generator) { fail("here") }}} }
		u := open(app, lines)
		u.expect(t, whole("[0 0] exception here")...)
		u.logged(t, `at=""`)
	})
}
