package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/ir"
)

// goAction writes the call of a Go function.
func (e *emitter) goAction(g *jen.Group, gen *goexpr.Gen, a *ir.GoAction) {
	var args []*jen.Statement
	for i, arg := range a.Args {
		e.prepare(g, gen, arg, a.Func.Names[i])
		args = append(args, e.toGo(a.Func.Params[i], e.expr(arg)))
	}
	call := goCall(a.Func, args)
	e.mark(g, a.Line)
	switch {
	case !a.Func.Fails && a.Result == nil:
		g.Add(call)
	case !a.Func.Fails:
		// sold := itemOf(stock.Sell(id))
		g.Id(a.Result.Go).Op(":=").Add(e.fromGo(a.Func.Result, call))
	case a.Result == nil:
		// if err := stock.Sell(id); err != nil {…}
		results := jen.Id("err")
		if a.Func.Result != nil {
			results = jen.List(jen.Id("_"), jen.Id("err"))
		}
		g.If(results.Op(":=").Add(call), jen.Id("err").Op("!=").Nil()).Block(failsWith()...)
	case a.Func.Result.Kind == ir.GoSame:
		// sold, err := stock.Sell(id)
		g.List(jen.Id(a.Result.Go), jen.Id("err")).Op(":=").Add(call)
		g.If(jen.Id("err").Op("!=").Nil()).Block(failsWith()...)
	default:
		// soldResult, err := stock.Sell(id)
		g.List(jen.Id(a.Result.Go+"Result"), jen.Id("err")).Op(":=").Add(call)
		g.If(jen.Id("err").Op("!=").Nil()).Block(failsWith()...)
		g.Id(a.Result.Go).Op(":=").Add(e.fromGo(a.Func.Result, jen.Id(a.Result.Go+"Result")))
	}
}

// failsWith ends a callback with an error.
func failsWith() []jen.Code {
	return []jen.Code{jen.Id("ev").Dot("Fail").Call(jen.Id("err").Dot("Error").Call()), jen.Return()}
}
