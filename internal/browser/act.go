package browser

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Keys for Press.
const (
	Enter  = kb.Enter
	TabKey = kb.Tab
	Right  = kb.ArrowRight
	Left   = kb.ArrowLeft
	End    = kb.End
	Escape = kb.Escape
)

// find is a JavaScript function that returns the control of a name, as a screen reader would say it: what its label, its
// aria-label or its own text is.
const find = `(name => {
	const seen = e => e && e.getClientRects().length > 0
	const is = e => e.textContent.trim() === name
	const all = selector => [...document.querySelectorAll(selector)]
	const labelled = e => (e.getAttribute("aria-labelledby") ?? "").split(" ").some(id => is(document.getElementById(id) ?? e))
	return all("[aria-label]").find(e => seen(e) && e.getAttribute("aria-label") === name && e.matches("input,textarea,button,[role=slider],[role=combobox]"))
		?? all("label").filter(is).map(l => l.control).find(e => e)
		?? all("[aria-labelledby]").find(e => seen(e) && labelled(e))
		?? all("button,summary,[role=tab],[role=option],li,label").find(e => seen(e) && (is(e) || [...e.querySelectorAll("*")].some(is)))
})`

// control returns a JavaScript expression for the control of a name.
func control(name string) string {
	quoted, err := json.Marshal(name)
	if err != nil {
		panic(err) // a text can be encoded
	}
	return find + "(" + string(quoted) + ")"
}

// Has waits until there is a control of a name.
func (t *Tab) Has(name string) error {
	return t.Wait(fmt.Sprintf("a control %q", name), control(name))
}

// Click clicks the middle of the control of a name with the mouse, once it stands still in sight.
func (t *Tab) Click(name string) error {
	return t.click(fmt.Sprintf("a control %q", name), control(name))
}

// ClickOn clicks the middle of the first element that matches a CSS selector, as Click does.
func (t *Tab) ClickOn(selector string) error {
	return t.click(selector, fmt.Sprintf("document.querySelector(%q)", selector))
}

// click clicks the element that a JavaScript expression returns.
func (t *Tab) click(what, element string) error {
	var before []float64
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		at, err := t.middle(element)
		if err != nil {
			return err
		}
		if at != nil && slices.Equal(at, before) {
			return t.Do(chromedp.MouseClickXY(at[0], at[1]))
		}
		before = at
	}
	return fmt.Errorf("after %v there still is nothing to click on: %s", patience, what)
}

// middle returns where the middle of an element is, x and y in CSS pixels; nil while it is not in sight, or covered.
func (t *Tab) middle(element string) ([]float64, error) {
	return Eval[[]float64](t, `(e => {
		if (!e) return null
		e.scrollIntoView({block: "center", behavior: "instant"})
		const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2
		const top = document.elementFromPoint(x, y) // null outside of the window
		return top && ((e.closest("label") ?? e).contains(top) || top.contains(e)) ? [x, y] : null
	})(`+element+`)`)
}

// Press sends keys to the control of a name.
func (t *Tab) Press(name string, keys ...string) error {
	if err := t.Has(name); err != nil {
		return err
	}
	if _, err := Eval[bool](t, `(e => { e.focus(); return true })(`+control(name)+`)`); err != nil {
		return err
	}
	for _, key := range keys {
		if err := t.Do(chromedp.KeyEvent(key)); err != nil {
			return err
		}
	}
	return nil
}

// Fill puts text in place of what a field of a name holds, and leaves the field.
func (t *Tab) Fill(name, text string) error {
	if err := t.Has(name); err != nil {
		return err
	}
	if _, err := Eval[bool](t, `(e => { e.focus(); e.select(); return true })(`+control(name)+`)`); err != nil {
		return err
	}
	if text == "" {
		text = kb.Delete
	}
	return t.Do(chromedp.KeyEvent(text), chromedp.KeyEvent(TabKey))
}

// Reload loads the page anew.
func (t *Tab) Reload() error { return t.Do(chromedp.Reload()) }
