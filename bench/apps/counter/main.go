// Counter is the small app of the benchmark: a slider, a text, a button, a list of 100 values that nothing changes, and
// one line that shows what the three widgets say.
package main

import (
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/delta"
	struntime "github.com/stgen/stgen/runtimelib/runtime"
	"github.com/stgen/stgen/runtimelib/state"
)

func main() {
	struntime.Main(struntime.App{
		Spec:    "counter.go",
		Config:  delta.PageConfig{PageTitle: "Counter"},
		Session: func() struntime.Session { return new(counter) },
	})
}

type counter struct {
	presses state.Var[int]
	level   state.Widget[int]
	who     state.Widget[string]
	press   state.Trigger
}

// Values implements struntime.Session.
func (c *counter) Values(v *state.Values) {
	c.presses.Declare(v, "presses", 0)
	state.Declare(v, "level", &c.level, levelSlider)
	state.Declare(v, "who", &c.who, whoInput)
	state.DeclareTrigger(v, "press", &c.press, c.pressButton)
}

func levelSlider() delta.Slider[int] {
	return delta.Slider[int]{Label: "Level", Min: 0, Max: 100, Default: 7}
}

func whoInput() delta.TextInput { return delta.TextInput{Label: "Who"} }

func (c *counter) pressButton() delta.Button {
	return delta.Button{Label: "Press", OnClick: func(*delta.Event) { c.presses.Set(c.presses.Get() + 1) }}
}

// Pages implements struntime.Session.
func (c *counter) Pages() []struntime.Page { return []struntime.Page{{Run: c.run}} }

func (c *counter) run(st *delta.Generator) {
	if st.Next() {
		st.Draw(delta.Title{Body: "Counter"})
	}
	st.Widget(&c.level)
	st.Widget(&c.who)
	st.Widget(&c.press)
	if st.Next() {
		st.Draw(delta.Markdown{Body: values()})
	}
	if st.Next(&c.who, &c.level, &c.presses) {
		st.Draw(delta.Text{Body: "Level " + strconv.Itoa(c.level.Get()) + ", presses " + strconv.Itoa(c.presses.Get()) +
			", who " + c.who.Get() + "."})
	}
}

// values returns the squares of 1 to 100 as a table in Markdown.
func values() string {
	var b strings.Builder
	b.WriteString("| n | square |\n|---|---|\n")
	for n := 1; n <= 100; n++ {
		b.WriteString("| " + strconv.Itoa(n) + " | " + strconv.Itoa(n*n) + " |\n")
	}
	return b.String()
}
