package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/ir"
)

// caught writes an element with what stands in its place while one of its values fails: a slot.
func (e *emitter) caught(g *jen.Group, s *ir.Caught) {
	failure := e.handle(s.Error)
	g.Id("st").Dot("Slot").Call(jen.Func().Params(stParam()).BlockFunc(func(g *jen.Group) {
		// b.failure.Set(delta.Caught(func() { _ = b.load.Get() }))
		g.Add(failure.Clone()).Dot("Set").Call(jen.Qual(pkgDelta, "Caught").Call(
			jen.Func().Params().BlockFunc(func(g *jen.Group) { e.touch(g, s.Body) })))
		// if st.When(b.failure.Get() == "") {…} else {…}
		g.If(jen.Id("st").Dot("When").Call(failure.Clone().Dot("Get").Call().Op("==").Lit(""))).
			BlockFunc(func(g *jen.Group) { e.body(g, s.Body) }).
			Else().BlockFunc(func(g *jen.Group) { e.body(g, s.Catch) })
	}))
}

// touch computes what the elements of a body read themselves, where that can fail.
func (e *emitter) touch(g *jen.Group, body []ir.Stmt) {
	outer := e.locals
	e.locals = cloneLocals(outer)
	gen := goexpr.New(exprHost{e})
	value := func(x ir.Expr, hint string) {
		if x != nil && ir.CanFail(x) {
			e.prepare(g, gen, x, hint)
			g.Id("_").Op("=").Add(e.expr(x))
			delete(e.prepared, x)
		}
	}
	for _, st := range body {
		switch st := st.(type) {
		case *ir.Draw:
			for _, x := range exprsOf(st.Element) {
				value(x, "value")
			}
		case *ir.Repeat:
			value(st.Loop.Source, "rows")
		case *ir.Branches:
			value(st.Branches[0].Cond, "shown")
		case *ir.Group:
			e.touch(g, st.Body)
		case *ir.Region:
			e.touch(g, st.Body)
		case *ir.Show:
			// b.nSlider()
			g.Id(e.recv).Dot(methodName(st.Value)).Call(e.turnArgs(st.Value.Symbol.Turn)...)
		case *ir.Place:
			for i, p := range st.Use.Component.Params {
				if ir.CanFail(st.Use.Args[i]) {
					// b.ship.label.Get()
					g.Add(e.handle(st.Use.Symbol)).Dot(p.Go).Dot("Get").Call()
				}
			}
		}
	}
	e.locals = outer
}
