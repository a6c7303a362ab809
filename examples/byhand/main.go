// Byhand is an app written against runtimelib without a spec: its API is a library of its own.
//
//	go run ./examples/byhand
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
		Spec:    "tally.go",
		Config:  delta.PageConfig{PageTitle: "Tally", PageIcon: "🧮"},
		Session: func() struntime.Session { return new(tally) },
	})
}

// tally counts votes for a few fruits.
type tally struct {
	votes state.Var[map[string]int]
	fruit state.Widget[string]
	many  state.Widget[int]
	vote  state.Trigger
	clear state.Trigger
	total state.Let[int]
}

var fruits = []string{"apple", "banana", "cherry"}

// Values implements struntime.Session.
func (t *tally) Values(v *state.Values) {
	t.votes.Declare(v, "votes", map[string]int{})
	state.Declare(v, "fruit", &t.fruit, t.fruitBox)
	state.Declare(v, "many", &t.many, t.manySlider, &t.fruit)
	state.DeclareTrigger(v, "vote", &t.vote, t.voteButton, &t.fruit, &t.many)
	state.DeclareTrigger(v, "clear", &t.clear, t.clearButton, &t.votes)
	t.total.Declare(t.sum, &t.votes)
}

func (t *tally) fruitBox() delta.Selectbox[string] {
	return delta.Selectbox[string]{Label: "Fruit", Options: fruits}
}

func (t *tally) manySlider() delta.Slider[int] {
	return delta.Slider[int]{Label: "How many " + t.fruit.Get() + "s?", Min: 1, Max: 5, Default: 1}
}

func (t *tally) voteButton() delta.Button {
	label := "Vote for " + strconv.Itoa(t.many.Get()) + " × " + t.fruit.Get()
	return delta.Button{Label: label, Type: "primary", OnClick: t.count}
}

func (t *tally) clearButton() delta.Button {
	return delta.Button{Label: "Start again", Disabled: len(t.votes.Get()) == 0, OnClick: t.forget}
}

// count adds the votes. A state's map is never changed: a new one takes its place.
func (t *tally) count(ev *delta.Event) {
	votes := make(map[string]int)
	for fruit, n := range t.votes.Get() {
		votes[fruit] = n
	}
	votes[t.fruit.Get()] += t.many.Get()
	if votes[t.fruit.Get()] > 20 {
		ev.Fail("Nobody needs more than 20 " + t.fruit.Get() + "s.")
		return
	}
	t.votes.Set(votes)
}

func (t *tally) forget(ev *delta.Event) {
	t.votes.Reset()
	ev.Toast(delta.Toast{Body: "Forgotten.", Icon: "🧹"})
}

func (t *tally) sum() int {
	total := 0
	for _, n := range t.votes.Get() {
		total += n
	}
	return total
}

// Pages implements struntime.Session.
func (t *tally) Pages() []struntime.Page {
	return []struntime.Page{{Run: t.run}}
}

func (t *tally) run(st *delta.Generator) {
	if st.Next() {
		st.Draw(delta.Title{Body: "Tally"})
	}
	st.Widget(&t.fruit)
	st.Widget(&t.many)
	if st.Next() {
		st.Draw(delta.Columns{Spec: delta.Even(2)})
	}
	st.Part(0, func(st *delta.Generator) {
		st.Widget(&t.vote)
	})
	st.Part(1, func(st *delta.Generator) {
		st.Widget(&t.clear)
	})
	st.Slot(func(st *delta.Generator) {
		if st.When(t.total.Get() == 0) {
			if st.Next() {
				st.Draw(delta.Info{Body: "No votes yet."})
			}
		} else {
			if st.Next(&t.total) {
				st.Draw(delta.Subheader{Body: strconv.Itoa(t.total.Get()) + " votes", Divider: "true"})
			}
			st.Slot(t.bars)
		}
	})
}

// bars draws one line a fruit.
func (t *tally) bars(st *delta.Generator) {
	for _, fruit := range fruits {
		if t.votes.Get()[fruit] == 0 {
			continue
		}
		st.Turn(fruit, func(st *delta.Generator) {
			if st.Next(&t.votes) {
				n := t.votes.Get()[fruit]
				st.Draw(delta.Markdown{Body: "**" + fruit + "** " + strings.Repeat("🟩", n) + " " + strconv.Itoa(n)})
			}
		})
	}
}
