package apptest

import (
	"slices"
	"time"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// Set enters a value into the widget with the key. value is of the type of the widget's value. A widget of a form keeps it until
// the form is submitted; one whose changes are ignored, until the next interaction. What is entered into a chat input is sent.
func (u *User) Set(key string, value any) {
	u.t.Helper()
	c := u.widget(key)
	if text, ok := value.(string); ok && c.chat {
		u.send("", &pb.WidgetState{ID: c.id, Value: &pb.ChatInputValue{Data: &text}})
		return
	}
	u.enter(c.form, change{c.id, value})
	if c.form == "" && !c.waits {
		u.send("")
	}
}

// enter notes what waits to be sent.
func (u *User) enter(form string, entered change) {
	waiting := slices.DeleteFunc(u.waiting[form], func(c change) bool { return c.id == entered.id })
	u.waiting[form] = append(waiting, entered)
}

// Click presses the button with the key or the label, or follows the link to a page with the label.
func (u *User) Click(name string) {
	u.t.Helper()
	if link := u.link(name); link != nil {
		if link.Disabled {
			u.fail("%q is disabled", name)
		}
		u.turnTo(link.PageScriptHash)
		return
	}
	c := u.button(name)
	u.press(c)
}

// link returns the link to a page with the label; nil if none is shown.
func (u *User) link(label string) *pb.PageLink {
	for _, e := range u.driver.Tree().Elements() {
		if link, ok := e.Type.(*pb.PageLink); ok && link.Label == label && !link.External {
			return link
		}
	}
	return nil
}

// Submit presses the first button of the form with the key.
func (u *User) Submit(form string) {
	u.t.Helper()
	all := u.controls()
	i := slices.IndexFunc(all, func(c control) bool { return c.submits && c.form == form })
	if i < 0 {
		u.fail("no form with the key %q is shown, or it has no form_submit_button", form)
	}
	u.enabled(all[i], all[i].label)
	u.press(all[i])
}

// press presses a button: that of a form sends what has been entered into the form.
func (u *User) press(c control) {
	u.t.Helper()
	u.send(c.form, &pb.WidgetState{ID: c.id, Value: pb.WidgetStateTriggerValue(true)})
	if c.form != "" && u.clears(c.form) {
		u.clear(c.form)
	}
}

// send sends what has been entered into a form, what waits for any interaction, and states, as one interaction.
func (u *User) send(form string, states ...*pb.WidgetState) {
	u.t.Helper()
	var all []*pb.WidgetState
	for _, f := range slices.Compact([]string{"", form}) {
		for _, c := range u.waiting[f] {
			all = append(all, &pb.WidgetState{ID: c.id, Value: state.Typed{Value: c.value}})
			if f != "" && !slices.Contains(u.cleared[f], c.id) {
				u.cleared[f] = append(u.cleared[f], c.id)
			}
		}
		delete(u.waiting, f)
	}
	u.driver.Set(append(all, states...)...)
	u.settle()
}

// clears reports whether a form goes back to its first values once it is sent.
func (u *User) clears(form string) bool {
	for n := range u.driver.Tree().All() {
		if n.Block != nil {
			if f, ok := n.Block.Type.(*pb.BlockForm); ok && f.FormID == form {
				return f.ClearOnSubmit
			}
		}
	}
	return false
}

// clear clears a form as a browser does, which tells the server with the next submission. What the app has given a value stays.
func (u *User) clear(form string) {
	for _, c := range u.controls() {
		if c.form == form && slices.Contains(u.cleared[form], c.id) && !(c.set && u.isFresh(c.id)) {
			u.enter(form, change{id: c.id})
		}
	}
	delete(u.cleared, form)
}

// SwitchPage goes to the page with the path; "" is the default page.
func (u *User) SwitchPage(path string) {
	u.t.Helper()
	u.turnTo(delta.PageHash(path))
	for msg := range u.fresh {
		if _, missing := msg.(*pb.PageNotFound); missing {
			u.fail("there is no page %q for this user", path)
		}
	}
}

func (u *User) turnTo(hash string) {
	u.t.Helper()
	clear(u.waiting)
	u.driver.SwitchPage(hash)
	u.settle()
}

// Advance lets time pass, in which fragments are run again that ask for it, and then runs the page again.
func (u *User) Advance(by time.Duration) {
	u.t.Helper()
	end := time.Now().Add(by)
	for {
		tick, ok := u.driver.NextTick()
		if !ok || tick.Next.After(end) || tick.Every <= 0 {
			break
		}
		time.Sleep(time.Until(tick.Next))
		u.driver.Tick(tick)
		u.settle()
	}
	time.Sleep(time.Until(end))
	u.driver.Rerun()
	u.settle()
}
