package delta

// Handler is what an event does before the page is drawn again: on_click, on_change. It may change state; the page may
// not. All it changes is undone if it fails or panics.
type Handler func(ev *Event)

// Event is one event on its way through its handler.
type Event struct {
	failed  bool
	message string
	toasts  []Toast
	page    *Switch
	closes  bool
}

// Switch is a page that an event sends the session to: st.switch_page.
type Switch struct {
	Page  string // its path below the app's URL; "" = the default page
	Query string // of the URL then, without "?"
}

// Fail ends the event without effect: no state has changed, and message is shown where the event came from.
// The handler returns after it.
func (ev *Event) Fail(message string) { ev.failed, ev.message = true, message }

// Failed reports whether Fail was called.
func (ev *Event) Failed() bool { return ev.failed }

// Message returns what Fail was called with.
func (ev *Event) Message() string { return ev.message }

// Toast shows a short message with the run that follows.
func (ev *Event) Toast(t Toast) { ev.toasts = append(ev.toasts, t) }

// CloseDialog closes the dialog that is open.
func (ev *Event) CloseDialog() { ev.closes = true }

// ClosesDialog reports whether CloseDialog was called.
func (ev *Event) ClosesDialog() bool { return ev.closes && !ev.failed }

// SwitchPage shows another page with the run that follows.
func (ev *Event) SwitchPage(to Switch) { ev.page = &to }

// Page returns the page to show, nil if it stays as it is or the event failed.
func (ev *Event) Page() *Switch {
	if ev.failed {
		return nil
	}
	return ev.page
}

// Toasts returns the messages to show; none if the event failed.
func (ev *Event) Toasts() []Toast {
	if ev.failed {
		return nil
	}
	return ev.toasts
}
