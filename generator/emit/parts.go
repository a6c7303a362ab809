package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
)

// looped reports whether some parts are the turns of a loop: how many there are, and which is which, is then known at run time.
func looped(parts []ir.Part) bool {
	return slices.ContainsFunc(parts, func(p ir.Part) bool { return p.Loop != nil })
}

// inSlot writes columns or tabs: in a slot, if it can show others in the next run.
func (e *emitter) inSlot(g *jen.Group, parts []ir.Part, write func(g *jen.Group)) {
	if !looped(parts) {
		write(g)
		return
	}
	// st.Slot(func(st *delta.Generator) {…})
	g.Id("st").Dot("Slot").Call(jen.Func().Params(stParam()).BlockFunc(write))
}

// parts writes what is in the columns or tabs that were just drawn.
func (e *emitter) parts(g *jen.Group, parts []ir.Part) {
	byTurn := looped(parts)
	for i, part := range parts {
		switch {
		case part.Loop != nil:
			e.eachRow(g, part.Loop, func(g *jen.Group, key *jen.Statement) {
				// st.NextPart(strconv.Itoa(row.ID), func(st *delta.Generator) {…})
				g.Id("st").Dot("NextPart").Call(e.keyText(part.Loop, key), e.drawing(part.Body))
			})
		case byTurn:
			g.Id("st").Dot("NextPart").Call(jen.Lit(""), e.drawing(part.Body))
		case len(part.Body) > 0:
			// st.Part(0, func(st *delta.Generator) {…})
			g.Id("st").Dot("Part").Call(jen.Lit(i), e.drawing(part.Body))
		}
	}
}
