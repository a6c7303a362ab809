package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/ir"
)

// dialog writes a dialog: what the session holds for it, and the methods that open and draw it.
func (e *emitter) dialog(f *jen.File, d *ir.Dialog) {
	e.enter(&d.Unit)
	f.Comment(d.Type + " is the dialog " + d.Name + ".")
	e.comment(f, d.Doc)
	f.Type().Id(d.Type).StructFunc(func(g *jen.Group) {
		g.Id("app").Op("*").Id(e.app.Type)
		g.Id("dialog").Qual(pkgState, "Dialog")
		for _, p := range d.Params {
			// count state.Var[int]
			g.Id(p.Go).Qual(pkgState, "Var").Types(e.goType(p.Type))
		}
		e.held(g, d.Values, d.Uses, nil)
	})
	e.turnTypes(f)
	e.declareDialog(f, d)
	e.openMethod(f, d)
	e.mark(f, d.Line)
	f.Add(e.method("element").Qual(pkgDelta, "Dialog").BlockFunc(func(g *jen.Group) {
		e.prepareElement(g, d.Element)
		g.Return(e.element(d.Element))
		e.locals = nil
	}))
	e.methods(f)
	f.Comment("draw draws what is in it.")
	e.bodyMethod(f, "draw", d.Body, stParam())
}

func (e *emitter) declareDialog(f *jen.File, d *ir.Dialog) {
	f.Comment("declare says what each of its values starts as and may be.")
	v := jen.Id("v").Op("*").Qual(pkgState, "Values")
	f.Add(e.method("declare", v, jen.Id("app").Op("*").Id(e.app.Type)).BlockFunc(func(g *jen.Group) {
		g.Id(e.recv).Dot("app").Op("=").Id("app")
		// v = state.DeclareDialog(v, "details", &d.dialog, d.element, &d.count)
		args := []jen.Code{jen.Id("v"), jen.Lit(d.Name), jen.Op("&").Id(e.recv).Dot("dialog"), jen.Id(e.recv).Dot("element")}
		declare := jen.Qual(pkgState, "DeclareDialog").Call(append(args, e.inputs(d.Inputs)...)...)
		if len(d.Params)+len(d.Values)+len(d.Uses)+len(d.Loops) == 0 {
			g.Add(declare)
			return
		}
		g.Id("v").Op("=").Add(declare)
		for _, p := range d.Params {
			// d.count.DeclareEmpty(v, "count")
			g.Id(e.recv).Dot(p.Go).Dot("DeclareEmpty").Call(jen.Id("v"), jen.Lit(p.Name))
		}
		e.declareHeld(g, d.Values, d.Uses, nil)
	}))
}

// openMethod writes what an action calls.
func (e *emitter) openMethod(f *jen.File, d *ir.Dialog) {
	params := make([]jen.Code, len(d.Params))
	for i, p := range d.Params {
		params[i] = jen.Id(p.Go).Add(e.goType(p.Type))
	}
	f.Comment("open opens it.")
	f.Add(e.method("open", params...).BlockFunc(func(g *jen.Group) {
		for _, p := range d.Params {
			g.Id(e.recv).Dot(p.Go).Dot("Set").Call(jen.Id(p.Go))
		}
		g.Id(e.recv).Dot("dialog").Dot("Open").Call()
	}))
}

// openDialog writes the action that opens a dialog: t.details.open(len(t.todos.Get())).
func (e *emitter) openDialog(g *jen.Group, gen *goexpr.Gen, a *ir.DialogAction) {
	for i, arg := range a.Args {
		e.prepare(g, gen, arg, a.Dialog.Params[i].Go)
	}
	g.Add(e.holder(nil)).Dot(a.Dialog.Go).Dot("open").Call(e.exprs(a.Args)...)
}

// dialogs writes the method Dialogs.
func (e *emitter) dialogs(f *jen.File) {
	if len(e.app.Dialogs) == 0 {
		return
	}
	var items []jen.Code
	for _, d := range e.app.Dialogs {
		field := jen.Id(e.recv).Dot(d.Go)
		items = append(items, jen.Values(
			jen.Id("Shown").Op(":").Op("&").Add(field).Dot("dialog"), jen.Id("Run").Op(":").Add(field).Dot("draw")))
	}
	f.Comment("Dialogs returns the app's dialogs, of which one at most is open.")
	f.Add(e.method("Dialogs").Index().Qual(pkgRuntime, "Dialog").Block(
		jen.Return(jen.Index().Qual(pkgRuntime, "Dialog").Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, items...))))
}
