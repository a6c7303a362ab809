package state

import "fmt"

// Values is where an app declares its values, once for each session and once for each turn of a loop.
type Values struct {
	s      *SessionState
	own    *[]*Core // where the widgets of a dialog are noted; nil = nowhere
	dialog string   // "(details)" in the dialog details: its names are its own, though keys do not say so
	suffix string   // of the keys declared through it: "_7" in the turn 7 of a loop
}

// Declaring returns the Values that declare into s.
func (s *SessionState) Declaring() *Values { return &Values{s: s} }

// Under returns the Values of what is part of something of a name: its keys are those here with name behind them, as
// street_ship.
func (v *Values) Under(name string) *Values {
	return &Values{s: v.s, own: v.own, dialog: v.dialog, suffix: v.suffix + "_" + name}
}

// add enters a named value. Two of a name are a mistake of the program.
func (v *Values) add(name string, e entry) {
	if name == "" {
		return
	}
	name += v.suffix + v.dialog
	if _, dup := v.s.entries[name]; dup {
		panic(fmt.Sprintf("state: %q is declared twice", name))
	}
	v.s.entries[name] = e
}
