package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// handler returns the function that an event calls: the method, or in a turn a closure that passes the turn. One that does
// nothing but call an entry of `actions:` without parameters is that.
func (e *emitter) handler(c *ir.Callback) *jen.Statement {
	if p := e.only(c); p != nil {
		// t.add
		return e.holder(nil).Dot(p.Go)
	}
	if c.Turn == nil {
		return jen.Id(e.recv).Dot(c.Go)
	}
	args := append([]jen.Code{jen.Id("ev")}, e.turnArgs(c.Turn)...)
	return jen.Func().Params(jen.Id("ev").Op("*").Qual(pkgDelta, "Event")).Block(jen.Id(e.recv).Dot(c.Go).Call(args...))
}

// only returns the entry of `actions:` that is all a callback does; nil if it does another thing.
func (e *emitter) only(c *ir.Callback) *ir.Procedure {
	if len(c.Actions) != 1 || c == e.app.OnStart { // that is a method that the runtime calls
		return nil
	}
	if call, ok := c.Actions[0].(*ir.CallAction); ok && len(call.Args) == 0 {
		return call.Procedure
	}
	return nil
}

// callback writes the method that an event calls.
func (e *emitter) callback(f *jen.File, c *ir.Callback) {
	if e.only(c) != nil {
		return
	}
	if c.Doc != "" {
		f.Comment(c.Go + " " + c.Doc)
	}
	e.mark(f, c.Line)
	params := append([]jen.Code{eventParam(c.Actions)}, e.turnParams(c.Turn)...)
	f.Add(e.method(c.Go, params...).BlockFunc(func(g *jen.Group) {
		gen := goexpr.New(exprHost{e})
		e.keepShown(g, gen, c.Actions)
		e.actions(g, gen, c.Actions)
		e.locals = nil
	}))
}

// procedures writes the methods that the entries of `actions:` are.
func (e *emitter) procedures(f *jen.File) {
	for _, p := range e.app.Procedures {
		if p.Doc != "" {
			e.comment(f, p.Doc)
		} else {
			f.Comment(p.Go + " is an action that events do.")
		}
		e.mark(f, p.Line)
		params := []jen.Code{eventParam(p.Actions)}
		e.locals = make(map[*ir.Symbol]string)
		for _, param := range p.Params {
			params = append(params, jen.Id(param.Go).Add(e.goType(param.Type)))
			e.locals[param] = param.Go
		}
		f.Add(e.method(p.Go, params...).BlockFunc(func(g *jen.Group) { e.actions(g, goexpr.New(exprHost{e}), p.Actions) }))
		e.locals = nil
	}
}

// eventParam is the parameter for the event, which has a name if actions need it.
func eventParam(actions []ir.Action) *jen.Statement {
	name := "_"
	if ir.NeedsEvent(actions) {
		name = "ev"
	}
	return jen.Id(name).Op("*").Qual(pkgDelta, "Event")
}

// keepShown puts what actions know as it was shown into variables, if the actions could change it: the value of the event, and
// what a component was given.
func (e *emitter) keepShown(g *jen.Group, gen *goexpr.Gen, actions []ir.Action) {
	changes := 0
	var shown []*ir.Symbol
	see := func(x ir.Expr) {
		for _, sym := range ir.Inputs(x) {
			if (sym.Kind == ir.EventSymbol || e.isParameter(sym)) && e.locals[kept(sym)] == "" && !sym.Fails {
				shown = append(shown, kept(sym))
			}
		}
	}
	ir.EachAction(actions, func(a ir.Action) {
		switch a.(type) {
		case *ir.Assign, *ir.ResetAction, *ir.CallAction, *ir.DialogAction:
			if changes++; changes < 2 {
				if _, one := a.(*ir.Assign); one && len(actions) == 1 {
					changes = 0 // nothing is read behind it
				}
			}
		}
		ir.EachExpr(a, see)
	})
	if changes == 0 {
		return
	}
	for _, sym := range shown {
		if e.locals[sym] != "" {
			continue
		}
		// value := h.n.Get()
		hint := sym.Go
		if sym.Kind == ir.WidgetSymbol || sym.Kind == ir.TriggerSymbol {
			hint = "value"
		}
		name := gen.Fresh(hint)
		g.Id(name).Op(":=").Add(e.ref(sym))
		if e.locals == nil {
			e.locals = make(map[*ir.Symbol]string)
		}
		e.locals[sym] = name
	}
}

// kept returns the symbol whose value is kept for another one: of `event`, the widget.
func kept(sym *ir.Symbol) *ir.Symbol {
	if sym.Kind == ir.EventSymbol {
		return sym.Of
	}
	return sym
}

// isParameter reports whether a symbol is a parameter of the component whose methods are being written.
func (e *emitter) isParameter(sym *ir.Symbol) bool {
	for _, c := range e.app.Components {
		if &c.Unit == e.unit {
			for _, p := range c.Params {
				if p == sym {
					return true
				}
			}
		}
	}
	return false
}

func (e *emitter) actions(g *jen.Group, gen *goexpr.Gen, actions []ir.Action) {
	e.block(g, gen, actions, true)
}

// block writes the actions between two braces. last says that nothing follows behind them.
func (e *emitter) block(g *jen.Group, gen *goexpr.Gen, actions []ir.Action, last bool) {
	gen.Block(func() {
		for i, a := range actions {
			e.action(g, gen, a, last && i == len(actions)-1)
		}
	})
}

// action writes one action. last says that none follows it in its list.
func (e *emitter) action(g *jen.Group, gen *goexpr.Gen, a ir.Action, last bool) {
	switch a := a.(type) {
	case *ir.Assign:
		e.assign(g, gen, a)
	case *ir.ResetAction:
		if a.All {
			g.Id("ev").Dot("ResetAll").Call()
		}
		for _, sym := range a.Symbols {
			g.Add(e.handle(sym)).Dot("Reset").Call()
		}
	case *ir.ToastAction:
		for _, arg := range a.Element.Args {
			if arg.Expr != nil {
				e.prepare(g, gen, arg.Expr, "text")
			}
		}
		g.Id("ev").Dot("Toast").Call(e.element(a.Element))
	case *ir.FailAction:
		e.fail(g, gen, a)
	case *ir.SwitchAction:
		e.switchPage(g, gen, a)
	case *ir.DialogAction:
		e.openDialog(g, gen, a)
	case *ir.ClearAction:
		for _, v := range a.Values {
			// b.ordersCache.Clear()
			g.Add(e.cacheOf(v)).Dot("Clear").Call()
		}
	case *ir.CloseAction:
		g.Id("ev").Dot("CloseDialog").Call()
	case *ir.GoAction:
		e.goAction(g, gen, a)
	case *ir.CallAction:
		e.call(g, gen, a, last)
	case *ir.IfAction:
		e.ifAction(g, gen, a, last)
	case *ir.ForAction:
		e.forAction(g, gen, a)
	case *ir.CatchAction:
		e.catchAction(g, gen, a, last)
	}
}

// fail writes messages and the end of the callback.
func (e *emitter) fail(g *jen.Group, gen *goexpr.Gen, a *ir.FailAction) {
	if a.Message != nil {
		e.prepare(g, gen, a.Message, "message")
		g.Id("ev").Dot("Fail").Call(e.expr(a.Message))
	}
	for _, at := range a.At {
		e.prepare(g, gen, at.Message, "message")
		// ev.FailAt(&b.email, "This is not an address.")
		g.Id("ev").Dot("FailAt").Call(jen.Op("&").Add(e.handle(at.Widget)), e.expr(at.Message))
	}
	g.Return()
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

// call writes a call of an entry of `actions:`, behind which nothing is done if it failed.
func (e *emitter) call(g *jen.Group, gen *goexpr.Gen, a *ir.CallAction, last bool) {
	args := []jen.Code{jen.Id("ev")}
	for i, arg := range a.Args {
		e.prepare(g, gen, arg, a.Procedure.Params[i].Go)
		args = append(args, e.expr(arg))
	}
	// t.finish(ev, turn.t.Get().ID)
	g.Add(e.holder(nil)).Dot(a.Procedure.Go).Call(args...)
	if !last && ir.Ends(a.Procedure.Actions) {
		g.Add(returnIfFailed())
	}
}

// returnIfFailed is if ev.Failed() { return }.
func returnIfFailed() *jen.Statement {
	return jen.If(jen.Id("ev").Dot("Failed").Call()).Block(jen.Return())
}

func (e *emitter) ifAction(g *jen.Group, gen *goexpr.Gen, a *ir.IfAction, last bool) {
	e.prepare(g, gen, a.Branches[0].Cond, "ok")
	chain := &jen.Statement{}
	for i, b := range a.Branches {
		if i > 0 {
			chain.Else()
		}
		if b.Cond != nil {
			chain.If(e.expr(b.Cond))
		}
		chain.BlockFunc(func(g *jen.Group) { e.block(g, gen, b.Actions, last) })
	}
	g.Add(chain)
}

// forAction writes a loop over the list, or the map, as it is before the first turn.
func (e *emitter) forAction(g *jen.Group, gen *goexpr.Gen, a *ir.ForAction) {
	e.prepare(g, gen, a.Source, "rows")
	source := e.expr(a.Source)
	_, overMap := a.Source.Type().(*types.Map)
	if overMap {
		source = source.Dot("All").Call()
	}
	if len(a.Else) > 0 {
		e.forElse(g, gen, a, overMap)
	}
	outer := e.locals
	e.locals = cloneLocals(outer)
	// for _, line := range h.lines.Get() {…}
	gen.Block(func() {
		g.For(e.turnVars(gen, a).Range().Add(source)).BlockFunc(func(g *jen.Group) { e.block(g, gen, a.Actions, false) })
	})
	e.locals = outer
}

// turnVars returns `index, row :=` of a loop of actions; what the actions do not read has no name.
func (e *emitter) turnVars(gen *goexpr.Gen, a *ir.ForAction) *jen.Statement {
	name := func(sym *ir.Symbol) string {
		if sym == nil || !reads(a.Actions, sym) {
			return "_"
		}
		e.locals[sym] = gen.Fresh(sym.Go)
		return e.locals[sym]
	}
	index, row := name(a.Index), name(a.Row)
	switch {
	case row == "_" && index == "_":
		return &jen.Statement{}
	case row == "_":
		return jen.Id(index).Op(":=")
	}
	return jen.List(jen.Id(index), jen.Id(row)).Op(":=")
}

// reads reports whether one of the actions, or of those inside of them, reads a symbol.
func reads(actions []ir.Action, sym *ir.Symbol) bool {
	found := false
	ir.EachAction(actions, func(a ir.Action) {
		ir.EachExpr(a, func(x ir.Expr) { found = found || slices.Contains(ir.Inputs(x), sym) })
	})
	return found
}

// forElse writes what is done if there is nothing to go over.
func (e *emitter) forElse(g *jen.Group, gen *goexpr.Gen, a *ir.ForAction, overMap bool) {
	size := jen.Len(e.expr(a.Source))
	if overMap {
		size = e.expr(a.Source).Dot("Len").Call()
	}
	g.If(size.Op("==").Lit(0)).BlockFunc(func(g *jen.Group) { e.block(g, gen, a.Else, false) })
}

// catchAction writes actions that are undone if they fail.
func (e *emitter) catchAction(g *jen.Group, gen *goexpr.Gen, a *ir.CatchAction, last bool) {
	try := jen.Id("ev").Dot("Try").Call(jen.Func().Params().BlockFunc(func(g *jen.Group) { e.actions(g, gen, a.Actions) }))
	if len(a.Catch) == 0 {
		g.Add(try)
		return
	}
	outer := e.locals
	e.locals = cloneLocals(outer)
	defer func() { e.locals = outer }()
	if reads(a.Catch, a.Error) {
		name := gen.Fresh(a.Error.Go)
		e.locals[a.Error] = name
		// if err := ev.Try(func() {…}); err != "" {…}
		g.If(jen.Id(name).Op(":=").Add(try), jen.Id(name).Op("!=").Lit("")).BlockFunc(func(g *jen.Group) { e.block(g, gen, a.Catch, last) })
		return
	}
	g.If(try.Op("!=").Lit("")).BlockFunc(func(g *jen.Group) { e.block(g, gen, a.Catch, last) })
}
