package check

import (
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// set checks assignments.
func (c *checker) set(a *spec.Element) ir.Action {
	assignments, diags := spec.ParseSet(a.Args)
	c.diags.Add(diags...)
	out := &ir.Assign{}
	for _, as := range assignments {
		change, ok := c.placeOf(as.Place)
		if !ok {
			continue
		}
		t := change.PlaceType()
		if as.Value != nil {
			change.Value = c.value(as.Value, t)
			c.fitsWidget(change, as.Value)
		} else {
			change.Value = c.assigned(as, change, t)
		}
		if change.Value != nil {
			c.known(change.Value)
			out.Changes = append(out.Changes, change)
		}
	}
	return out
}

// assigned checks the expression of `place = expression`.
func (c *checker) assigned(as spec.Assignment, change *ir.Change, t types.Type) ir.Expr {
	e := c.expression(as.Expr)
	if e == nil {
		return nil
	}
	if !types.Assignable(e.Type(), t) {
		c.diags.Errorf(expr.Mismatch, as.Expr.Span(), "%q is %s, found %s", as.Place.String(), t, e.Type()).
			WithLabel(change.Symbol.Span, "declared here").WithHint("%s", expr.MismatchHint(as.Expr.String(), e.Type(), t))
		return nil
	}
	c.fitsWidget(change, written(as.Expr, e))
	return expr.Fit(e, t)
}

// written returns an expression as the scalar that says the same; nil if it is no literal.
func written(text source.Text, e ir.Expr) *spec.Node {
	lit, ok := e.(*ir.Lit)
	if !ok {
		return nil
	}
	n := &spec.Node{Kind: spec.Scalar, Text: text, Span: text.Span()}
	if s, ok := lit.Value.(string); ok {
		n.Text, n.Style = source.Synthetic(s, n.Span), spec.DoubleQuoted
	}
	return n
}

// append checks `append: {list: item}`.
func (c *checker) append(a *spec.Element) ir.Action {
	if a.Args.Kind != spec.Mapping {
		c.diags.Errorf(WrongValue, a.NameSpan, "`append` takes a list and what is added to it, found %s", found(a.Args)).
			WithHint("write `append: {list: item}`")
		return nil
	}
	out := &ir.Assign{}
	for _, e := range a.Args.Entries {
		change, ok := c.placeOf(e.Key.Text)
		if !ok {
			continue
		}
		change.Op = ir.AppendChange
		l, ok := change.PlaceType().(*types.List)
		if !ok {
			c.diags.Errorf(expr.Mismatch, e.NameSpan, "%q is %s; `append` needs a list", e.Name, change.PlaceType())
			continue
		}
		if change.Value = c.value(e.Value, l.Elem); change.Value != nil {
			c.known(change.Value)
			out.Changes = append(out.Changes, change)
		}
	}
	return out
}

// remove checks `remove: lines[id]`: of a list by position, of a map by key.
func (c *checker) remove(a *spec.Element) ir.Action {
	out := &ir.Assign{}
	for _, n := range items(a.Args) {
		text, diags := spec.ParseExpr(n)
		c.diags.Add(diags...)
		if text.Len() == 0 {
			continue
		}
		change, ok := c.placeOf(text)
		if !ok {
			continue
		}
		last := len(change.Path) - 1
		if last < 0 || change.Path[last].Index == nil {
			c.diags.Errorf(WrongValue, n.Span, "`remove` takes an element of a list, or a key of a map").
				WithHint("`remove: lines[0]`; `reset: %s` gives a variable its first value", change.Symbol.Name)
			continue
		}
		change.Op, change.Value = ir.RemoveChange, change.Path[last].Index
		change.Path = change.Path[:last]
		out.Changes = append(out.Changes, change)
	}
	return out
}

// placeOf checks a place that an action changes. ok is false after a mistake.
func (c *checker) placeOf(text source.Text) (change *ir.Change, ok bool) {
	place, diags := spec.ParsePlace(text)
	c.diags.Add(diags...)
	if place.Name.Text == "" {
		return nil, false
	}
	sym, steps := c.assignable(place)
	if sym == nil {
		return nil, false
	}
	change = &ir.Change{Symbol: sym}
	name := sym.Name
	for _, s := range steps {
		step, ok := c.placeStep(name, change.PlaceType(), s)
		if !ok {
			return nil, false
		}
		change.Path = append(change.Path, step)
		if s.Field != "" {
			name += "."
		}
		name += s.Span.Text()
	}
	return change, true
}

// assignable returns the variable or widget of a place, and the steps that remain behind the names of components. The
// symbol is nil, which is reported, if there is none.
func (c *checker) assignable(place spec.Place) (*ir.Symbol, []spec.PlaceStep) {
	name, span, steps := place.Name.Text, place.Name.Span, place.Steps
	sym := c.scope.Lookup(name)
	for sym != nil && sym.Kind == ir.UseSymbol && len(steps) > 0 && steps[0].Field != "" {
		of := sym
		name, span = steps[0].Field, steps[0].Span
		if sym = c.scope.Member(of, name, len(steps) == 1); sym == nil {
			d := c.diags.Errorf(expr.Unknown, span, "there is no %q in %q", name, of.Name)
			d.WithNearest(span, name, c.scope.Members(of))
			return nil, nil
		}
		steps = steps[1:]
	}
	switch {
	case sym == nil:
		d := c.diags.Errorf(expr.Unknown, span, "unknown name %q", name)
		if !d.WithNearest(span, name, c.assignableNames()) {
			d.WithHint("actions set variables of `state:` and the values of widgets")
		}
		return nil, nil
	case sym.Kind != ir.VarSymbol && sym.Kind != ir.WidgetSymbol:
		c.diags.Errorf(Impure, span, "%q cannot be assigned to", name).WithLabel(sym.Span, "declared here").
			WithHint("%s", notAssignable[sym.Kind])
		return nil, nil
	case sym.Type == types.Invalid:
		return nil, nil
	}
	return sym, steps
}

// placeStep checks one step of a place. name and of are what it is a step of.
func (c *checker) placeStep(name string, of types.Type, s spec.PlaceStep) (ir.Step, bool) {
	out := ir.Step{Field: s.Field, Of: of}
	if elem, optional := types.Elem(of); optional {
		c.diags.Errorf(expr.Unsettled, s.Span, "%q may be missing (%s)", name, of).
			WithHint("set it as a whole: `set: %s = …`, %s", name, elem)
		return out, false
	}
	if s.Field != "" {
		record, ok := of.(*types.Record)
		if !ok {
			c.diags.Errorf(expr.Mismatch, s.Span, "%q is %s, which has no fields", name, of)
			return out, false
		}
		i := record.Lookup(s.Field)
		if i < 0 {
			d := c.diags.Errorf(expr.UnknownField, s.Span, "%q has no field %q", name, s.Field)
			if !d.WithNearest(s.Span, s.Field, record.Names()) {
				d.WithHint("the fields are %s", join(record.Names()))
			}
			return out, false
		}
		out.T = record.Fields[i].Type
		return out, true
	}
	var key types.Type
	switch t := of.(type) {
	case *types.List:
		key, out.T = types.Int, t.Elem
	case *types.Map:
		key, out.T = t.Key, t.Value
	default:
		c.diags.Errorf(expr.Mismatch, s.Span, "%q is %s, which has neither positions nor keys", name, of)
		return out, false
	}
	if out.Index = c.expressionAs(s.Index, key); out.Index == nil {
		return out, false
	}
	c.known(out.Index)
	return out, true
}

// fitsWidget reports a literal that a widget cannot have as its value: it lies outside of what is written out of its
// bounds, or is none of its options.
func (c *checker) fitsWidget(change *ir.Change, n *spec.Node) {
	if change.Symbol.Kind != ir.WidgetSymbol || len(change.Path) > 0 {
		return
	}
	if el := c.elements[change.Symbol.Span]; el != nil {
		c.holdToBounds(el, items(n), c.literalType(change.Symbol.Type))
	}
}

// literalType returns the type of the literals in a widget's value: of the elements of a list, of what may be missing.
func (c *checker) literalType(t types.Type) types.Type {
	t, _ = types.Elem(t)
	if l, ok := t.(*types.List); ok {
		return l.Elem
	}
	return t
}
