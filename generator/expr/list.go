package expr

import (
	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

func (c *checker) length(_ ast.Node, args []ast.Node) ir.Expr {
	x := c.check(args[0])
	if isBad(x) || !c.settled(args[0], x) {
		return bad()
	}
	switch t := x.Type().(type) {
	case *types.List, *types.Map:
	case *types.Record:
		return keeping(literalOf(len(t.Fields)), x)
	default:
		if t != types.String && t != types.Bytes {
			return c.fail(Mismatch, args[0], "`len` needs a text, a list or a map, found %s", t)
		}
	}
	return &ir.Call{Name: "len", Args: []ir.Expr{x}, T: types.Int}
}

// edge is first or last.
func edge(name string) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, _ ast.Node, args []ast.Node) ir.Expr {
		x := c.check(args[0])
		if !isBad(x) && c.noElements(args[0], x) {
			return keeping(&ir.Lit{T: types.Nil}, x)
		}
		x, elem, ok := c.asList(args[0], x)
		if !ok {
			return bad()
		}
		return &ir.Call{Name: name, Args: []ir.Expr{x}, T: types.Opt(elem)}
	}
}

func (c *checker) reverse(_ ast.Node, args []ast.Node) ir.Expr {
	x, _, ok := c.listOf(args[0])
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "reverse", Args: []ir.Expr{x}, T: x.Type()}
}

func (c *checker) uniq(_ ast.Node, args []ast.Node) ir.Expr {
	x, elem, ok := c.listOf(args[0])
	if !ok {
		return bad()
	}
	if !types.Comparable(elem) {
		return c.fail(Mismatch, args[0], "`uniq` needs values that can be compared, found %s", elem)
	}
	return &ir.Call{Name: "uniq", Args: []ir.Expr{x}, T: x.Type()}
}

func (c *checker) sort(_ ast.Node, args []ast.Node) ir.Expr {
	x := c.check(args[0])
	if !isBad(x) && c.noElements(args[0], x) {
		return keeping(&ir.List{T: types.ListOf(types.Never)}, x)
	}
	x, elem, ok := c.asList(args[0], x)
	if !ok {
		return bad()
	}
	if !types.Ordered(elem) && elem != types.Never {
		d := c.errorf(Mismatch, args[0], "%s has no order", elem)
		switch t := elem.(type) {
		case *types.Record:
			if len(t.Fields) > 0 {
				d.WithHint("say by what: `sortBy(%s, .%s)`", c.span(args[0]).Text(), t.Fields[0].Name)
			}
		case *types.Optional:
			d.WithHint("leave out what is missing: `sort(filter(%s, # != nil))`", c.span(args[0]).Text())
		}
		return bad()
	}
	return c.ordered(&ir.Call{Name: "sort", Args: []ir.Expr{x}, T: x.Type()}, args[1:])
}

func (c *checker) take(_ ast.Node, args []ast.Node) ir.Expr {
	x, _, ok := c.listOf(args[0])
	n := c.as(args[1], c.check(args[1]), types.Int)
	if !ok || isBad(n) {
		return bad()
	}
	count, literal := intOf(n)
	return &ir.Call{Name: "take", Args: []ir.Expr{x, n}, T: x.Type(), Fails: !literal || count < 0}
}

func (c *checker) concat(_ ast.Node, args []ast.Node) ir.Expr {
	lists := make([]ir.Expr, len(args))
	for i, n := range args {
		var ok bool
		if lists[i], _, ok = c.listOf(n); !ok {
			return bad()
		}
	}
	t, ok := c.unify(args, lists, "the lists")
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "concat", Args: fitAll(lists, t), T: t}
}

// flatten takes all lists within lists apart.
func (c *checker) flatten(_ ast.Node, args []ast.Node) ir.Expr {
	x, _, ok := c.listOf(args[0])
	if !ok {
		return bad()
	}
	return flattened(x)
}

func flattened(x ir.Expr) ir.Expr {
	for {
		inner, isList := x.Type().(*types.List).Elem.(*types.List)
		if !isList {
			return x
		}
		x = &ir.Call{Name: "flatten", Args: []ir.Expr{x}, T: inner}
	}
}

// get is an index that is nothing where `[]` fails.
func (c *checker) get(_ ast.Node, args []ast.Node) ir.Expr {
	x := c.check(args[0])
	if isBad(x) || !c.settled(args[0], x) {
		return bad()
	}
	switch t := x.Type().(type) {
	case *types.List:
		i := c.as(args[1], c.check(args[1]), types.Int)
		if isBad(i) {
			return bad()
		}
		return &ir.Call{Name: "get", Args: []ir.Expr{x, i}, T: types.Opt(t.Elem)}
	case *types.Map:
		key := c.as(args[1], c.check(args[1]), t.Key)
		if isBad(key) {
			return bad()
		}
		return c.settle(&ir.Index{X: x, I: key, T: types.Opt(t.Value)})
	case *types.Record:
		name, ok := args[1].(*ast.StringNode)
		if !ok {
			return c.fieldByText(args[0], args[1], x, t)
		}
		if i := t.Lookup(name.Value); i >= 0 {
			return Fit(&ir.Field{X: x, Name: name.Value, T: t.Fields[i].Type}, types.Opt(t.Fields[i].Type))
		}
		return &ir.Lit{T: types.Nil}
	}
	if c.noElements(args[0], x) {
		return keeping(&ir.Lit{T: types.Nil}, x, c.check(args[1]))
	}
	return c.fail(Mismatch, args[0], "`get` needs a list or a map, found %s", x.Type())
}
