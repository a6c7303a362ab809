package check

import (
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
)

// where is the place of the spec that is being checked: what can be named there, and who holds what is declared there.
type where struct {
	scope *scope     // the names
	home  *scope     // of the widgets of the body: the session's, a component's, a loop's turn's
	facts expr.Facts // optionals that are known to be there
	unit  *ir.Unit   // the struct that holds values
	names *goNames   // that are taken in that struct
	loop  *ir.Loop   // whose turn holds them; nil = the struct itself
	deep  bool       // inside of a container
	form  bool       // inside of a form
	event *ir.Symbol // the widget whose element is being checked, for its callbacks; nil = none
	comp  *component // whose body it is; nil = none
}

// in returns the place with the names of another scope.
func (w where) in(s *scope) where {
	w.scope = s
	return w
}

// owner returns the unit that symbols of the place belong to: nil = the session.
func (c *checker) owner() *ir.Unit {
	if c.unit == &c.app.Unit {
		return nil
	}
	return c.unit
}

// hold gives a value to the turn or struct of the place.
func (c *checker) hold(v *ir.Value) {
	c.held[v.Symbol] = v
	if c.loop != nil {
		c.loop.Values = append(c.loop.Values, v)
		return
	}
	c.unit.Values = append(c.unit.Values, v)
}
