package expr

import (
	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/format"
)

// toString types string(x), which writes what a hole within text writes.
func (c *checker) toString(_ ast.Node, args []ast.Node) ir.Expr {
	x := c.check(args[0])
	if isBad(x) || !c.settled(args[0], x) {
		return bad()
	}
	if !types.Comparable(x.Type()) || x.Type() == types.Bytes || x.Type() == types.File {
		return c.fail(Mismatch, args[0], "%s cannot be written as text", x.Type())
	}
	if x.Type() == types.String {
		return x
	}
	return &ir.Text{Parts: []ir.Expr{x}}
}

// toText is a built-in that writes a value of any type.
func toText(name string) func(*checker, ast.Node, []ast.Node) ir.Expr {
	return func(c *checker, _ ast.Node, args []ast.Node) ir.Expr {
		x := c.check(args[0])
		if isBad(x) {
			return bad()
		}
		return &ir.Call{Name: name, Args: []ir.Expr{x}, T: types.String}
	}
}

func (c *checker) toCSV(_ ast.Node, args []ast.Node) ir.Expr {
	x, elem, ok := c.listOf(args[0])
	if !ok {
		return bad()
	}
	r, ok := elem.(*types.Record)
	if !ok {
		return c.fail(Mismatch, args[0], "expected a table, found %s", x.Type())
	}
	for _, f := range r.Fields {
		if t, _ := types.Elem(f.Type); !scalar(t) {
			return c.fail(Mismatch, args[0], "the column %q of type %s has no form in csv", f.Name, f.Type)
		}
	}
	return &ir.Call{Name: "to_csv", Args: []ir.Expr{x}, T: types.String}
}

// columns types columns(table): the names of its columns, which are known when the spec is built.
func (c *checker) columns(_ ast.Node, args []ast.Node) ir.Expr {
	x, elem, ok := c.listOf(args[0])
	if !ok {
		return bad()
	}
	r, ok := elem.(*types.Record)
	if !ok {
		return c.fail(Mismatch, args[0], "expected a table, found %s", x.Type())
	}
	return keeping(textList(r.Names()), x)
}

// textList returns a list of texts that are written out.
func textList(texts []string) *ir.List {
	out := &ir.List{T: types.ListOf(types.String)}
	for _, text := range texts {
		out.Items = append(out.Items, &ir.Lit{Value: text, T: types.String})
	}
	return out
}

// formats are the variants of format by what they write.
var formats = map[types.Type]string{
	types.Int: "format_int", types.Float: "format_float", types.Date: "format_date", types.Time: "format_time",
	types.DateTime: "format_datetime",
}

// format types format(x, spec): Python's format specification for numbers, strftime for times. A specification that is
// written out is checked here.
func (c *checker) format(_ ast.Node, args []ast.Node) ir.Expr {
	x, spec := c.check(args[0]), c.as(args[1], c.check(args[1]), types.String)
	if anyBad(x, spec) || !c.settled(args[0], x) {
		return bad()
	}
	name, ok := formats[x.Type()]
	if !ok {
		return c.fail(Mismatch, args[0], "`format` needs a number, a date or a time, found %s", x.Type())
	}
	text, literal := textOf(spec)
	if literal {
		if err := checkFormat(name, text); err != nil {
			return c.report(args[1], mistake{BadFormat, err.Error(), formatHint(x.Type())})
		}
	}
	return &ir.Call{Name: name, Args: []ir.Expr{x, spec}, T: types.String, Fails: !literal}
}

func checkFormat(name, spec string) error {
	switch name {
	case "format_int":
		return format.CheckInt(spec)
	case "format_float":
		return format.CheckFloat(spec)
	}
	return format.CheckTime(spec)
}

func formatHint(t types.Type) string {
	switch t {
	case types.Int:
		return "a whole number is formatted by `d`, `,d`, `05d`, `x`"
	case types.Float:
		return "a number is formatted by `.2f`, `,.2f`, `.0%`, `.3g`"
	}
	return "a time is formatted by `%Y-%m-%d`, `%d %b`, `%H:%M`"
}
