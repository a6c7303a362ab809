package delta_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/state"
)

// A program is a page made by chance, as generated code would draw it: elements that read variables, conditions, loops with
// widgets of their own, containers, failures, early ends.

// numVars is how many variables a program reads.
const numVars = 4

// scope holds what a body declares: a page's, or that of one turn of a loop.
type scope struct {
	vars    *[numVars]state.Var[int]
	widgets map[*node]state.AnyWidget
	turns   map[*node]*state.Turns[int, scope]
}

// node is a part of a program.
type node struct {
	kind  string
	id    int
	a, b  int // indexes of the variables that it reads
	body  []*node
	other []*node // the else branch; the second column; what the sidebar holds
}

// maker makes programs.
type maker struct {
	rnd *rand.Rand
	ids int
}

var kinds = []string{
	"text", "text", "text", "checkbox", "slider", "select", "button", "toast", "fails", "if", "if", "chain", "for", "for",
	"container", "form", "columns", "tabs", "html", "stop", "panics", "component", "page",
	"failing box", "failing if", "failing for", "failing container", "failing columns",
}

// settled returns v, or fails as a value does that cannot be computed.
func settled(v int) int {
	if v == 2 {
		panic(errNoValue)
	}
	return v
}

var errNoValue = errors.New("no value")

// anyFailure is what programs panic with.
const anyFailure = "on purpose"

func (m *maker) body(depth int) []*node {
	out := make([]*node, m.rnd.IntN(4)+1)
	for i := range out {
		out[i] = m.node(depth)
	}
	return out
}

func (m *maker) node(depth int) *node {
	m.ids++
	n := &node{kind: kinds[m.rnd.IntN(len(kinds))], id: m.ids, a: m.rnd.IntN(numVars), b: m.rnd.IntN(numVars)}
	switch n.kind {
	case "if", "chain", "for", "container", "form", "columns", "tabs", "component", "page",
		"failing if", "failing for", "failing container", "failing columns":
		if depth == 0 {
			n.kind = "text"
			return n
		}
		n.body, n.other = m.body(depth-1), m.body(depth-1)
	}
	return n
}

// declare enters what a body keeps for itself.
func declare(v *state.Values, s *scope, vars *[numVars]state.Var[int], body []*node) {
	if s.widgets == nil {
		s.vars, s.widgets, s.turns = vars, map[*node]state.AnyWidget{}, map[*node]*state.Turns[int, scope]{}
	}
	for _, n := range body {
		n.declare(v, s)
	}
}

func (n *node) declare(v *state.Values, s *scope) {
	key := "w" + strconv.Itoa(n.id)
	in := &s.vars[n.a]
	switch n.kind {
	case "checkbox":
		s.widgets[n] = declared(v, key, func() delta.Checkbox {
			return delta.Checkbox{Label: fmt.Sprint("box ", in.Get()), Disabled: in.Get() == 3}
		}, in)
	case "failing box":
		s.widgets[n] = declared(v, key, func() delta.Checkbox { return delta.Checkbox{Label: fmt.Sprint("box ", settled(in.Get()))} }, in)
	case "slider":
		s.widgets[n] = declared(v, key, func() delta.Slider[int] { return delta.Slider[int]{Label: "n", Max: 3 + in.Get()} }, in)
	case "select":
		s.widgets[n] = declared(v, key, func() delta.Selectbox[int] {
			return delta.Selectbox[int]{Label: "s", Options: upTo(1 + in.Get())}
		}, in)
	case "button":
		w := new(state.Trigger)
		state.DeclareTrigger(v, key, w, func() delta.Button { return delta.Button{Label: fmt.Sprint("go ", in.Get())} }, in)
		s.widgets[n] = w
	case "for", "failing for":
		turns := new(state.Turns[int, scope])
		turns.Declare(v, func(v *state.Values, turn *scope, _ int) { declare(v, turn, s.vars, n.body) })
		s.turns[n] = turns
		declare(v, s, s.vars, n.other)
		return
	}
	declare(v, s, s.vars, n.body)
	declare(v, s, s.vars, n.other)
}

func declared[T any, E state.Element[T]](v *state.Values, key string, element func() E, in state.Input) state.AnyWidget {
	w := new(state.Widget[T])
	state.Declare(v, key, w, element, in)
	return w
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func drawBody(st *delta.Generator, s *scope, body []*node) {
	for _, n := range body {
		n.draw(st, s)
	}
}

func (n *node) draw(st *delta.Generator, s *scope) {
	a, b := &s.vars[n.a], &s.vars[n.b]
	inside := func(body []*node) func(*delta.Generator) {
		return func(st *delta.Generator) { drawBody(st, s, body) }
	}
	switch n.kind {
	case "text":
		if st.Next(a) {
			st.Draw(delta.Text{Body: fmt.Sprint(n.id, ": ", a.Get())})
		}
	case "checkbox", "slider", "select", "button", "failing box":
		st.Widget(s.widgets[n])
	case "toast":
		if st.Next(a) {
			st.Draw(delta.Toast{Body: fmt.Sprint(a.Get())})
		}
	case "html":
		if st.Next(a) {
			st.Draw(delta.HTML{Body: "<style>a{}</style>" + []string{"", "<p>", "", ""}[a.Get()]})
		}
	case "fails":
		if st.Next(a) {
			st.Try(func() {
				if a.Get() == 2 {
					panic("two")
				}
				st.Draw(delta.Container{Key: fmt.Sprint("c", n.id)})
			})
		}
	case "if":
		st.Slot(func(st *delta.Generator) {
			if st.When(a.Get()%2 == 1) {
				drawBody(st, s, n.body)
			}
		})
	case "failing if":
		st.Slot(func(st *delta.Generator) {
			if st.When(a.Get() == 3) {
				drawBody(st, s, n.body)
			} else if st.When(settled(b.Get()) == 1) {
				drawBody(st, s, n.other)
			}
		})
	case "failing container":
		if st.Next(a) {
			st.Try(func() { st.Draw(delta.Container{Key: fmt.Sprint("c", settled(a.Get()))}) })
		}
		st.Within(inside(n.body))
	case "failing columns":
		if st.Next(a) {
			st.Try(func() { st.Draw(delta.Columns{Spec: []float64{1, float64(1 + settled(a.Get()))}}) })
		}
		st.Part(0, inside(n.body))
		st.Part(1, inside(n.other))
	case "chain":
		st.Slot(func(st *delta.Generator) {
			if st.When(a.Get() == 0) {
				drawBody(st, s, n.body)
			} else if st.When(b.Get() == 1) {
				if st.Next(a) {
					st.Draw(delta.Caption{Body: fmt.Sprint(a.Get())})
				}
			} else {
				drawBody(st, s, n.other)
			}
		})
	case "for", "failing for":
		n.loop(st, s)
	case "container":
		if st.Next(a) {
			st.Draw(delta.Container{Border: new(a.Get() > 1)})
		}
		st.Within(inside(n.body))
	case "form":
		if st.Next(a) {
			st.Draw(delta.Form{Key: fmt.Sprint("f", n.id, a.Get()/2)})
		}
		st.Within(inside(n.body))
	case "columns":
		if st.Next(a) {
			st.Draw(delta.Columns{Spec: []float64{1, float64(1 + a.Get())}})
		}
		st.Part(0, inside(n.body))
		st.Part(1, inside(n.other))
	case "tabs":
		if st.Next(a) {
			st.Draw(delta.Tabs{Labels: []string{fmt.Sprint(a.Get()), "b"}})
		}
		st.Part(1, inside(n.body))
	case "panics":
		if a.Get() == 2 && b.Get() == 3 {
			panic(anyFailure)
		}
	case "component":
		st.Slot(func(st *delta.Generator) { // what it is given stands in a place of its own
			drawBody(st, s, n.body)
			st.Slot(inside(n.other))
		})
	case "page":
		st.Page(fmt.Sprint("p", n.id), inside(n.body))
	case "stop":
		st.Slot(func(st *delta.Generator) {
			if st.When(a.Get() == 3 && b.Get() == 3) {
				st.Stop()
			}
		})
	}
}

// loop shows the turns that a variable asks for, in an order that another one does.
func (n *node) loop(st *delta.Generator, s *scope) {
	st.Slot(func(st *delta.Generator) {
		keys := upTo(s.vars[n.a].Get())
		if n.kind == "failing for" {
			settled(s.vars[n.b].Get())
		}
		if s.vars[n.b].Get() > 1 && len(keys) > 1 {
			keys[0], keys[1] = keys[1], keys[0]
		}
		for _, key := range keys {
			st.Turn(strconv.Itoa(key), func(st *delta.Generator) { drawBody(st, s.turns[n].At(key), n.body) })
		}
	})
}

// printed returns a program as an indented text.
func printed(body []*node, depth int) string {
	var b strings.Builder
	for _, n := range body {
		fmt.Fprintf(&b, "%s%s %d reads v%d, v%d\n", strings.Repeat("  ", depth), n.kind, n.id, n.a, n.b)
		b.WriteString(printed(n.body, depth+1))
		if n.other != nil {
			fmt.Fprintf(&b, "%s-\n%s", strings.Repeat("  ", depth), printed(n.other, depth+1))
		}
	}
	return b.String()
}
