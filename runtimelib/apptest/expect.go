package apptest

import (
	"fmt"
	"strings"
)

// Expect ends the test unless what text says holds. values are names and what they are, which is shown then: "n", n, …
func (u *User) Expect(text string, holds bool, values ...any) {
	u.t.Helper()
	if holds {
		return
	}
	message := "expected " + text
	for i := 0; i+1 < len(values); i += 2 {
		message += fmt.Sprintf("\n%s is %s", values[i], show(values[i+1]))
	}
	u.fail("%s", message)
}

// ExpectElement ends the test unless an element of the name is on the page that has these parameters: names and values, both as
// in a spec. The value of a widget is that of now. A toast is on the page until the next step.
func (u *User) ExpectElement(name string, params ...any) {
	u.t.Helper()
	var others []string
	for n := range u.driver.Tree().All() {
		d, ok := u.driver.Drawn(n)
		if !ok {
			continue
		}
		e := elementOf(d)
		if e.name != name || name == "toast" && !u.fresh[d.Message] {
			continue
		}
		if e.has(params) {
			return
		}
		others = append(others, e.describe(params))
	}
	wanted := name
	for i := 0; i+1 < len(params); i += 2 {
		wanted += fmt.Sprintf(" %s: %s", params[i], show(params[i+1]))
	}
	if len(others) == 0 {
		u.fail("expected %s\nno %s is shown", wanted, name)
	}
	u.fail("expected %s\nshown: %s", wanted, strings.Join(others[:min(len(others), 8)], "\nshown: "))
}
