package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
)

// component writes a component: what one place that shows it holds, and the methods that draw it.
func (e *emitter) component(f *jen.File, c *ir.Component) {
	e.enter(&c.Unit)
	f.Comment(c.Type + " is one place that shows the component " + c.Name + ".")
	e.comment(f, c.Doc)
	f.Type().Id(c.Type).StructFunc(func(g *jen.Group) {
		g.Id("app").Op("*").Id(e.app.Type)
		for _, p := range c.Params {
			// label state.Let[string]
			g.Id(p.Go).Qual(pkgState, "Let").Types(e.goType(p.Type))
		}
		e.held(g, c.Values, c.Uses, nil)
	})
	e.turnTypes(f)
	f.Comment("declare says what each of its values starts as and may be. Its parameters are declared where it is used.")
	v := jen.Id("v").Op("*").Qual(pkgState, "Values")
	f.Add(e.method("declare", v, jen.Id("app").Op("*").Id(e.app.Type)).BlockFunc(func(g *jen.Group) {
		g.Id(e.recv).Dot("app").Op("=").Id("app")
		e.declareHeld(g, c.Values, c.Uses, nil)
	}))
	e.methods(f)
	params := []jen.Code{stParam()}
	doc := "draw draws it."
	if c.Places {
		params = append(params, jen.Id("body").Func().Params(stParam()))
		doc = "draw draws it, with body in its place."
	}
	f.Comment(doc)
	e.mark(f, c.Line)
	f.Add(e.method("draw", params...).BlockFunc(func(g *jen.Group) { e.body(g, c.Body) }))
}

// declareUse writes the declaration of a place that shows a component: its parameters, then what it holds.
func (e *emitter) declareUse(g *jen.Group, u *ir.Use) {
	handle := e.handle(u.Symbol)
	for i, p := range u.Component.Params {
		if ir.IsConstant(u.Args[i]) {
			// b.ship.label.Is("Ship to")
			g.Add(handle.Clone()).Dot(p.Go).Dot("Is").Call(e.expr(u.Args[i]))
			continue
		}
		// b.ship.label.Declare(func() string { return "Ship to" }, &b.name)
		compute := jen.Func().Params().Add(e.goType(p.Type)).BlockFunc(func(g *jen.Group) {
			e.returns(g, u.Args[i])
			e.locals = nil
		})
		g.Add(handle.Clone()).Dot(p.Go).Dot("Declare").Call(append([]jen.Code{compute}, e.inputs(u.Inputs[i])...)...)
	}
	// b.ship.declare(v.Under("ship"), b)
	app := e.holder(nil)
	g.Add(handle).Dot("declare").Call(jen.Id("v").Dot("Under").Call(jen.Lit(u.Key)), app)
}

// place writes the drawing of a component.
func (e *emitter) place(g *jen.Group, s *ir.Place) {
	args := []jen.Code{jen.Id("st")}
	switch {
	case s.Body != nil:
		args = append(args, e.drawing(s.Body))
	case s.Use.Component.Places:
		args = append(args, jen.Qual(pkgDelta, "Nothing"))
	}
	// b.ship.draw(st)
	g.Add(e.handle(s.Use.Symbol)).Dot("draw").Call(args...)
}
