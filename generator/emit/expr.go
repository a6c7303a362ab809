package emit

import (
	"go/token"
	"strings"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/civil"
)

// expr returns the Go of an expression.
func (e *emitter) expr(x ir.Expr) *jen.Statement {
	switch x := x.(type) {
	case *ir.Lit:
		return e.literal(x)
	case *ir.Ref:
		return e.ref(x.Symbol)
	case *ir.Field:
		return e.field(x)
	case *ir.Index:
		return e.index(x)
	case *ir.Slice:
		return e.slice(x)
	case *ir.Unary:
		return jen.Op(x.Op).Add(e.operand(x.X))
	case *ir.Binary:
		return e.binary(x)
	case *ir.Convert:
		return e.convert(x)
	case *ir.Settled:
		return e.expr(x.X).Dot("Must").Call()
	case *ir.Cond:
		return e.cond(x)
	case *ir.Coalesce:
		return e.coalesce(x)
	case *ir.Call:
		return e.call(x)
	case *ir.Apply:
		return jen.Id(x.Func.Go).Call(e.exprs(x.Args)...)
	case *ir.Lambda:
		return e.lambda(x)
	case *ir.List:
		return e.goType(x.T).Values(e.exprs(x.Items)...)
	case *ir.Record:
		return e.record(x)
	case *ir.Let:
		// func() T { x := value; return body }()
		return jen.Func().Params().Add(e.goType(x.Type())).Block(
			jen.Id(x.Symbol.Go).Op(":=").Add(e.expr(x.Value)),
			jen.Return(e.expr(x.Body)),
		).Call()
	case *ir.Text:
		return e.text(x)
	}
	panic("emit: an expression without a form in Go")
}

func (e *emitter) exprs(xs []ir.Expr) []jen.Code {
	out := make([]jen.Code, len(xs))
	for i, x := range xs {
		out[i] = e.expr(x)
	}
	return out
}

// ref returns the value of a symbol: a local variable, or the handle's Get.
func (e *emitter) ref(sym *ir.Symbol) *jen.Statement {
	if local, ok := e.locals[sym]; ok {
		return jen.Id(local)
	}
	if sym.IsValue() || sym.Turn != nil {
		return e.handle(sym).Dot("Get").Call()
	}
	return jen.Id(sym.Go)
}

func (e *emitter) literal(x *ir.Lit) *jen.Statement {
	switch v := x.Value.(type) {
	case nil:
		elem, _ := types.Elem(x.T)
		return jen.Qual(pkgOpt, "None").Types(e.goType(elem)).Call()
	case civil.Date:
		return jen.Qual(pkgCivil, "Date").Values(jen.Dict{
			jen.Id("Year"): jen.Lit(v.Year), jen.Id("Month"): jen.Lit(int(v.Month)), jen.Id("Day"): jen.Lit(v.Day),
		})
	case civil.Time:
		fields := jen.Dict{jen.Id("Hour"): jen.Lit(v.Hour), jen.Id("Minute"): jen.Lit(v.Minute)}
		if v.Second != 0 {
			fields[jen.Id("Second")] = jen.Lit(v.Second)
		}
		return jen.Qual(pkgCivil, "Time").Values(fields)
	case time.Time:
		return jen.Qual("time", "Date").Call(jen.Lit(v.Year()), jen.Lit(int(v.Month())), jen.Lit(v.Day()),
			jen.Lit(v.Hour()), jen.Lit(v.Minute()), jen.Lit(v.Second()), jen.Lit(v.Nanosecond()), jen.Qual("time", "UTC"))
	case time.Duration:
		if v%time.Second == 0 {
			return jen.Lit(int(v/time.Second)).Op("*").Qual("time", "Second")
		}
		return jen.Qual("time", "Duration").Call(jen.Lit(int(v)))
	default:
		return jen.Lit(v)
	}
}

func (e *emitter) field(x *ir.Field) *jen.Statement {
	if ref, ok := x.X.(*ir.Ref); ok && ref.Symbol.Kind == ir.EventSymbol {
		return e.ref(ref.Symbol.Of)
	}
	elem, optional := types.Elem(x.X.Type())
	record := elem.(*types.Record)
	name := e.fieldName(record, x.Name)
	if !optional {
		return e.expr(x.X).Dot(name)
	}
	field := record.Fields[record.Lookup(x.Name)].Type
	get := jen.Func().Params(jen.Id("r").Add(e.goType(record)))
	if types.IsOptional(field) {
		// ops.Then(x, func(r Row) opt.Of[T] { return r.Name })
		return jen.Qual(pkgOps, "Then").Call(e.expr(x.X), get.Add(e.goType(field)).Block(jen.Return(jen.Id("r").Dot(name))))
	}
	// ops.Maybe(x, func(r Row) T { return r.Name })
	return jen.Qual(pkgOps, "Maybe").Call(e.expr(x.X), get.Add(e.goType(field)).Block(jen.Return(jen.Id("r").Dot(name))))
}

func (e *emitter) index(x *ir.Index) *jen.Statement {
	if _, ok := x.X.Type().(*types.Map); ok {
		return e.expr(x.X).Dot("Get").Call(e.expr(x.I))
	}
	return jen.Qual(pkgOps, "At").Call(e.expr(x.X), e.expr(x.I))
}

func (e *emitter) slice(x *ir.Slice) *jen.Statement {
	from, to := jen.Lit(0), jen.Qual("math", "MaxInt")
	if x.From != nil {
		from = e.expr(x.From)
	}
	if x.To != nil {
		to = e.expr(x.To)
	}
	fn := "Slice"
	if x.T == types.String {
		fn = "Substring"
	}
	return jen.Qual(pkgOps, fn).Call(e.expr(x.X), from, to)
}

// goOps are the operators that Go has too.
var goOps = map[string]token.Token{
	"+": token.ADD, "-": token.SUB, "*": token.MUL, "/": token.QUO, "==": token.EQL, "!=": token.NEQ,
	"<": token.LSS, "<=": token.LEQ, ">": token.GTR, ">=": token.GEQ, "&&": token.LAND, "||": token.LOR,
}

func (e *emitter) binary(x *ir.Binary) *jen.Statement {
	l, r := x.L.Type(), x.R.Type()
	switch x.Op {
	case "%":
		return jen.Qual(pkgOps, "Mod").Call(e.expr(x.L), e.expr(x.R))
	case "**":
		return jen.Qual("math", "Pow").Call(e.expr(x.L), e.expr(x.R))
	case "/":
		if _, constant := x.R.(*ir.Lit); constant {
			return jen.Qual(pkgOps, "Div").Call(e.expr(x.L), e.expr(x.R))
		}
	case "..":
		return jen.Qual(pkgOps, "Range").Call(e.expr(x.L), e.expr(x.R))
	case "in":
		if _, ok := r.(*types.Map); ok {
			return e.expr(x.R).Dot("Has").Call(e.expr(x.L))
		}
		return jen.Qual("slices", "Contains").Call(e.expr(x.R), e.expr(x.L))
	case "contains":
		return jen.Qual("strings", "Contains").Call(e.expr(x.L), e.expr(x.R))
	case "startsWith":
		return jen.Qual("strings", "HasPrefix").Call(e.expr(x.L), e.expr(x.R))
	case "endsWith":
		return jen.Qual("strings", "HasSuffix").Call(e.expr(x.L), e.expr(x.R))
	case "matches":
		return jen.Qual(pkgOps, "Matches").Call(e.expr(x.L), e.expr(x.R))
	case "<", "<=", ">", ">=":
		if l == types.Date || l == types.Time || l == types.DateTime {
			// a.Compare(b) < 0
			return e.operand(x.L).Dot("Compare").Call(e.expr(x.R)).Op(x.Op).Lit(0)
		}
	case "==", "!=":
		if nilSide(x.R) {
			return e.missing(x.L, x.Op)
		}
		if nilSide(x.L) {
			return e.missing(x.R, x.Op)
		}
		if l == types.DateTime {
			return negate(x.Op).Add(e.operand(x.L)).Dot("Equal").Call(e.expr(x.R))
		}
		if _, ok := l.(*types.List); ok {
			return negate(x.Op).Qual("slices", "Equal").Call(e.expr(x.L), e.expr(x.R))
		}
	}
	return e.operandIn(x.L, x.Op, false).Op(x.Op).Add(e.operandIn(x.R, x.Op, true))
}

func negate(op string) *jen.Statement {
	if op == "!=" {
		return jen.Op("!")
	}
	return &jen.Statement{}
}

// missing returns the test whether an optional is nil: !x.OK(), or with != x.OK().
func (e *emitter) missing(x ir.Expr, op string) *jen.Statement {
	if op == "==" {
		return jen.Op("!").Add(e.operand(x)).Dot("OK").Call()
	}
	return e.operand(x).Dot("OK").Call()
}

// nilSide reports whether x is the literal nil.
func nilSide(x ir.Expr) bool {
	switch x := x.(type) {
	case *ir.Convert:
		return nilSide(x.X)
	case *ir.Lit:
		return x.Value == nil
	}
	return false
}

// operand returns x so that an operator or a selector may stand beside it.
func (e *emitter) operand(x ir.Expr) *jen.Statement {
	if b, ok := x.(*ir.Binary); ok && goOps[b.Op] != 0 {
		return jen.Parens(e.expr(x))
	}
	if t, ok := x.(*ir.Text); ok && len(t.Parts) > 1 {
		return jen.Parens(e.expr(x))
	}
	return e.expr(x)
}

// operandIn returns x as an operand of op, in brackets if Go would read it otherwise.
func (e *emitter) operandIn(x ir.Expr, op string, right bool) *jen.Statement {
	b, ok := x.(*ir.Binary)
	if !ok || goOps[b.Op] == 0 {
		return e.operand(x)
	}
	inner, outer := goOps[b.Op].Precedence(), goOps[op].Precedence()
	if inner > outer || inner == outer && !right && op == b.Op {
		return e.expr(x)
	}
	return jen.Parens(e.expr(x))
}

func (e *emitter) convert(x *ir.Convert) *jen.Statement {
	from := x.X.Type()
	if want, ok := x.T.(*types.Optional); ok {
		if from == types.Nil {
			return jen.Qual(pkgOpt, "None").Types(e.goType(want.Elem)).Call()
		}
		if !types.IsOptional(from) {
			return jen.Qual(pkgOpt, "Some").Call(e.expr(x.X))
		}
	}
	if from == types.Int && x.T == types.Float {
		return jen.Float64().Call(e.expr(x.X))
	}
	if l, ok := from.(*types.List); ok && l.Elem == types.Int {
		return jen.Qual(pkgOps, "Floats").Call(e.expr(x.X))
	}
	return e.expr(x.X)
}

// cheap reports whether evaluating x in vain costs nothing and cannot fail.
func cheap(x ir.Expr) bool {
	ok := true
	ir.Walk(x, func(x ir.Expr) {
		switch x := x.(type) {
		case *ir.Lit, *ir.Ref, *ir.Field, *ir.Unary, *ir.Convert, *ir.Text:
		case *ir.Binary:
			ok = ok && goOps[x.Op] != 0
		default:
			ok = false
		}
	})
	return ok && !hasLet(x)
}

// hasLet reports whether x reads a value whose computation may fail.
func hasLet(x ir.Expr) bool {
	found := false
	ir.Walk(x, func(x ir.Expr) {
		if ref, ok := x.(*ir.Ref); ok && (ref.Symbol.Kind == ir.LetSymbol || ref.Symbol.Kind == ir.DataSymbol) {
			found = true
		}
	})
	return found
}

func (e *emitter) cond(x *ir.Cond) *jen.Statement {
	if cheap(x.A) && cheap(x.B) {
		// ops.If(name == "", "world", name)
		return jen.Qual(pkgOps, "If").Call(e.expr(x.C), e.expr(x.A), e.expr(x.B))
	}
	return jen.Func().Params().Add(e.goType(x.T)).Block(
		jen.If(e.expr(x.C)).Block(jen.Return(e.expr(x.A))),
		jen.Return(e.expr(x.B)),
	).Call()
}

func (e *emitter) coalesce(x *ir.Coalesce) *jen.Statement {
	switch {
	case types.IsOptional(x.T):
		return jen.Qual(pkgOps, "OrElse").Call(e.expr(x.X), jen.Func().Params().Add(e.goType(x.T)).Block(jen.Return(e.expr(x.Y))))
	case cheap(x.Y):
		return e.operand(x.X).Dot("Or").Call(e.expr(x.Y))
	}
	return jen.Func().Params().Add(e.goType(x.T)).Block(
		jen.If(jen.List(jen.Id("v"), jen.Id("ok")).Op(":=").Add(e.operand(x.X)).Dot("Get").Call(), jen.Id("ok")).Block(
			jen.Return(jen.Id("v")),
		),
		jen.Return(e.expr(x.Y)),
	).Call()
}

func (e *emitter) lambda(x *ir.Lambda) *jen.Statement {
	params := make([]jen.Code, len(x.Params))
	for i, p := range x.Params {
		params[i] = jen.Id(p.Go).Add(e.goType(p.Type))
	}
	return jen.Func().Params(params...).Add(e.goType(x.Body.Type())).Block(jen.Return(e.expr(x.Body)))
}

func (e *emitter) record(x *ir.Record) *jen.Statement {
	t := x.T.(*types.Record)
	fields := jen.Dict{}
	for i, f := range x.Fields {
		if l, ok := f.(*ir.Lit); ok && l.Value == nil {
			continue
		}
		fields[jen.Id(e.fieldName(t, t.Fields[i].Name))] = e.expr(f)
	}
	return e.goType(t).Values(fields)
}

// text returns a text with values in it: "**" + strconv.Itoa(n) + "**".
func (e *emitter) text(x *ir.Text) *jen.Statement {
	if len(x.Parts) == 0 {
		return jen.Lit("")
	}
	out := &jen.Statement{}
	for i, part := range x.Parts {
		if i > 0 {
			out.Op("+")
		}
		out.Add(e.textPart(part, x.Escape))
	}
	return out
}

func (e *emitter) textPart(x ir.Expr, escape ir.Escape) *jen.Statement {
	if l, ok := x.(*ir.Lit); ok {
		if s, ok := l.Value.(string); ok {
			return jen.Lit(s)
		}
	}
	switch x.Type() {
	case types.String:
		switch escape {
		case ir.MarkdownEscape:
			return jen.Qual(pkgMarkdown, "Escape").Call(e.expr(x))
		case ir.URLEscape:
			return jen.Qual(pkgOps, "URLEncode").Call(e.expr(x))
		case ir.HTMLEscape:
			return jen.Qual("html", "EscapeString").Call(e.expr(x))
		}
		return e.operand(x)
	case types.Int:
		return jen.Qual("strconv", "Itoa").Call(e.expr(x))
	case types.Float:
		return jen.Qual(pkgOps, "FormatFloat").Call(e.expr(x))
	case types.Bool:
		return jen.Qual("strconv", "FormatBool").Call(e.expr(x))
	case types.DateTime:
		return jen.Qual(pkgOps, "FormatTime").Call(e.expr(x))
	case types.Date, types.Time, types.Duration:
		return e.operand(x).Dot("String").Call()
	}
	return jen.Qual(pkgOps, "JSON").Call(e.expr(x))
}

// calls are the built-ins that are a call of one Go function.
var calls = map[string][2]string{
	"upper": {"strings", "ToUpper"}, "lower": {"strings", "ToLower"}, "trimPrefix": {"strings", "TrimPrefix"},
	"trimSuffix": {"strings", "TrimSuffix"}, "split": {"strings", "Split"}, "replace": {"strings", "ReplaceAll"},
	"hasPrefix": {"strings", "HasPrefix"}, "hasSuffix": {"strings", "HasSuffix"}, "indexOf": {"strings", "Index"},
	"lastIndexOf": {"strings", "LastIndex"}, "repeat": {pkgOps, "Repeat"}, "url_encode": {pkgOps, "URLEncode"},
	"filter": {pkgOps, "Filter"}, "map": {pkgOps, "Map"}, "any": {"slices", "ContainsFunc"},
	"find": {pkgOps, "Find"}, "findIndex": {pkgOps, "FindIndex"}, "sortBy": {pkgOps, "SortBy"},
	"sortByDesc": {pkgOps, "SortByDesc"}, "sort": {pkgOps, "Sort"}, "reverse": {pkgOps, "Reverse"},
	"uniq": {pkgOps, "Uniq"}, "first": {pkgOps, "First"}, "last": {pkgOps, "Last"}, "minOf": {"", "min"},
	"maxOf": {"", "max"}, "abs": {pkgOps, "Abs"}, "ceil": {"math", "Ceil"}, "floor": {"math", "Floor"},
	"round": {pkgOps, "Round"}, "roundTo": {pkgOps, "RoundTo"}, "int": {"", "int"}, "float": {"", "float64"},
	"parse_int": {pkgOps, "ParseInt"}, "parse_float": {pkgOps, "ParseFloat"}, "format_int": {pkgFormat, "Int"},
	"format_float": {pkgFormat, "Float"}, "format_date": {pkgFormat, "Date"}, "format_time": {pkgFormat, "TimeOfDay"},
	"format_datetime": {pkgFormat, "Time"}, "now": {"time", "Now"}, "today": {pkgOps, "Today"},
}

func (e *emitter) call(x *ir.Call) *jen.Statement {
	switch x.Name {
	case "len":
		if x.Args[0].Type() == types.String {
			return jen.Qual("unicode/utf8", "RuneCountInString").Call(e.expr(x.Args[0]))
		}
		if _, ok := x.Args[0].Type().(*types.Map); ok {
			return e.operand(x.Args[0]).Dot("Len").Call()
		}
		return jen.Len(e.expr(x.Args[0]))
	case "trim":
		if len(x.Args) == 2 {
			return jen.Qual("strings", "Trim").Call(e.exprs(x.Args)...)
		}
		return jen.Qual("strings", "TrimSpace").Call(e.expr(x.Args[0]))
	case "join":
		if len(x.Args) == 1 {
			return jen.Qual("strings", "Join").Call(e.expr(x.Args[0]), jen.Lit(""))
		}
		return jen.Qual("strings", "Join").Call(e.exprs(x.Args)...)
	case "all", "none", "one":
		return jen.Qual(pkgOps, strings.ToUpper(x.Name[:1])+x.Name[1:]).Call(e.exprs(x.Args)...)
	case "table":
		return jen.Qual(pkgTable, "Of").Call(e.expr(x.Args[0]))
	case "json":
		return jen.Qual(pkgDelta, "JSONOf").Call(e.expr(x.Args[0]))
	case "write":
		return jen.Qual(pkgDelta, "WriteText").Call(e.expr(x.Args[0]))
	case "append":
		// append(slices.Clip(xs), x): the session's list is never changed
		return jen.Append(jen.Qual("slices", "Clip").Call(e.expr(x.Args[0])), e.expr(x.Args[1]))
	case "sum":
		return e.sum(x)
	case "count":
		if len(x.Args) == 1 {
			return jen.Qual(pkgOps, "CountTrue").Call(e.expr(x.Args[0]))
		}
		return jen.Qual(pkgOps, "Count").Call(e.exprs(x.Args)...)
	case "min", "max", "mean", "median":
		return jen.Qual(pkgOps, strings.ToUpper(x.Name[:1])+x.Name[1:]).Call(e.there(x.Args[0]))
	case "keys", "values":
		return e.operand(x.Args[0]).Dot(strings.ToUpper(x.Name[:1]) + x.Name[1:]).Call()
	case "days":
		return jen.Qual("time", "Duration").Call(e.expr(x.Args[0])).Op("*").Lit(24).Op("*").Qual("time", "Hour")
	}
	fn, ok := calls[x.Name]
	if !ok {
		panic("emit: no Go for the built-in " + x.Name)
	}
	if fn[0] == "" {
		return jen.Id(fn[1]).Call(e.exprs(x.Args)...)
	}
	return jen.Qual(fn[0], fn[1]).Call(e.exprs(x.Args)...)
}

// there returns a list without what is missing in it.
func (e *emitter) there(x ir.Expr) *jen.Statement {
	if l, ok := x.Type().(*types.List); ok && types.IsOptional(l.Elem) {
		return jen.Qual(pkgOps, "There").Call(e.expr(x))
	}
	return e.expr(x)
}

func (e *emitter) sum(x *ir.Call) *jen.Statement {
	if len(x.Args) == 1 {
		return jen.Qual(pkgOps, "Sum").Call(e.there(x.Args[0]))
	}
	if types.IsOptional(x.Args[1].(*ir.Lambda).Body.Type()) {
		return jen.Qual(pkgOps, "Sum").Call(jen.Qual(pkgOps, "There").Call(jen.Qual(pkgOps, "Map").Call(e.exprs(x.Args)...)))
	}
	return jen.Qual(pkgOps, "SumOf").Call(e.exprs(x.Args)...)
}

// hoist puts values that expressions read more than once into variables.
func (e *emitter) hoist(g *jen.Group, xs ...ir.Expr) {
	counts := make(map[*ir.Symbol]int)
	var order []*ir.Symbol
	for _, x := range xs {
		ir.Walk(x, func(x ir.Expr) {
			if ref, ok := x.(*ir.Ref); ok && (ref.Symbol.IsValue() || ref.Symbol.Turn != nil) && e.locals[ref.Symbol] == "" {
				if counts[ref.Symbol]++; counts[ref.Symbol] == 2 {
					order = append(order, ref.Symbol)
				}
			}
		})
	}
	for _, sym := range order {
		name := sym.Go
		if name == e.recv || name == "st" || name == "v" {
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
