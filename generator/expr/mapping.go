package expr

import (
	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// mapArg types an argument that has to be a map; a record is one if its fields have one type.
func (c *checker) mapArg(n ast.Node) (ir.Expr, *types.Map, bool) {
	x := c.check(n)
	if isBad(x) || !c.settled(n, x) {
		return nil, nil, false
	}
	switch t := x.Type().(type) {
	case *types.Map:
		return x, t, true
	case *types.Record:
		return c.recordAsMap(n, x, t)
	}
	c.errorf(Mismatch, n, "expected a map, found %s", x.Type())
	return nil, nil, false
}

func (c *checker) recordAsMap(n ast.Node, x ir.Expr, t *types.Record) (ir.Expr, *types.Map, bool) {
	m := &types.Map{Key: types.String, Value: types.Never}
	for _, f := range t.Fields {
		u, ok := types.Unify(m.Value, f.Type)
		if !ok {
			c.errorf(MixedList, n, "the fields of this record have different types: %s", t.Layout())
			return nil, nil, false
		}
		m.Value = u
	}
	if r, ok := x.(*ir.Record); ok {
		return mapFrom(r, m), m, true
	}
	out := &ir.Map{T: m}
	for _, f := range t.Fields {
		out.Keys = append(out.Keys, &ir.Lit{Value: f.Name, T: types.String})
		out.Values = append(out.Values, Fit(&ir.Field{X: x, Name: f.Name, T: f.Type}, m.Value))
	}
	return out, m, true
}

func (c *checker) keys(_ ast.Node, args []ast.Node) ir.Expr {
	x, m, ok := c.mapArg(args[0])
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "keys", Args: []ir.Expr{x}, T: types.ListOf(m.Key)}
}

func (c *checker) values(_ ast.Node, args []ast.Node) ir.Expr {
	x, m, ok := c.mapArg(args[0])
	if !ok {
		return bad()
	}
	return &ir.Call{Name: "values", Args: []ir.Expr{x}, T: types.ListOf(m.Value)}
}

// toPairs makes a record of each entry, whose fields `#[0]` and `#[1]` reach too, as in expr-lang.
func (c *checker) toPairs(_ ast.Node, args []ast.Node) ir.Expr {
	x, m, ok := c.mapArg(args[0])
	if !ok {
		return bad()
	}
	pair := &types.Record{Fields: []types.Field{{Name: "key", Type: m.Key}, {Name: "value", Type: m.Value}}}
	return &ir.Call{Name: "toPairs", Args: []ir.Expr{x}, T: types.ListOf(pair)}
}

func isPair(r *types.Record) bool {
	return len(r.Fields) == 2 && r.Fields[0].Name == "key" && r.Fields[1].Name == "value"
}

func (c *checker) fromPairs(_ ast.Node, args []ast.Node) ir.Expr {
	x, elem, ok := c.listOf(args[0])
	if !ok {
		return bad()
	}
	r, ok := elem.(*types.Record)
	if !ok || !isPair(r) {
		return c.report(args[0], mistake{Mismatch, "expected a list of {key, value}, found " + x.Type().String(),
			"make it so: `map(…, ({key: …, value: …}))`"})
	}
	key, value := r.Fields[0].Type, r.Fields[1].Type
	if !types.Key(key) {
		return c.fail(Mismatch, args[0], "%s cannot be the key of a map", key)
	}
	return &ir.Call{Name: "fromPairs", Args: []ir.Expr{x}, T: &types.Map{Key: key, Value: value}}
}
