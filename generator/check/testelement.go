package check

import (
	"slices"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// elementStep checks `expect_element: {checkbox: {label: Write the spec, value: false}}`: an element with some of its parameters.
func (c *checker) elementStep(s *spec.Step) []ir.TestStep {
	if s.Args.Kind == spec.Scalar && !s.Args.IsNull() {
		s.Args = &spec.Node{Kind: spec.Mapping, Span: s.Args.Span, Entries: []*spec.Entry{{
			Name: s.Args.String(), NameSpan: s.Args.Span, Key: s.Args, Value: &spec.Node{Kind: spec.Null, Span: s.Args.Span},
		}}}
	}
	if s.Args.Kind != spec.Mapping || len(s.Args.Entries) != 1 {
		c.diags.Errorf(BadStep, s.Args.Span, "%q takes one element with its parameters, found %s", s.Name, found(s.Args)).
			WithHint("`expect_element: {checkbox: {label: Write the spec, value: false}}`")
		return nil
	}
	e := s.Args.Entries[0]
	el := &spec.Element{Name: e.Name, NameSpan: e.NameSpan, Args: e.Value}
	el.Node = s.Node
	row := catalog.Lookup(el.Name)
	switch {
	case row == nil:
		c.unknownElement(el)
		return nil
	case row.GoType == "":
		c.diags.Errorf(BadStep, el.NameSpan, "%q is no element of its own on the page", el.Name).
			WithHint("name what it shows: `markdown`, `json`, `table`")
		return nil
	}
	out := &ir.ElementStep{StepLine: stepLine(s), Name: row.Name}
	for _, e := range c.entries(el, row) {
		if value := c.expected(row, e); value != nil {
			out.Params = append(out.Params, ir.NamedExpr{Name: e.Name, Expr: c.known(value)})
		}
	}
	return []ir.TestStep{out}
}

// plainKinds are the kinds of parameters that tests can compare.
var plainKinds = []catalog.Kind{
	catalog.Text, catalog.Markdown, catalog.Icon, catalog.URL, catalog.HTML, catalog.Enum, catalog.Bool, catalog.Int, catalog.Float,
	catalog.Date, catalog.Time, catalog.DateTime, catalog.Value, catalog.Options, catalog.Texts, catalog.Floats,
}

// expected returns the value that a parameter is to have; nil after a mistake.
func (c *checker) expected(row *catalog.Element, e *spec.Entry) ir.Expr {
	p := row.Param(e.Name)
	if row.Class == catalog.Widget && (e.Name == "value" || p != nil && p.Initial) {
		return c.expectedValue(row, p, e)
	}
	switch {
	case p == nil:
		c.unknownParam(row, e)
		return nil
	case p.Field == "" || !slices.Contains(plainKinds, p.Kind):
		c.diags.Errorf(BadStep, e.NameSpan, "a test cannot compare the parameter %q", e.Name).
			WithHint("compare texts, numbers, dates, true or false, options and the value")
		return nil
	}
	switch p.Kind {
	case catalog.Text, catalog.Markdown, catalog.Icon, catalog.URL, catalog.HTML:
		return c.text(e.Value, p)
	case catalog.Enum:
		return c.expectedName(p, e.Value)
	case catalog.Bool:
		return c.value(e.Value, types.Bool)
	case catalog.Value, catalog.Options:
		return c.value(e.Value, nil)
	}
	return c.value(e.Value, kindTypes[p.Kind])
}

// expectedName checks one of the texts that a parameter can be.
func (c *checker) expectedName(p *catalog.Param, n *spec.Node) ir.Expr {
	if !n.HasHole() && !slices.Contains(p.OneOf, n.String()) {
		c.diags.Errorf(WrongValue, n.Span, "%q takes %s, found %s", p.Name, join(p.OneOf), found(n)).WithNearest(n.Span, n.String(), p.OneOf)
		return nil
	}
	return c.value(n, types.String)
}

// expectedValue checks the value that a widget is to have now. p is the parameter of its first value.
func (c *checker) expectedValue(row *catalog.Element, p *catalog.Param, e *spec.Entry) ir.Expr {
	if e.Name == "index" {
		c.diags.Errorf(BadStep, e.NameSpan, "a test compares what is chosen").WithHint("`value: …`, one of the options")
		return nil
	}
	if p == nil {
		p = row.Initial()
	}
	n := e.Value
	if n.Kind == spec.Scalar && !n.IsNull() && p != nil {
		if t, ok := valueKinds[p.Kind]; ok {
			return c.value(n, t)
		}
	}
	return c.value(n, nil)
}

// valueKinds are the types of widgets' values by the kind of the parameter of the first one, where that says it.
var valueKinds = map[catalog.Kind]types.Type{
	catalog.Text: types.String, catalog.Bool: types.Bool, catalog.Date: types.Date, catalog.Time: types.Time, catalog.DateTime: types.DateTime,
}
