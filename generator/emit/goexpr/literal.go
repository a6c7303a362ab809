package goexpr

import (
	"math"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/civil"
)

func (g *Gen) literal(e *ir.Lit) operand {
	switch v := e.Value.(type) {
	case nil:
		return g.none(e.T)
	case int:
		if v < 0 {
			if v == math.MinInt {
				return atom(jen.Qual("math", "MinInt"))
			}
			return operand{code: jen.Lit(v), prec: precUnary}
		}
		return atom(jen.Lit(v))
	case float64:
		return floatLiteral(v)
	case string, bool:
		return atom(jen.Lit(v))
	case []byte:
		// []byte("…")
		return atom(jen.Index().Byte().Call(jen.Lit(string(v))))
	case civil.Date:
		return atom(jen.Qual(pkgCivil, "Date").Values(setField("Year", v.Year), setField("Month", int(v.Month)), setField("Day", v.Day)))
	case civil.Time:
		return timeLiteral(v)
	case time.Time:
		return momentLiteral(v)
	case time.Duration:
		return durationLiteral(v)
	}
	panic("goexpr: a literal without a form in Go")
}

// none returns a value of t that is missing.
func (g *Gen) none(t types.Type) operand {
	elem, _ := types.Elem(t)
	// opt.None[T]()
	return atom(jen.Qual(pkgOpt, "None").Types(g.Type(elem)).Call())
}

func floatLiteral(v float64) operand {
	switch {
	case math.IsInf(v, 1):
		return atom(jen.Qual("math", "Inf").Call(jen.Lit(1)))
	case math.IsInf(v, -1):
		return atom(jen.Qual("math", "Inf").Call(jen.Lit(-1)))
	case math.IsNaN(v):
		return atom(jen.Qual("math", "NaN").Call())
	case v == 0 && math.Signbit(v):
		return atom(jen.Qual("math", "Copysign").Call(jen.Lit(0), jen.Lit(-1)))
	case v < 0:
		return operand{code: jen.Lit(v), prec: precUnary}
	}
	return atom(jen.Lit(v))
}

func timeLiteral(v civil.Time) operand {
	fields := []jen.Code{setField("Hour", v.Hour), setField("Minute", v.Minute)}
	if v.Second != 0 {
		fields = append(fields, setField("Second", v.Second))
	}
	if v.Microsecond != 0 {
		fields = append(fields, setField("Microsecond", v.Microsecond))
	}
	return atom(jen.Qual(pkgCivil, "Time").Values(fields...))
}

// setField writes a field of a literal: Year: 2024.
func setField(name string, value int) jen.Code { return jen.Id(name).Op(":").Lit(value) }

func momentLiteral(v time.Time) operand {
	zone := jen.Qual("time", "UTC")
	if name, offset := v.Zone(); offset != 0 {
		zone = jen.Qual("time", "FixedZone").Call(jen.Lit(name), jen.Lit(offset))
	}
	// time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
	return atom(jen.Qual("time", "Date").Call(jen.Lit(v.Year()), jen.Lit(int(v.Month())), jen.Lit(v.Day()),
		jen.Lit(v.Hour()), jen.Lit(v.Minute()), jen.Lit(v.Second()), jen.Lit(v.Nanosecond()), zone))
}

// durationLiteral writes a duration in its largest unit: 15 * time.Minute.
func durationLiteral(v time.Duration) operand {
	for _, u := range []struct {
		unit time.Duration
		name string
	}{
		{time.Hour, "Hour"}, {time.Minute, "Minute"}, {time.Second, "Second"}, {time.Millisecond, "Millisecond"},
		{time.Microsecond, "Microsecond"}, {time.Nanosecond, "Nanosecond"},
	} {
		if v == 0 || v%u.unit != 0 {
			continue
		}
		if v == u.unit {
			return atom(jen.Qual("time", u.name))
		}
		return operand{code: jen.Lit(int(v/u.unit)).Op("*").Qual("time", u.name), prec: precMultiply}
	}
	return atom(jen.Qual("time", "Duration").Call(jen.Lit(0)))
}

func (g *Gen) list(e *ir.List) operand {
	items := make([]jen.Code, len(e.Items))
	rows := false
	for i, x := range e.Items {
		if row, ok := x.(*ir.Record); ok && types.Equal(row.T, e.T.(*types.List).Elem) {
			items[i], rows = jen.Add(g.fields(row)), true
			continue
		}
		items[i] = g.expr(x, "item").code
	}
	if rows {
		// []T{
		// 	{A: a, B: b},
		// }
		return atom(g.Type(e.T).Custom(onLines, items...))
	}
	// []T{a, b}
	return atom(g.Type(e.T).Values(items...))
}

// onLines are the options of a literal with a line for each of its parts.
var onLines = jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}

func (g *Gen) record(e *ir.Record) operand {
	// T{A: a, B: b}
	return atom(g.Type(e.T).Add(g.fields(e)))
}

// fields returns the fields of a record in braces.
func (g *Gen) fields(e *ir.Record) *jen.Statement {
	t := e.T.(*types.Record)
	values := make([]*jen.Statement, len(e.Fields))
	for i, x := range e.Fields {
		if l, ok := x.(*ir.Lit); !ok || l.Value != nil {
			values[i] = g.expr(x, goName(t.Fields[i].Name)).code
		}
	}
	var pairs []jen.Code
	length := 0
	for i, v := range values {
		if v != nil {
			pairs = append(pairs, jen.Id(g.host.Field(t, t.Fields[i].Name)).Op(":").Add(v))
			length += len(t.Fields[i].Name) + len(v.GoString()) + 4
		}
	}
	if length < maxLine {
		return jen.Values(pairs...)
	}
	return jen.Custom(onLines, pairs...)
}

// maxLine is how long a composite literal on one line may be, about.
const maxLine = 90

func (g *Gen) mapping(e *ir.Map) operand {
	t := e.T.(*types.Map)
	entries := make([]jen.Code, len(e.Keys))
	for i := range e.Keys {
		key, value := g.expr(e.Keys[i], "key").code, g.expr(e.Values[i], "value").code
		entries[i] = jen.Qual(pkgOmap, "E").Call(key, value)
	}
	// omap.Of[K, V](omap.E(k, v), …)
	return atom(jen.Qual(pkgOmap, "Of").Types(g.Type(t.Key), g.Type(t.Value)).Call(entries...))
}

// goName makes a name of the spec one that a variable of Go can have.
func goName(name string) string {
	if types.IsName(name) {
		return name
	}
	return "value"
}
