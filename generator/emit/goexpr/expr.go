package goexpr

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// expr writes e. hint is a name for a variable that holds its value, if one is needed.
func (g *Gen) expr(e ir.Expr, hint string) operand {
	if h, ok := g.hoisted[e]; ok {
		return g.read(h)
	}
	switch e := e.(type) {
	case *ir.Lit:
		return g.literal(e)
	case *ir.Ref:
		return g.ref(e.Symbol)
	case *ir.Field:
		if ref, ok := e.X.(*ir.Ref); ok && ref.Symbol.Kind == ir.EventSymbol {
			if of := ref.Symbol.Of; types.IsOptional(of.Type) && !types.IsOptional(e.T) {
				return g.ref(of).method("Must") // what a chat input says: something
			}
			return g.ref(ref.Symbol.Of)
		}
		return g.expr(e.X, "x").dot(g.host.Field(e.X.Type().(*types.Record), e.Name))
	case *ir.Index:
		return g.index(e)
	case *ir.Slice:
		return g.slice(e)
	case *ir.Unary:
		x := g.expr(e.X, hint)
		if e.Op == "!" {
			return not(x)
		}
		return operand{code: jen.Op(e.Op).Add(x.at(precUnary + btoi(e.Op == "-"))), prec: precUnary}
	case *ir.Binary:
		return g.binary(e, hint)
	case *ir.Convert:
		return g.convert(e)
	case *ir.Settled:
		return g.expr(e.X, hint).method("Must")
	case *ir.Cond:
		return g.cond(e, hint)
	case *ir.Coalesce:
		return g.coalesce(e, hint)
	case *ir.Chain:
		return g.stored(e, hint)
	case *ir.Call:
		return g.call(e, hint)
	case *ir.Method:
		return g.method(e)
	case *ir.Apply:
		return atom(g.host.Func(e.Func).Call(codes(g.exprs(e.Args))...))
	case *ir.List:
		return g.list(e)
	case *ir.Record:
		return g.record(e)
	case *ir.Map:
		return g.mapping(e)
	case *ir.Let:
		g.declare(e)
		return g.expr(e.Body, hint)
	case *ir.Text:
		return g.text(e)
	}
	panic("goexpr: an expression without a form in Go")
}

// btoi makes -(-x) keep its brackets: --x is no Go.
func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (g *Gen) exprs(es []ir.Expr) []operand {
	out := make([]operand, len(es))
	for i, e := range es {
		out[i] = g.expr(e, "value")
	}
	return out
}

func (g *Gen) ref(sym *ir.Symbol) operand {
	if l, ok := g.locals[sym]; ok {
		l.uses++
		return l.code
	}
	return atom(g.host.Ref(sym))
}

// declare makes the variable of a let. One that is not read is computed only if that can fail.
func (g *Gen) declare(e *ir.Let) {
	if uses(e.Body, e.Symbol) == 0 {
		if ir.CanFail(e.Value) {
			g.emit(jen.Id("_").Op("=").Add(g.expr(e.Value, "value").code))
		}
		return
	}
	taken := g.used[e.Symbol.Go]
	value := g.expr(e.Value, e.Symbol.Go)
	l, literal := e.Value.(*ir.Lit)
	made := !taken && g.used[e.Symbol.Go] && value.code.GoString() == e.Symbol.Go // a loop has made the variable
	if made || literal && l.Value != nil {
		g.locals[e.Symbol] = &local{code: value}
		return
	}
	g.locals[e.Symbol] = &local{code: atom(jen.Id(g.variable(goName(e.Symbol.Go), value.code)))}
}

// uses counts how often e reads a symbol; within a loop, once counts as often.
func uses(e ir.Expr, sym *ir.Symbol) int {
	n := 0
	ir.Walk(e, func(e ir.Expr) {
		switch e := e.(type) {
		case *ir.Ref:
			if e.Symbol == sym {
				n++
			}
		case *ir.Lambda:
			ir.Walk(e.Body, func(e ir.Expr) {
				if r, ok := e.(*ir.Ref); ok && r.Symbol == sym {
					n++
				}
			})
		}
	})
	return n
}

func (g *Gen) index(e *ir.Index) operand {
	x, i := g.expr(e.X, "list"), g.expr(e.I, "index")
	m, ok := e.X.Type().(*types.Map)
	if !ok {
		// ops.At(xs, i)
		return call(pkgOps, "At", x.code, i.code)
	}
	// m.Get(k)
	return flat(m.Value, x.method("Get", i.code))
}

// flat takes the optional of an optional elem apart.
func flat(elem types.Type, x operand) operand {
	if types.IsOptional(elem) {
		return call(pkgOpt, "Flat", x.code)
	}
	return x
}

func (g *Gen) slice(e *ir.Slice) operand {
	x := g.expr(e.X, "list").code
	from := jen.Lit(0)
	if e.From != nil {
		from = g.expr(e.From, "from").code
	}
	names := [2]string{"Slice", "From"}
	if e.T == types.String {
		names = [2]string{"Substring", "SubstringFrom"}
	}
	if e.To == nil {
		return call(pkgOps, names[1], x, from)
	}
	return call(pkgOps, names[0], x, from, g.expr(e.To, "to").code)
}
