package expr

import (
	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// CheckBranches is Check of an expression whose value goes where values of several kinds can go: `wide ? 300 : "content"`. Each
// result of a `?:` on its outside is shown to each, which returns what becomes of it; nil after a mistake that it has reported. The
// conditionals are kept as they are, with the first result's type.
func CheckBranches(text source.Text, scope Scope, facts Facts, each func(e ir.Expr, at source.Span) ir.Expr) (ir.Expr, diag.List) {
	c := &checker{text: text, scope: scope, facts: facts}
	c.accept = func(_ *checker, _ ast.Node, e ir.Expr) ir.Expr { return e }
	tree, ok := c.parse()
	if !ok {
		return nil, c.diags
	}
	c.tree = tree
	e := c.branches(tree, each)
	c.diags.Sort()
	if c.diags.HasErrors() || isBad(e) {
		return nil, c.diags
	}
	return e, c.diags
}

// branches types a node and shows its results to each.
func (c *checker) branches(n ast.Node, each func(e ir.Expr, at source.Span) ir.Expr) ir.Expr {
	cond, ok := n.(*ast.ConditionalNode)
	if !ok {
		e := c.check(n)
		if isBad(e) {
			return e
		}
		if e = each(e, c.span(n)); e == nil {
			return bad()
		}
		return e
	}
	test := c.check(cond.Cond)
	ok = c.want(cond.Cond, test, types.Bool)
	outer := c.facts
	c.facts = outer.With(Narrow(test, true))
	a := c.branches(cond.Exp1, each)
	c.facts = outer.With(Narrow(test, false))
	b := c.branches(cond.Exp2, each)
	c.facts = outer
	if !ok || anyBad(a, b) {
		return bad()
	}
	return &ir.Cond{C: test, A: a, B: b, T: a.Type()}
}
