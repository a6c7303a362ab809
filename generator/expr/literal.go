package expr

import (
	"time"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// list types `[a, b]`.
func (c *checker) list(n *ast.ArrayNode) ir.Expr {
	items := c.checkAll(n.Nodes)
	elem, ok := c.unify(n.Nodes, items, "the items of a list")
	if !ok {
		return bad()
	}
	return &ir.List{Items: fitAll(items, elem), T: types.ListOf(elem)}
}

// unify returns the one type that the values of nodes can have together, and says if there is none.
func (c *checker) unify(nodes []ast.Node, values []ir.Expr, what string) (types.Type, bool) {
	if anyBad(values...) {
		return types.Invalid, false
	}
	var t types.Type = types.Never
	for i, v := range values {
		u, ok := types.Unify(t, v.Type())
		if !ok {
			c.errorf(MixedList, nodes[i], "%s have one type: %s here, %s before", what, v.Type(), t)
			return types.Invalid, false
		}
		t = u
	}
	return t, true
}

// mapping types `{a: 1}`, a record, and `{(k): v}`, a map.
func (c *checker) mapping(n *ast.MapNode) ir.Expr {
	keys, values := make([]ast.Node, len(n.Pairs)), make([]ast.Node, len(n.Pairs))
	isRecord := true
	for i, p := range n.Pairs {
		pair := p.(*ast.PairNode)
		keys[i], values[i] = pair.Key, pair.Value
		if key, ok := pair.Key.(*ast.StringNode); !ok || key.Value == "" { // no field is called so
			isRecord = false
		}
	}
	if isRecord {
		return c.record(keys, values)
	}
	return c.mapOf(keys, values)
}

func (c *checker) record(keys, values []ast.Node) ir.Expr {
	r := &types.Record{}
	out := &ir.Record{T: r, Fields: c.checkAll(values)}
	if anyBad(out.Fields...) {
		return bad()
	}
	var fields, repeated []ir.Expr
	for i, key := range keys {
		field := types.Field{Name: key.(*ast.StringNode).Value, Type: out.Fields[i].Type()}
		if r.Lookup(field.Name) >= 0 {
			c.diags.Warnf(RepeatedField, c.span(key), "the field %q is there twice; the first one counts", field.Name)
			repeated = append(repeated, out.Fields[i])
			continue
		}
		r.Fields, fields = append(r.Fields, field), append(fields, out.Fields[i])
	}
	out.Fields = fields
	return keeping(out, repeated...)
}

func (c *checker) mapOf(keys, values []ast.Node) ir.Expr {
	out := &ir.Map{Keys: c.checkAll(keys), Values: c.checkAll(values)}
	for i, k := range out.Keys {
		if out.Keys[i] = c.as(keys[i], k, types.String); isBad(out.Keys[i]) {
			return bad()
		}
	}
	t, ok := c.unify(values, out.Values, "the values of a map")
	if !ok {
		return bad()
	}
	out.Values, out.T = fitAll(out.Values, t), &types.Map{Key: types.String, Value: t}
	return out
}

// sequence types `a; b`, whose value is the last one's: the others change nothing.
func (c *checker) sequence(n *ast.SequenceNode) ir.Expr {
	all := c.checkAll(n.Nodes)
	if anyBad(all...) {
		return bad()
	}
	last := len(all) - 1
	return keeping(all[last], all[:last]...)
}

// literalOf returns the literal of a value.
func literalOf(v any) *ir.Lit {
	switch v.(type) {
	case bool:
		return &ir.Lit{Value: v, T: types.Bool}
	case int:
		return &ir.Lit{Value: v, T: types.Int}
	case float64:
		return &ir.Lit{Value: v, T: types.Float}
	case time.Time:
		return &ir.Lit{Value: v, T: types.DateTime}
	case time.Duration:
		return &ir.Lit{Value: v, T: types.Duration}
	}
	panic("expr: no literal of this kind")
}

// intOf returns the value of an int literal.
func intOf(e ir.Expr) (int, bool) {
	if l, ok := e.(*ir.Lit); ok {
		v, ok := l.Value.(int)
		return v, ok
	}
	return 0, false
}

// textOf returns the value of a text literal.
func textOf(e ir.Expr) (string, bool) {
	if l, ok := e.(*ir.Lit); ok {
		v, ok := l.Value.(string)
		return v, ok
	}
	return "", false
}
