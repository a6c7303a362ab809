package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/ir"
)

// handler returns the function that an event calls: the method, or in a turn a closure that passes the turn.
func (e *emitter) handler(c *ir.Callback) *jen.Statement {
	if c.Turn == nil {
		return jen.Id(e.recv).Dot(c.Go)
	}
	args := append([]jen.Code{jen.Id("ev")}, e.turnArgs(c.Turn)...)
	return jen.Func().Params(jen.Id("ev").Op("*").Qual(pkgDelta, "Event")).Block(jen.Id(e.recv).Dot(c.Go).Call(args...))
}

// callback writes the method that an event calls.
func (e *emitter) callback(f *jen.File, c *ir.Callback) {
	if c.Doc != "" {
		f.Comment(c.Go + " " + c.Doc)
	}
	ev := jen.Id("ev").Op("*").Qual(pkgDelta, "Event")
	if !usesEvent(c.Actions) {
		ev = jen.Id("_").Op("*").Qual(pkgDelta, "Event")
	}
	e.mark(f, c.Line)
	params := append([]jen.Code{ev}, e.turnParams(c.Turn)...)
	f.Add(e.method(c.Go, params...).BlockFunc(func(g *jen.Group) { e.actions(g, goexpr.New(exprHost{e}), c.Actions) }))
}

// usesEvent reports whether actions show or fail.
func usesEvent(actions []ir.Action) bool {
	for _, a := range actions {
		switch a := a.(type) {
		case *ir.ToastAction, *ir.FailAction, *ir.SwitchAction, *ir.CloseAction:
			return true
		case *ir.GoAction:
			if a.Func.Fails {
				return true
			}
		case *ir.IfAction:
			for _, b := range a.Branches {
				if usesEvent(b.Actions) {
					return true
				}
			}
		}
	}
	return false
}

func (e *emitter) actions(g *jen.Group, gen *goexpr.Gen, actions []ir.Action) {
	for _, a := range actions {
		switch a := a.(type) {
		case *ir.Set:
			e.prepare(g, gen, a.Value, a.Symbol.Go)
			// h.presses.Set(h.presses.Get() + 1)
			g.Add(e.handle(a.Symbol)).Dot("Set").Call(e.expr(a.Value))
		case *ir.ResetAction:
			for _, sym := range a.Symbols {
				g.Add(e.handle(sym)).Dot("Reset").Call()
			}
		case *ir.ToastAction:
			g.Id("ev").Dot("Toast").Call(e.element(a.Element))
		case *ir.FailAction:
			e.prepare(g, gen, a.Message, "message")
			g.Id("ev").Dot("Fail").Call(e.expr(a.Message))
			g.Return()
		case *ir.SwitchAction:
			e.switchPage(g, gen, a)
		case *ir.DialogAction:
			e.openDialog(g, gen, a)
		case *ir.CloseAction:
			g.Id("ev").Dot("CloseDialog").Call()
		case *ir.GoAction:
			e.goAction(g, gen, a)
		case *ir.IfAction:
			e.ifAction(g, gen, a)
		}
	}
}

func (e *emitter) switchPage(g *jen.Group, gen *goexpr.Gen, a *ir.SwitchAction) {
	fields := []jen.Code{jen.Id("Page").Op(":").Lit(a.Page)}
	if a.Query != nil {
		e.prepare(g, gen, a.Query, "query")
		fields = append(fields, jen.Id("Query").Op(":").Add(e.expr(a.Query)))
	}
	// ev.SwitchPage(delta.Switch{Page: "bee"})
	g.Id("ev").Dot("SwitchPage").Call(jen.Qual(pkgDelta, "Switch").Values(fields...))
}

func (e *emitter) ifAction(g *jen.Group, gen *goexpr.Gen, a *ir.IfAction) {
	e.prepare(g, gen, a.Branches[0].Cond, "ok")
	chain := &jen.Statement{}
	for i, b := range a.Branches {
		if i > 0 {
			chain.Else()
		}
		if b.Cond != nil {
			chain.If(e.expr(b.Cond))
		}
		chain.BlockFunc(func(g *jen.Group) { e.actions(g, gen, b.Actions) })
	}
	g.Add(chain)
}
