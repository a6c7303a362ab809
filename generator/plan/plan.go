// Package plan notes what each value and each element of an app reads, so that a rerun can leave alone what has not
// changed.
package plan

import (
	"github.com/stgen/stgen/generator/ir"
)

// Plan sets the inputs of all values and elements of app.
func Plan(app *ir.App) {
	spread(app)
	for _, u := range app.Units() {
		planHeld(u.Values, u.Uses)
		for _, loop := range u.Loops {
			planHeld(loop.Values, loop.Uses)
		}
	}
	planBody(app.Body)
	for _, page := range app.Pages {
		planBody(page.Body)
	}
	for _, c := range app.Components {
		planBody(c.Body)
	}
	for _, d := range app.Dialogs {
		planBody(d.Body)
		var set inputs
		set.element(d.Element)
		d.Inputs = set
	}
}

// planHeld plans what a struct, or a loop's turn, holds.
func planHeld(values []*ir.Value, uses []*ir.Use) {
	for _, v := range values {
		planValue(v)
	}
	for _, u := range uses {
		u.Inputs = make([][]*ir.Symbol, len(u.Args))
		for i, arg := range u.Args {
			var set inputs
			set.expr(arg)
			u.Inputs[i] = set
		}
	}
}

func planValue(v *ir.Value) {
	var set inputs
	set.expr(v.Compute)
	if v.Collect != nil {
		set.expr(v.Collect.Loop.Source)
		set.outside(v.Collect.Loop, v.Collect.Loop.By)
	}
	set.element(v.Element)
	v.Inputs = set
}

func planBody(body []ir.Stmt) {
	for _, s := range body {
		switch s := s.(type) {
		case *ir.Draw:
			var set inputs
			set.element(s.Element)
			s.Inputs = set
			s.Try = canFail(s.Element)
			planBody(s.Body)
			for _, part := range s.Parts {
				planBody(part)
			}
		case *ir.Show:
			planBody(s.Body)
		case *ir.Place:
			planBody(s.Body)
		case *ir.Group:
			planBody(s.Body)
		case *ir.Region:
			planBody(s.Body)
		case *ir.Branches:
			for _, b := range s.Branches {
				planBody(b.Body)
			}
		case *ir.Repeat:
			planBody(s.Body)
			planBody(s.Else)
		}
	}
}

// inputs is a set of symbols in the order in which they were met.
type inputs []*ir.Symbol

func (set *inputs) add(sym *ir.Symbol) {
	for _, s := range *set {
		if s == sym {
			return
		}
	}
	*set = append(*set, sym)
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
}

// outside adds what an expression of a loop's turn reads of outside of the turn.
func (set *inputs) outside(loop *ir.Loop, e ir.Expr) {
	var all inputs
	all.expr(e)
	for _, sym := range all {
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
