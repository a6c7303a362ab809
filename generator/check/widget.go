package check

import (
	"slices"
	"strconv"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/civil"
)

// widgetType returns the type of a widget's value. It looks at nothing but what the value depends on: default, options
// and bounds.
func (c *checker) widgetType(el *spec.Element, row *catalog.Element) types.Type {
	arg := c.typeArg(el, row)
	if arg == types.Invalid {
		return arg
	}
	if t := row.ValueType(c.variant(el, row), arg); t != nil {
		return t
	}
	return types.Invalid
}

// typeArg returns the type argument of a generic element; nil for others.
func (c *checker) typeArg(el *spec.Element, row *catalog.Element) types.Type {
	if !row.Generic {
		return nil
	}
	var t types.Type = types.Never
	for _, p := range row.Params {
		if !p.OfT && p.Kind != catalog.Value && p.Kind != catalog.Options || p.Kind == catalog.FormatFunc {
			continue
		}
		n := el.Args.Get(p.Name)
		if n.IsNull() || len(p.OneOf) > 0 && slices.Contains(p.OneOf, n.String()) || p.Initial && p.Kind != catalog.Value && !p.OfT {
			continue
		}
		elem := c.elemType(n)
		if elem == types.Invalid {
			return elem
		}
		if p.Kind == catalog.Options && types.IsOptional(elem) {
			c.diags.Errorf(expr.Unsettled, n.Span, "options are there, but one of these may be missing (%s)", elem).
				WithHint("give it a default with `??`, or leave it out: `filter(…, # != nil)`")
			return types.Invalid
		}
		if elem == types.String && len(row.Over) > 0 && n.Kind == spec.Scalar && !n.HasHole() {
			if !c.clock(el, n) {
				return types.Invalid
			}
			elem = types.Time
		}
		if len(row.Over) > 0 && !slices.ContainsFunc(row.Over, func(t types.Type) bool { return types.Equal(t, elem) }) {
			c.diags.Errorf(expr.Mismatch, n.Span, "%q cannot choose from %s", el.Name, elem)
			return types.Invalid
		}
		u, ok := types.Unify(t, elem)
		if !ok {
			c.diags.Errorf(expr.Mismatch, n.Span, "the values of %q are of one kind: %s here, %s before", el.Name, elem, t)
			return types.Invalid
		}
		t = u
	}
	if t != types.Never {
		return t
	}
	switch {
	case row.Name == "number_input":
		return types.Float
	case len(row.Over) > 0:
		return row.Over[0]
	}
	return types.String
}

// clock reports whether a text where a number, a date or a time is asked for is a time such as "12:30", and says so if not.
func (c *checker) clock(el *spec.Element, n *spec.Node) bool {
	_, err := civil.ParseTime(n.String())
	if err == nil {
		return true
	}
	what := "a number"
	if el.Name == "slider" {
		what = "a number, a date or a time"
	}
	d := c.diags.Errorf(WrongValue, n.Span, "the value of %q is %s, found the text %q", el.Name, what, n.String())
	if _, err := strconv.ParseFloat(n.String(), 64); err == nil {
		d.WithHint("write it without quotes: `%s`", n.String()).WithFix(n.Span, n.String(), true)
	}
	return false
}

// elemType returns the type of a value, or of the elements of a list.
func (c *checker) elemType(n *spec.Node) types.Type {
	e := c.value(n, nil)
	if e == nil {
		return types.Invalid
	}
	if l, ok := e.Type().(*types.List); ok {
		return l.Elem
	}
	t, _ := types.Elem(e.Type())
	return t
}

// quiet runs a check whose mistakes are reported elsewhere; those of names that it is the first to read are kept.
func (c *checker) quiet(check func() ir.Expr) ir.Expr {
	diags := c.diags
	e := check()
	c.diags = diags
	return e
}

// variant returns which shape of its element a widget is, by its initial value.
func (c *checker) variant(el *spec.Element, row *catalog.Element) catalog.Variant {
	p := row.Initial()
	if p == nil || el.Args.Kind != spec.Mapping {
		return c.implied(el, row)
	}
	n := el.Args.Get(p.Name)
	switch {
	case n == nil:
		return c.implied(el, row)
	case n.IsNull() || n.Value().Kind == spec.NullValue:
		if p.Optional {
			return catalog.Optional
		}
	case n.Kind == spec.Sequence && p.Range:
		return catalog.Range
	case n.Kind == spec.Sequence && p.Multi:
		return catalog.Multi
	}
	return c.implied(el, row)
}

// implied returns the variant of a widget whose initial value says nothing: `selection_mode: multi` asks for several.
func (c *checker) implied(el *spec.Element, row *catalog.Element) catalog.Variant {
	if el.Args.Get("selection_mode").String() == "multi" && row.Has(catalog.Multi) {
		return catalog.Multi
	}
	if n := el.Args.Get("options"); n != nil && row.Has(catalog.OrNone) && !c.someLiteral(n) {
		return catalog.OrNone
	}
	return catalog.Single
}

// someLiteral reports whether a node is a list that is written out and not empty.
func (c *checker) someLiteral(n *spec.Node) bool {
	if n.Kind == spec.Sequence {
		return len(n.Items) > 0
	}
	e := c.quiet(func() ir.Expr { return c.value(n, nil) })
	if e == nil {
		return true // what is wrong is reported with the parameter
	}
	l, ok := e.(*ir.List)
	return ok && len(l.Items) > 0
}
