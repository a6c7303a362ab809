package check

import (
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// write checks `write`: neighbouring texts and scalars become one Markdown, tables a table, other lists and records JSON.
func (c *checker) write(el *spec.Element) ir.Stmt {
	items := []*spec.Node{el.Args}
	unsafe := false
	switch el.Args.Kind {
	case spec.Sequence:
		items = el.Args.Items
	case spec.Mapping:
		items = nil
		for _, e := range el.Args.Entries {
			switch e.Name {
			case "args":
				items = e.Value.Items
			case "unsafe_allow_html":
				unsafe = e.Value.Value().Bool
			default:
				c.diags.Errorf(UnknownParameter, e.NameSpan, "%q has no parameter %q", el.Name, e.Name)
			}
		}
	}
	group := &ir.Group{}
	var texts []ir.Expr
	flush := func() {
		if len(texts) > 0 {
			group.Body = append(group.Body, c.writeMarkdown(el, texts, unsafe))
			texts = nil
		}
	}
	for _, n := range items {
		e := c.writeArg(n)
		if e == nil {
			continue
		}
		if isText(e) {
			if len(texts) > 0 {
				texts = append(texts, &ir.Lit{Value: " ", T: types.String})
			}
			texts = append(texts, e)
			continue
		}
		flush()
		if _, isTable := types.Rows(e.Type()); isTable {
			group.Body = append(group.Body, &ir.Draw{
				Element: &ir.Element{Name: "write", Go: "WrittenTable", Args: []ir.Arg{{Field: "Data", Expr: tableOf(c.known(e))}}}, Line: line(el.NameSpan),
			})
			continue
		}
		body := &ir.Call{Name: "json", Args: []ir.Expr{c.known(e)}, T: types.String}
		group.Body = append(group.Body, &ir.Draw{
			Element: &ir.Element{Name: "json", Go: "JSON", Args: []ir.Arg{{Field: "Body", Expr: body}}}, Line: line(el.NameSpan),
		})
	}
	flush()
	return group
}

// writeArg checks one argument: texts stand for themselves, values are shown as Python prints them.
func (c *checker) writeArg(n *spec.Node) ir.Expr {
	if n.Kind == spec.Scalar {
		segments, _ := spec.Holes(n)
		if _, whole := spec.WholeExpr(segments); n.HasHole() && !whole {
			return c.textOf(segments, ir.MarkdownEscape)
		}
	}
	e := c.value(n, nil)
	if e == nil || !isText(e) || e.Type() == types.String {
		return e
	}
	return &ir.Call{Name: "write", Args: []ir.Expr{c.known(e)}, T: types.String}
}

func (c *checker) writeMarkdown(el *spec.Element, texts []ir.Expr, unsafe bool) ir.Stmt {
	args := []ir.Arg{{Field: "Body", Expr: &ir.Text{Parts: texts}}}
	if unsafe {
		args = append(args, ir.Arg{Field: "UnsafeAllowHTML", Go: "true"})
	}
	return &ir.Draw{Element: &ir.Element{Name: "markdown", Go: "Markdown", Args: args}, Comment: el.Comment, Line: line(el.NameSpan)}
}

// isText reports whether a value is written as text: a scalar, or the two ends of a slider.
func isText(e ir.Expr) bool {
	if ref, ok := e.(*ir.Ref); ok && ref.Symbol.Pair {
		return true
	}
	return isScalar(e.Type())
}

// isScalar reports whether a value of the type is written as text.
func isScalar(t types.Type) bool {
	t, _ = types.Elem(t)
	switch t.(type) {
	case *types.List, *types.Map, *types.Record:
		return false
	}
	return true
}
