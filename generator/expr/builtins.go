package expr

import (
	"maps"
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
)

// builtin is a function of the language: one with a signature, or one whose result depends on its arguments.
type builtin struct {
	signature
	check       func(c *checker, n ast.Node, args []ast.Node) ir.Expr // nil = by the signature
	least, most int                                                   // arguments that check takes; most < 0 = any number
}

// refused are expr-lang's built-ins that no type can be given to, with what to do instead.
var refused = map[string]string{
	"type":     "the type of every value is known when the spec is built",
	"fromJSON": "data from outside comes in by `data:`, where its type is known",
}

// builtins are all functions of the language by name.
var builtins map[string]builtin

func init() {
	builtins = checked()
	for name, text := range signatures {
		builtins[name] = builtin{signature: sig(text)}
	}
}

// BuiltinNames lists the functions of the language, sorted.
func BuiltinNames() []string { return slices.Sorted(maps.Keys(builtins)) }

var signatures = map[string]string{
	// texts
	"upper": "(string) string", "lower": "(string) string", "trim": "(string, string=) string",
	"trimPrefix": "(string, string=) string", "trimSuffix": "(string, string=) string",
	"split": "(string, string, int=) list<string>", "splitAfter": "(string, string, int=) list<string>",
	"replace": "(string, string, string, int=) string", "repeat": "(string, int) string!",
	"hasPrefix": "(string, string) bool", "hasSuffix": "(string, string) bool",
	"indexOf": "(string, string) int", "lastIndexOf": "(string, string) int",
	"join": "(list<string>, string=) string", "toBase64": "(string) string", "fromBase64": "(string) string!",
	"url_encode": "(string) string",
	// bits
	"bitand": "(int, int) int", "bitor": "(int, int) int", "bitxor": "(int, int) int", "bitnand": "(int, int) int",
	"bitnot": "(int) int", "bitshl": "(int, int) int!", "bitshr": "(int, int) int!", "bitushr": "(int, int) int!",
	// times
	"now": "(timezone=) datetime", "today": "() date", "days": "(int) duration", "months": "(int) months",
}

// checked are the built-ins whose result depends on their arguments.
func checked() map[string]builtin {
	b := func(least, most int, text string, check func(*checker, ast.Node, []ast.Node) ir.Expr) builtin {
		return builtin{signature: signature{text: text}, check: check, least: least, most: most}
	}
	return map[string]builtin{
		// loops
		"filter":        b(2, 2, "(list, condition)", (*checker).filter),
		"map":           b(2, 2, "(list, expression)", (*checker).mapList),
		"all":           b(2, 2, "(list, condition)", quantifier("all")),
		"any":           b(2, 2, "(list, condition)", quantifier("any")),
		"none":          b(2, 2, "(list, condition)", quantifier("none")),
		"one":           b(2, 2, "(list, condition)", quantifier("one")),
		"find":          b(2, 2, "(list, condition)", finder("find")),
		"findLast":      b(2, 2, "(list, condition)", finder("findLast")),
		"findIndex":     b(2, 2, "(list, condition)", finder("findIndex")),
		"findLastIndex": b(2, 2, "(list, condition)", finder("findLastIndex")),
		"count":         b(1, 2, "(list, condition)", (*checker).count),
		"sum":           b(1, 2, "(list, expression)", (*checker).sum),
		"groupBy":       b(2, 2, "(list, expression)", (*checker).groupBy),
		"sortBy":        b(2, 3, `(list, expression, "desc")`, (*checker).sortBy),
		"reduce":        b(2, 3, "(list, expression with #acc, initial value)", (*checker).reduce),
		// lists and maps
		"len":       b(1, 1, "(list)", (*checker).length),
		"first":     b(1, 1, "(list)", edge("first")),
		"last":      b(1, 1, "(list)", edge("last")),
		"reverse":   b(1, 1, "(list)", (*checker).reverse),
		"uniq":      b(1, 1, "(list)", (*checker).uniq),
		"sort":      b(1, 2, `(list, "desc")`, (*checker).sort),
		"take":      b(2, 2, "(list, n)", (*checker).take),
		"concat":    b(1, -1, "(list, list, …)", (*checker).concat),
		"flatten":   b(1, 1, "(list)", (*checker).flatten),
		"get":       b(2, 2, "(list or map, index or key)", (*checker).get),
		"keys":      b(1, 1, "(map)", (*checker).keys),
		"values":    b(1, 1, "(map)", (*checker).values),
		"toPairs":   b(1, 1, "(map)", (*checker).toPairs),
		"fromPairs": b(1, 1, "(list of pairs)", (*checker).fromPairs),
		// numbers
		"abs":    b(1, 1, "(number)", (*checker).abs),
		"ceil":   b(1, 1, "(number)", rounding("ceil")),
		"floor":  b(1, 1, "(number)", rounding("floor")),
		"round":  b(1, 2, "(number, digits)", (*checker).round),
		"int":    b(1, 1, "(value)", (*checker).toInt),
		"float":  b(1, 1, "(value)", (*checker).toFloat),
		"min":    b(1, -1, "(list)", extreme("min")),
		"max":    b(1, -1, "(list)", extreme("max")),
		"mean":   b(1, -1, "(list)", average("mean")),
		"median": b(1, -1, "(list)", average("median")),
		// texts
		"string":  b(1, 1, "(value)", (*checker).toString),
		"format":  b(2, 2, `(value, ",.2f")`, (*checker).format),
		"toJSON":  b(1, 1, "(value)", toText("toJSON")),
		"to_json": b(1, 1, "(value)", toText("to_json")),
		"to_csv":  b(1, 1, "(table)", (*checker).toCSV),
		"columns": b(1, 1, "(table)", (*checker).columns),
		// times
		"date":     b(1, 4, `("2024-06-01")`, (*checker).date),
		"duration": b(1, 1, `("1h30m")`, (*checker).duration),
		"timezone": b(1, 1, `("Europe/Berlin")`, (*checker).timezone),
	}
}
