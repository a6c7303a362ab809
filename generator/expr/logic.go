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
	if lit, ok := l.(*ir.Lit); ok && lit.Value == (op == "||") {
		c.unneeded(func() ir.Expr { return c.as(n.Right, c.check(n.Right), types.Bool) })
		return l
	}
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
	if l, literal := cond.(*ir.Lit); literal && ok {
		return c.decided(n, l.Value == true)
	}
	a := c.given(Narrow(cond, true), n.Exp1)
	b := c.given(Narrow(cond, false), n.Exp2)
	if !ok || anyBad(a, b) {
		return bad()
	}
	t, ok := types.Unify(a.Type(), b.Type())
	if !ok {
		return c.fail(Mismatch, n.Exp2, "both results of `?:` have one type: %s before, %s here", a.Type(), b.Type())
	}
	return &ir.Cond{C: cond, A: Fit(a, t), B: Fit(b, t), T: t}
}

// decided types a conditional whose condition is a literal.
func (c *checker) decided(n *ast.ConditionalNode, truth bool) ir.Expr {
	if truth {
		a := c.check(n.Exp1)
		c.unneeded(func() ir.Expr { return c.check(n.Exp2) })
		return a
	}
	c.unneeded(func() ir.Expr { return c.check(n.Exp1) })
	return c.check(n.Exp2)
}

func (c *checker) coalesce(n *ast.BinaryNode) ir.Expr {
	l := c.check(n.Left)
	elem, optional := types.Elem(l.Type())
	if !optional { // allowed, and nothing to do
		c.unneeded(func() ir.Expr { return c.check(n.Right) })
		return l
	}
	r := c.check(n.Right)
	switch {
	case anyBad(l, r):
		return bad()
	case elem == types.Never:
		return keeping(r, l)
	}
	t, ok := types.Unify(elem, r.Type())
	if !ok {
		return c.fail(Mismatch, n.Right, "both sides of `??` have one type: %s on the left, %s here", elem, r.Type())
	}
	return &ir.Coalesce{X: Fit(l, types.Opt(t)), Y: Fit(r, t), T: t}
}
