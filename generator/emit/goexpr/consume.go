package goexpr

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// loops are the built-ins that are written as loops. They report false if a call is better written otherwise.
var loops map[string]func(g *Gen, e *ir.Call, hint string) (operand, bool)

func init() {
	loops = map[string]func(g *Gen, e *ir.Call, hint string) (operand, bool){
		"filter": (*Gen).collect, "map": (*Gen).collect, "sum": (*Gen).sum, "count": (*Gen).count, "len": (*Gen).lenOf,
		"any": (*Gen).any, "all": (*Gen).all, "none": (*Gen).noneOf, "one": (*Gen).one, "find": (*Gen).find,
		"first": (*Gen).firstOf, "findIndex": (*Gen).findIndex, "findLast": (*Gen).findLast,
		"findLastIndex": (*Gen).findLast, "groupBy": (*Gen).groupBy, "reduce": (*Gen).reduce,
	}
}

func lambdaOf(e *ir.Call) *ir.Lambda {
	if len(e.Args) < 2 {
		return nil
	}
	l, _ := e.Args[1].(*ir.Lambda)
	return l
}

// loopFor returns the pipeline of a call's first argument, and a name for the loop's result.
func (g *Gen) loopFor(e *ir.Call, endsEarly bool) pipeline {
	p := g.pipelineOf(e.Args[0], endsEarly)
	p.last = lambdaOf(e)
	return p
}

// applied writes what the closure of a call makes of an element; the element itself if there is no closure.
func (g *Gen) applied(l *ir.Lambda, element, index *local) operand {
	if l == nil {
		return g.read(element)
	}
	g.bind(l, element, index)
	return g.expr(l.Body, "value")
}

// readsOnce reports whether a closure reads its element once at most.
func readsOnce(l *ir.Lambda) bool { return l == nil || uses(l.Body, l.Params[0]) <= 1 }

// collect writes a loop that makes a list.
func (g *Gen) collect(e *ir.Call, hint string) (operand, bool) { return g.collected(e, hint), true }

func (g *Gen) collected(e ir.Expr, hint string) operand {
	p := g.pipelineOf(e, false)
	s := g.sourceOf(p, true)
	name := g.fresh(nameFor(hint, p.resultName()))
	if s.size != nil {
		// list := make([]T, 0, len(xs))
		g.emit(jen.Id(name).Op(":=").Make(g.Type(e.Type()), jen.Lit(0), s.size))
	} else {
		// list := []T{}
		g.emit(jen.Id(name).Op(":=").Add(g.Type(e.Type())).Values())
	}
	g.each(s, p, true, func(element, _ *local) {
		g.emit(jen.Id(name).Op("=").Append(jen.Id(name), g.read(element).code))
	})
	return atom(jen.Id(name))
}

// nameFor returns hint, or another name if there is no better one than value.
func nameFor(hint, other string) string {
	if hint == "" || hint == "value" || hint == "list" {
		return other
	}
	return hint
}

func (g *Gen) sum(e *ir.Call, hint string) (operand, bool) {
	p := g.loopFor(e, false)
	if p.last == nil && len(p.stages) == 0 && !types.IsOptional(p.list.Type().(*types.List).Elem) {
		return call(pkgOps, "Sum", g.expr(p.list, "list").code), true
	}
	s := g.sourceOf(p, false)
	name := g.fresh(nameFor(hint, "sum"))
	g.emit(jen.Var().Id(name).Add(g.Type(e.T)))
	value := e.Args[0].Type().(*types.List).Elem
	if p.last != nil {
		value = p.last.Body.Type()
	}
	g.each(s, p, readsOnce(p.last), func(element, index *local) {
		x := g.applied(p.last, element, index)
		if !types.IsOptional(value) {
			g.emit(jen.Id(name).Op("+=").Add(x.code))
			return
		}
		// if v, ok := x.Get(); ok { sum += v }
		v, ok := g.unusedName("v", ""), g.unusedName("ok", "")
		g.emit(jen.If(jen.List(jen.Id(v), jen.Id(ok)).Op(":=").Add(x.method("Get").code), jen.Id(ok)).
			Block(jen.Id(name).Op("+=").Id(v)))
	})
	return atom(jen.Id(name)), true
}

func (g *Gen) count(e *ir.Call, hint string) (operand, bool) {
	p := g.loopFor(e, false)
	if p.last == nil && len(p.stages) == 0 {
		return call(pkgOps, "CountTrue", g.expr(p.list, "list").code), true
	}
	return g.counted(p, hint), true
}

// counted writes a loop that counts the elements that the pipeline's last closure holds for; all if there is none but a
// filter.
func (g *Gen) counted(p pipeline, hint string) operand {
	s := g.sourceOf(p, false)
	name := g.fresh(nameFor(hint, "count"))
	g.emit(jen.Id(name).Op(":=").Lit(0))
	g.each(s, p, readsOnce(p.last), func(element, index *local) {
		g.emit(jen.If(g.applied(p.last, element, index).code).Block(jen.Id(name).Op("++")))
	})
	return atom(jen.Id(name))
}

// lenOf writes the length of a filtered list as a count.
func (g *Gen) lenOf(e *ir.Call, hint string) (operand, bool) {
	inner, ok := e.Args[0].(*ir.Call)
	if !ok || inner.Name != "filter" || g.hoisted[inner] != nil {
		return operand{}, false
	}
	return g.counted(g.loopFor(inner, false), hint), true
}

// search writes a loop that ends when the closure of e is what it looks for: found says what happens then.
func (g *Gen) search(s source, p pipeline, until bool, found func(element, index *local)) {
	g.each(s, p, false, func(element, index *local) {
		condition := g.applied(p.last, element, index)
		if !until {
			condition = not(condition)
		}
		inside := g.scope(func() {
			found(element, index)
			g.emit(jen.Break())
		})
		g.emit(jen.If(condition.code).Block(inside...))
	})
}

// quantified writes a bool that starts as not result, and is result once an element's condition is until.
func (g *Gen) quantified(e *ir.Call, hint string, until, result bool) operand {
	p := g.loopFor(e, true)
	s := g.sourceOf(p, false)
	name := g.fresh(nameFor(hint, e.Name))
	g.emit(jen.Id(name).Op(":=").Lit(!result))
	g.search(s, p, until, func(_, _ *local) { g.emit(jen.Id(name).Op("=").Lit(result)) })
	return atom(jen.Id(name))
}

func (g *Gen) any(e *ir.Call, hint string) (operand, bool) {
	return g.quantified(e, nameFor(hint, "found"), true, true), true
}

func (g *Gen) all(e *ir.Call, hint string) (operand, bool) {
	return g.quantified(e, hint, false, false), true
}

func (g *Gen) noneOf(e *ir.Call, hint string) (operand, bool) {
	return g.quantified(e, hint, true, false), true
}

func (g *Gen) one(e *ir.Call, _ string) (operand, bool) {
	return infix(g.counted(g.loopFor(e, false), ""), "==", atom(jen.Lit(1))), true
}

// found declares the variable that a search puts its result into.
func (g *Gen) foundVar(e ir.Expr, hint string) string {
	name := g.fresh(nameFor(hint, "found"))
	// var found opt.Of[T]
	g.emit(jen.Var().Id(name).Add(g.Type(e.Type())))
	return name
}

// foundElement stores the element that a search has found.
func (g *Gen) foundElement(name string, list ir.Expr, element *local) {
	value := g.read(element).code
	if !types.IsOptional(list.Type().(*types.List).Elem) {
		value = jen.Qual(pkgOpt, "Some").Call(value)
	}
	g.emit(jen.Id(name).Op("=").Add(value))
}

func (g *Gen) find(e *ir.Call, hint string) (operand, bool) {
	p := g.loopFor(e, true)
	s := g.sourceOf(p, false)
	name := g.foundVar(e, hint)
	g.search(s, p, true, func(element, _ *local) { g.foundElement(name, e.Args[0], element) })
	return atom(jen.Id(name)), true
}

// firstOf writes the first element of a filtered list as a search.
func (g *Gen) firstOf(e *ir.Call, hint string) (operand, bool) {
	inner, ok := e.Args[0].(*ir.Call)
	if !ok || inner.Name != "filter" || ir.CanFail(inner) || g.hoisted[inner] != nil {
		return operand{}, false
	}
	return g.find(&ir.Call{Name: "find", Args: inner.Args, T: e.T}, hint)
}

func (g *Gen) findIndex(e *ir.Call, hint string) (operand, bool) {
	p := pipeline{list: e.Args[0], last: lambdaOf(e)}
	s := g.sourceOf(p, false)
	name := g.foundVar(e, hint)
	g.search(s, p, true, func(_, index *local) {
		g.emit(jen.Id(name).Op("=").Qual(pkgOpt, "Some").Call(g.read(index).code))
	})
	return atom(jen.Id(name)), true
}

// findLast writes findLast and findLastIndex: a loop from the end.
func (g *Gen) findLast(e *ir.Call, hint string) (operand, bool) {
	p := pipeline{list: e.Args[0], last: lambdaOf(e)}
	// for i, x := range slices.Backward(xs)
	s := source{code: jen.Qual("slices", "Backward").Call(g.expr(p.list, "list").code)}
	name := g.foundVar(e, hint)
	g.search(s, p, true, func(element, index *local) {
		if e.Name == "findLast" {
			g.foundElement(name, e.Args[0], element)
			return
		}
		g.emit(jen.Id(name).Op("=").Qual(pkgOpt, "Some").Call(g.read(index).code))
	})
	return atom(jen.Id(name)), true
}

func (g *Gen) groupBy(e *ir.Call, hint string) (operand, bool) {
	p := g.loopFor(e, false)
	s := g.sourceOf(p, false)
	m := e.T.(*types.Map)
	name := g.fresh(nameFor(hint, "groups"))
	// groups := omap.New[K, []T]()
	g.emit(jen.Id(name).Op(":=").Qual(pkgOmap, "New").Types(g.Type(m.Key), g.Type(m.Value)).Call())
	g.each(s, p, false, func(element, index *local) {
		key := g.applied(p.last, element, index)
		g.emit(jen.Qual(pkgOmap, "Append").Call(jen.Id(name), key.code, g.read(element).code))
	})
	return atom(jen.Id(name)), true
}

// hasOwnType reports whether a variable that is declared with the value of e is of its type.
func hasOwnType(e ir.Expr) bool {
	l, ok := e.(*ir.Lit)
	if !ok {
		return false
	}
	switch l.Value.(type) {
	case int, float64, string, bool:
		return true
	}
	return false
}

func (g *Gen) reduce(e *ir.Call, hint string) (operand, bool) {
	p := g.loopFor(e, false)
	s := g.sourceOf(p, false)
	initial := g.expr(e.Args[2], "acc")
	name := g.fresh(nameFor(hint, "acc"))
	if hasOwnType(e.Args[2]) {
		// acc := 0
		g.emit(jen.Id(name).Op(":=").Add(initial.code))
	} else {
		// var acc T = initial
		g.emit(jen.Var().Id(name).Add(g.Type(e.T)).Op("=").Add(initial.code))
	}
	g.locals[p.last.Acc] = &local{code: atom(jen.Id(name))}
	g.each(s, p, readsOnce(p.last), func(element, index *local) {
		g.bind(p.last, element, index)
		g.into(p.last.Body, name, assigned(name))
	})
	return atom(jen.Id(name)), true
}
