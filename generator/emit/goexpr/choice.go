package goexpr

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// sink says where the value of an expression goes: into a variable, or to the caller.
type sink struct {
	store func(value *jen.Statement) *jen.Statement
	final bool // nothing runs behind it
	zero  bool // the variable holds the zero value until then
}

var returned = sink{store: func(value *jen.Statement) *jen.Statement { return jen.Return(value) }, final: true}

// assigned is the sink of a variable.
func assigned(name string) sink {
	return sink{store: func(value *jen.Statement) *jen.Statement { return jen.Id(name).Op("=").Add(value) }}
}

// declared is the sink of a variable that was declared without a value.
func declared(name string) sink {
	s := assigned(name)
	s.zero = true
	return s
}

// into writes e and puts its value into to; what is chosen among becomes if statements.
func (g *Gen) into(e ir.Expr, hint string, to sink) {
	switch e := e.(type) {
	case *ir.Let:
		g.declare(e)
		g.into(e.Body, hint, to)
	case *ir.Cond:
		c := g.expr(e.C, "ok")
		g.branch(jen.If(c.code), to, func() { g.into(e.A, hint, to) }, func() { g.into(e.B, hint, to) })
	case *ir.Coalesce:
		if isDefault(e) {
			g.emit(to.store(g.coalesce(e, hint).code))
		} else {
			g.coalesceInto(e, hint, to)
		}
	case *ir.Chain:
		g.present(e.X, e.Symbol, to, func() {
			if types.IsOptional(e.Body.Type()) {
				g.into(e.Body, hint, to)
			} else {
				g.emit(to.store(jen.Qual(pkgOpt, "Some").Call(g.expr(e.Body, hint).code)))
			}
		}, func() { g.missing(e.T, to) })
	default:
		g.emit(to.store(g.expr(e, hint).code))
	}
}

// missing puts a missing value of type t into to.
func (g *Gen) missing(t types.Type, to sink) {
	if !to.zero {
		g.emit(to.store(g.none(t).code))
	}
}

// branch writes `if … { then } else { otherwise }`; behind a branch that returns there is no else.
func (g *Gen) branch(head *jen.Statement, to sink, then, otherwise func()) {
	a := g.scope(then)
	if to.final {
		g.emit(head.Block(a...))
		otherwise()
		return
	}
	b := g.scope(otherwise)
	head = head.Block(a...)
	if len(b) == 1 && g.ifs[b[0]] {
		head = head.Else().Add(b[0])
	} else if len(b) > 0 {
		head = head.Else().Block(b...)
	}
	g.ifs[head] = true
	g.emit(head)
}

// present writes a choice by whether the optional x is there; sym stands for its value in there.
func (g *Gen) present(x ir.Expr, sym *ir.Symbol, to sink, there, otherwise func()) {
	value := g.expr(x, "value")
	used := g.used
	g.used = clone(used)
	name := g.fresh(goName(sym.Go))
	g.locals[sym] = &local{code: atom(jen.Id(name))}
	then := g.scope(there)
	g.used = used
	if g.locals[sym].uses == 0 {
		name = "_"
	}
	head := jen.If(value.method("OK").code)
	if name != "_" {
		// if v, ok := x.Get(); ok {
		ok := g.unusedName("ok", name)
		head = jen.If(jen.List(jen.Id(name), jen.Id(ok)).Op(":=").Add(value.method("Get").code), jen.Id(ok))
	}
	g.branch(head, to, func() {
		for _, s := range then {
			g.emit(s)
		}
	}, otherwise)
}

// unusedName returns a name for a variable of an if statement's head.
func (g *Gen) unusedName(hint, other string) string {
	used := g.used
	g.used = clone(used)
	g.used[other] = true
	name := g.fresh(hint)
	g.used = used
	return name
}

// stored writes e into a new variable and returns that.
func (g *Gen) stored(e ir.Expr, hint string) operand {
	name := g.fresh(nameOf(e, hint))
	// var name T
	g.emit(jen.Var().Id(name).Add(g.Type(e.Type())))
	g.into(e, name, declared(name))
	return atom(jen.Id(name))
}

// nameOf returns a name for a variable that holds e.
func nameOf(e ir.Expr, hint string) string {
	if hint != "" && hint != "value" {
		return hint
	}
	t, _ := types.Elem(e.Type())
	switch t {
	case types.String:
		return "text"
	case types.Int, types.Float:
		return "number"
	case types.Bool:
		return "ok"
	}
	return "value"
}

// cond writes `c ? a : b`. A branch that costs nothing is the variable's first value:
//
//	who := name
//	if name == "" {
//		who = "world"
//	}
func (g *Gen) cond(e *ir.Cond, hint string) operand {
	c := g.expr(e.C, "ok")
	a, b := e.A, e.B
	if !isSimple(b) && isSimple(a) {
		a, b, c = b, a, not(c)
	}
	if !isSimple(b) {
		name := g.fresh(nameOf(e, hint))
		g.emit(jen.Var().Id(name).Add(g.Type(e.T)))
		to := declared(name)
		g.branch(jen.If(c.code), to, func() { g.into(a, name, to) }, func() { g.into(b, name, to) })
		return atom(jen.Id(name))
	}
	name := g.variable(nameOf(e, hint), g.expr(b, hint).code)
	g.emit(jen.If(c.code).Block(g.scope(func() { g.into(a, name, assigned(name)) })...))
	return atom(jen.Id(name))
}

// isDefault reports whether `x ?? y` is x.Or(y): y costs nothing and is there.
func isDefault(e *ir.Coalesce) bool {
	_, isChain := e.X.(*ir.Chain)
	return !isChain && !types.IsOptional(e.T) && isSimple(e.Y)
}

// coalesce writes `x ?? y`.
func (g *Gen) coalesce(e *ir.Coalesce, hint string) operand {
	if isDefault(e) {
		return g.expr(e.X, hint).method("Or", g.expr(e.Y, hint).code)
	}
	return g.stored(e, hint)
}

func (g *Gen) coalesceInto(e *ir.Coalesce, hint string, to sink) {
	otherwise := func() { g.into(e.Y, hint, to) }
	if chain, ok := e.X.(*ir.Chain); ok && !types.IsOptional(chain.Body.Type()) && !types.IsOptional(e.T) {
		g.present(chain.X, chain.Symbol, to, func() { g.into(chain.Body, hint, to) }, otherwise)
		return
	}
	elem, _ := types.Elem(e.X.Type())
	if types.IsOptional(e.T) {
		x := g.simple(e.X, nameOf(e, hint))
		g.branch(jen.If(x.method("OK").code), to, func() { g.emit(to.store(x.code)) }, otherwise)
		return
	}
	v := &ir.Symbol{Name: "v", Kind: ir.LocalSymbol, Type: elem, Go: "v"}
	g.present(e.X, v, to, func() { g.emit(to.store(g.ref(v).code)) }, otherwise)
}
