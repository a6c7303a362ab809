package main

import (
	"strconv"
)

// The keys of the apps' widgets.
const (
	keyLevel = "level"
	keyWho   = "who"
	keyPress = "press"
)

// app is one of the two apps, as its users know it.
type app struct {
	name  string
	keys  []string // of its widgets
	cycle int      // after so many interactions they begin again, with other values
}

var (
	counterApp = app{name: "counter", keys: []string{keyLevel, keyWho, keyPress}, cycle: 3}
	wideApp    = app{name: "wide", keys: []string{keyLevel}, cycle: 1}
)

// user is one person at an app: what they do next, and the line that the app then shows.
type user struct {
	app     app
	ids     map[string]string // of widgets, by key
	turn    int
	level   int
	presses int
	who     string
}

// act returns the key of the widget that the user turns to next: the slider, the text, the button, and so on.
func (u *user) act() (key string) {
	key = u.app.keys[u.turn%u.app.cycle]
	u.turn++
	switch key {
	case keyLevel:
		u.level = 10 + (u.level+1)%90
	case keyWho:
		u.who = "Ada " + strconv.Itoa(100+u.turn%900)
	case keyPress:
		u.presses++
	}
	return key
}

// line returns the text that the app shows once it has done what act began.
func (u *user) line() []byte {
	b := []byte("Level ")
	b = strconv.AppendInt(b, int64(u.level), 10)
	b = append(b, ", presses "...)
	b = strconv.AppendInt(b, int64(u.presses), 10)
	b = append(b, ", who "...)
	b = append(b, u.who...)
	return append(b, '.')
}
