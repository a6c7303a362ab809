package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// repeat writes a loop: a slot with a turn for each row.
func (e *emitter) repeat(g *jen.Group, s *ir.Repeat) {
	g.Id("st").Dot("Slot").Call(jen.Func().Params(stParam()).BlockFunc(func(g *jen.Group) {
		e.eachRow(g, s.Loop, func(g *jen.Group, key *jen.Statement) {
			g.Id("st").Dot("Turn").Call(e.keyText(s.Loop, key), e.drawing(s.Body))
		})
		if len(s.Else) > 0 {
			g.If(e.isEmpty(s.Loop)).BlockFunc(func(g *jen.Group) { e.body(g, s.Else) })
		}
	}))
}

// isEmpty tests whether a loop goes over nothing.
func (e *emitter) isEmpty(loop *ir.Loop) *jen.Statement {
	if overMap(loop) {
		return e.expr(loop.Source).Dot("Len").Call().Op("==").Lit(0)
	}
	return jen.Len(e.expr(loop.Source)).Op("==").Lit(0)
}

func overMap(loop *ir.Loop) bool {
	_, ok := loop.Source.Type().(*types.Map)
	return ok
}

// eachRow writes the Go loop over a loop's rows, with the turn of each in a variable. body gets what tells the turn apart.
func (e *emitter) eachRow(g *jen.Group, loop *ir.Loop, body func(g *jen.Group, key *jen.Statement)) {
	turn, row, index := turnName(loop), loop.Row.Go, "_"
	e.prepareOne(g, loop.Source, "rows")
	source := e.expr(loop.Source)
	switch {
	case overMap(loop):
		index, source = loop.Index.Go, source.Dot("All").Call()
	case loop.Index != nil || loop.By == nil:
		index = "i"
	}
	g.For(jen.List(jen.Id(index), jen.Id(row)).Op(":=").Range().Add(source)).BlockFunc(func(g *jen.Group) {
		outer := e.locals
		e.locals = cloneLocals(outer)
		e.locals[loop.Row] = row
		if loop.Index != nil {
			e.locals[loop.Index] = index
		}
		key := jen.Id(index)
		if loop.By != nil {
			key = e.expr(loop.By)
		}
		// turn := h.lines.At(row.ID); turn.row.Set(row)
		g.Id(turn).Op(":=").Add(e.turns(loop)).Dot("At").Call(key.Clone())
		g.Id(turn).Dot(loop.Row.Go).Dot("Set").Call(jen.Id(row))
		if loop.Index != nil {
			g.Id(turn).Dot(loop.Index.Go).Dot("Set").Call(jen.Id(index))
		}
		body(g, key)
		e.locals = outer
	})
}

// turns returns the field that holds a loop's turns.
func (e *emitter) turns(loop *ir.Loop) *jen.Statement {
	if loop.Outer != nil {
		return jen.Id(turnName(loop.Outer)).Dot(loop.Go)
	}
	return e.holder(loop.Unit).Dot(loop.Go)
}

// keyText returns what tells a turn apart as text.
func (e *emitter) keyText(loop *ir.Loop, key *jen.Statement) *jen.Statement {
	switch {
	case loop.By != nil:
		return e.expr(&ir.Text{Parts: []ir.Expr{loop.By}})
	case loop.Key == types.Int:
		return jen.Qual("strconv", "Itoa").Call(key)
	}
	return key
}

// collect writes the body of a method that gathers what the turns of a loop hold.
func (e *emitter) collect(g *jen.Group, v *ir.Value) {
	loop := v.Collect.Loop
	m := v.Symbol.Type.(*types.Map)
	// all := omap.New[int, bool]()
	g.Id("all").Op(":=").Qual(pkgOmap, "New").Types(e.goType(m.Key), e.goType(m.Value)).Call()
	e.eachRow(g, loop, func(g *jen.Group, key *jen.Statement) {
		// all.Set(row.ID, turn.done.Get())
		g.Id("all").Dot("Set").Call(key, e.ref(v.Collect.Of))
	})
	g.Return(jen.Id("all"))
}

// eachTurn returns what a collected value reads of the turns: state.Each(&h.lines, func(turn *linesTurn) state.Input { return &turn.done }).
func (e *emitter) eachTurn(c *ir.Collect) *jen.Statement {
	turn := jen.Id(turnName(c.Loop)).Op("*").Id(c.Loop.Turn)
	return jen.Qual(pkgState, "Each").Call(jen.Op("&").Add(e.turns(c.Loop)),
		jen.Func().Params(turn).Qual(pkgState, "Input").Block(jen.Return(jen.Op("&").Add(e.handle(c.Of)))))
}
