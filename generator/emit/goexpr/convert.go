package goexpr

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

func (g *Gen) convert(e *ir.Convert) operand {
	from, to := e.X.Type(), e.T
	if from == types.Never { // the element of an empty list: there is no value to convert
		return atom(jen.Op("*").New(g.Type(to)))
	}
	if l, ok := to.(*types.List); ok {
		if src, ok := from.(*types.List); ok && !types.Equal(src.Elem, l.Elem) {
			return g.collected(e, "")
		}
	}
	return g.converted(g.simpleRecord(e.X), from, to)
}

// simpleRecord writes x; a record into a variable, since its conversion reads it field by field.
func (g *Gen) simpleRecord(x ir.Expr) operand {
	if _, ok := x.Type().(*types.Record); ok {
		return g.simple(x, "record")
	}
	return g.expr(x, "value")
}

// converted writes the conversion of x from one type to another.
func (g *Gen) converted(x operand, from, to types.Type) operand {
	if types.Equal(from, to) {
		return x
	}
	switch to := to.(type) {
	case *types.Optional:
		elem, optional := types.Elem(from)
		switch {
		case from == types.Nil:
			return g.none(to)
		case optional:
			return call(pkgOpt, "Map", x.code, g.conversion(elem, to.Elem))
		}
		return call(pkgOpt, "Some", g.converted(x, from, to.Elem).code)
	case *types.List:
		if from == types.Never {
			break
		}
		return call(pkgOps, "Map", x.code, g.conversion(from.(*types.List).Elem, to.Elem))
	case *types.Map:
		return call(pkgOmap, "Convert", x.code, g.conversion(from.(*types.Map).Value, to.Value))
	case *types.Record:
		return g.convertedRecord(x, from.(*types.Record), to)
	}
	if from == types.Never { // there is no value to convert
		return atom(jen.Op("*").New(g.Type(to)))
	}
	return atom(g.Type(to).Call(x.code))
}

// conversion writes the function that converts a value.
func (g *Gen) conversion(from, to types.Type) *jen.Statement {
	used := g.used
	g.used = clone(used)
	name := g.fresh("x")
	value := g.converted(atom(jen.Id(name)), from, to)
	g.used = used
	// func(x A) B { return B(x) }
	return jen.Func().Params(jen.Id(name).Add(g.Type(from))).Add(g.Type(to)).Block(jen.Return(value.code))
}

func (g *Gen) convertedRecord(x operand, from, to *types.Record) operand {
	return atom(g.Type(to).ValuesFunc(func(group *jen.Group) {
		for _, f := range to.Fields {
			if i := from.Lookup(f.Name); i >= 0 {
				value := g.converted(x.dot(g.host.Field(from, f.Name)), from.Fields[i].Type, f.Type)
				group.Id(g.host.Field(to, f.Name)).Op(":").Add(value.code)
			}
		}
	}))
}
