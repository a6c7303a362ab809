// Wide is the large app of the benchmark: 200 elements, of which one depends on the slider.
package main

import (
	"strconv"

	"github.com/stgen/stgen/runtimelib/delta"
	struntime "github.com/stgen/stgen/runtimelib/runtime"
	"github.com/stgen/stgen/runtimelib/state"
)

func main() {
	struntime.Main(struntime.App{
		Spec:    "wide.go",
		Config:  delta.PageConfig{PageTitle: "Wide"},
		Session: func() struntime.Session { return new(wide) },
	})
}

// constant is how many elements depend on nothing; the slider and the line that shows it make 200.
const constant = 198

type wide struct {
	level state.Widget[int]
}

// Values implements struntime.Session.
func (w *wide) Values(v *state.Values) {
	state.Declare(v, "level", &w.level, levelSlider)
}

func levelSlider() delta.Slider[int] {
	return delta.Slider[int]{Label: "Level", Min: 0, Max: 100, Default: 7}
}

// Pages implements struntime.Session.
func (w *wide) Pages() []struntime.Page { return []struntime.Page{{Run: w.run}} }

func (w *wide) run(st *delta.Generator) {
	st.Widget(&w.level)
	for i := range constant {
		if st.Next() {
			st.Draw(delta.Markdown{Body: "Element **" + strconv.Itoa(i) + "** of the page"})
		}
	}
	if st.Next(&w.level) {
		st.Draw(delta.Text{Body: "Level " + strconv.Itoa(w.level.Get()) + ", presses 0, who ."})
	}
}
