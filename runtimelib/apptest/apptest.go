// Package apptest runs the tests of an app: what a user does, step by step, and what the page and the app's values are to be
// then. The user looks at the app through the headless face, so that each step goes the way of a browser's.
//
// A test is a function of package testing. It has a session of its own, and a time of its own (testing/synctest), which begins
// at [Begin] or as the test says, and passes only when the test says so; the time zone is UTC. Concurrency: tests run one after
// the other, since they share the working directory.
package apptest

import (
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stgen/stgen/runtimelib/face/headless"
	"github.com/stgen/stgen/runtimelib/session"
)

// Begin is when a test begins that does not say so itself.
var Begin = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

func init() { time.Local = time.UTC }

// Lines are pairs of a line of a file and the line of the spec that it comes from, rising.
type Lines = session.Lines

// App is an app under test.
type App struct {
	App   session.App
	Dir   string // of the spec, seen from the folder of the test: what files are relative to
	Lines Lines  // of the test's file

	begin   time.Time
	secrets map[string]any
}

// With returns the app with secrets: names, with dots, and values. It has no others in a test.
func (a *App) With(secrets ...any) *App {
	other := *a
	other.secrets = make(map[string]any)
	for i := 0; i+1 < len(secrets); i += 2 {
		table, name := other.secrets, secrets[i].(string)
		for parts := strings.Split(name, "."); len(parts) > 1; parts = parts[1:] {
			inner, ok := table[parts[0]].(map[string]any)
			if !ok {
				inner = make(map[string]any)
				table[parts[0]] = inner
			}
			table, name = inner, strings.Join(parts[1:], ".")
		}
		table[name] = secrets[i+1]
	}
	return &other
}

// At returns the app as it is at a time, not before the year 2000.
func (a *App) At(begin time.Time) *App {
	later := *a
	later.begin = begin
	return &later
}

// User is somebody who uses the app in a test. Its methods end the test when a step cannot be done, or is not as expected.
type User struct {
	t       *testing.T
	app     *App
	driver  *headless.Driver
	log     *log
	waiting map[string][]change // by form: what has been entered and not been sent; "" = with the next interaction
	cleared map[string][]string // by form that clears itself: ids of what has been entered before
	fresh   map[any]bool        // messages since the last interaction
}

// Run opens app and has a user do the steps. data is what the user's session keeps.
func Run[D session.Data](t *testing.T, app *App, steps func(user *User, data D)) {
	t.Helper()
	t.Chdir(app.Dir)
	if all, ok := app.App.Secrets.(interface{ Use(map[string]any) error }); ok {
		if err := all.Use(app.secrets); err != nil {
			t.Fatal(err)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		t.Helper()
		time.Sleep(time.Until(app.start()))
		u := open(t, app)
		defer u.driver.Close()
		defer u.recovered()
		steps(u, u.driver.Data().(D))
	})
}

// start is when a test begins.
func (a *App) start() time.Time {
	if a.begin.IsZero() {
		return Begin
	}
	return a.begin
}

// open begins a session.
func open(t *testing.T, app *App) *User {
	u := &User{t: t, app: app, log: &log{}, waiting: make(map[string][]change), cleared: make(map[string][]string)}
	handler := slog.Handler(u.log)
	if app.App.Secrets != nil {
		handler = app.App.Secrets.Handler(handler)
	}
	u.driver = headless.Open(&app.App, slog.New(handler))
	u.settle()
	return u
}

// recovered makes a panic of a step the end of the test: an expectation reads a value that cannot be computed.
func (u *User) recovered() {
	if r := recover(); r != nil {
		u.t.Errorf("%s%v", u.place(), r)
	}
}

// fail ends the test.
func (u *User) fail(format string, args ...any) {
	u.t.Helper()
	u.t.Fatalf("%s"+format, append([]any{u.place()}, args...)...)
}

// settle waits for all that an interaction has caused.
func (u *User) settle() {
	u.t.Helper()
	synctest.Wait()
	u.fresh = make(map[any]bool)
	for _, msg := range u.driver.Sent() {
		if sent := sentIn(msg); sent != nil {
			u.fresh[sent] = true
		}
	}
	if complaint := u.log.take(); complaint != "" {
		u.fail("%s", complaint)
	}
}
