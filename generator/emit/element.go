package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
)

// elementType returns the Go type of an element: delta.Slider[int], delta.Optional[string, delta.TextInput].
func (e *emitter) elementType(el *ir.Element) *jen.Statement {
	plain := jen.Qual(pkgDelta, el.Go)
	if el.Arg != nil {
		plain = plain.Types(e.goType(el.Arg))
	}
	switch el.Variant {
	case "Optional", "OrNone":
		return jen.Qual(pkgDelta, "Optional").Types(e.goType(el.Of), plain)
	case "Range", "Multi":
		ranged := jen.Qual(pkgDelta, el.Variant+el.Go)
		if el.Arg != nil {
			ranged = ranged.Types(e.goType(el.Arg))
		}
		return ranged
	}
	return plain
}

// element returns an element as a composite literal, made one of another shape by its variant.
func (e *emitter) element(el *ir.Element) *jen.Statement {
	t := jen.Qual(pkgDelta, el.Go)
	if el.Arg != nil {
		t = t.Types(e.goType(el.Arg))
	}
	lit := e.composite(t, el.Args)
	if el.Variant != "" {
		lit = lit.Dot(el.Variant).Call(e.exprs(el.With)...)
	}
	return lit
}

// composite returns a composite literal: on one line if it is short.
func (e *emitter) composite(t *jen.Statement, args []ir.Arg) *jen.Statement {
	pairs := make([]jen.Code, len(args))
	long := 0
	for i, arg := range args {
		value := e.arg(arg)
		pairs[i] = jen.Id(arg.Field).Op(":").Add(value)
		// a statement by itself would have to parse as one: a closure that is called does not
		long += len(arg.Field) + len(jen.Id("x").Op("=").Add(value).GoString())
	}
	if long < 110 {
		return t.Values(pairs...)
	}
	return t.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, pairs...)
}

func (e *emitter) arg(arg ir.Arg) *jen.Statement {
	switch {
	case arg.Expr != nil:
		return e.expr(arg.Expr)
	case arg.Func != nil:
		return jen.Id(arg.Func.Go)
	case arg.Do != nil:
		return e.handler(arg.Do)
	case arg.Of != nil:
		return e.element(arg.Of)
	}
	name, rest, call := strings.Cut(arg.Go, "(")
	if !strings.HasPrefix(arg.Go, "delta.") {
		return jen.Id(arg.Go)
	}
	out := jen.Qual(pkgDelta, strings.TrimPrefix(name, "delta."))
	if call {
		out = out.Call(jen.Id(strings.TrimSuffix(rest, ")")))
	}
	return out
}

// exprsOf returns the expressions in an element's parameters.
func exprsOf(el *ir.Element) []ir.Expr {
	var out []ir.Expr
	for _, arg := range el.Args {
		if arg.Expr != nil {
			out = append(out, arg.Expr)
		}
	}
	return append(out, el.With...)
}
