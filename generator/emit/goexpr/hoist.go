package goexpr

import (
	"go/token"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// hoisted is a part of a loop's closure that is the same for every element, such as the sum in
// `map(rows, .amount / sum(rows, .amount))`: it is calculated once, in front of the loop.
type hoisted struct {
	before []jen.Code // that declares a variable
	value  *local
}

// hoist writes the parts of a pipeline's closures that do not depend on its elements. They are not emitted yet: whether they
// are needed shows when the loop has been written.
func (g *Gen) hoist(p pipeline) (out []hoisted) {
	var lambdas []*ir.Lambda
	for _, s := range p.stages {
		if s.lambda != nil {
			lambdas = append(lambdas, s.lambda)
		}
	}
	if p.last != nil {
		lambdas = append(lambdas, p.last)
	}
	inside := map[*ir.Symbol]bool{}
	for _, l := range lambdas {
		ir.Walk(l, func(e ir.Expr) { declares(e, inside) })
	}
	for _, l := range lambdas {
		for _, e := range invariants(l.Body, inside, nil) {
			if _, done := g.hoisted[e]; !done {
				out = append(out, g.hoistOne(e))
			}
		}
	}
	return out
}

func (g *Gen) hoistOne(e ir.Expr) hoisted {
	h := hoisted{}
	h.before = g.block(func() {
		value := g.expr(e, "").code
		if !token.IsIdentifier(value.GoString()) {
			value = jen.Id(g.variable(nameOf(e, ""), value))
		}
		h.value = &local{code: atom(value)}
	})
	g.hoisted[e] = h.value
	return h
}

// emit declares the variable if it is read.
func (h hoisted) emit(g *Gen) {
	if h.value.uses > 0 {
		for _, s := range h.before {
			g.emit(s)
		}
	}
}

// declares adds the symbols that a node declares.
func declares(e ir.Expr, symbols map[*ir.Symbol]bool) {
	switch e := e.(type) {
	case *ir.Let:
		symbols[e.Symbol] = true
	case *ir.Chain:
		symbols[e.Symbol] = true
	case *ir.Lambda:
		for _, p := range e.Params {
			symbols[p] = true
		}
		if e.Acc != nil {
			symbols[e.Acc] = true
		}
	}
}

// invariants returns the outermost parts of e that are worth to be calculated once, read no symbol of inside that they do
// not declare themselves, and can be calculated in vain.
func invariants(e ir.Expr, inside map[*ir.Symbol]bool, found []ir.Expr) []ir.Expr {
	if call, ok := e.(*ir.Call); ok && goesOver(call) && !ir.CanFail(call) && !ir.Impure(call) && !readsAny(call, inside) {
		return append(found, e)
	}
	for _, part := range ir.Parts(e) {
		found = invariants(part, inside, found)
	}
	return found
}

// goesOver reports whether a call takes time in proportion to a list or a map.
func goesOver(call *ir.Call) bool {
	switch call.Name {
	case "len", "first", "last", "get", "take":
		inner, ok := call.Args[0].(*ir.Call)
		return ok && goesOver(inner)
	}
	for _, arg := range call.Args {
		switch arg.Type().(type) {
		case *types.List, *types.Map:
			if _, literal := arg.(*ir.List); !literal {
				return true
			}
		}
	}
	return false
}

func readsAny(e ir.Expr, symbols map[*ir.Symbol]bool) bool {
	for _, sym := range ir.Inputs(e) {
		if symbols[sym] {
			return true
		}
	}
	return false
}
