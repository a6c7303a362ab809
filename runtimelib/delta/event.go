package delta

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/stgen/stgen/runtimelib/state"
)

// Handler is what an event does before the page is drawn again: on_click, on_change. It may change state; the page may
// not. All it changes is undone if it fails or panics.
type Handler func(ev *Event)

// Event is one event on its way through its handler. Use [NewEvent].
type Event struct {
	state  *state.SessionState
	faults []Fault // not empty = it failed
	toasts []Toast
	page   *Switch
	closes bool
}

// Fault is what is wrong, and the widget that it is wrong with.
type Fault struct {
	Widget  *state.Core // nil = no single one
	Message string
}

// Switch is a page that an event sends the session to: st.switch_page.
type Switch struct {
	Page  string // its path below the app's URL; "" = the default page
	Query string // of the URL then, without "?"
}

// NewEvent returns an event of the session that has the state s.
func NewEvent(s *state.SessionState) *Event { return &Event{state: s} }

// Fail ends the event without effect: no state has changed, and message is shown in the form or dialog that the event came
// from, or over the page. The handler returns after it.
func (ev *Event) Fail(message string) { ev.faults = append(ev.faults, Fault{Message: message}) }

// FailAt is Fail with a message that is shown under a widget. Several widgets can be at fault.
func (ev *Event) FailAt(w state.AnyWidget, message string) {
	ev.faults = append(ev.faults, Fault{Widget: state.CoreOf(w), Message: message})
}

// Failed reports whether Fail or FailAt was called.
func (ev *Event) Failed() bool { return len(ev.faults) > 0 }

// Faults returns what Fail and FailAt were called with.
func (ev *Event) Faults() []Fault { return ev.faults }

// Message returns the messages of Fail and FailAt as one text.
func (ev *Event) Message() string {
	texts := make([]string, len(ev.faults))
	for i, f := range ev.faults {
		texts[i] = f.Message
	}
	return strings.Join(texts, " ")
}

// Try does a part of what a handler does. If that fails or panics, all that it did is undone, and the message is returned;
// else "".
func (ev *Event) Try(do func()) (failure string) {
	before := *ev
	err := ev.state.Transaction(func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("%v", r)
			}
		}()
		do()
		if ev.Failed() {
			return errors.New(ev.Message())
		}
		return nil
	})
	if err == nil {
		return ""
	}
	before.toasts = slices.Clip(before.toasts)
	*ev = before
	if err.Error() == "" {
		return "it failed"
	}
	return err.Error()
}

// ResetAll gives all variables and widgets of the session their first values.
func (ev *Event) ResetAll() { ev.state.ResetAll() }

// Toast shows a short message with the run that follows.
func (ev *Event) Toast(t Toast) { ev.toasts = append(ev.toasts, t) }

// CloseDialog closes the dialog that is open.
func (ev *Event) CloseDialog() { ev.closes = true }

// ClosesDialog reports whether CloseDialog was called.
func (ev *Event) ClosesDialog() bool { return ev.closes && !ev.Failed() }

// SwitchPage shows another page with the run that follows.
func (ev *Event) SwitchPage(to Switch) { ev.page = &to }

// Page returns the page to show, nil if it stays as it is or the event failed.
func (ev *Event) Page() *Switch {
	if ev.Failed() {
		return nil
	}
	return ev.page
}

// Toasts returns the messages to show; none if the event failed.
func (ev *Event) Toasts() []Toast {
	if ev.Failed() {
		return nil
	}
	return ev.toasts
}
