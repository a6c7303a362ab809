package goexpr

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// pipeline is where the elements of a loop come from: a list, and what filters and maps do with each element on the
// way, all of which one loop does.
type pipeline struct {
	list   ir.Expr
	stages []stage
	last   *ir.Lambda // what the loop itself does with each element; may be nil
}

// stage is a filter or a map, or the conversion of each element.
type stage struct {
	filter  bool
	lambda  *ir.Lambda
	convert *ir.Convert // of the list
}

// pipelineOf takes the filters and maps off a list. A loop that may end early takes only those that cannot fail, since
// in the language they run to their end.
func (g *Gen) pipelineOf(e ir.Expr, endsEarly bool) pipeline {
	if _, ok := g.hoisted[e]; ok {
		return pipeline{list: e}
	}
	switch x := e.(type) {
	case *ir.Call:
		if x.Name != "filter" && x.Name != "map" {
			break
		}
		l := x.Args[1].(*ir.Lambda)
		if endsEarly && ir.CanFail(l.Body) {
			break
		}
		p := g.pipelineOf(x.Args[0], endsEarly)
		p.stages = append(p.stages, stage{filter: x.Name == "filter", lambda: l})
		return p
	case *ir.Convert:
		to, ok := x.T.(*types.List)
		from, isList := x.X.Type().(*types.List)
		if !ok || !isList || types.Equal(from.Elem, to.Elem) {
			break
		}
		p := g.pipelineOf(x.X, endsEarly)
		p.stages = append(p.stages, stage{convert: x})
		return p
	}
	return pipeline{list: e}
}

// filters reports whether a pipeline may leave elements out.
func (p pipeline) filters() bool {
	for _, s := range p.stages {
		if s.filter {
			return true
		}
	}
	return false
}

// elementName is the name for the element of the list.
func (p pipeline) elementName() string {
	for _, s := range p.stages {
		if s.lambda != nil {
			return goName(s.lambda.Params[0].Go)
		}
	}
	if p.last != nil {
		return goName(p.last.Params[0].Go)
	}
	return "x"
}

// source is what a loop ranges over.
type source struct {
	code *jen.Statement
	size *jen.Statement // how many elements there are; nil if that is not known
}

// sourceOf writes what a pipeline ranges over. For a loop that makes a list as long as its source, sized holds: the
// source is then something that can be read twice.
func (g *Gen) sourceOf(p pipeline, sized bool) source {
	if r, ok := p.list.(*ir.Binary); ok && r.Op == ".." {
		// ops.Ints(a, b)
		return source{code: call(pkgOps, "Ints", g.expr(r.L, "first").code, g.expr(r.R, "last").code).code}
	}
	if !sized || p.filters() {
		return source{code: g.expr(p.list, "list").code}
	}
	list := g.simple(p.list, p.listName())
	return source{list.code, call("", "len", list.code).code}
}

// listName is the name for a variable that holds the list.
func (p pipeline) listName() string {
	switch e := p.list.(type) {
	case *ir.Ref:
		return goName(e.Symbol.Go)
	case *ir.Field:
		return goName(e.Name)
	}
	return "list"
}

// resultName is the name for a variable that holds the list that a pipeline makes: that of the field which it maps to,
// or that of the list which it filters.
func (p pipeline) resultName() string {
	if n := len(p.stages); n > 0 && !p.stages[n-1].filter && p.stages[n-1].lambda != nil {
		if f, ok := p.stages[n-1].lambda.Body.(*ir.Field); ok && types.IsName(f.Name) {
			return plural(f.Name)
		}
		return "list"
	}
	return p.listName()
}

// plural is the name for a list of what name is the name of.
func plural(name string) string {
	switch {
	case strings.HasSuffix(name, "s"):
		return name
	case strings.HasSuffix(name, "x"):
		return name + "es"
	case strings.HasSuffix(name, "y") && len(name) > 1 && !strings.ContainsRune("aeiou", rune(name[len(name)-2])):
		return name[:len(name)-1] + "ies"
	}
	return name + "s"
}

// over writes the head of a loop: for i, x := range xs.
func (s source) over(element, index *local) *jen.Statement {
	i := jen.Id("_")
	if index.uses > 0 {
		i = jen.Add(index.code.code)
	}
	switch {
	case element.uses > 0:
		return jen.For(jen.List(i, element.code.code).Op(":=").Range().Add(s.code))
	case index.uses > 0:
		return jen.For(i.Op(":=").Range().Add(s.code))
	}
	return jen.For(jen.Range().Add(s.code))
}

// each writes a loop over the elements of a pipeline. body writes what the loop does with an element; where once holds,
// it reads the element no more than once.
func (g *Gen) each(s source, p pipeline, once bool, body func(element, index *local)) {
	hoisted := g.hoist(p)
	outer := g.used
	g.used = clone(outer)
	w := &loopWriter{g: g, outer: g.out, outerUsed: outer, once: once, body: body}
	index := &local{code: atom(jen.Id(g.fresh("i")))}
	element := &local{code: atom(jen.Id(g.fresh(p.elementName())))}
	inside := g.scope(func() { w.stages(p.stages, element, index) })
	g.used = outer
	for _, h := range hoisted {
		h.emit(g)
	}
	g.emit(s.over(element, index).Block(inside...))
}

// loopWriter writes the inside of one loop.
type loopWriter struct {
	g         *Gen
	outer     *[]jen.Code     // in front of the loop
	outerUsed map[string]bool // names there
	once      bool
	body      func(element, index *local)
}

// stages writes what the stages do with an element, and the loop's body at their end.
func (w *loopWriter) stages(stages []stage, element, index *local) {
	if len(stages) == 0 {
		w.body(element, index)
		return
	}
	s, rest := stages[0], stages[1:]
	switch {
	case s.convert != nil:
		from, to := s.convert.X.Type().(*types.List).Elem, s.convert.T.(*types.List).Elem
		value := w.g.converted(w.g.read(element), from, to)
		w.mapped(value, w.once && len(rest) == 0, rest, index)
	case s.filter:
		w.g.bind(s.lambda, element, index)
		condition := w.g.expr(s.lambda.Body, "ok")
		w.g.emit(jen.If(condition.code).Block(w.g.scope(func() { w.filtered(rest, element) })...))
	default:
		w.g.bind(s.lambda, element, index)
		value := w.g.expr(s.lambda.Body, "value")
		once := isSimple(s.lambda.Body) || w.once && len(rest) == 0
		w.mapped(value, once, rest, index)
	}
}

// mapped goes on with a new value as the element: with a variable that holds it if it is read more than once.
func (w *loopWriter) mapped(value operand, once bool, rest []stage, index *local) {
	element, name := &local{code: value}, "_"
	if !once {
		name = w.g.fresh("y")
		element.code = atom(jen.Id(name))
	}
	inside := w.g.block(func() { w.stages(rest, element, index) })
	switch {
	case element.uses == 0: // it may still fail
		w.g.emit(jen.Id("_").Op("=").Add(value.code))
	case !once:
		w.g.emit(jen.Id(name).Op(":=").Add(value.code))
	}
	for _, s := range inside {
		w.g.emit(s)
	}
}

// filtered goes on behind a filter, with an index that counts what it has let through.
func (w *loopWriter) filtered(rest []stage, element *local) {
	name := w.g.fresh("n")
	index := &local{code: atom(jen.Id(name))}
	inside := w.g.block(func() { w.stages(rest, element, index) })
	if index.uses > 0 {
		*w.outer = append(*w.outer, jen.Id(name).Op(":=").Lit(-1))
		w.outerUsed[name] = true
		w.g.emit(jen.Id(name).Op("++"))
	}
	for _, s := range inside {
		w.g.emit(s)
	}
}

func (g *Gen) read(l *local) operand {
	l.uses++
	return l.code
}

// bind makes the parameters of a closure stand for the element and the index.
func (g *Gen) bind(l *ir.Lambda, element, index *local) {
	g.locals[l.Params[0]] = element
	if len(l.Params) > 1 {
		g.locals[l.Params[1]] = index
	}
}
