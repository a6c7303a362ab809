package expr

import (
	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// want reports whether x can be a t, and says so if not.
func (c *checker) want(n ast.Node, x ir.Expr, t types.Type) bool {
	if isBad(x) {
		return false
	}
	if Fits(x, t) {
		return true
	}
	if elem, optional := types.Elem(x.Type()); optional && types.Assignable(elem, t) {
		return c.settled(n, x)
	}
	c.report(n, mistake{Mismatch, "expected " + t.String() + ", found " + x.Type().String(), MismatchHint(c.span(n).Text(), x.Type(), t)})
	return false
}

// as returns x as a t, and says so if it is none.
func (c *checker) as(n ast.Node, x ir.Expr, t types.Type) ir.Expr {
	if !c.want(n, x, t) {
		return bad()
	}
	return Fit(x, t)
}

// settled reports whether x is there in any case, and says so if not.
func (c *checker) settled(n ast.Node, x ir.Expr) bool {
	switch {
	case !types.IsOptional(x.Type()):
		return true
	case x.Type() == types.Nil:
		c.errorf(Unsettled, n, "this is always missing")
	default:
		at := c.span(n)
		c.diags.Errorf(Unsettled, at, "this may be missing (%s)", x.Type()).WithHint("%s", SettleHint(at.Text(), x))
	}
	return false
}

// SettleHint says how to settle an optional x that is written as text.
func SettleHint(text string, x ir.Expr) string {
	fallback := "…"
	switch elem, _ := types.Elem(x.Type()); elem {
	case types.String:
		fallback = `""`
	case types.Int:
		fallback = "0"
	case types.Float:
		fallback = "0.0"
	}
	if _, ok := x.(*ir.Binary); ok {
		text = "(" + text + ")"
	}
	hint := "give a default: `" + text + " ?? " + fallback + "`"
	if _, ok := place(x); ok {
		hint += ", or test it: `" + text + " != nil`"
	}
	return hint
}

// MismatchHint says how a value of type have, written as text, becomes one of type want; "" if there is no way.
func MismatchHint(text string, have, want types.Type) string {
	_, isList := have.(*types.List)
	_, isMap := have.(*types.Map)
	switch {
	case want == types.Bool && have == types.String:
		return "there is no truthiness; compare: `" + text + ` != ""` + "`"
	case want == types.Bool && types.IsNumber(have):
		return "there is no truthiness; compare: `" + text + " != 0`"
	case want == types.Bool && (isList || isMap):
		return "there is no truthiness; compare: `len(" + text + ") > 0`"
	case want == types.Bool && types.IsOptional(have):
		return "there is no truthiness; compare: `" + text + " != nil`"
	case want == types.String && scalar(have):
		return "write it as text: `string(" + text + ")`"
	case want == types.Int && have == types.Float:
		return "cut it off with `int(" + text + ")`, or round it: `int(round(" + text + "))`"
	case (want == types.Int || want == types.Float) && have == types.String:
		return "read it as a number: `" + want.String() + "(" + text + ") ?? 0`"
	case want == types.Date && have == types.DateTime:
		return "take its day: `" + text + ".Date()`"
	}
	return ""
}

// scalar reports whether a value of t can be written within text.
func scalar(t types.Type) bool {
	switch t {
	case types.Int, types.Float, types.Decimal, types.String, types.Bool, types.Date, types.Time, types.DateTime,
		types.Duration, types.Month, types.Weekday, types.Months, types.Timezone:
		return true
	}
	return false
}
