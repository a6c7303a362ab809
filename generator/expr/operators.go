package expr

import (
	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// Fit returns e as a value of type t, to which it must be assignable.
func Fit(e ir.Expr, t types.Type) ir.Expr {
	if types.Equal(e.Type(), t) || t == types.Invalid || isBad(e) {
		return e
	}
	if l, ok := e.(*ir.Lit); ok && t == types.Float {
		if v, ok := l.Value.(int); ok {
			return &ir.Lit{Value: float64(v), T: types.Float}
		}
	}
	if l, ok := e.(*ir.List); ok {
		if want, ok := t.(*types.List); ok {
			items := make([]ir.Expr, len(l.Items))
			for i, item := range l.Items {
				items[i] = Fit(item, want.Elem)
			}
			return &ir.List{Items: items, T: t}
		}
	}
	if want, ok := t.(*types.Optional); ok && !types.IsOptional(e.Type()) {
		return &ir.Convert{X: Fit(e, want.Elem), T: t}
	}
	if r, ok := e.(*ir.Record); ok {
		if want, ok := t.(*types.Record); ok {
			return fitRecord(r, want)
		}
	}
	return &ir.Convert{X: e, T: t}
}

// fitRecord orders the fields as t has them; one that is not given is missing.
func fitRecord(r *ir.Record, t *types.Record) ir.Expr {
	have := r.T.(*types.Record)
	out := &ir.Record{T: t, Fields: make([]ir.Expr, len(t.Fields))}
	for i, f := range t.Fields {
		if j := have.Lookup(f.Name); j >= 0 {
			out.Fields[i] = Fit(r.Fields[j], f.Type)
		} else {
			out.Fields[i] = &ir.Lit{T: f.Type}
		}
	}
	return out
}

func (c *checker) unary(n *ast.UnaryNode) ir.Expr {
	x := c.check(n.Node)
	if isBad(x) {
		return x
	}
	switch n.Operator {
	case "!", "not":
		if !c.want(n.Node, x, types.Bool) {
			return bad()
		}
		return &ir.Unary{Op: "!", X: x}
	case "+", "-":
		if !c.settled(n.Node, x) {
			return bad()
		}
		if t := x.Type(); t != types.Int && t != types.Float && t != types.Duration {
			return c.fail(Mismatch, n.Node, "`%s` needs a number, found %s", n.Operator, t)
		}
		if n.Operator == "+" {
			return x
		}
		return &ir.Unary{Op: "-", X: x}
	}
	return c.fail(Unsupported, n, "the operator `%s` cannot be compiled", n.Operator)
}

// settled reports whether x is there in any case, and says so if not.
func (c *checker) settled(n ast.Node, x ir.Expr) bool {
	if !types.IsOptional(x.Type()) {
		return true
	}
	c.errorf(Unsettled, n, "this may be missing (%s)", x.Type()).
		WithHint("give a default, `%s ?? …`, or test it with `!= nil`", n)
	return false
}

// want reports whether x is a T, and says so if not.
func (c *checker) want(n ast.Node, x ir.Expr, t types.Type) bool {
	if isBad(x) {
		return false
	}
	if types.Assignable(x.Type(), t) {
		return true
	}
	if elem, optional := types.Elem(x.Type()); optional && types.Assignable(elem, t) {
		return c.settled(n, x)
	}
	d := c.errorf(Mismatch, n, "expected %s, found %s", t, x.Type())
	switch {
	case t == types.Bool && x.Type() == types.String:
		d.WithHint("there is no truthiness; compare: `%s != \"\"`", n)
	case t == types.Bool && types.IsNumber(x.Type()):
		d.WithHint("there is no truthiness; compare: `%s != 0`", n)
	case t == types.Bool:
		if _, list := x.Type().(*types.List); list {
			d.WithHint("there is no truthiness; compare: `len(%s) > 0`", n)
		}
	}
	return false
}

func (c *checker) binary(n *ast.BinaryNode) ir.Expr {
	switch n.Operator {
	case "and", "&&", "or", "||":
		return c.logic(n)
	case "??":
		return c.coalesce(n)
	case "|":
		return c.fail(Unsupported, n, "a pipe leads into a call: `x | upper()`")
	}
	l, r := c.check(n.Left), c.check(n.Right)
	if isBad(l) || isBad(r) {
		return bad()
	}
	switch n.Operator {
	case "==", "!=":
		return c.equality(n, l, r)
	case "in":
		return c.in(n, l, r)
	case "<", "<=", ">", ">=":
		return c.comparison(n, l, r)
	case "+", "-", "*", "/", "%", "**", "^":
		return c.arithmetic(n, l, r)
	case "contains", "startsWith", "endsWith", "matches":
		if !c.want(n.Left, l, types.String) || !c.want(n.Right, r, types.String) {
			return bad()
		}
		return &ir.Binary{Op: n.Operator, L: l, R: r, T: types.Bool}
	case "..":
		if !c.want(n.Left, l, types.Int) || !c.want(n.Right, r, types.Int) {
			return bad()
		}
		return &ir.Binary{Op: "..", L: l, R: r, T: types.ListOf(types.Int)}
	}
	return c.fail(Unsupported, n, "the operator `%s` cannot be compiled", n.Operator)
}

func (c *checker) logic(n *ast.BinaryNode) ir.Expr {
	op := map[string]string{"and": "&&", "&&": "&&", "or": "||", "||": "||"}[n.Operator]
	l := c.check(n.Left)
	facts := c.facts
	c.facts = facts.With(Narrow(l, op == "&&"))
	r := c.check(n.Right)
	c.facts = facts
	if !c.want(n.Left, l, types.Bool) || !c.want(n.Right, r, types.Bool) {
		return bad()
	}
	return &ir.Binary{Op: op, L: l, R: r, T: types.Bool}
}

func (c *checker) coalesce(n *ast.BinaryNode) ir.Expr {
	l, r := c.check(n.Left), c.check(n.Right)
	if isBad(l) || isBad(r) {
		return bad()
	}
	elem, optional := types.Elem(l.Type())
	if !optional {
		return l // allowed, and nothing to do
	}
	t, ok := types.Unify(elem, r.Type())
	if !ok {
		return c.fail(Mismatch, n.Right, "both sides of `??` are of one type: %s on the left, %s here", elem, r.Type())
	}
	if !types.Equal(elem, t) && !types.Equal(types.Opt(elem), t) {
		l = &ir.Convert{X: l, T: types.Opt(t)}
	}
	return &ir.Coalesce{X: l, Y: Fit(r, t), T: t}
}

func (c *checker) equality(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	t, ok := types.Unify(l.Type(), r.Type())
	if !ok {
		return c.fail(Mismatch, n, "%s is never equal to %s", l.Type(), r.Type())
	}
	if t == types.Nil {
		return &ir.Lit{Value: n.Operator == "==", T: types.Bool}
	}
	return &ir.Binary{Op: n.Operator, L: Fit(l, t), R: Fit(r, t), T: types.Bool}
}

func (c *checker) in(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	switch t := r.Type().(type) {
	case *types.List:
		u, ok := types.Unify(l.Type(), t.Elem)
		if !ok {
			return c.fail(Mismatch, n.Left, "a list of %s never holds %s", t.Elem, l.Type())
		}
		return &ir.Binary{Op: "in", L: Fit(l, u), R: Fit(r, types.ListOf(u)), T: types.Bool}
	case *types.Map:
		if !c.want(n.Left, l, t.Key) {
			return bad()
		}
		return &ir.Binary{Op: "in", L: Fit(l, t.Key), R: r, T: types.Bool}
	}
	return c.fail(Mismatch, n.Right, "`in` needs a list or a map, found %s", r.Type())
}

func (c *checker) comparison(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	if !c.settled(n.Left, l) || !c.settled(n.Right, r) {
		return bad()
	}
	t, ok := types.Unify(l.Type(), r.Type())
	if !ok || !Ordered(t) {
		return c.fail(Mismatch, n, "`%s` cannot compare %s with %s", n.Operator, l.Type(), r.Type())
	}
	return &ir.Binary{Op: n.Operator, L: Fit(l, t), R: Fit(r, t), T: types.Bool}
}

// Ordered reports whether values of t have an order.
func Ordered(t types.Type) bool {
	switch t {
	case types.Int, types.Float, types.String, types.Date, types.Time, types.DateTime, types.Duration:
		return true
	}
	return false
}

func (c *checker) arithmetic(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	if !c.settled(n.Left, l) || !c.settled(n.Right, r) {
		return bad()
	}
	op := n.Operator
	if op == "^" {
		op = "**"
	}
	lt, rt := l.Type(), r.Type()
	switch {
	case op == "+" && lt == types.String && rt == types.String:
		return &ir.Binary{Op: op, L: l, R: r, T: types.String}
	case lt == types.Int && rt == types.Int && (op == "+" || op == "-" || op == "*" || op == "%"):
		return &ir.Binary{Op: op, L: l, R: r, T: types.Int}
	case number(lt) && number(rt) && op != "%":
		return &ir.Binary{Op: op, L: Fit(l, types.Float), R: Fit(r, types.Float), T: types.Float}
	}
	d := c.errorf(Mismatch, n, "`%s` cannot take %s and %s", n.Operator, lt, rt)
	if op == "+" && (lt == types.String || rt == types.String) {
		d.WithHint("convert the other side with string(…), or write it as text: `${{ a }} ${{ b }}`")
	}
	return bad()
}

func number(t types.Type) bool { return t == types.Int || t == types.Float }

func (c *checker) conditional(n *ast.ConditionalNode) ir.Expr {
	cond := c.check(n.Cond)
	facts := c.facts
	c.facts = facts.With(Narrow(cond, true))
	a := c.check(n.Exp1)
	c.facts = facts.With(Narrow(cond, false))
	b := c.check(n.Exp2)
	c.facts = facts
	if !c.want(n.Cond, cond, types.Bool) || isBad(a) || isBad(b) {
		return bad()
	}
	t, ok := types.Unify(a.Type(), b.Type())
	if !ok {
		return c.fail(Mismatch, n.Exp2, "both results of `?:` are of one type: %s before, %s here", a.Type(), b.Type())
	}
	return &ir.Cond{C: cond, A: Fit(a, t), B: Fit(b, t), T: t}
}

func (c *checker) member(n *ast.MemberNode) ir.Expr {
	x := c.check(n.Node)
	if isBad(x) {
		return x
	}
	if m, ok := x.Type().(*types.Map); ok {
		key := c.check(n.Property)
		if !c.want(n.Property, key, m.Key) {
			return bad()
		}
		return &ir.Index{X: x, I: Fit(key, m.Key), T: types.Opt(m.Value)}
	}
	if name, ok := n.Property.(*ast.StringNode); ok {
		return c.field(n, x, name)
	}
	l, ok := x.Type().(*types.List)
	if !ok {
		return c.fail(Mismatch, n.Node, "an index needs a list or a map, found %s", x.Type())
	}
	i := c.check(n.Property)
	if !c.want(n.Property, i, types.Int) {
		return bad()
	}
	return &ir.Index{X: x, I: i, T: l.Elem}
}

func (c *checker) field(n *ast.MemberNode, x ir.Expr, name *ast.StringNode) ir.Expr {
	elem, optional := types.Elem(x.Type())
	if optional && !n.Optional {
		c.errorf(Unsettled, n.Node, "this may be missing (%s)", x.Type()).
			WithHint("write `%s?.%s`, or test it with `!= nil`", n.Node, name.Value)
		return bad()
	}
	r, ok := elem.(*types.Record)
	if !ok {
		return c.fail(Mismatch, n.Node, "%s has no fields", x.Type())
	}
	i := r.Lookup(name.Value)
	if i < 0 {
		d := c.errorf(UnknownField, name, "there is no field %q", name.Value)
		if s := diag.Suggest(name.Value, r.Names()); s != "" {
			d.WithHint("did you mean %q?", s)
		}
		return bad()
	}
	t := r.Fields[i].Type
	if optional {
		return &ir.Field{X: x, Name: name.Value, T: types.Opt(t)}
	}
	return &ir.Field{X: x, Name: name.Value, T: t}
}

func (c *checker) slice(n *ast.SliceNode) ir.Expr {
	x := c.check(n.Node)
	if isBad(x) {
		return x
	}
	if _, list := x.Type().(*types.List); !list && x.Type() != types.String {
		return c.fail(Mismatch, n.Node, "a slice needs a list or a text, found %s", x.Type())
	}
	out := &ir.Slice{X: x, T: x.Type()}
	for _, end := range []struct {
		node ast.Node
		to   *ir.Expr
	}{{n.From, &out.From}, {n.To, &out.To}} {
		if end.node == nil {
			continue
		}
		e := c.check(end.node)
		if !c.want(end.node, e, types.Int) {
			return bad()
		}
		*end.to = e
	}
	return out
}
