// Package plan notes what each value and each element of an app reads, so that a rerun can leave alone what has not
// changed.
package plan

import (
	"slices"

	"github.com/stgen/stgen/generator/ir"
)

// Plan sets the inputs of all values and elements of app.
func Plan(app *ir.App) {
	spread(app)
	p := &planner{clock: app.Clock}
	p.app(app)
	if !p.ticks {
		app.Clock = nil
	}
}

// planner notes what is read. What reads the time reads the clock.
type planner struct {
	clock *ir.Symbol
	ticks bool // something reads it
}

func (p *planner) app(app *ir.App) {
	for _, u := range app.Units() {
		p.held(u.Values, u.Uses)
		for _, loop := range u.Loops {
			p.held(loop.Values, loop.Uses)
		}
	}
	p.body(app.Body)
	for _, page := range app.Pages {
		p.body(page.Body)
	}
	for _, c := range app.Components {
		p.body(c.Body)
	}
	for _, d := range app.Dialogs {
		p.body(d.Body)
		set := inputs{p: p}
		set.element(d.Element)
		d.Inputs = set.symbols
	}
}

// held plans what a struct, or a loop's turn, holds.
func (p *planner) held(values []*ir.Value, uses []*ir.Use) {
	for _, v := range values {
		p.value(v)
	}
	for _, u := range uses {
		u.Inputs = make([][]*ir.Symbol, len(u.Args))
		for i, arg := range u.Args {
			set := inputs{p: p}
			set.expr(arg)
			u.Inputs[i] = set.symbols
		}
	}
}

func (p *planner) value(v *ir.Value) {
	set := inputs{p: p}
	set.expr(v.Compute)
	if v.Cache != nil { // it may have expired
		p.ticks = true
		set.add(p.clock)
	}
	if v.Collect != nil {
		set.expr(v.Collect.Loop.Source)
		set.outside(v.Collect.Loop, v.Collect.Loop.By)
	}
	set.element(v.Element)
	v.Inputs = set.symbols
}

func (p *planner) body(body []ir.Stmt) {
	for _, s := range body {
		switch s := s.(type) {
		case *ir.Draw:
			set := inputs{p: p}
			set.element(s.Element)
			s.Inputs = set.symbols
			s.Try = canFail(s.Element)
			p.body(s.Body)
			p.parts(s.Parts)
		case *ir.Caught:
			p.body(s.Body)
			p.body(s.Catch)
			for _, st := range s.Body {
				if d, ok := st.(*ir.Draw); ok {
					d.Try = false // what fails has been caught
				}
			}
		case *ir.Show:
			p.body(s.Body)
			p.parts(s.Parts)
		case *ir.Place:
			p.body(s.Body)
		case *ir.Group:
			p.body(s.Body)
		case *ir.Region:
			p.body(s.Body)
		case *ir.Branches:
			for _, b := range s.Branches {
				p.body(b.Body)
			}
		case *ir.Repeat:
			p.body(s.Body)
			p.body(s.Else)
		}
	}
}

func (p *planner) parts(parts []ir.Part) {
	for _, part := range parts {
		p.body(part.Body)
	}
}

// inputs is a set of symbols in the order in which they were met.
type inputs struct {
	p       *planner
	symbols []*ir.Symbol
}

func (set *inputs) add(sym *ir.Symbol) {
	if !slices.Contains(set.symbols, sym) {
		set.symbols = append(set.symbols, sym)
	}
}

// expr adds the session's values, and the rows of loops, that an expression reads.
func (set *inputs) expr(e ir.Expr) {
	if e == nil {
		return
	}
	ir.Walk(e, func(e ir.Expr) {
		if ref, ok := e.(*ir.Ref); ok && (ref.Symbol.IsValue() || ref.Symbol.Turn != nil) {
			set.add(ref.Symbol)
		}
	})
	if ir.ReadsClock(e) {
		set.p.ticks = true
		set.add(set.p.clock)
	}
}

// outside adds what an expression of a loop's turn reads of outside of the turn.
func (set *inputs) outside(loop *ir.Loop, e ir.Expr) {
	all := inputs{p: set.p}
	all.expr(e)
	for _, sym := range all.symbols {
		if sym.Turn != loop {
			set.add(sym)
		}
	}
}

// element adds what an element's parameters read: what its callback does runs later, and reads then.
func (set *inputs) element(e *ir.Element) {
	if e == nil {
		return
	}
	for _, arg := range e.Args {
		set.expr(arg.Expr)
	}
	for _, x := range e.With {
		set.expr(x)
	}
}

func canFail(e *ir.Element) bool {
	for _, arg := range e.Args {
		if arg.Expr != nil && ir.CanFail(arg.Expr) {
			return true
		}
	}
	return false
}
