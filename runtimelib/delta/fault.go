package delta

import "github.com/stgen/stgen/runtimelib/state"

// faults are the messages of the last event that failed. They stand on the page until the next event: under the widget
// that is at fault, or at the end of the form that the event came from. A dialog has none at its end: a full run opens it again on the
// genuine frontend, where it may have been dismissed in silence.
type faults struct {
	under map[*state.Core]string
	form  string // id of the form that shows text at its end; "" = none does
	text  string // what they show
}

// Fault shows what was wrong with an event of a widget; nil = of none. It reports false for what has no place on the page. The
// run that follows has to be a full one, as has the one behind [Page.ClearFaults]: the messages take places of their own.
func (p *Page) Fault(from *state.Core, f Fault) bool {
	if f.Widget != nil && f.Widget.Shown() {
		if p.faults.under == nil {
			p.faults.under = make(map[*state.Core]string)
		}
		p.faults.under[f.Widget] = f.Message
		return true
	}
	if from == nil || !from.Shown() || from.Form() == "" {
		return false
	}
	p.faults.form = from.Form()
	if p.faults.text != "" {
		p.faults.text += "\n\n"
	}
	p.faults.text += f.Message
	return true
}

// Faulty reports whether messages of an event that failed stand on the page.
func (p *Page) Faulty() bool { return len(p.faults.under) > 0 || p.faults.text != "" }

// ClearFaults takes the messages off the page.
func (p *Page) ClearFaults() { p.faults = faults{} }

// KeepTyped has a form that its client clears by itself show what was typed in it, since the event that sent it failed.
func (p *Page) KeepTyped(form string, s *state.SessionState) {
	if p.clearing[form] {
		s.RepeatForm(form)
	}
}

// faultUnder draws what is wrong with the value of the widget that was just drawn.
func (g *Generator) faultUnder(w *state.Core) {
	if text, ok := g.page.faults.under[w]; ok {
		g.step()
		g.Draw(Error{Body: text})
	}
}

// faultAtEnd draws what is wrong at the end of a form.
func (g *Generator) faultAtEnd() {
	if f := &g.page.faults; g.begins != "" && g.begins == f.form && f.text != "" {
		g.step()
		g.Draw(Error{Body: f.text})
	}
}
