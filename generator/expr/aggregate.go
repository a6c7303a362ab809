package expr

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// gathered is what min, max, mean and median are taken of: their arguments as one list.
type gathered struct {
	list  ir.Expr
	elem  types.Type // what the list holds, or holds as an optional
	there bool       // it holds something in any case
}

// gather takes arguments together that are values, lists of them, or lists of those.
func (c *checker) gather(args []ast.Node, values []ir.Expr, fits func(types.Type) bool, what string) (g gathered, ok bool) {
	g.elem = types.Never
	parts := make([]ir.Expr, len(args))
	for i, n := range args {
		x := values[i]
		if isBad(x) {
			return g, false
		}
		t, optional := types.Elem(x.Type())
		if _, isList := t.(*types.List); isList {
			if !c.settled(n, x) {
				return g, false
			}
			x = flattened(x)
			t, _ = types.Elem(x.Type().(*types.List).Elem)
		} else { // what is missing is left out, as of a list
			g.there = g.there || !optional
			x = &ir.List{Items: []ir.Expr{x}, T: types.ListOf(x.Type())}
		}
		u, unified := types.Unify(g.elem, t)
		if t != types.Never && !fits(t) || !unified {
			c.errorf(Mismatch, n, "expected %s, found %s", what, t)
			return g, false
		}
		parts[i], g.elem = x, u
	}
	g.list = joined(parts, g.elem)
	return g, true
}

// joined makes one list of lists whose elements fit elem, or an optional one.
func joined(parts []ir.Expr, elem types.Type) ir.Expr {
	t := elem
	for _, p := range parts {
		if types.IsOptional(p.Type().(*types.List).Elem) {
			t = types.Opt(elem)
		}
	}
	all := types.ListOf(t)
	if len(parts) == 1 {
		return Fit(parts[0], all)
	}
	out := &ir.List{T: all}
	for _, p := range parts {
		l, literal := p.(*ir.List)
		if !literal {
			return &ir.Call{Name: "concat", Args: fitAll(parts, all), T: all}
		}
		out.Items = append(out.Items, fitAll(l.Items, t)...)
	}
	return out
}

// extreme is min or max: of lists, which may be empty, or of several values.
func extreme(name string) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, _ ast.Node, args []ast.Node) ir.Expr {
		values := c.checkAll(args)
		if x := values[0]; len(args) == 1 && !isBad(x) && !types.Ordered(x.Type()) && c.noElements(args[0], x) {
			return x // of one value, it is that value
		}
		g, ok := c.gather(args, values, types.Ordered, "values that have an order")
		switch {
		case !ok:
			return bad()
		case g.elem == types.Never:
			return &ir.Lit{T: types.Nil}
		}
		out := &ir.Call{Name: name, Args: []ir.Expr{g.list}, T: types.Opt(g.elem)}
		if !g.there {
			return out
		}
		if l, literal := g.list.(*ir.List); literal && types.Equal(l.T, types.ListOf(g.elem)) {
			if len(l.Items) == 1 {
				return l.Items[0]
			}
			if x := literalExtreme(name, l.Items); x != nil {
				return x
			}
			return &ir.Call{Name: name + "Of", Args: l.Items, T: g.elem}
		}
		return &ir.Settled{X: out, T: g.elem}
	}
}

// literalExtreme returns the smallest or largest of numbers that are written out, nil if they are not: what Go calculates of
// constants alone is a constant, to which other rules apply.
func literalExtreme(name string, items []ir.Expr) ir.Expr {
	if items[0].Type() == types.Int {
		return extremeOf[int](name, items)
	}
	return extremeOf[float64](name, items)
}

func extremeOf[T int | float64](name string, items []ir.Expr) ir.Expr {
	var values []T
	for _, item := range items {
		l, _ := item.(*ir.Lit)
		if l == nil {
			return nil
		}
		v, ok := l.Value.(T)
		if !ok {
			return nil
		}
		values = append(values, v)
	}
	if name == "min" {
		return literalOf(slices.Min(values))
	}
	return literalOf(slices.Max(values))
}

// average is mean or median.
func average(name string) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, _ ast.Node, args []ast.Node) ir.Expr {
		number := func(t types.Type) bool { return t == types.Int || t == types.Float }
		g, ok := c.gather(args, c.checkAll(args), number, "numbers")
		switch {
		case !ok:
			return bad()
		case g.elem == types.Never:
			return &ir.Lit{T: types.Opt(types.Float)}
		}
		out := &ir.Call{Name: name, Args: []ir.Expr{g.list}, T: types.Opt(types.Float)}
		if g.there {
			return &ir.Settled{X: out, T: types.Float}
		}
		return out
	}
}
