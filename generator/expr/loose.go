package expr

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// Note [Loose parts]
//
// Comparing an int with a text is a mistake, to expr-lang too. Yet it gives many parts no type, such as `a ?? b` and
// `max(xs)`, and takes a comparison of them with whatever it may be. There, what can never be equal is a warning and
// false, as in expr-lang.

// loose reports whether expr-lang gives a node no type.
func loose(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryNode:
		return n.Operator == "??"
	case *ast.ConditionalNode:
		return true
	case *ast.ChainNode:
		return loose(n.Node)
	case *ast.MemberNode:
		return loose(n.Node)
	case *ast.SequenceNode:
		return loose(n.Nodes[len(n.Nodes)-1])
	case *ast.VariableDeclaratorNode:
		return loose(n.Expr)
	case *ast.BuiltinNode:
		return slices.Contains(untyped, n.Name)
	}
	return false
}

// untyped are the built-ins of whose results expr-lang knows no type, or not that of their elements.
var untyped = []string{
	"concat", "filter", "find", "findLast", "first", "flatten", "get", "groupBy", "last", "map", "max", "mean", "median", "min",
	"reduce", "reverse", "sort", "sortBy", "sum", "take", "uniq", "values",
}

// keeping returns e, in front of which parts are evaluated that its value does not depend on if they can fail.
func keeping(e ir.Expr, parts ...ir.Expr) ir.Expr {
	for _, p := range slices.Backward(parts) {
		if p != nil && ir.CanFail(p) {
			e = &ir.Let{Symbol: &ir.Symbol{Name: "_", Kind: ir.LocalSymbol, Type: p.Type(), Go: "_"}, Value: p, Body: e}
		}
	}
	return e
}

// neverEqual types a comparison of two values that have no type in common: a warning where the parts are loose, else a
// mistake.
func (c *checker) neverEqual(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	m := unequal(l.Type(), r.Type())
	_, list := l.Type().(*types.List)
	_, other := r.Type().(*types.List)
	switch {
	case !(list && other) && !loose(n.Left) && !loose(n.Right):
		return c.report(n, m)
	case list && other:
		c.diags.Warnf(Mismatch, c.span(n), "%s, unless both are empty", m.message)
		return c.both(n.Operator, isEmpty(l), isEmpty(r))
	}
	c.diags.Warnf(Mismatch, c.span(n), "%s", m.message)
	if types.IsOptional(l.Type()) && types.IsOptional(r.Type()) {
		return c.both(n.Operator, isMissing(l), isMissing(r))
	}
	return keeping(&ir.Lit{Value: n.Operator == "!=", T: types.Bool}, l, r)
}

// noElements reports whether x, of a node that expr-lang knows no type of, is a value that cannot have elements, and warns
// of it: to expr-lang it has none.
func (c *checker) noElements(n ast.Node, x ir.Expr) bool {
	if !loose(n) {
		return false
	}
	switch t := x.Type().(type) {
	case types.Basic:
		if t != types.Int && t != types.Float && t != types.Bool {
			return false
		}
	case *types.Func, *types.Record:
	default:
		return false
	}
	c.diags.Warnf(Mismatch, c.span(n), "expected a list, found %s, which has no elements", x.Type())
	return true
}

// unneeded checks a part that is never evaluated. What is wrong with its types is a warning: they do not matter.
func (c *checker) unneeded(check func() ir.Expr) {
	before := len(c.diags)
	check()
	for _, d := range c.diags[before:] {
		switch d.Code {
		case Mismatch, Unsettled, MixedList, Arguments, Unsupported, UnknownField, DivisionByZero, BadLiteral:
			d.Severity = diag.Warning
			d.Message += "; it is never evaluated"
		}
	}
}

// both returns whether two things hold, for `==`; whether they do not, for `!=`.
func (c *checker) both(op string, a, b ir.Expr) ir.Expr {
	var e ir.Expr = &ir.Binary{Op: "&&", L: a, R: b, T: types.Bool}
	if op == "!=" {
		e = &ir.Unary{Op: "!", X: e}
	}
	return e
}

func isEmpty(list ir.Expr) ir.Expr {
	n := &ir.Call{Name: "len", Args: []ir.Expr{list}, T: types.Int}
	return &ir.Binary{Op: "==", L: n, R: literalOf(0), T: types.Bool}
}

func isMissing(x ir.Expr) ir.Expr {
	return &ir.Binary{Op: "==", L: x, R: &ir.Lit{T: x.Type()}, T: types.Bool}
}
