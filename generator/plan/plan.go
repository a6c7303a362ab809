// Package plan notes what each value and each element of an app reads, so that a rerun can leave alone what has not
// changed.
package plan

import (
	"github.com/stgen/stgen/generator/ir"
)

// Plan sets the inputs of all values and elements of app.
func Plan(app *ir.App) {
	spread(app)
	for _, v := range app.Values {
		planValue(v)
	}
	for _, loop := range app.Loops {
		for _, v := range loop.Values {
			planValue(v)
		}
	}
	planBody(app.Body)
}

func planValue(v *ir.Value) {
	var set inputs
	set.expr(v.Compute)
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
