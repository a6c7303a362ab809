package expr

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// signature is a built-in whose types do not depend on its arguments.
type signature struct {
	params   []types.Type
	optional int // how many of the last parameters may be left out
	result   types.Type
}

var signatures = map[string]signature{
	"upper":       {[]types.Type{types.String}, 0, types.String},
	"lower":       {[]types.Type{types.String}, 0, types.String},
	"trim":        {[]types.Type{types.String, types.String}, 1, types.String},
	"trimPrefix":  {[]types.Type{types.String, types.String}, 0, types.String},
	"trimSuffix":  {[]types.Type{types.String, types.String}, 0, types.String},
	"split":       {[]types.Type{types.String, types.String}, 0, types.ListOf(types.String)},
	"replace":     {[]types.Type{types.String, types.String, types.String}, 0, types.String},
	"repeat":      {[]types.Type{types.String, types.Int}, 0, types.String},
	"hasPrefix":   {[]types.Type{types.String, types.String}, 0, types.Bool},
	"hasSuffix":   {[]types.Type{types.String, types.String}, 0, types.Bool},
	"indexOf":     {[]types.Type{types.String, types.String}, 0, types.Int},
	"lastIndexOf": {[]types.Type{types.String, types.String}, 0, types.Int},
	"join":        {[]types.Type{types.ListOf(types.String), types.String}, 1, types.String},
	"now":         {nil, 0, types.DateTime},
	"today":       {nil, 0, types.Date},
	"days":        {[]types.Type{types.Int}, 0, types.Duration},
	"url_encode":  {[]types.Type{types.String}, 0, types.String},
}

// special are the built-ins whose result depends on their arguments.
var special map[string]func(c *checker, n ast.Node, args []ast.Node) ir.Expr

func init() {
	special = map[string]func(c *checker, n ast.Node, args []ast.Node) ir.Expr{
		"len":       (*checker).length,
		"filter":    (*checker).filter,
		"map":       (*checker).mapping,
		"sum":       (*checker).sum,
		"count":     (*checker).count,
		"any":       predicate("any"),
		"all":       predicate("all"),
		"none":      predicate("none"),
		"one":       predicate("one"),
		"find":      (*checker).find,
		"findIndex": (*checker).findIndex,
		"sortBy":    (*checker).sortBy,
		"sort":      ofList("sort", ordered, same),
		"reverse":   ofList("reverse", nil, same),
		"uniq":      ofList("uniq", comparable, same),
		"first":     ofList("first", nil, maybe),
		"last":      ofList("last", nil, maybe),
		"min":       extreme("min"),
		"max":       extreme("max"),
		"mean":      ofList("mean", numeric, func(types.Type) types.Type { return types.Opt(types.Float) }),
		"median":    ofList("median", numeric, func(types.Type) types.Type { return types.Opt(types.Float) }),
		"keys":      (*checker).keys,
		"values":    (*checker).keys,
		"abs":       numberTo("abs", nil),
		"ceil":      numberTo("ceil", types.Float),
		"floor":     numberTo("floor", types.Float),
		"round":     (*checker).round,
		"int":       convertTo("int", types.Int),
		"float":     convertTo("float", types.Float),
		"string":    (*checker).toString,
		"format":    (*checker).format,
	}
}

// callables are the names that can be called, for hints.
func (c *checker) callables() []string {
	names := c.scope.Names()
	for name := range signatures {
		names = append(names, name)
	}
	for name := range special {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (c *checker) call(n *ast.CallNode) ir.Expr {
	name, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return c.fail(Unsupported, n.Callee, "only functions can be called")
	}
	if sym := c.scope.Lookup(name.Value); sym != nil && sym.Kind == ir.FuncSymbol {
		return c.apply(n, sym)
	}
	return c.builtin(n.Callee, name.Value, n.Arguments)
}

// apply types a call of a function of the spec.
func (c *checker) apply(n *ast.CallNode, sym *ir.Symbol) ir.Expr {
	f := sym.Type.(*types.Func)
	if len(n.Arguments) != len(f.Params) {
		return c.fail(Arguments, n.Callee, "%q takes %s, found %d", sym.Name, plural(len(f.Params), "argument"), len(n.Arguments))
	}
	args := make([]ir.Expr, len(n.Arguments))
	for i, node := range n.Arguments {
		args[i] = c.check(node)
		if !c.want(node, args[i], f.Params[i].Type) {
			return bad()
		}
		args[i] = Fit(args[i], f.Params[i].Type)
	}
	return &ir.Apply{Func: sym, Args: args, T: f.Result}
}

func (c *checker) builtin(n ast.Node, name string, args []ast.Node) ir.Expr {
	if check, ok := special[name]; ok {
		return check(c, n, args)
	}
	sig, ok := signatures[name]
	if !ok {
		d := c.errorf(UnknownFunction, n, "there is no function %q", name)
		if s := diag.Suggest(name, c.callables()); s != "" {
			d.WithHint("did you mean %q?", s)
		}
		return bad()
	}
	if !c.arity(n, name, args, len(sig.params)-sig.optional, len(sig.params)) {
		return bad()
	}
	out := make([]ir.Expr, len(args))
	for i, node := range args {
		out[i] = c.check(node)
		if !c.want(node, out[i], sig.params[i]) {
			return bad()
		}
		out[i] = Fit(out[i], sig.params[i])
	}
	return &ir.Call{Name: name, Args: out, T: sig.result}
}

// arity reports whether there are as many arguments as a function takes, and says so if not.
func (c *checker) arity(n ast.Node, name string, args []ast.Node, least, most int) bool {
	if least <= len(args) && len(args) <= most {
		return true
	}
	want := plural(least, "argument")
	if least != most {
		want = plural(least, "") + "to " + plural(most, "argument")
	}
	c.errorf(Arguments, n, "%q takes %s, found %d", name, want, len(args))
	return false
}

func plural(n int, word string) string {
	s := string(rune('0' + n))
	if word == "" {
		return s + " "
	}
	if n != 1 {
		word += "s"
	}
	return s + " " + word
}

// listArg types an argument that has to be a list.
func (c *checker) listArg(n ast.Node) (ir.Expr, types.Type) {
	x := c.check(n)
	if isBad(x) {
		return x, nil
	}
	if !c.settled(n, x) {
		return bad(), nil
	}
	l, ok := x.Type().(*types.List)
	if !ok {
		return c.fail(Mismatch, n, "expected a list, found %s", x.Type()), nil
	}
	return x, l.Elem
}

// lambda types the closure of a loop over elements of type elem.
func (c *checker) lambda(n ast.Node, elem types.Type) *ir.Lambda {
	body := n
	if p, ok := n.(*ast.PredicateNode); ok {
		body = p.Node
	}
	loop := &closure{elem: &ir.Symbol{Name: "#", Kind: ir.LocalSymbol, Type: elem, Go: "x"}}
	c.loops = append(c.loops, loop)
	e := c.check(body)
	c.loops = c.loops[:len(c.loops)-1]
	out := &ir.Lambda{Params: []*ir.Symbol{loop.elem}, Body: e}
	if loop.index != nil {
		c.errorf(Unsupported, n, "`#index` cannot be used yet")
	}
	return out
}

func (c *checker) length(n ast.Node, args []ast.Node) ir.Expr {
	if !c.arity(n, "len", args, 1, 1) {
		return bad()
	}
	x := c.check(args[0])
	if isBad(x) || !c.settled(args[0], x) {
		return bad()
	}
	switch x.Type().(type) {
	case *types.List, *types.Map:
	default:
		if x.Type() != types.String {
			return c.fail(Mismatch, args[0], "`len` needs a text, a list or a map, found %s", x.Type())
		}
	}
	return &ir.Call{Name: "len", Args: []ir.Expr{x}, T: types.Int}
}

func (c *checker) filter(n ast.Node, args []ast.Node) ir.Expr {
	x, _, l, ok := c.loop(n, "filter", args, types.Bool)
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "filter", Args: []ir.Expr{x, l}, T: x.Type()}
}

// loop types the arguments of a built-in that takes a list and a closure with a given result; nil = any.
func (c *checker) loop(n ast.Node, name string, args []ast.Node, result types.Type) (ir.Expr, types.Type, *ir.Lambda, bool) {
	if !c.arity(n, name, args, 2, 2) {
		return nil, nil, nil, false
	}
	x, elem := c.listArg(args[0])
	if isBad(x) {
		return nil, nil, nil, false
	}
	l := c.lambda(args[1], elem)
	if isBad(l.Body) || result != nil && !c.want(args[1], l.Body, result) {
		return nil, nil, nil, false
	}
	return x, elem, l, true
}

func (c *checker) mapping(n ast.Node, args []ast.Node) ir.Expr {
	x, _, l, ok := c.loop(n, "map", args, nil)
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "map", Args: []ir.Expr{x, l}, T: types.ListOf(l.Body.Type())}
}

func (c *checker) sum(n ast.Node, args []ast.Node) ir.Expr {
	if !c.arity(n, "sum", args, 1, 2) {
		return bad()
	}
	x, elem := c.listArg(args[0])
	if isBad(x) {
		return bad()
	}
	out := &ir.Call{Name: "sum", Args: []ir.Expr{x}, T: elem}
	if len(args) == 2 {
		l := c.lambda(args[1], elem)
		if isBad(l.Body) {
			return bad()
		}
		out.Args, out.T = append(out.Args, l), l.Body.Type()
	}
	if base, _ := types.Elem(out.T); !number(base) && base != types.Duration {
		return c.fail(Mismatch, args[len(args)-1], "`sum` needs numbers, found %s", out.T)
	}
	out.T, _ = types.Elem(out.T)
	return out
}

func (c *checker) count(n ast.Node, args []ast.Node) ir.Expr {
	if len(args) == 1 {
		x, elem := c.listArg(args[0])
		if isBad(x) {
			return bad()
		}
		if elem != types.Bool {
			return c.fail(Mismatch, args[0], "`count` of a list without a condition needs bools, found %s", elem)
		}
		return &ir.Call{Name: "count", Args: []ir.Expr{x}, T: types.Int}
	}
	x, _, l, ok := c.loop(n, "count", args, types.Bool)
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "count", Args: []ir.Expr{x, l}, T: types.Int}
}

func predicate(name string) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, n ast.Node, args []ast.Node) ir.Expr {
		x, _, l, ok := c.loop(n, name, args, types.Bool)
		if !ok {
			return bad()
		}
		return &ir.Call{Name: name, Args: []ir.Expr{x, l}, T: types.Bool}
	}
}

func (c *checker) find(n ast.Node, args []ast.Node) ir.Expr {
	x, elem, l, ok := c.loop(n, "find", args, types.Bool)
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "find", Args: []ir.Expr{x, l}, T: types.Opt(elem)}
}

func (c *checker) findIndex(n ast.Node, args []ast.Node) ir.Expr {
	x, _, l, ok := c.loop(n, "findIndex", args, types.Bool)
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "findIndex", Args: []ir.Expr{x, l}, T: types.Opt(types.Int)}
}

func (c *checker) sortBy(n ast.Node, args []ast.Node) ir.Expr {
	descending := false
	if len(args) == 3 {
		order, ok := args[2].(*ast.StringNode)
		if !ok || order.Value != "asc" && order.Value != "desc" {
			return c.fail(Arguments, args[2], "the order of `sortBy` is \"asc\" or \"desc\"")
		}
		descending, args = order.Value == "desc", args[:2]
	}
	x, _, l, ok := c.loop(n, "sortBy", args, nil)
	if !ok {
		return bad()
	}
	if !Ordered(l.Body.Type()) {
		return c.fail(Mismatch, args[1], "%s has no order", l.Body.Type())
	}
	name := "sortBy"
	if descending {
		name = "sortByDesc"
	}
	return &ir.Call{Name: name, Args: []ir.Expr{x, l}, T: x.Type()}
}

// What the elements of a list have to be, and what the result is.
func ordered(t types.Type) string {
	if Ordered(t) {
		return ""
	}
	return "values that have an order"
}

func comparable(t types.Type) string {
	if types.Comparable(t) {
		return ""
	}
	return "values that can be compared"
}

func numeric(t types.Type) string {
	if base, _ := types.Elem(t); number(base) {
		return ""
	}
	return "numbers"
}

func same(t types.Type) types.Type  { return types.ListOf(t) }
func maybe(t types.Type) types.Type { return types.Opt(t) }

// ofList is a built-in of one list whose elements have to be something.
func ofList(name string, need func(types.Type) string, result func(elem types.Type) types.Type) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, n ast.Node, args []ast.Node) ir.Expr {
		if !c.arity(n, name, args, 1, 1) {
			return bad()
		}
		x, elem := c.listArg(args[0])
		if isBad(x) {
			return bad()
		}
		if need != nil {
			if what := need(elem); what != "" {
				return c.fail(Mismatch, args[0], "`%s` needs %s, found %s", name, what, elem)
			}
		}
		return &ir.Call{Name: name, Args: []ir.Expr{x}, T: result(elem)}
	}
}

// extreme is min or max: of a list, or of several numbers.
func extreme(name string) func(*checker, ast.Node, []ast.Node) ir.Expr {
	list := ofList(name, ordered, maybe)
	return func(c *checker, n ast.Node, args []ast.Node) ir.Expr {
		if len(args) == 1 {
			return list(c, n, args)
		}
		if len(args) == 0 {
			return c.fail(Arguments, n, "%q takes a list, or several numbers", name)
		}
		var t types.Type = types.Int
		out := make([]ir.Expr, len(args))
		for i, node := range args {
			out[i] = c.check(node)
			if !c.want(node, out[i], types.Float) {
				return bad()
			}
			t, _ = types.Unify(t, out[i].Type())
		}
		for i := range out {
			out[i] = Fit(out[i], t)
		}
		return &ir.Call{Name: name + "Of", Args: out, T: t}
	}
}

func (c *checker) keys(n ast.Node, args []ast.Node) ir.Expr {
	name := n.(*ast.BuiltinNode).Name
	if !c.arity(n, name, args, 1, 1) {
		return bad()
	}
	x := c.check(args[0])
	m, ok := x.Type().(*types.Map)
	if !ok {
		if isBad(x) {
			return bad()
		}
		return c.fail(Mismatch, args[0], "`%s` needs a map, found %s", name, x.Type())
	}
	if name == "keys" {
		return &ir.Call{Name: name, Args: []ir.Expr{x}, T: types.ListOf(m.Key)}
	}
	return &ir.Call{Name: name, Args: []ir.Expr{x}, T: types.ListOf(m.Value)}
}

// numberTo is a built-in of one number; a nil result is the number's own type.
func numberTo(name string, result types.Type) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, n ast.Node, args []ast.Node) ir.Expr {
		if !c.arity(n, name, args, 1, 1) {
			return bad()
		}
		x := c.check(args[0])
		if !c.want(args[0], x, types.Float) {
			return bad()
		}
		if result == nil {
			return &ir.Call{Name: name, Args: []ir.Expr{x}, T: x.Type()}
		}
		return &ir.Call{Name: name, Args: []ir.Expr{Fit(x, types.Float)}, T: result}
	}
}

func (c *checker) round(n ast.Node, args []ast.Node) ir.Expr {
	if len(args) != 2 {
		return numberTo("round", types.Float)(c, n, args)
	}
	x, digits := c.check(args[0]), c.check(args[1])
	if !c.want(args[0], x, types.Float) || !c.want(args[1], digits, types.Int) {
		return bad()
	}
	return &ir.Call{Name: "roundTo", Args: []ir.Expr{Fit(x, types.Float), digits}, T: types.Float}
}

// convertTo is int or float: of a number, or of a text, which may fail.
func convertTo(name string, t types.Type) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, n ast.Node, args []ast.Node) ir.Expr {
		if !c.arity(n, name, args, 1, 1) {
			return bad()
		}
		x := c.check(args[0])
		if isBad(x) || !c.settled(args[0], x) {
			return bad()
		}
		switch {
		case number(x.Type()):
			return &ir.Call{Name: name, Args: []ir.Expr{x}, T: t}
		case x.Type() == types.String:
			return &ir.Call{Name: "parse_" + name, Args: []ir.Expr{x}, T: types.Opt(t)}
		}
		return c.fail(Mismatch, args[0], "`%s` needs a number or a text, found %s", name, x.Type())
	}
}

func (c *checker) toString(n ast.Node, args []ast.Node) ir.Expr {
	if !c.arity(n, "string", args, 1, 1) {
		return bad()
	}
	x := c.check(args[0])
	if isBad(x) || !c.settled(args[0], x) {
		return bad()
	}
	return &ir.Text{Parts: []ir.Expr{x}}
}

func (c *checker) format(n ast.Node, args []ast.Node) ir.Expr {
	if !c.arity(n, "format", args, 2, 2) {
		return bad()
	}
	x := c.check(args[0])
	spec := c.check(args[1])
	if isBad(x) || !c.settled(args[0], x) || !c.want(args[1], spec, types.String) {
		return bad()
	}
	name := ""
	switch x.Type() {
	case types.Int:
		name = "format_int"
	case types.Float:
		name = "format_float"
	case types.Date:
		name = "format_date"
	case types.Time:
		name = "format_time"
	case types.DateTime:
		name = "format_datetime"
	default:
		return c.fail(Mismatch, args[0], "`format` needs a number or a date, found %s", x.Type())
	}
	return &ir.Call{Name: name, Args: []ir.Expr{x, spec}, T: types.String}
}
