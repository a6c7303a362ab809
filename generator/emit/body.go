package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
)

// stParam is the parameter of every function that draws: st *delta.Generator.
func stParam() *jen.Statement { return jen.Id("st").Op("*").Qual(pkgDelta, "Generator") }

// drawing returns func(st *delta.Generator) {…}.
func (e *emitter) drawing(body []ir.Stmt) *jen.Statement {
	return jen.Func().Params(stParam()).BlockFunc(func(g *jen.Group) { e.body(g, body) })
}

// body writes statements.
func (e *emitter) body(g *jen.Group, body []ir.Stmt) {
	for _, s := range body {
		e.stmt(g, s)
	}
}

func (e *emitter) stmt(g *jen.Group, s ir.Stmt) {
	switch s := s.(type) {
	case *ir.Draw:
		e.comment(g, s.Comment)
		e.inSlot(g, s.Parts, func(g *jen.Group) { e.draw(g, s) })
	case *ir.Show:
		e.comment(g, s.Comment)
		e.mark(g, s.Line)
		e.inSlot(g, s.Parts, func(g *jen.Group) { e.show(g, s) })
	case *ir.Place:
		e.comment(g, s.Comment)
		e.mark(g, s.Line)
		e.place(g, s)
	case *ir.Caught:
		e.mark(g, s.Line)
		e.caught(g, s)
	case *ir.PlacePage:
		g.Id("page").Call(jen.Id("st"))
	case *ir.PlaceBody:
		g.Id("body").Call(jen.Id("st"))
	case *ir.Group:
		e.body(g, s.Body)
	case *ir.Region:
		g.Id("st").Dot(s.Go).Call(e.drawing(s.Body))
	case *ir.Branches:
		e.comment(g, s.Comment)
		e.mark(g, s.Line)
		e.branches(g, s)
	case *ir.Repeat:
		e.comment(g, s.Comment)
		e.mark(g, s.Line)
		e.repeat(g, s)
	case *ir.Stop:
		e.mark(g, s.Line)
		g.Id("st").Dot("Stop").Call()
	}
}

// show writes the element of a value, with what is inside of it.
func (e *emitter) show(g *jen.Group, s *ir.Show) {
	// st.Widget(&h.name)
	g.Id("st").Dot("Widget").Call(jen.Op("&").Add(e.handle(s.Value.Symbol)))
	if s.Body != nil {
		g.Id("st").Dot("Within").Call(e.drawing(s.Body))
	}
	e.parts(g, s.Parts)
}

func (e *emitter) comment(g interface{ Comment(string) *jen.Statement }, text string) {
	if text == "" {
		return
	}
	for _, line := range strings.Split(text, "\n") {
		g.Comment("// " + line)
	}
}

// draw writes an element that has no value: drawn if what it reads has changed.
func (e *emitter) draw(g *jen.Group, s *ir.Draw) {
	if s.Element.Go == "Spinner" {
		// st.Spinner(delta.Spinner{…}, func(st *delta.Generator) {…})
		e.mark(g, s.Line)
		g.Id("st").Dot("Spinner").Call(e.element(s.Element), e.drawing(s.Body))
		return
	}
	// if st.Next(&h.n) { st.Draw(delta.Markdown{…}) }
	g.If(jen.Id("st").Dot("Next").Call(e.inputs(s.Inputs)...)).BlockFunc(func(g *jen.Group) {
		if s.Try {
			g.Id("st").Dot("Try").Call(jen.Func().Params().BlockFunc(func(g *jen.Group) { e.drawElement(g, s) }))
			return
		}
		e.drawElement(g, s)
	})
	if s.Body != nil {
		g.Id("st").Dot("Within").Call(e.drawing(s.Body))
	}
	e.parts(g, s.Parts)
}

func (e *emitter) drawElement(g *jen.Group, s *ir.Draw) {
	outer := e.locals
	e.locals = cloneLocals(outer)
	e.mark(g, s.Line)
	e.prepareElement(g, s.Element)
	g.Id("st").Dot("Draw").Call(e.element(s.Element))
	e.locals = outer
}

func cloneLocals(m map[*ir.Symbol]string) map[*ir.Symbol]string {
	out := make(map[*ir.Symbol]string, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

// branches writes a chain of conditions: a slot.
func (e *emitter) branches(g *jen.Group, s *ir.Branches) {
	g.Id("st").Dot("Slot").Call(jen.Func().Params(stParam()).BlockFunc(func(g *jen.Group) {
		if cond := s.Branches[0].Cond; cond != nil {
			e.prepareOne(g, cond, "shown")
		}
		chain := &jen.Statement{}
		for i, b := range s.Branches {
			if i > 0 {
				chain.Else()
			}
			if b.Cond != nil {
				// if st.When(h.n.Get() > 90)
				chain.If(jen.Id("st").Dot("When").Call(e.expr(b.Cond)))
			}
			chain.BlockFunc(func(g *jen.Group) { e.body(g, b.Body) })
		}
		g.Add(chain)
	}))
}
