package check

import (
	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// widgetType returns the type of a widget's value. It looks at nothing but what the value depends on: default, options
// and bounds.
func (c *checker) widgetType(el *spec.Element, row *catalog.Element) types.Type {
	if row.Class == catalog.Trigger {
		return types.Bool
	}
	base := c.scalarType(el, row)
	if base == types.Invalid {
		return base
	}
	switch c.variant(el, row) {
	case "Optional":
		return types.Opt(base)
	case "Range", "Multi":
		return types.ListOf(base)
	}
	return base
}

// scalarType returns what a widget chooses: the type argument of a generic element, else what the element is for.
func (c *checker) scalarType(el *spec.Element, row *catalog.Element) types.Type {
	if !row.Generic {
		return fixedTypes[row.Name]
	}
	if row.Param("options") != nil {
		n := el.Args.Get("options")
		if n == nil {
			return types.String
		}
		e := c.quiet(func() ir.Expr { return c.value(n, nil) })
		if e == nil {
			return types.Invalid
		}
		l, ok := e.Type().(*types.List)
		if !ok {
			return types.Invalid
		}
		if l.Elem == types.Never {
			return types.String
		}
		return l.Elem
	}
	var t types.Type = types.Never
	for _, name := range []string{"min_value", "max_value", "value"} {
		n := el.Args.Get(name)
		if n.IsNull() || name == "value" && n.String() == "min" {
			continue
		}
		e := c.quiet(func() ir.Expr { return c.value(n, nil) })
		if e == nil {
			return types.Invalid
		}
		elem := e.Type()
		if l, ok := elem.(*types.List); ok {
			elem = l.Elem
		}
		if elem == types.String {
			elem = types.Time // "12:30"
		}
		u, ok := types.Unify(t, elem)
		if !ok {
			c.diags.Errorf(expr.Mismatch, n.Span, "`min_value`, `max_value` and `value` are of one kind: %s here, %s before", elem, t)
			return types.Invalid
		}
		t = u
	}
	if t == types.Never {
		return types.Int
	}
	return t
}

// fixedTypes are the types of the values of elements that are not generic.
var fixedTypes = map[string]types.Type{
	"text_input": types.String, "text_area": types.String, "checkbox": types.Bool, "toggle": types.Bool,
	"date_input": types.Date, "time_input": types.Time, "datetime_input": types.DateTime,
}

// quiet runs a check whose mistakes are reported when the element itself is checked.
func (c *checker) quiet(check func() ir.Expr) ir.Expr {
	diags := c.diags
	e := check()
	c.diags = diags
	return e
}

// variant returns which shape of its element a widget is, by its initial value: Optional if that is null, Range or Multi if it
// is a list.
func (c *checker) variant(el *spec.Element, row *catalog.Element) string {
	p := initialParam(row)
	if p == nil || el.Args.Kind != spec.Mapping {
		return ""
	}
	e := el.Args.Entry(p.Name)
	f := p.Fields[0]
	switch {
	case e == nil:
	case e.Value.IsNull() || e.Value.Value().Kind == spec.NullValue:
		if f.Has("optional") {
			return "Optional"
		}
	case e.Value.Kind == spec.Sequence && f.Has("range"):
		return "Range"
	case e.Value.Kind == spec.Sequence && f.Has("multi"):
		return "Multi"
	}
	return ""
}

// initialParam returns the parameter that holds a widget's first value.
func initialParam(row *catalog.Element) *catalog.Param {
	for _, p := range row.Params {
		if p.Field("initial") != nil {
			return p
		}
	}
	return nil
}
