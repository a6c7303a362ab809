package expr

import (
	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// given checks a node in which more facts hold.
func (c *checker) given(facts Facts, n ast.Node) ir.Expr {
	outer := c.facts
	c.facts = outer.With(facts)
	e := c.check(n)
	c.facts = outer
	return e
}

func (c *checker) logic(n *ast.BinaryNode, op string) ir.Expr {
	l := c.check(n.Left)
	r := c.given(Narrow(l, op == "&&"), n.Right)
	left, right := c.want(n.Left, l, types.Bool), c.want(n.Right, r, types.Bool)
	if !left || !right {
		return bad()
	}
	return &ir.Binary{Op: op, L: l, R: r, T: types.Bool}
}

// conditional types `c ? a : b` and `if c { a } else { b }`.
func (c *checker) conditional(n *ast.ConditionalNode) ir.Expr {
	cond := c.check(n.Cond)
	ok := c.want(n.Cond, cond, types.Bool)
	a := c.given(Narrow(cond, true), n.Exp1)
	b := c.given(Narrow(cond, false), n.Exp2)
	if !ok || anyBad(a, b) {
		return bad()
	}
	if l, literal := cond.(*ir.Lit); literal {
		if l.Value == true {
			return a
		}
		return b
	}
	t, ok := types.Unify(a.Type(), b.Type())
	if !ok {
		return c.fail(Mismatch, n.Exp2, "both results of `?:` have one type: %s before, %s here", a.Type(), b.Type())
	}
	return &ir.Cond{C: cond, A: Fit(a, t), B: Fit(b, t), T: t}
}

func (c *checker) coalesce(n *ast.BinaryNode) ir.Expr {
	l, r := c.check(n.Left), c.check(n.Right)
	if anyBad(l, r) {
		return bad()
	}
	elem, optional := types.Elem(l.Type())
	switch {
	case !optional:
		return l // allowed, and nothing to do
	case elem == types.Never:
		return r
	}
	t, ok := types.Unify(elem, r.Type())
	if !ok {
		return c.fail(Mismatch, n.Right, "both sides of `??` have one type: %s on the left, %s here", elem, r.Type())
	}
	return &ir.Coalesce{X: Fit(l, types.Opt(t)), Y: Fit(r, t), T: t}
}
