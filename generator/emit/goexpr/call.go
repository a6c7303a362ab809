package goexpr

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// functions are the built-ins that are a call of one Go function with the same arguments.
var functions = map[string]function{
	"upper": {"strings", "ToUpper"}, "lower": {"strings", "ToLower"}, "hasPrefix": {"strings", "HasPrefix"},
	"hasSuffix": {"strings", "HasSuffix"}, "indexOf": {pkgOps, "IndexOf"}, "lastIndexOf": {pkgOps, "LastIndexOf"},
	"repeat": {pkgOps, "Repeat"}, "toBase64": {pkgOps, "ToBase64"}, "fromBase64": {pkgOps, "FromBase64"},
	"url_encode": {pkgOps, "URLEncode"}, "bitshl": {pkgOps, "Shl"}, "bitshr": {pkgOps, "Shr"},
	"bitushr": {pkgOps, "UShr"}, "today": {pkgOps, "Today"}, "days": {pkgOps, "Days"}, "months": {pkgCivil, "Months"},
	"first": {pkgOps, "First"}, "last": {pkgOps, "Last"}, "reverse": {pkgOps, "Reverse"}, "take": {pkgOps, "Take"},
	"concat": {pkgOps, "Concat"}, "flatten": {pkgOps, "Flatten"}, "get": {pkgOps, "Get"}, "abs": {pkgOps, "Abs"},
	"ceil": {"math", "Ceil"}, "floor": {"math", "Floor"}, "round": {"math", "Round"}, "roundTo": {pkgOps, "RoundTo"},
	"int": {"", "int"}, "parse_int": {pkgOps, "ParseInt"}, "parse_float": {pkgOps, "ParseFloat"},
	"format_int": {pkgFormat, "Int"}, "format_float": {pkgFormat, "Float"}, "format_date": {pkgFormat, "Date"},
	"format_time": {pkgFormat, "TimeOfDay"}, "format_datetime": {pkgFormat, "Time"}, "toJSON": {pkgOps, "JSONIndent"},
	"to_json": {pkgOps, "JSON"}, "duration": {pkgOps, "ParseDuration"}, "timezone": {pkgOps, "Timezone"},
	"descending": {pkgOps, "Descending"},
}

// bits are the built-ins that are operators of Go.
var bits = map[string]string{"bitand": "&", "bitor": "|", "bitxor": "^", "bitnand": "&^"}

func (g *Gen) call(e *ir.Call, hint string) operand {
	if write, ok := loops[e.Name]; ok {
		if out, ok := write(g, e, hint); ok {
			return out
		}
	}
	if op, ok := bits[e.Name]; ok {
		args := g.exprs(e.Args)
		return infix(args[0], op, args[1])
	}
	if write, ok := special[e.Name]; ok {
		return write(g, e)
	}
	if r, ok := e.T.(*types.Record); ok && e.Name == "zero" {
		return atom(g.host.Record(r).Values())
	}
	args := codes(g.exprs(e.Args))
	if fn, ok := functions[e.Name]; ok {
		return flatElement(e, call(fn.pkg, fn.name, args...))
	}
	return atom(g.host.Call(e.Name, args))
}

// flatElement takes the optional of an optional element apart.
func flatElement(e *ir.Call, x operand) operand {
	switch e.Name {
	case "first", "last", "get":
		if l, ok := e.Args[0].Type().(*types.List); ok {
			return flat(l.Elem, x)
		}
	}
	return x
}

// special are the built-ins whose Go depends on the types or the number of their arguments.
var special map[string]func(g *Gen, e *ir.Call) operand

func init() {
	special = map[string]func(g *Gen, e *ir.Call) operand{
		"len": (*Gen).length, "trim": (*Gen).trim,
		"trimPrefix": withBlank("TrimPrefix"), "trimSuffix": withBlank("TrimSuffix"),
		"split": withCount("Split", "SplitN"), "splitAfter": withCount("SplitAfter", "SplitAfterN"),
		"replace": withCount("ReplaceAll", "Replace"), "join": (*Gen).join, "bitnot": (*Gen).bitnot,
		"uniq": (*Gen).uniq, "sort": (*Gen).sort, "sortDesc": (*Gen).sort, "sortBy": (*Gen).sortBy,
		"sortByDesc": (*Gen).sortBy, "min": (*Gen).extreme, "max": (*Gen).extreme, "minOf": (*Gen).extremeOf,
		"maxOf": (*Gen).extremeOf, "mean": (*Gen).average, "median": (*Gen).average, "keys": entries("Keys"),
		"values": entries("Values"), "toPairs": (*Gen).toPairs, "fromPairs": (*Gen).fromPairs, "now": (*Gen).now,
		"date": (*Gen).date, "dateIn": (*Gen).dateIn, "to_csv": (*Gen).toCSV,
	}
}

func (g *Gen) length(e *ir.Call) operand {
	hint := "list"
	if e.Args[0].Type() == types.String {
		hint = "text"
	}
	x := g.expr(e.Args[0], hint)
	switch e.Args[0].Type().(type) {
	case *types.Map:
		return x.method("Len")
	case *types.List:
		return call("", "len", x.code)
	}
	if e.Args[0].Type() == types.Bytes {
		return call("", "len", x.code)
	}
	return call("unicode/utf8", "RuneCountInString", x.code)
}

func (g *Gen) trim(e *ir.Call) operand {
	args := codes(g.exprs(e.Args))
	if len(args) == 1 {
		return call("strings", "TrimSpace", args...)
	}
	return call("strings", "Trim", args...)
}

// withBlank is a function of package strings whose second argument is a blank if it is left out.
func withBlank(name string) func(*Gen, *ir.Call) operand {
	return func(g *Gen, e *ir.Call) operand {
		args := codes(g.exprs(e.Args))
		if len(args) == 1 {
			args = append(args, jen.Lit(" "))
		}
		return call("strings", name, args...)
	}
}

// withCount is a function of package strings that has another name if its last argument, a number, is there.
func withCount(all, some string) func(*Gen, *ir.Call) operand {
	return func(g *Gen, e *ir.Call) operand {
		args := codes(g.exprs(e.Args))
		if e.Args[len(e.Args)-1].Type() == types.Int {
			return call("strings", some, args...)
		}
		return call("strings", all, args...)
	}
}

func (g *Gen) join(e *ir.Call) operand {
	args := codes(g.exprs(e.Args))
	if len(args) == 1 {
		args = append(args, jen.Lit(""))
	}
	return call("strings", "Join", args...)
}

func (g *Gen) bitnot(e *ir.Call) operand {
	return operand{code: jen.Op("^").Add(g.expr(e.Args[0], "bits").at(precPrimary)), prec: precUnary}
}

func (g *Gen) now(e *ir.Call) operand {
	now := call("time", "Now")
	if len(e.Args) == 1 {
		return now.method("In", g.expr(e.Args[0], "zone").code)
	}
	return now
}

func (g *Gen) date(e *ir.Call) operand {
	args := codes(g.exprs(e.Args))
	if len(args) == 1 {
		return call(pkgOps, "ParseTime", args...)
	}
	return call(pkgOps, "ParseTimeLayout", append([]jen.Code{jen.Qual("time", "UTC")}, args...)...)
}

func (g *Gen) dateIn(e *ir.Call) operand {
	args := codes(g.exprs(e.Args))
	if len(args) == 2 {
		return call(pkgOps, "ParseTimeIn", args...)
	}
	return call(pkgOps, "ParseTimeLayout", args...)
}

func entries(method string) func(*Gen, *ir.Call) operand {
	return func(g *Gen, e *ir.Call) operand { return g.expr(e.Args[0], "entries").method(method) }
}

// toPairs writes omap.Collect(m, func(k K, v V) Pair { return Pair{Key: k, Value: v} }).
func (g *Gen) toPairs(e *ir.Call) operand {
	m := e.Args[0].Type().(*types.Map)
	pair := e.T.(*types.List).Elem.(*types.Record)
	x := g.expr(e.Args[0], "entries")
	make := jen.Func().Params(jen.Id("k").Add(g.Type(m.Key)), jen.Id("v").Add(g.Type(m.Value))).Add(g.Type(pair)).Block(
		jen.Return(g.Type(pair).ValuesFunc(func(group *jen.Group) {
			group.Id(g.host.Field(pair, "key")).Op(":").Id("k")
			group.Id(g.host.Field(pair, "value")).Op(":").Id("v")
		})),
	)
	return call(pkgOmap, "Collect", x.code, make)
}

// fromPairs writes omap.From(pairs, func(p Pair) (K, V) { return p.Key, p.Value }).
func (g *Gen) fromPairs(e *ir.Call) operand {
	m := e.T.(*types.Map)
	pair := e.Args[0].Type().(*types.List).Elem.(*types.Record)
	x := g.expr(e.Args[0], "pairs")
	split := jen.Func().Params(jen.Id("p").Add(g.Type(pair))).Params(g.Type(m.Key), g.Type(m.Value)).Block(
		jen.Return(jen.Id("p").Dot(g.host.Field(pair, "key")), jen.Id("p").Dot(g.host.Field(pair, "value"))),
	)
	return call(pkgOmap, "From", x.code, split)
}

// toCSV writes ops.CSV(rows, names, func(row Row) []string { return []string{…} }).
func (g *Gen) toCSV(e *ir.Call) operand {
	row := e.Args[0].Type().(*types.List).Elem.(*types.Record)
	x := g.expr(e.Args[0], "rows")
	names := make([]jen.Code, len(row.Fields))
	cells := make([]jen.Code, len(row.Fields))
	for i, f := range row.Fields {
		names[i] = jen.Lit(f.Name)
		cells[i] = g.cell(f.Type, atom(jen.Id("row")).dot(g.host.Field(row, f.Name)))
	}
	write := jen.Func().Params(jen.Id("row").Add(g.Type(row))).Index().String().Block(
		jen.Return(jen.Index().String().Values(cells...)),
	)
	return call(pkgOps, "CSV", x.code, jen.Index().String().Values(names...), write)
}

// cell writes a value of a table as text; what is missing is empty.
func (g *Gen) cell(t types.Type, x operand) *jen.Statement {
	elem, optional := types.Elem(t)
	if !optional {
		return g.written(t, x).code
	}
	if elem == types.String {
		return x.method("Or", jen.Lit("")).code
	}
	text := g.function("string", []types.Type{elem}, func(args []operand) operand { return g.written(elem, args[0]) })
	return call(pkgOpt, "Map", x.code, text).method("Or", jen.Lit("")).code
}

// there writes a list without what is missing in it.
func (g *Gen) there(e ir.Expr) operand {
	x := g.expr(e, "list")
	if types.IsOptional(e.Type().(*types.List).Elem) {
		return call(pkgOps, "There", x.code)
	}
	return x
}

func (g *Gen) average(e *ir.Call) operand {
	return call(pkgOps, capital(e.Name), g.there(e.Args[0]).code)
}

func capital(name string) string { return strings.ToUpper(name[:1]) + name[1:] }
