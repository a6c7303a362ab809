package goexpr

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// compare writes the function that compares two values of t, which Go's operators do not: time.Time.Compare.
func (g *Gen) compare(t types.Type) *jen.Statement { return g.Type(t).Dot("Compare") }

func (g *Gen) uniq(e *ir.Call) operand {
	elem := e.T.(*types.List).Elem
	x := g.expr(e.Args[0], "list").code
	if isComparable(elem) {
		return call(pkgOps, "Uniq", x)
	}
	return call(pkgOps, "UniqFunc", x, g.function("bool", []types.Type{elem, elem}, func(args []operand) operand {
		return g.equal(elem, args[0], args[1])
	}))
}

// sort writes ops.Sort(xs), or ops.SortFunc(xs, time.Time.Compare).
func (g *Gen) sort(e *ir.Call) operand {
	elem := e.T.(*types.List).Elem
	x := g.expr(e.Args[0], "list").code
	order := strings.TrimPrefix(e.Name, "sort")
	switch {
	case elem == types.Never:
		return atom(x)
	case isOrdered(elem):
		return call(pkgOps, "Sort"+order, x)
	}
	return call(pkgOps, "SortFunc"+order, x, g.compare(elem))
}

// sortBy writes ops.SortBy(rows, func(row Row) int { return row.ID }).
func (g *Gen) sortBy(e *ir.Call) operand {
	l := e.Args[1].(*ir.Lambda)
	if len(l.Params) > 1 || ir.CanFail(l.Body) {
		return g.sortByKeys(e, l)
	}
	x := g.expr(e.Args[0], "list").code
	key, order := l.Body.Type(), strings.TrimPrefix(e.Name, "sortBy")
	if isOrdered(key) {
		return call(pkgOps, "SortBy"+order, x, g.lambda(l))
	}
	return call(pkgOps, "SortByFunc"+order, x, g.lambda(l), g.compare(key))
}

// sortByKeys writes a sortBy whose key reads the index, or can fail: the keys are made first, each once.
func (g *Gen) sortByKeys(e *ir.Call, l *ir.Lambda) operand {
	list := e.Args[0]
	x := g.expr(list, "list").code
	keys := &ir.Call{Name: "map", Args: []ir.Expr{list, l}, T: types.ListOf(l.Body.Type())}
	// ops.SortByKeys(xs, keys, cmp.Compare[int])
	compare := jen.Qual("cmp", "Compare").Types(g.Type(l.Body.Type()))
	if !isOrdered(l.Body.Type()) {
		compare = g.compare(l.Body.Type())
	}
	return call(pkgOps, "SortByKeys"+strings.TrimPrefix(e.Name, "sortBy"), x, g.expr(keys, "keys").code, compare)
}

// lambda writes a closure as a function literal.
func (g *Gen) lambda(l *ir.Lambda) *jen.Statement {
	used := g.used
	g.used = clone(used)
	params := make([]jen.Code, len(l.Params))
	for i, p := range l.Params {
		name := g.fresh(goName(p.Go))
		g.locals[p] = &local{code: atom(jen.Id(name))}
		params[i] = jen.Id(name).Add(g.Type(p.Type))
	}
	body := g.Return(l.Body)
	g.used = used
	return jen.Func().Params(params...).Add(g.Type(l.Body.Type())).Block(body...)
}

// extreme writes the smallest or largest element of a list.
func (g *Gen) extreme(e *ir.Call) operand {
	x := g.there(e.Args[0]).code
	elem, _ := types.Elem(e.T)
	if isOrdered(elem) {
		return call(pkgOps, capital(e.Name), x)
	}
	return call(pkgOps, capital(e.Name)+"Func", x, g.compare(elem))
}

// extremeOf writes the smallest or largest of several values: min(a, b).
func (g *Gen) extremeOf(e *ir.Call) operand {
	name := strings.TrimSuffix(e.Name, "Of")
	args := codes(g.exprs(e.Args))
	if isOrdered(e.T) {
		return call("", name, args...)
	}
	list := jen.Index().Add(g.Type(e.T)).Values(args...)
	return call(pkgOps, capital(name)+"Func", list, g.compare(e.T)).method("Must")
}
