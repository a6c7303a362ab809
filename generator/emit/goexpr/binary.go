package goexpr

import (
	"math"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

func (g *Gen) binary(e *ir.Binary, hint string) operand {
	switch e.Op {
	case "&&", "||":
		return g.logic(e, hint)
	case "in":
		return g.in(e)
	case "==", "!=":
		return g.equality(e)
	case "<", "<=", ">", ">=":
		l, r := g.expr(e.L, "a"), g.expr(e.R, "b")
		if !isOrdered(e.L.Type()) {
			// a.Compare(b) < 0
			return infix(l.method("Compare", r.code), e.Op, atom(jen.Lit(0)))
		}
		return infix(l, e.Op, r)
	}
	if fn, ok := operatorCalls[e.Op]; ok {
		l, r := g.expr(e.L, "a"), g.expr(e.R, "b")
		return call(fn.pkg, fn.name, l.code, r.code)
	}
	if sign, ok := writtenZero(e.R); ok && e.Op == "/" && e.T == types.Float {
		// x / 0, which Go refuses where it can compute x: x * math.Inf(1)
		return infix(g.expr(e.L, "a"), "*", call("math", "Inf", jen.Lit(sign)))
	}
	if e.T == types.Int || e.T == types.Float && e.L.Type() == types.Float || e.T == types.String {
		return infix(g.expr(e.L, "a"), e.Op, g.expr(e.R, "b"))
	}
	return g.temporal(e)
}

// writtenZero reports whether e is a 0 that is written out, and its sign.
func writtenZero(e ir.Expr) (sign int, ok bool) {
	switch e := e.(type) {
	case *ir.Convert:
		return writtenZero(e.X)
	case *ir.Lit:
		switch v := e.Value.(type) {
		case int:
			return 1, v == 0
		case float64:
			if math.Signbit(v) {
				return -1, v == 0
			}
			return 1, v == 0
		}
	}
	return 0, false
}

type function struct{ pkg, name string }

// operatorCalls are the operators that are calls in Go.
var operatorCalls = map[string]function{
	"%": {pkgOps, "Mod"}, "**": {"math", "Pow"}, "..": {pkgOps, "Range"}, "contains": {"strings", "Contains"},
	"startsWith": {"strings", "HasPrefix"}, "endsWith": {"strings", "HasSuffix"}, "matches": {pkgOps, "Matches"},
}

// logic writes l && r. Where r needs statements, they run only if r is needed:
//
//	ok := l
//	if ok {
//		…
//		ok = r
//	}
func (g *Gen) logic(e *ir.Binary, hint string) operand {
	l := g.expr(e.L, hint)
	name := g.fresh(nameOf(e, hint))
	var r operand
	before := g.scope(func() { r = g.expr(e.R, "") })
	if len(before) == 0 {
		delete(g.used, name)
		return infix(l, e.Op, r)
	}
	g.emit(jen.Id(name).Op(":=").Add(l.code))
	needed := atom(jen.Id(name))
	if e.Op == "||" {
		needed = not(needed)
	}
	g.emit(jen.If(needed.code).Block(append(before, jen.Id(name).Op("=").Add(r.code))...))
	return atom(jen.Id(name))
}

// in writes whether a list holds a value, or a map a key.
func (g *Gen) in(e *ir.Binary) operand {
	if ints, ok := e.R.(*ir.Binary); ok && ints.Op == ".." && !ir.CanFail(ints) {
		return g.between(e.L, ints)
	}
	l, r := g.expr(e.L, "value"), g.expr(e.R, "list")
	t, ok := e.R.Type().(*types.List)
	switch {
	case !ok:
		return r.method("Has", l.code)
	case isComparable(t.Elem):
		return call("slices", "Contains", r.code, l.code)
	}
	x := l
	if !isSimple(e.L) {
		x = atom(jen.Id(g.variable("value", l.code)))
	}
	// slices.ContainsFunc(xs, func(y T) bool { return equal(x, y) })
	return call("slices", "ContainsFunc", r.code, g.function("bool", []types.Type{t.Elem}, func(args []operand) operand {
		return g.equal(t.Elem, x, args[0])
	}))
}

// between writes x in a..b as a <= x && x <= b.
func (g *Gen) between(x ir.Expr, ints *ir.Binary) operand {
	v := g.simple(x, "n")
	return infix(infix(g.expr(ints.L, "a"), "<=", v), "&&", infix(v, "<=", g.expr(ints.R, "b")))
}

// function writes a function literal whose body is one expression. Its parameters are called as Go people do: a, b.
func (g *Gen) function(result string, params []types.Type, body func(args []operand) operand) *jen.Statement {
	used := g.used
	g.used = clone(used)
	names, args := make([]jen.Code, len(params)), make([]operand, len(params))
	for i, t := range params {
		name := g.fresh(string(rune('a' + i)))
		names[i], args[i] = jen.Id(name).Add(g.Type(t)), atom(jen.Id(name))
	}
	value := body(args)
	g.used = used
	return jen.Func().Params(names...).Id(result).Block(jen.Return(value.code))
}

func (g *Gen) equality(e *ir.Binary) operand {
	if out, ok := g.isThere(e); ok {
		return out
	}
	t := e.L.Type()
	l, r := g.expr(e.L, "a"), g.expr(e.R, "b")
	if isComparable(t) {
		return infix(l, e.Op, r)
	}
	if rec, ok := t.(*types.Record); ok && len(rec.Fields) > 1 {
		if !isSimple(e.L) {
			l = atom(jen.Id(g.variable("a", l.code)))
		}
		if !isSimple(e.R) {
			r = atom(jen.Id(g.variable("b", r.code)))
		}
	}
	out := g.equal(t, l, r)
	if e.Op == "!=" {
		return not(out)
	}
	return out
}

// isThere writes a comparison with nil.
func (g *Gen) isThere(e *ir.Binary) (operand, bool) {
	x, other := e.L, e.R
	if isNil(x) {
		x, other = other, x
	}
	if !isNil(other) {
		return operand{}, false
	}
	ok := g.expr(x, "value").method("OK")
	if e.Op == "==" {
		return not(ok), true
	}
	return ok, true
}

func isNil(e ir.Expr) bool {
	l, ok := e.(*ir.Lit)
	return ok && l.Value == nil
}

// equal writes whether two values of t are equal.
func (g *Gen) equal(t types.Type, a, b operand) operand {
	if isComparable(t) {
		return infix(a, "==", b)
	}
	equal := func(t types.Type) *jen.Statement {
		return g.function("bool", []types.Type{t, t}, func(args []operand) operand { return g.equal(t, args[0], args[1]) })
	}
	switch t := t.(type) {
	case *types.List:
		if isComparable(t.Elem) {
			return call("slices", "Equal", a.code, b.code)
		}
		return call("slices", "EqualFunc", a.code, b.code, equal(t.Elem))
	case *types.Map:
		return call(pkgOmap, "Equal", a.code, b.code, equal(t.Value))
	case *types.Optional:
		return call(pkgOpt, "Equal", a.code, b.code, equal(t.Elem))
	case *types.Record:
		out := atom(jen.True())
		for i, f := range t.Fields {
			name := g.host.Field(t, f.Name)
			field := g.equal(f.Type, a.dot(name), b.dot(name))
			if i == 0 {
				out = field
			} else {
				out = infix(out, "&&", field)
			}
		}
		return out
	}
	switch t {
	case types.Bytes:
		return call("bytes", "Equal", a.code, b.code)
	case types.Timezone:
		return infix(a.method("String"), "==", b.method("String"))
	}
	return a.method("Equal", b.code)
}
