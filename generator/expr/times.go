package expr

import (
	"time"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/ops"
)

// date types date([timezone,] text[, layout[, zone]]): a datetime, as in expr-lang. A text that is written out is read
// here, everything else may be missing.
func (c *checker) date(n ast.Node, args []ast.Node) ir.Expr {
	all := c.checkAll(args)
	if anyBad(all...) {
		return bad()
	}
	var zone ir.Expr
	if all[0].Type() == types.Timezone {
		zone, all, args = all[0], all[1:], args[1:]
	}
	most := 3
	if zone != nil {
		most = 2
	}
	if !c.arity(n, "date", len(all), 1, most, `(text, layout, "Europe/Berlin")`) {
		return bad()
	}
	for i := range all {
		if all[i] = c.as(args[i], all[i], types.String); isBad(all[i]) {
			return bad()
		}
	}
	if zone == nil && len(all) == 3 {
		if zone = c.zone(args[2], all[2]); isBad(zone) {
			return bad()
		}
		all = all[:2]
	}
	return c.dateOf(args[0], zone, all)
}

// dateOf makes the call for a text, and a layout if there is one; zone may be nil.
func (c *checker) dateOf(n ast.Node, zone ir.Expr, args []ir.Expr) ir.Expr {
	text, literal := textOf(args[0])
	switch {
	case zone == nil && len(args) == 1 && literal:
		if t, ok := ops.ParseTime(text).Get(); ok {
			return literalOf(t)
		}
		return c.report(n, mistake{BadLiteral, "this is no date", `write it as in "2024-06-01" or "2024-06-01 08:30:00"`})
	case zone == nil && len(args) == 2 && literal:
		if layout, ok := textOf(args[1]); ok {
			if t, ok := ops.ParseTimeLayout(time.UTC, text, layout).Get(); ok {
				return literalOf(t)
			}
			return c.report(n, mistake{BadLiteral, "this is no date of the layout " + layout, ""})
		}
	}
	out := &ir.Call{Name: "date", Args: args, T: types.Opt(types.DateTime)}
	if zone != nil {
		out.Name, out.Args = "dateIn", append([]ir.Expr{zone}, args...)
		if c.isDateIn(zone, args) {
			return &ir.Settled{X: out, T: types.DateTime}
		}
	}
	return out
}

// isDateIn reports whether a text that is written out, as are its layout and its time zone, is a date.
func (c *checker) isDateIn(zone ir.Expr, args []ir.Expr) bool {
	call, ok := zone.(*ir.Call)
	if !ok || call.Name != "timezone" {
		return false
	}
	name, ok1 := textOf(call.Args[0])
	text, ok2 := textOf(args[0])
	loc, err := time.LoadLocation(name)
	switch {
	case !ok1 || !ok2 || err != nil:
		return false
	case len(args) == 1:
		return ops.ParseTimeIn(loc, text).OK()
	}
	layout, ok := textOf(args[1])
	return ok && ops.ParseTimeLayout(loc, text, layout).OK()
}

func (c *checker) duration(_ ast.Node, args []ast.Node) ir.Expr {
	x := c.as(args[0], c.check(args[0]), types.String)
	if isBad(x) {
		return bad()
	}
	if text, ok := textOf(x); ok {
		if d, err := time.ParseDuration(text); err == nil {
			return literalOf(d)
		}
		return c.report(args[0], mistake{BadLiteral, "this is no duration", `write it as in "90s", "15m" or "1h30m"`})
	}
	return &ir.Call{Name: "duration", Args: []ir.Expr{x}, T: types.Duration, Fails: true}
}

func (c *checker) timezone(_ ast.Node, args []ast.Node) ir.Expr {
	x := c.as(args[0], c.check(args[0]), types.String)
	if isBad(x) {
		return bad()
	}
	return c.zone(args[0], x)
}

// zone types a time zone by its name.
func (c *checker) zone(n ast.Node, x ir.Expr) ir.Expr {
	text, literal := textOf(x)
	if literal {
		if _, err := time.LoadLocation(text); err != nil {
			return c.report(n, mistake{BadLiteral, "there is no time zone of this name", `names are those of the IANA: "Europe/Berlin", "UTC"`})
		}
	}
	return &ir.Call{Name: "timezone", Args: []ir.Expr{x}, T: types.Timezone, Fails: !literal}
}
