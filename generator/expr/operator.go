package expr

import (
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

func (c *checker) unary(n *ast.UnaryNode) ir.Expr {
	x := c.check(n.Node)
	if isBad(x) {
		return bad()
	}
	if n.Operator == "!" || n.Operator == "not" {
		if !c.want(n.Node, x, types.Bool) {
			return bad()
		}
		return fold(&ir.Unary{Op: "!", X: x})
	}
	if !c.settled(n.Node, x) {
		return bad()
	}
	switch t := x.Type(); {
	case t != types.Int && t != types.Float && t != types.Duration && t != types.Months:
		return c.fail(Mismatch, n.Node, "`%s` needs a number, found %s", n.Operator, t)
	case n.Operator == "+":
		return x
	}
	return fold(&ir.Unary{Op: "-", X: x})
}

func (c *checker) binary(n *ast.BinaryNode) ir.Expr {
	switch n.Operator {
	case "and", "&&":
		return c.logic(n, "&&")
	case "or", "||":
		return c.logic(n, "||")
	case "??":
		return c.coalesce(n)
	}
	l, r := c.check(n.Left), c.check(n.Right)
	if anyBad(l, r) {
		return bad()
	}
	switch n.Operator {
	case "==", "!=":
		return c.equality(n, l, r)
	case "in":
		return c.in(n, l, r)
	case "<", "<=", ">", ">=":
		return c.comparison(n, l, r)
	case "contains", "startsWith", "endsWith", "matches":
		return c.textTest(n, l, r)
	case "..":
		l, r = c.as(n.Left, l, types.Int), c.as(n.Right, r, types.Int)
		if anyBad(l, r) {
			return bad()
		}
		return &ir.Binary{Op: "..", L: l, R: r, T: types.ListOf(types.Int)}
	}
	return c.arithmetic(n, l, r)
}

func (c *checker) equality(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	lt, rt := l.Type(), r.Type()
	if _, isMap := lt.(*types.Map); isMap && Fits(r, lt) { // a record that is written out
		r, rt = Fit(r, lt), lt
	}
	if _, isMap := rt.(*types.Map); isMap && Fits(l, rt) {
		l, lt = Fit(l, rt), rt
	}
	t, ok := types.Unify(lt, rt)
	switch {
	case !ok && c.functions && (types.HasFunc(lt) || types.HasFunc(rt)):
		return keeping(&ir.Lit{Value: n.Operator == "!=", T: types.Bool}, l, r)
	case !ok:
		return c.neverEqual(n, l, r)
	case t == types.Nil:
		return keeping(&ir.Lit{Value: n.Operator == "==", T: types.Bool}, l, r)
	case lt == types.Nil && !types.IsOptional(rt), rt == types.Nil && !types.IsOptional(lt):
		return keeping(&ir.Lit{Value: n.Operator == "!=", T: types.Bool}, l, r) // it is there in any case
	case c.functions && isFunc(t): // no function equals another
		return keeping(&ir.Lit{Value: n.Operator == "!=", T: types.Bool}, l, r)
	case !types.Comparable(t):
		return c.fail(Mismatch, n, "values of type %s cannot be compared", t)
	}
	return &ir.Binary{Op: n.Operator, L: Fit(l, t), R: Fit(r, t), T: types.Bool}
}

// unequal is the mistake of comparing two types that have no value in common.
func unequal(l, r types.Type) mistake {
	m := mistake{Mismatch, l.String() + " is never equal to " + r.String(), ""}
	le, _ := types.Elem(l)
	re, _ := types.Elem(r)
	if le == types.Month || re == types.Month || le == types.Weekday || re == types.Weekday {
		m.hint = "make it a number: `int(at.Month()) == 1`, or a text: `string(at.Month()) == \"January\"`"
	}
	return m
}

func (c *checker) in(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	if !c.settled(n.Right, r) {
		return bad()
	}
	switch t := r.Type().(type) {
	case *types.List:
		u, ok := types.Unify(l.Type(), t.Elem)
		if !ok && (loose(n.Left) || loose(n.Right)) && !nested(l.Type(), t.Elem) {
			c.diags.Warnf(Mismatch, c.span(n.Left), "a list of %s never holds %s", t.Elem, l.Type())
			return keeping(&ir.Lit{Value: false, T: types.Bool}, l, r)
		}
		if !ok || !types.Comparable(u) {
			return c.fail(Mismatch, n.Left, "a list of %s never holds %s", t.Elem, l.Type())
		}
		return &ir.Binary{Op: "in", L: Fit(l, u), R: Fit(r, types.ListOf(u)), T: types.Bool}
	case *types.Map:
		if t.Key != types.String && !Fits(l, t.Key) { // see Note [Loose parts]: it comes from groupBy
			c.diags.Warnf(Mismatch, c.span(n.Left), "the keys are %s, so that there is none of type %s", t.Key, l.Type())
			return keeping(&ir.Lit{Value: false, T: types.Bool}, l, r)
		}
		if l = c.as(n.Left, l, t.Key); isBad(l) {
			return bad()
		}
		return &ir.Binary{Op: "in", L: l, R: r, T: types.Bool}
	case *types.Record:
		if name, ok := textOf(l); ok {
			return keeping(&ir.Lit{Value: t.Lookup(name) >= 0, T: types.Bool}, r)
		}
		if l = c.as(n.Left, l, types.String); isBad(l) {
			return bad()
		}
		return keeping(&ir.Binary{Op: "in", L: l, R: textList(t.Names()), T: types.Bool}, r)
	}
	d := c.errorf(Mismatch, n.Right, "`in` needs a list or a map, found %s", r.Type())
	if r.Type() == types.String {
		d.WithHint("a text within a text: `%s contains %s`", c.span(n.Right).Text(), c.span(n.Left).Text())
	}
	return bad()
}

// nested reports whether two types of which none fits the other are lists, or may both be missing: then some values of them
// are equal.
func nested(a, b types.Type) bool {
	_, list := a.(*types.List)
	_, other := b.(*types.List)
	return list && other || types.IsOptional(a) && types.IsOptional(b)
}

func isFunc(t types.Type) bool {
	t, _ = types.Elem(t)
	_, ok := t.(*types.Func)
	return ok
}

func (c *checker) comparison(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	left, right := c.settled(n.Left, l), c.settled(n.Right, r)
	if !left || !right {
		return bad()
	}
	t, ok := types.Unify(l.Type(), r.Type())
	if !ok || !types.Ordered(t) {
		return c.fail(Mismatch, n, "`%s` cannot compare %s with %s", n.Operator, l.Type(), r.Type())
	}
	return &ir.Binary{Op: n.Operator, L: Fit(l, t), R: Fit(r, t), T: types.Bool}
}

// textTest types contains, startsWith, endsWith and matches.
func (c *checker) textTest(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	if _, ok := l.Type().(*types.List); ok && n.Operator == "contains" {
		c.errorf(Mismatch, n.Left, "`contains` looks for a text within a text, found %s", l.Type()).
			WithHint("whether a list holds a value: `%s in %s`", c.span(n.Right).Text(), c.span(n.Left).Text())
		return bad()
	}
	l, r = c.as(n.Left, l, types.String), c.as(n.Right, r, types.String)
	if anyBad(l, r) {
		return bad()
	}
	if pattern, ok := textOf(r); ok && n.Operator == "matches" {
		if _, err := regexp.Compile(pattern); err != nil {
			why := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
			return c.fail(BadPattern, n.Right, "this is no regular expression: %s", why)
		}
	}
	return &ir.Binary{Op: n.Operator, L: l, R: r, T: types.Bool}
}

func (c *checker) arithmetic(n *ast.BinaryNode, l, r ir.Expr) ir.Expr {
	left, right := c.settled(n.Left, l), c.settled(n.Right, r)
	if !left || !right {
		return bad()
	}
	op := n.Operator
	if op == "^" {
		op = "**"
	}
	l, r = numbered(l, r)
	lt, rt := l.Type(), r.Type()
	switch {
	case lt == types.Decimal || rt == types.Decimal:
		return c.fail(Unsupported, n, "decimals cannot be calculated with yet")
	case op == "+" && lt == types.String && rt == types.String:
		return &ir.Binary{Op: op, L: l, R: r, T: types.String}
	case lt == types.Int && rt == types.Int && (op == "+" || op == "-" || op == "*" || op == "%"):
		if zero, ok := intOf(r); ok && op == "%" && zero == 0 {
			return c.fail(DivisionByZero, n.Right, "the remainder of a division by 0 does not exist")
		}
		return fold(&ir.Binary{Op: op, L: l, R: r, T: types.Int})
	case types.IsNumber(lt) && types.IsNumber(rt) && op != "%":
		return fold(&ir.Binary{Op: op, L: Fit(l, types.Float), R: Fit(r, types.Float), T: types.Float})
	}
	if t, ok := temporal[operands{op, lt, rt}]; ok {
		return fold(&ir.Binary{Op: op, L: l, R: r, T: t})
	}
	return c.report(n, c.noArithmetic(n, lt, rt))
}

// numbered gives the element of an empty list, which has no type, that of the other operand: `map([], # * 2)`.
func numbered(l, r ir.Expr) (ir.Expr, ir.Expr) {
	switch {
	case l.Type() == types.Never && r.Type() == types.Never:
		return Fit(l, types.Int), Fit(r, types.Int)
	case l.Type() == types.Never:
		return Fit(l, r.Type()), r
	case r.Type() == types.Never:
		return l, Fit(r, l.Type())
	}
	return l, r
}

// noArithmetic is the mistake of an operator between types that it does not take.
func (c *checker) noArithmetic(n *ast.BinaryNode, lt, rt types.Type) mistake {
	m := mistake{Mismatch, "`" + n.Operator + "` cannot take " + lt.String() + " and " + rt.String(), ""}
	_, isList := lt.(*types.List)
	switch left, right := c.span(n.Left).Text(), c.span(n.Right).Text(); {
	case n.Operator == "+" && lt == types.String && scalar(rt):
		m.hint = "make both a text: `" + left + " + string(" + right + ")`"
	case n.Operator == "+" && rt == types.String && scalar(lt):
		m.hint = "make both a text: `string(" + left + ") + " + right + "`"
	case n.Operator == "+" && isList:
		m.hint = "lists are joined by `concat(" + left + ", " + right + ")`"
	case (lt == types.Date || lt == types.DateTime) && rt == types.Int:
		m.hint = "say of what: `" + left + " " + n.Operator + " days(" + right + ")`"
	case n.Operator == "%":
		m.hint = "`%` takes ints"
	case lt == types.Date && rt == types.DateTime:
		m.hint = "take the day of the latter: `" + right + ".Date()`"
	case lt == types.DateTime && rt == types.Date:
		m.hint = "take the day of the former: `" + left + ".Date()`"
	}
	return m
}

// operands are what the type of an operation depends on.
type operands struct {
	op   string
	l, r types.Type
}

// temporal says what operations with times give.
var temporal = map[operands]types.Type{
	{"+", types.DateTime, types.Duration}: types.DateTime,
	{"+", types.Duration, types.DateTime}: types.DateTime,
	{"-", types.DateTime, types.Duration}: types.DateTime,
	{"-", types.DateTime, types.DateTime}: types.Duration,
	{"+", types.Date, types.Duration}:     types.Date,
	{"+", types.Duration, types.Date}:     types.Date,
	{"-", types.Date, types.Duration}:     types.Date,
	{"-", types.Date, types.Date}:         types.Duration,
	{"-", types.Time, types.Time}:         types.Duration,
	{"+", types.DateTime, types.Months}:   types.DateTime,
	{"-", types.DateTime, types.Months}:   types.DateTime,
	{"+", types.Date, types.Months}:       types.Date,
	{"-", types.Date, types.Months}:       types.Date,
	{"+", types.Duration, types.Duration}: types.Duration,
	{"-", types.Duration, types.Duration}: types.Duration,
	{"*", types.Duration, types.Int}:      types.Duration,
	{"*", types.Int, types.Duration}:      types.Duration,
	{"*", types.Duration, types.Float}:    types.Duration,
	{"*", types.Float, types.Duration}:    types.Duration,
	{"/", types.Duration, types.Int}:      types.Duration,
	{"/", types.Duration, types.Float}:    types.Duration,
	{"/", types.Duration, types.Duration}: types.Float,
}
