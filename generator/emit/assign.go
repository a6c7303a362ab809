package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// assign writes changes. Of several, what the later ones read stands in variables if the earlier ones could change it.
func (e *emitter) assign(g *jen.Group, gen *goexpr.Gen, a *ir.Assign) {
	changed := make(map[*ir.Symbol]bool)
	for _, c := range a.Changes {
		for _, x := range c.Exprs() {
			e.prepare(g, gen, x, c.Symbol.Go)
			if len(changed) > 0 && follows(x, changed) {
				name := gen.Fresh("new" + strings.ToUpper(c.Symbol.Go[:1]) + c.Symbol.Go[1:])
				g.Id(name).Op(":=").Add(e.expr(x))
				e.prepared[x] = jen.Id(name)
			}
		}
		changed[c.Symbol] = true
	}
	for _, c := range a.Changes {
		e.change(g, gen, c)
	}
}

// follows reports whether x can have another value once values have changed.
func follows(x ir.Expr, changed map[*ir.Symbol]bool) bool {
	for _, sym := range ir.Inputs(x) {
		switch {
		case changed[sym]:
			return true
		case sym.Kind == ir.VarSymbol, sym.Kind == ir.LocalSymbol, sym.Kind == ir.FuncSymbol, sym.Kind == ir.EventSymbol:
		default:
			return true
		}
	}
	return false
}

// change writes one change. Lists and maps of the session are never changed in place: the place gets a copy.
func (e *emitter) change(g *jen.Group, gen *goexpr.Gen, c *ir.Change) {
	handle := e.handle(c.Symbol)
	if len(c.Path) == 0 {
		// h.presses.Set(h.presses.Get() + 1)
		g.Add(handle.Clone()).Dot("Set").Call(e.changed(c, handle.Clone().Dot("Get").Call()))
		return
	}
	if _, isMap := c.Symbol.Type.(*types.Map); isMap && len(c.Path) == 1 && c.Op == ir.SetChange {
		// h.stock.Set(h.stock.Get().With(name, 3))
		g.Add(handle.Clone()).Dot("Set").Call(handle.Clone().Dot("Get").Call().Dot("With").Call(e.expr(c.Path[0].Index), e.expr(c.Value)))
		return
	}
	gen.Block(func() {
		root := gen.Fresh(c.Symbol.Go)
		// h.lines.Edit(func(lines *[]Line) { ops.Item(lines, id).Qty = 3 })
		g.Add(handle).Dot("Edit").Call(jen.Func().Params(jen.Id(root).Op("*").Add(e.goType(c.Symbol.Type))).Block(e.changeWithin(c, root)))
	})
}

// changeWithin returns the change of a place of a copy, which root points to.
func (e *emitter) changeWithin(c *ir.Change, root string) *jen.Statement {
	at, pointer := jen.Id(root), true // whether at is a pointer to the place, or the place itself
	reach := func() *jen.Statement {
		if pointer {
			return at
		}
		return jen.Op("&").Add(at)
	}
	for i, s := range c.Path {
		_, inMap := s.Of.(*types.Map)
		switch {
		case s.Index == nil:
			at, pointer = at.Dot(e.fieldName(s.Of.(*types.Record), s.Field)), false
		case inMap && i == len(c.Path)-1 && c.Op == ir.SetChange:
			// omap.Put(&lines.stock, name, 3)
			return jen.Qual(pkgOmap, "Put").Call(reach(), e.expr(s.Index), e.expr(c.Value))
		case inMap:
			at, pointer = jen.Qual(pkgOmap, "Item").Call(reach(), e.expr(s.Index)), true
		default:
			at, pointer = jen.Qual(pkgOps, "Item").Call(reach(), e.expr(s.Index)), true
		}
	}
	_, isMap := c.PlaceType().(*types.Map)
	switch {
	case c.Op == ir.AppendChange:
		// ops.Append(&ops.Item(lines, id).Tags, tag)
		return jen.Qual(pkgOps, "Append").Call(reach(), e.expr(c.Value))
	case c.Op == ir.RemoveChange && isMap:
		return jen.Qual(pkgOmap, "Remove").Call(reach(), e.expr(c.Value))
	case c.Op == ir.RemoveChange:
		return jen.Qual(pkgOps, "Remove").Call(reach(), e.expr(c.Value))
	case pointer:
		at = jen.Op("*").Add(at)
	}
	return at.Op("=").Add(e.expr(c.Value))
}

// changed returns what a variable is set to; old is what it has before.
func (e *emitter) changed(c *ir.Change, old *jen.Statement) *jen.Statement {
	value := e.expr(c.Value)
	_, isMap := c.Symbol.Type.(*types.Map)
	switch {
	case c.Op == ir.AppendChange:
		// append(slices.Clip(xs), x): the session's list is never changed
		return jen.Append(jen.Qual("slices", "Clip").Call(old), value)
	case c.Op == ir.RemoveChange && isMap:
		return old.Dot("Without").Call(value)
	case c.Op == ir.RemoveChange:
		return jen.Qual(pkgOps, "Without").Call(old, value)
	}
	return value
}
