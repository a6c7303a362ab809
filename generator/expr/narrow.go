package expr

import (
	"fmt"
	"maps"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// Facts are the places whose optional values are known to be there. The nil Facts know nothing. Facts are never changed
// once made.
type Facts map[Place]bool

// Place is something that a test can settle for the rest of an expression or a body: a symbol, or what is reached from
// it by fields and literal keys.
type Place struct {
	Symbol *ir.Symbol
	Path   string // `.due`, `["a"].x`; "" = the symbol itself
}

// With returns the facts with more of them.
func (f Facts) With(more Facts) Facts {
	switch {
	case len(more) == 0:
		return f
	case len(f) == 0:
		return more
	}
	out := maps.Clone(f)
	maps.Copy(out, more)
	return out
}

// Narrow returns what is known to be there when a condition is true, or false.
func Narrow(cond ir.Expr, truth bool) Facts {
	switch e := cond.(type) {
	case *ir.Unary:
		if e.Op == "!" {
			return Narrow(e.X, !truth)
		}
	case *ir.Binary:
		switch {
		case e.Op == "&&" && truth, e.Op == "||" && !truth:
			return Narrow(e.L, truth).With(Narrow(e.R, truth))
		case e.Op == "!=" && truth, e.Op == "==" && !truth:
			return unless(isNil, e.L, e.R)
		case e.Op == "==" && truth, e.Op == "!=" && !truth:
			return unless(isThere, e.L, e.R)
		}
	}
	return nil
}

// unless returns that one side is there if is holds for the other one.
func unless(is func(ir.Expr) bool, l, r ir.Expr) Facts {
	switch {
	case is(r):
		return present(l)
	case is(l):
		return present(r)
	}
	return nil
}

// present returns what is known if the optional x is there: x itself, and all that `?.` passed on the way.
func present(x ir.Expr) Facts {
	facts := Facts{}
	if p, ok := place(x); ok {
		facts[p] = true
	}
	if chain, ok := x.(*ir.Chain); ok {
		outer, known := place(chain.X)
		if known {
			facts[outer] = true
		}
		for inner := range present(chain.Body) {
			if inner.Symbol == chain.Symbol && known {
				inner = Place{outer.Symbol, outer.Path + inner.Path}
			}
			facts[inner] = true
		}
	}
	return facts
}

// place returns the place that an expression reads.
func place(e ir.Expr) (Place, bool) {
	switch e := e.(type) {
	case *ir.Ref:
		return Place{Symbol: e.Symbol}, !e.Symbol.Impure
	case *ir.Settled:
		return place(e.X)
	case *ir.Field:
		p, ok := place(e.X)
		return Place{p.Symbol, p.Path + "." + e.Name}, ok
	case *ir.Index:
		if key, literal := e.I.(*ir.Lit); literal {
			p, ok := place(e.X)
			return Place{p.Symbol, fmt.Sprintf("%s[%#v]", p.Path, key.Value)}, ok
		}
	}
	return Place{}, false
}

// filtered returns what is known of elem, an element of the list xs, because xs was filtered:
// `map(filter(rows, .note != nil), .note)`.
func (c *checker) filtered(xs ir.Expr, elem *ir.Symbol) Facts {
	switch e := xs.(type) {
	case *ir.Ref:
		if value, ok := c.lets[e.Symbol]; ok {
			return c.filtered(value, elem)
		}
	case *ir.Slice:
		return c.filtered(e.X, elem)
	case *ir.Call:
		switch e.Name {
		case "sort", "sortDesc", "sortBy", "sortByDesc", "reverse", "uniq", "take":
			return c.filtered(e.Args[0], elem)
		case "filter":
			facts := Facts{}
			l := e.Args[1].(*ir.Lambda)
			for p := range Narrow(l.Body, true) {
				if p.Symbol == l.Params[0] {
					facts[Place{elem, p.Path}] = true
				}
			}
			return facts.With(c.filtered(e.Args[0], elem))
		}
	}
	return nil
}

// settle returns e, or the value of an optional e that is known to be there.
func (c *checker) settle(e ir.Expr) ir.Expr {
	elem, optional := types.Elem(e.Type())
	if !optional || len(c.facts) == 0 {
		return e
	}
	if p, ok := place(e); ok && c.facts[p] {
		return &ir.Settled{X: e, T: elem}
	}
	return e
}

// isNil reports whether e is nil, written as such.
func isNil(e ir.Expr) bool {
	l, ok := e.(*ir.Lit)
	return ok && l.Value == nil && types.IsOptional(l.T)
}

// isThere reports whether e is a value that was made optional only to compare it with one that is.
func isThere(e ir.Expr) bool {
	c, ok := e.(*ir.Convert)
	return ok && types.IsOptional(c.T) && !types.IsOptional(c.X.Type())
}

// Only returns the facts about symbols of which keep holds.
func (f Facts) Only(keep func(*ir.Symbol) bool) Facts {
	out := Facts{}
	for place := range f {
		if keep(place.Symbol) {
			out[place] = true
		}
	}
	return out
}
