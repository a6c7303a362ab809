package expr

import (
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// listOf types an argument that has to be a list.
func (c *checker) listOf(n ast.Node) (x ir.Expr, elem types.Type, ok bool) {
	return c.asList(n, c.check(n))
}

// asList returns x as a list, and says so if it is none.
func (c *checker) asList(n ast.Node, x ir.Expr) (list ir.Expr, elem types.Type, ok bool) {
	if isBad(x) || !c.settled(n, x) {
		return nil, nil, false
	}
	l, ok := x.Type().(*types.List)
	if ok {
		return x, l.Elem, true
	}
	d := c.errorf(Mismatch, n, "expected a list, found %s", x.Type())
	if _, isMap := x.Type().(*types.Map); isMap {
		d.WithHint("of its keys or its values: `keys(%s)`, `values(%[1]s)`", c.span(n).Text())
	}
	return nil, nil, false
}

// closure types the closure of a loop over elements of type elem of the list xs, which comes from the node source; acc is
// what reduce has so far, or nil.
func (c *checker) closure(xs ir.Expr, source, n ast.Node, elem, acc types.Type) (*ir.Lambda, bool) {
	l := &loop{elem: &ir.Symbol{Name: "#", Kind: ir.LocalSymbol, Type: elem, Go: elementName(source)}}
	if acc != nil {
		l.acc = &ir.Symbol{Name: "#acc", Kind: ir.LocalSymbol, Type: acc, Go: "acc"}
	}
	c.loops = append(c.loops, l)
	body := c.given(c.filtered(xs, l.elem), bodyOf(n))
	c.loops = c.loops[:len(c.loops)-1]
	if isBad(body) {
		return nil, false
	}
	out := &ir.Lambda{Params: []*ir.Symbol{l.elem}, Acc: l.acc, Body: body}
	if l.index != nil {
		out.Params = append(out.Params, l.index)
	}
	return out, true
}

func bodyOf(n ast.Node) ast.Node {
	if p, ok := n.(*ast.PredicateNode); ok {
		return p.Node
	}
	return n
}

// loopOver types the list and the closure of a loop.
func (c *checker) loopOver(args []ast.Node) (x ir.Expr, elem types.Type, l *ir.Lambda, ok bool) {
	x, elem, ok = c.listOf(args[0])
	if !ok {
		return nil, nil, nil, false
	}
	l, ok = c.closure(x, args[0], args[1], elem, nil)
	return x, elem, l, ok
}

// condition types the list and the condition of a loop.
func (c *checker) condition(args []ast.Node) (x ir.Expr, elem types.Type, l *ir.Lambda, ok bool) {
	x, elem, l, ok = c.loopOver(args)
	if !ok {
		return nil, nil, nil, false
	}
	return x, elem, l, c.want(bodyOf(args[1]), l.Body, types.Bool)
}

func (c *checker) filter(_ ast.Node, args []ast.Node) ir.Expr {
	x, elem, l, ok := c.condition(args)
	if !ok {
		return bad()
	}
	out := &ir.Call{Name: "filter", Args: []ir.Expr{x, l}, T: x.Type()}
	inner, optional := types.Elem(elem)
	if optional && inner != types.Never && Narrow(l.Body, true)[Place{Symbol: l.Params[0]}] {
		return settledElements(out, l.Params[0], inner)
	}
	return out
}

// settledElements maps a filter that keeps only what is there, such as filter(xs, # != nil), to the values.
func settledElements(filter *ir.Call, elem *ir.Symbol, inner types.Type) ir.Expr {
	sym := &ir.Symbol{Name: "#", Kind: ir.LocalSymbol, Type: elem.Type, Go: elem.Go}
	value := &ir.Lambda{Params: []*ir.Symbol{sym}, Body: &ir.Settled{X: &ir.Ref{Symbol: sym}, T: inner}}
	return &ir.Call{Name: "map", Args: []ir.Expr{filter, value}, T: types.ListOf(inner)}
}

func (c *checker) mapList(_ ast.Node, args []ast.Node) ir.Expr {
	x, _, l, ok := c.loopOver(args)
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "map", Args: []ir.Expr{x, l}, T: types.ListOf(l.Body.Type())}
}

func quantifier(name string) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, _ ast.Node, args []ast.Node) ir.Expr {
		x, _, l, ok := c.condition(args)
		if !ok {
			return bad()
		}
		return &ir.Call{Name: name, Args: []ir.Expr{x, l}, T: types.Bool}
	}
}

func finder(name string) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, _ ast.Node, args []ast.Node) ir.Expr {
		x, elem, l, ok := c.condition(args)
		if !ok {
			return bad()
		}
		out := &ir.Call{Name: name, Args: []ir.Expr{x, l}, T: types.Opt(elem)}
		if strings.HasSuffix(name, "Index") {
			out.T = types.Opt(types.Int)
		}
		return out
	}
}

func (c *checker) count(_ ast.Node, args []ast.Node) ir.Expr {
	if len(args) == 2 {
		x, _, l, ok := c.condition(args)
		if !ok {
			return bad()
		}
		return &ir.Call{Name: "count", Args: []ir.Expr{x, l}, T: types.Int}
	}
	x, elem, ok := c.listOf(args[0])
	if !ok {
		return bad()
	}
	if !types.Assignable(elem, types.Bool) {
		c.errorf(Mismatch, args[0], "`count` without a condition counts what is true in a list of bools, found %s", x.Type()).
			WithHint("how many elements there are: `len(%s)`", c.span(args[0]).Text())
		return bad()
	}
	return &ir.Call{Name: "count", Args: []ir.Expr{Fit(x, types.ListOf(types.Bool))}, T: types.Int}
}

func (c *checker) sum(_ ast.Node, args []ast.Node) ir.Expr {
	x, t, ok := c.listOf(args[0])
	if !ok {
		return bad()
	}
	out := &ir.Call{Name: "sum", Args: []ir.Expr{x}}
	if len(args) == 2 {
		l, ok := c.closure(x, args[0], args[1], t, nil)
		if !ok {
			return bad()
		}
		out.Args, t = append(out.Args, l), l.Body.Type()
	}
	out.T, _ = types.Elem(t) // what is missing is left out
	switch out.T {
	case types.Never:
		return literalOf(0)
	case types.Int, types.Float, types.Duration:
		return out
	}
	return c.fail(Mismatch, bodyOf(args[len(args)-1]), "`sum` needs numbers, found %s", t)
}

func (c *checker) groupBy(_ ast.Node, args []ast.Node) ir.Expr {
	x, elem, l, ok := c.loopOver(args)
	if !ok {
		return bad()
	}
	key := l.Body.Type()
	if !types.Key(key) {
		return c.fail(Mismatch, bodyOf(args[1]), "%s cannot be the key of a map", key)
	}
	return &ir.Call{Name: "groupBy", Args: []ir.Expr{x, l}, T: &types.Map{Key: key, Value: types.ListOf(elem)}}
}

func (c *checker) sortBy(_ ast.Node, args []ast.Node) ir.Expr {
	x, elem, l, ok := c.loopOver(args)
	if !ok || !c.settled(bodyOf(args[1]), l.Body) {
		return bad()
	}
	if elem == types.Never {
		return x // it is empty
	}
	if t := l.Body.Type(); !types.Ordered(t) {
		return c.fail(Mismatch, bodyOf(args[1]), "%s has no order", t)
	}
	return c.ordered(&ir.Call{Name: "sortBy", Args: []ir.Expr{x, l}, T: x.Type()}, args[2:])
}

// ordered adds the order, "asc" or "desc", to a call of sort or sortBy. One that is written out chooses the variant.
func (c *checker) ordered(call *ir.Call, order []ast.Node) ir.Expr {
	if len(order) == 0 {
		return call
	}
	o := c.as(order[0], c.check(order[0]), types.String)
	if isBad(o) {
		return bad()
	}
	switch text, literal := textOf(o); {
	case !literal:
		desc := &ir.Call{Name: "descending", Args: []ir.Expr{o}, T: types.Bool, Fails: true}
		falling := &ir.Call{Name: call.Name + "Desc", Args: call.Args, T: call.T}
		return &ir.Cond{C: desc, A: falling, B: call, T: call.T}
	case text == "desc":
		call.Name += "Desc"
	case text != "asc":
		return c.fail(Arguments, order[0], "the order is \"asc\" or \"desc\", found %q", text)
	}
	return call
}

// reduce types `reduce(xs, #acc + #, 0)`. What it has so far is of the type of the initial value, or of a wider one
// that the closure makes of it.
func (c *checker) reduce(n ast.Node, args []ast.Node) ir.Expr {
	x, elem, ok := c.listOf(args[0])
	if !ok {
		return bad()
	}
	if len(args) == 2 {
		return c.report(n, mistake{Unsupported, "`reduce` needs an initial value",
			"add it as the third argument: `reduce(" + c.span(args[0]).Text() + ", " + c.span(args[1]).Text() + ", 0)`"})
	}
	initial := c.check(args[2])
	if isBad(initial) {
		return bad()
	}
	acc := initial.Type()
	for range 4 {
		l, ok := c.closure(x, args[0], args[1], elem, acc)
		if !ok {
			return bad()
		}
		wider, ok := types.Unify(acc, l.Body.Type())
		if !ok {
			return c.fail(Mismatch, bodyOf(args[1]), "`reduce` began with %s, and goes on with %s", acc, l.Body.Type())
		}
		if types.Equal(wider, acc) {
			l.Body = Fit(l.Body, acc)
			return &ir.Call{Name: "reduce", Args: []ir.Expr{x, l, Fit(initial, acc)}, T: acc}
		}
		acc = wider
	}
	return c.fail(Unsupported, bodyOf(args[1]), "the type of this closure grows with every element")
}

// elementName is the name that the element of a loop over a node has in Go: row for rows, x if nothing better is known.
func elementName(source ast.Node) string {
	name := goName(source, "")
	switch {
	case strings.HasSuffix(name, "ies") && len(name) > 4:
		return name[:len(name)-3] + "y"
	case strings.HasSuffix(name, "sses") || strings.HasSuffix(name, "xes"):
		return name[:len(name)-2]
	case strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss") && len(name) > 2:
		return name[:len(name)-1]
	}
	return "x"
}

// goName is the name that a node reads last; fallback if it reads none.
func goName(n ast.Node, fallback string) string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value
	case *ast.MemberNode:
		if name, ok := n.Property.(*ast.StringNode); ok && types.IsName(name.Value) {
			return name.Value
		}
	case *ast.ChainNode:
		return goName(n.Node, fallback)
	case *ast.BuiltinNode:
		switch n.Name {
		case "filter", "sort", "sortBy", "reverse", "uniq", "take":
			return goName(n.Arguments[0], fallback)
		}
	}
	return fallback
}
