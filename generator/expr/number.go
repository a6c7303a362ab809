package expr

import (
	"math"
	"strconv"
	"time"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

func (c *checker) abs(_ ast.Node, args []ast.Node) ir.Expr {
	x := c.check(args[0])
	if isBad(x) || x.Type() != types.Duration && !c.want(args[0], x, types.Float) {
		return bad()
	}
	return &ir.Call{Name: "abs", Args: []ir.Expr{x}, T: x.Type()}
}

// rounding is a built-in that makes a whole number of a number, as a float.
func rounding(name string) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, _ ast.Node, args []ast.Node) ir.Expr {
		x := c.as(args[0], c.check(args[0]), types.Float)
		if isBad(x) {
			return bad()
		}
		return &ir.Call{Name: name, Args: []ir.Expr{x}, T: types.Float}
	}
}

func (c *checker) round(n ast.Node, args []ast.Node) ir.Expr {
	if len(args) == 1 {
		return rounding("round")(c, n, args)
	}
	x, digits := c.as(args[0], c.check(args[0]), types.Float), c.as(args[1], c.check(args[1]), types.Int)
	if anyBad(x, digits) {
		return bad()
	}
	return &ir.Call{Name: "roundTo", Args: []ir.Expr{x, digits}, T: types.Float}
}

// toInt types int(x): of a text it may be missing, unless the text is written out.
func (c *checker) toInt(_ ast.Node, args []ast.Node) ir.Expr {
	x := c.check(args[0])
	if isBad(x) || !c.settled(args[0], x) {
		return bad()
	}
	switch x.Type() {
	case types.Int:
		return x
	case types.Float, types.Duration, types.Month, types.Weekday:
		if l, ok := x.(*ir.Lit); ok {
			switch v := l.Value.(type) {
			case float64:
				if math.Abs(v) < 1<<53 {
					return literalOf(int(v))
				}
			case time.Duration:
				return literalOf(int(v))
			}
		}
		return &ir.Call{Name: "int", Args: []ir.Expr{x}, T: types.Int}
	case types.String:
		text, literal := textOf(x)
		if !literal {
			return &ir.Call{Name: "parse_int", Args: []ir.Expr{x}, T: types.Opt(types.Int)}
		}
		if v, err := strconv.Atoi(text); err == nil {
			return literalOf(v)
		}
		return c.fail(BadLiteral, args[0], "%q is no whole number", text)
	}
	return c.fail(Mismatch, args[0], "`int` needs a number or a text, found %s", x.Type())
}

// toFloat types float(x), as toInt does int(x).
func (c *checker) toFloat(_ ast.Node, args []ast.Node) ir.Expr {
	x := c.check(args[0])
	if isBad(x) || !c.settled(args[0], x) {
		return bad()
	}
	switch x.Type() {
	case types.Int, types.Float:
		return Fit(x, types.Float)
	case types.String:
		text, literal := textOf(x)
		if !literal {
			return &ir.Call{Name: "parse_float", Args: []ir.Expr{x}, T: types.Opt(types.Float)}
		}
		if v, err := strconv.ParseFloat(text, 64); err == nil {
			return literalOf(v)
		}
		return c.fail(BadLiteral, args[0], "%q is no number", text)
	}
	return c.fail(Mismatch, args[0], "`float` needs a number or a text, found %s", x.Type())
}
