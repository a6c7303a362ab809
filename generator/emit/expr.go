package emit

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// exprHost implements goexpr.Host: how expressions read what the generated file declares.
type exprHost struct{ *emitter }

// Ref returns the value of a symbol: a local variable, or the handle's Get.
func (e exprHost) Ref(sym *ir.Symbol) *jen.Statement { return e.ref(sym) }

// Func returns the function that an entry of `functions:` has become.
func (e exprHost) Func(sym *ir.Symbol) *jen.Statement { return jen.Id(sym.Go) }

// Record returns the struct that a record has become.
func (e exprHost) Record(r *types.Record) *jen.Statement { return e.goType(r) }

// Field returns the Go name of a field of a record.
func (e exprHost) Field(r *types.Record, name string) string { return e.fieldName(r, name) }

// Call writes the calls that the checker makes of an element's parameters.
func (e exprHost) Call(name string, args []jen.Code) *jen.Statement {
	if name, ok := strings.CutPrefix(name, "delta."); ok {
		value := jen.Qual(pkgDelta, name)
		if len(args) > 0 {
			value = value.Call(args...)
		}
		return value
	}
	switch name {
	case "table":
		if len(args) == 2 {
			// table.Labelled(rows, "name")
			return jen.Qual(pkgTable, "Labelled").Call(args...)
		}
		return jen.Qual(pkgTable, "Of").Call(args...)
	case "json":
		return jen.Qual(pkgDelta, "JSONOf").Call(args...)
	case "new":
		return jen.New(args[0])
	case "write":
		return jen.Qual(pkgDelta, "WriteText").Call(args...)
	}
	panic("emit: no Go for the built-in " + name)
}

// Taken reports whether a name means something in the methods of the generated file.
func (e exprHost) Taken(name string) bool {
	switch name {
	case e.recv, "st", "v", "ev", "specLines", "delta", "state", "table", runtimeAlias, e.app.Type:
		return true
	}
	for _, local := range e.locals {
		if local == name {
			return true
		}
	}
	return strings.HasPrefix(name, "turn") || e.declares(name)
}

// declares reports whether the generated file declares a function or type of a name.
func (e *emitter) declares(name string) bool {
	return slices.ContainsFunc(e.app.Funcs, func(f *ir.Func) bool { return f.Symbol.Go == name }) ||
		slices.ContainsFunc(e.app.Records, func(r *ir.RecordType) bool { return r.Go == name })
}

// ref returns the value of a symbol: a local variable, or the handle's Get.
func (e *emitter) ref(sym *ir.Symbol) *jen.Statement {
	if local, ok := e.locals[sym]; ok {
		return jen.Id(local)
	}
	switch {
	case sym.IsValue() || sym.Turn != nil:
		return e.handle(sym).Dot("Get").Call()
	case sym.Kind == ir.SecretSymbol:
		// apiTokenSecret.Get()
		return jen.Id(sym.Go).Dot("Get").Call()
	}
	return jen.Id(sym.Go)
}

// expr returns the Go of an expression: what prepare has made of it, else a single expression.
func (e *emitter) expr(x ir.Expr) *jen.Statement {
	if value, ok := e.prepared[x]; ok {
		return jen.Add(value)
	}
	return goexpr.New(exprHost{e}).Inline(x)
}

func (e *emitter) exprs(xs []ir.Expr) []jen.Code {
	out := make([]jen.Code, len(xs))
	for i, x := range xs {
		out[i] = e.expr(x)
	}
	return out
}

// prepare writes the statements that an expression needs in front of the statement that reads it. hint is a name for a
// variable that holds its value.
func (e *emitter) prepare(g *jen.Group, gen *goexpr.Gen, x ir.Expr, hint string) {
	before, value := gen.Value(x, hint)
	for _, s := range before {
		g.Add(s)
	}
	if e.prepared == nil {
		e.prepared = make(map[ir.Expr]*jen.Statement)
	}
	e.prepared[x] = value
}

// prepareOne is prepare for a statement that reads nothing else.
func (e *emitter) prepareOne(g *jen.Group, x ir.Expr, hint string) {
	e.prepare(g, goexpr.New(exprHost{e}), x, hint)
}

// prepareElement prepares an element's parameters.
func (e *emitter) prepareElement(g *jen.Group, el *ir.Element) {
	e.hoist(g, exprsOf(el)...)
	gen := goexpr.New(exprHost{e})
	for _, arg := range el.Args {
		if arg.Expr != nil {
			e.prepare(g, gen, arg.Expr, strings.ToLower(arg.Field[:1])+arg.Field[1:])
		}
	}
	for _, x := range el.With {
		e.prepare(g, gen, x, "value")
	}
}

// returns writes the body of a function that returns x.
func (e *emitter) returns(g *jen.Group, x ir.Expr) {
	e.hoist(g, x)
	for _, s := range goexpr.New(exprHost{e}).Return(x) {
		g.Add(s)
	}
}

// hoist puts values that expressions read more than once into variables. One whose computation can fail stays where it
// is read: there it may stand behind a condition.
func (e *emitter) hoist(g *jen.Group, xs ...ir.Expr) {
	counts := make(map[*ir.Symbol]int)
	var order []*ir.Symbol
	for _, x := range xs {
		ir.Walk(x, func(x ir.Expr) {
			ref, ok := x.(*ir.Ref)
			if !ok || ref.Symbol.Fails || e.locals[ref.Symbol] != "" || !ref.Symbol.IsValue() && ref.Symbol.Turn == nil {
				return
			}
			if counts[ref.Symbol]++; counts[ref.Symbol] == 2 {
				order = append(order, ref.Symbol)
			}
		})
	}
	for _, sym := range order {
		name := sym.Go
		if (exprHost{e}).Taken(name) || goexpr.Reserved(name) {
			name += "Value"
		}
		// n := h.n.Get()
		g.Id(name).Op(":=").Add(e.ref(sym))
		if e.locals == nil {
			e.locals = make(map[*ir.Symbol]string)
		}
		e.locals[sym] = name
	}
}
