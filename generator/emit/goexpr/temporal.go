package goexpr

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// temporal writes an operation with times.
func (g *Gen) temporal(e *ir.Binary) operand {
	l, r := g.expr(e.L, "a"), g.expr(e.R, "b")
	lt, rt := e.L.Type(), e.R.Type()
	if lt == types.Duration && (rt == types.DateTime || rt == types.Date) { // only +: the order does not matter
		l, r, lt, rt = r, l, rt, lt
	}
	if e.Op == "-" && (rt == types.Duration || rt == types.Months) && lt != types.Duration {
		r = operand{code: jen.Op("-").Add(r.at(precPrimary)), prec: precUnary}
	}
	switch {
	case lt == types.DateTime && rt == types.DateTime:
		return l.method("Sub", r.code)
	case lt == types.DateTime && rt == types.Duration:
		return l.method("Add", r.code)
	case lt == types.DateTime:
		return call(pkgCivil, "AddMonths", l.code, r.code)
	case lt == types.Date && rt == types.Date:
		return call(pkgOps, "Between", r.code, l.code)
	case lt == types.Date && rt == types.Duration:
		return call(pkgOps, "AddToDate", l.code, r.code)
	case lt == types.Date:
		return l.method("AddMonths", r.code)
	case lt == types.Time:
		return infix(l.method("Duration"), "-", r.method("Duration"))
	}
	return durations(e.Op, l, r, lt, rt)
}

// durations writes an operation of durations, or of one with a number.
func durations(op string, l, r operand, lt, rt types.Type) operand {
	switch {
	case op == "/" && rt == types.Duration:
		return infix(call("", "float64", l.code), "/", call("", "float64", r.code))
	case op == "/" && rt == types.Int:
		return call(pkgOps, "Divide", l.code, call("", "float64", r.code).code)
	case op == "/":
		return call(pkgOps, "Divide", l.code, r.code)
	case op == "*" && lt == types.Float:
		return call(pkgOps, "Scale", r.code, l.code)
	case op == "*" && rt == types.Float:
		return call(pkgOps, "Scale", l.code, r.code)
	case op == "*" && lt == types.Int:
		return infix(atom(jen.Qual("time", "Duration").Call(l.code)), "*", r)
	case op == "*":
		return infix(l, "*", atom(jen.Qual("time", "Duration").Call(r.code)))
	}
	return infix(l, op, r)
}

// method writes a call of a method of a time or duration.
func (g *Gen) method(e *ir.Method) operand {
	x := g.expr(e.X, "x")
	args := codes(g.exprs(e.Args))
	switch e.X.Type() {
	case types.Date:
		switch e.Name {
		case "Year", "Day", "Month":
			return x.dot(e.Name)
		case "Weekday", "YearDay":
			return x.method("In", jen.Qual("time", "UTC")).method(e.Name)
		}
	case types.Time:
		if e.Name != "String" {
			return x.dot(e.Name)
		}
	case types.DateTime:
		switch e.Name {
		case "Date":
			return call(pkgCivil, "DateOf", x.code)
		case "TimeOfDay":
			return call(pkgCivil, "TimeOf", x.code)
		}
	}
	switch out := x.method(e.Name, args...); e.Name {
	case "Unix", "UnixMilli", "Milliseconds", "Microseconds", "Nanoseconds":
		return call("", "int", out.code) // an int64 in Go
	default:
		return out
	}
}
