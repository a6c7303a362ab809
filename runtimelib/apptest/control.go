package apptest

import (
	"reflect"
	"slices"
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// control is something on the page that a user can change or press.
type control struct {
	id, key, label string
	form           string // that it belongs to; "" = none
	disabled       bool
	waits          bool // a change is sent with the next interaction
	presses        bool // a button
	chat           bool // a chat input
	submits        bool // the button of a form
	set            bool // the app has given it a value with what was sent last
}

// change is what a user has entered into a control.
type change struct {
	id    string
	value any // nil = the initial value
}

// controls returns what can be used on the page, in its order.
func (u *User) controls() []control {
	var out []control
	for _, e := range u.driver.Tree().Elements() {
		m := reflect.ValueOf(e.Type).Elem()
		id := field[string](m, "ID")
		if id == "" {
			continue
		}
		c := control{
			id: id, key: keyOf(id), label: field[string](m, "Label"), form: field[string](m, "FormID"),
			disabled: field[bool](m, "Disabled"), waits: field[bool](m, "IgnoreRerun"), submits: field[bool](m, "IsFormSubmitter"),
			set: field[bool](m, "SetValue"),
		}
		_, c.presses = e.Type.(*pb.Button)
		_, c.chat = e.Type.(*pb.ChatInput)
		out = append(out, c)
	}
	return out
}

// field returns a field of a message; the zero value if it has none of that name and type.
func field[T any](m reflect.Value, name string) (value T) {
	if f := m.FieldByName(name); f.IsValid() {
		value, _ = f.Interface().(T)
	}
	return value
}

// keyOf returns the key at the end of an element id, $$ID-<hash>-<key>; "" if it has none.
func keyOf(id string) string {
	parts := strings.SplitN(id, "-", 3)
	if len(parts) < 3 || parts[2] == "None" {
		return ""
	}
	return parts[2]
}

// widget returns the widget with the key.
func (u *User) widget(key string) control {
	u.t.Helper()
	all := u.controls()
	i := slices.IndexFunc(all, func(c control) bool { return c.key == key && !c.presses })
	if i < 0 {
		u.fail("no widget with the key %q is shown%s", key, among(all, func(c control) string {
			if c.presses {
				return ""
			}
			return c.key
		}))
	}
	u.enabled(all[i], key)
	return all[i]
}

// button returns the button with the key or the label.
func (u *User) button(name string) control {
	u.t.Helper()
	all := u.controls()
	var found []control
	for _, c := range all {
		if c.presses && c.key == name {
			found = []control{c}
			break
		}
		if c.presses && c.label == name {
			found = append(found, c)
		}
	}
	switch {
	case len(found) == 0:
		u.fail("no button %q is shown%s", name, among(all, func(c control) string {
			if !c.presses {
				return ""
			}
			return c.label
		}))
	case len(found) > 1:
		u.fail("%d buttons with the label %q are shown: name one by its key", len(found), name)
	}
	u.enabled(found[0], name)
	return found[0]
}

func (u *User) enabled(c control, name string) {
	u.t.Helper()
	if c.disabled {
		u.fail("%q is disabled", name)
	}
}

// among lists what is shown instead.
func among(all []control, name func(control) string) string {
	var names []string
	for _, c := range all {
		if n := name(c); n != "" {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "\nshown are: " + strings.Join(names, ", ")
}
