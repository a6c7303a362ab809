package goexpr

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// text writes a text with values in it: "**" + strconv.Itoa(n) + "**".
func (g *Gen) text(e *ir.Text) operand {
	if len(e.Parts) > maxSum {
		return g.longText(e)
	}
	out := atom(jen.Lit(""))
	for i, part := range e.Parts {
		x := g.part(part, e.Escape)
		if i == 0 {
			out = x
		} else {
			out = infix(out, "+", x)
		}
	}
	return out
}

// maxSum is how many parts a text is added up of; gofmt takes long for long sums.
const maxSum = 64

// longText writes a text of many parts: strings.Join([]string{"a", b, …}, "").
func (g *Gen) longText(e *ir.Text) operand {
	parts := make([]jen.Code, len(e.Parts))
	for i, part := range e.Parts {
		parts[i] = jen.Line().Add(g.part(part, e.Escape).code)
	}
	return call("strings", "Join", jen.Index().String().Values(append(parts, jen.Line())...), jen.Lit(""))
}

// part writes one part of a text, made safe for where it stands.
func (g *Gen) part(e ir.Expr, escape ir.Escape) operand {
	if l, ok := e.(*ir.Lit); ok {
		if s, ok := l.Value.(string); ok {
			return atom(jen.Lit(s))
		}
	}
	if e.Type() != types.String {
		return g.written(e.Type(), g.expr(e, ""))
	}
	x := g.expr(e, "text")
	switch escape {
	case ir.MarkdownEscape:
		return call(pkgMarkdown, "Escape", x.code)
	case ir.URLEscape:
		return call(pkgOps, "URLEncode", x.code)
	case ir.HTMLEscape:
		return call("html", "EscapeString", x.code)
	}
	return x
}

// written writes a value of t as within text.
func (g *Gen) written(t types.Type, x operand) operand {
	switch t {
	case types.String:
		return x
	case types.Int:
		return call("strconv", "Itoa", x.code)
	case types.Months:
		return call("strconv", "Itoa", jen.Int().Call(x.code))
	case types.Float:
		return call(pkgOps, "FormatFloat", x.code)
	case types.Bool:
		return call("strconv", "FormatBool", x.code)
	case types.DateTime:
		return call(pkgOps, "FormatTime", x.code)
	case types.Date, types.Time, types.Duration, types.Month, types.Weekday, types.Timezone:
		return x.method("String")
	}
	return call(pkgOps, "JSON", x.code)
}
