package check

import (
	"strings"
	"time"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/civil"
)

// value checks a node as a value of whatever type it has: a literal, a hole, a text with holes, a list, a record.
// want, if not nil, is the type that is asked for; a literal is read as that. The result is nil after a mistake.
func (c *checker) value(n *spec.Node, want types.Type) ir.Expr {
	switch n.Kind {
	case spec.Null:
		return c.nothing(n, want)
	case spec.Sequence, spec.Mapping:
		return c.collection(n, want)
	}
	segments, diags := spec.Holes(n)
	c.diags.Add(diags...)
	if diags.HasErrors() {
		return nil
	}
	if whole, ok := spec.WholeExpr(segments); ok {
		if want == nil {
			return c.expression(whole)
		}
		return c.expressionAs(whole, want)
	}
	if n.HasHole() {
		return c.textAs(n, segments, want)
	}
	e := c.literal(n, want)
	if e == nil || want == nil {
		return e
	}
	return c.fit(n, e, want)
}

// nothing checks a value that is not there, where one is asked for.
func (c *checker) nothing(n *spec.Node, want types.Type) ir.Expr {
	switch {
	case n.Broken:
		return nil
	case want != nil && !types.IsOptional(want):
		c.diags.Errorf(expr.Mismatch, n.Span, "expected %s, found nothing", want).
			WithHint("write one; what may be missing has the type `%s`", types.Opt(want))
		return nil
	}
	return &ir.Lit{T: nilType(want)}
}

// textAs checks a text with values in it, where something is asked for.
func (c *checker) textAs(n *spec.Node, segments []spec.Segment, want types.Type) ir.Expr {
	e := c.textOf(segments, ir.NoEscape)
	if e == nil || want == nil {
		return e
	}
	return c.fit(n, e, want)
}

// collection checks a list or a mapping, where one is asked for.
func (c *checker) collection(n *spec.Node, want types.Type) ir.Expr {
	base := want
	if want != nil {
		base, _ = types.Elem(want)
	}
	_, list := base.(*types.List)
	_, record := base.(*types.Record)
	asked, isMap := base.(*types.Map)
	if want != nil && (n.Kind == spec.Sequence && !list || n.Kind == spec.Mapping && !record && !isMap) {
		c.diags.Errorf(expr.Mismatch, n.Span, "expected %s, found %s", want, n.Kind)
		return nil
	}
	var e ir.Expr
	switch {
	case n.Kind == spec.Sequence:
		e = c.listValue(n, base)
	case isMap:
		e = c.mapValue(n, asked)
	default:
		e = c.recordValue(n, base)
	}
	if e == nil || want == nil {
		return e
	}
	return expr.Fit(e, want)
}

func nilType(want types.Type) types.Type {
	if want != nil && types.IsOptional(want) {
		return want
	}
	return types.Nil
}

// fit returns e as a value of type want, or says that it is none.
func (c *checker) fit(n *spec.Node, e ir.Expr, want types.Type) ir.Expr {
	if !types.Assignable(e.Type(), want) {
		d := c.diags.Errorf(expr.Mismatch, n.Span, "expected %s, found %s", want, e.Type())
		if elem, optional := types.Elem(e.Type()); optional && types.Assignable(elem, want) {
			d.Code = expr.Unsettled
			d.WithHint("give a default with `??`")
		}
		return nil
	}
	return expr.Fit(e, want)
}

// literal reads a scalar without holes.
func (c *checker) literal(n *spec.Node, want types.Type) ir.Expr {
	v := n.Value()
	base := want
	if want != nil {
		base, _ = types.Elem(want)
	}
	if v.Kind == spec.TextValue || base == types.String || n.Style != spec.Plain {
		return c.textLiteral(n, v.Text, base)
	}
	switch v.Kind {
	case spec.NullValue:
		return &ir.Lit{T: nilType(want)}
	case spec.BoolValue:
		return &ir.Lit{Value: v.Bool, T: types.Bool}
	case spec.IntValue:
		return &ir.Lit{Value: int(v.Int), T: types.Int}
	case spec.FloatValue:
		return &ir.Lit{Value: v.Float, T: types.Float}
	case spec.DateValue:
		if d, err := civil.ParseDate(v.Text); err == nil {
			return &ir.Lit{Value: d, T: types.Date}
		}
	case spec.DateTimeValue:
		if t, ok := parseDateTime(v.Text); ok {
			return &ir.Lit{Value: t, T: types.DateTime}
		}
	}
	c.diags.Errorf(WrongValue, n.Span, "%s is no value: there is no such day or time", v.Text)
	return nil
}

// textLiteral reads a text as what is asked for: a date, a time, a duration.
func (c *checker) textLiteral(n *spec.Node, text string, want types.Type) ir.Expr {
	var value any
	var err error
	switch want {
	case types.Date:
		value, err = civil.ParseDate(text)
	case types.Time:
		value, err = civil.ParseTime(text)
	case types.Duration:
		value, err = time.ParseDuration(text)
	default:
		return &ir.Lit{Value: text, T: types.String}
	}
	if err != nil {
		c.diags.Errorf(WrongValue, n.Span, "expected %s, found the text %q", want, text)
		return nil
	}
	return &ir.Lit{Value: value, T: want}
}

func parseDateTime(s string) (time.Time, bool) {
	s = strings.Replace(strings.Replace(s, " ", "T", 1), "t", "T", 1)
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05.999999999", time.RFC3339Nano, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

func (c *checker) listValue(n *spec.Node, want types.Type) ir.Expr {
	var elem types.Type
	if l, ok := want.(*types.List); ok {
		elem = l.Elem
	}
	items := make([]ir.Expr, len(n.Items))
	var unified types.Type = types.Never
	for i, item := range n.Items {
		e := c.value(item, elem)
		if e == nil {
			return nil
		}
		u, ok := types.Unify(unified, e.Type())
		if !ok {
			c.diags.Errorf(expr.MixedList, item.Span, "the items of a list are of one type: %s here, %s before", e.Type(), unified)
			return nil
		}
		items[i], unified = e, u
	}
	if elem != nil {
		unified = elem
	}
	for i := range items {
		items[i] = expr.Fit(items[i], unified)
	}
	list := c.known(&ir.List{Items: items, T: types.ListOf(unified)})
	if want != nil {
		return c.fit(n, list, want)
	}
	return list
}

func (c *checker) recordValue(n *spec.Node, want types.Type) ir.Expr {
	if wanted, ok := want.(*types.Record); ok {
		return c.recordAs(n, wanted)
	}
	t := &types.Record{}
	out := &ir.Record{T: t}
	for _, e := range n.Entries {
		v := c.value(e.Value, nil)
		if v == nil {
			return nil
		}
		t.Fields = append(t.Fields, types.Field{Name: e.Name, Type: v.Type()})
		out.Fields = append(out.Fields, v)
	}
	return c.known(out)
}

// recordAs checks a mapping as a record of a type that is asked for. Optional fields may be left out.
func (c *checker) recordAs(n *spec.Node, want *types.Record) ir.Expr {
	ok := c.fields(n, want)
	out := &ir.Record{T: want}
	for _, f := range want.Fields {
		var v ir.Expr = &ir.Lit{T: f.Type}
		if e := n.Entry(f.Name); e != nil {
			if v = c.value(e.Value, f.Type); v == nil {
				ok = false
			}
		}
		out.Fields = append(out.Fields, v)
	}
	if !ok {
		return nil
	}
	return out
}

// fields reports whether a mapping has the fields of a record; one that may be missing can be left out.
func (c *checker) fields(n *spec.Node, wanted *types.Record) bool {
	ok := true
	given := map[string]bool{}
	for _, e := range n.Entries {
		given[e.Name] = true
		if wanted.Lookup(e.Name) < 0 {
			d := c.diags.Errorf(expr.UnknownField, e.NameSpan, "there is no field %q", e.Name)
			if !d.WithNearest(e.NameSpan, e.Name, wanted.Names()) {
				d.WithHint("the fields are %s", join(wanted.Names()))
			}
			given[diag.Suggest(e.Name, wanted.Names())] = true
			ok = false
		}
	}
	for _, f := range wanted.Fields {
		if !given[f.Name] && !types.IsOptional(f.Type) {
			c.diags.Errorf(MissingField, n.Span, "the field %q is missing", f.Name).WithHint("add `%s: …`, %s", f.Name, f.Type)
			ok = false
		}
	}
	return ok
}

// textOf returns a text with values in it.
func (c *checker) textOf(segments []spec.Segment, escape ir.Escape) ir.Expr {
	out := &ir.Text{Escape: escape}
	failed := false
	for _, s := range segments {
		if !s.Expr {
			out.Parts = append(out.Parts, &ir.Lit{Value: s.Text.String(), T: types.String})
			continue
		}
		e := c.expression(s.Text)
		if e == nil {
			failed = true
			continue
		}
		if types.IsOptional(e.Type()) {
			c.diags.Errorf(expr.Unsettled, s.Text.Span(), "this may be missing (%s)", e.Type()).
				WithHint("%s", expr.SettleHint(s.Text.String(), e))
			failed = true
			continue
		}
		out.Parts = append(out.Parts, c.known(e))
	}
	if failed {
		return nil
	}
	return out
}

// known declares the records of an expression's type, so that they have a name in Go.
func (c *checker) known(e ir.Expr) ir.Expr {
	ir.Walk(e, func(e ir.Expr) {
		switch e := e.(type) {
		case *ir.Lambda:
			return
		case *ir.Ref:
			if e.Symbol.Kind == ir.EventSymbol {
				return // only its fields are values
			}
		}
		c.knownType(e.Type(), "")
	})
	return e
}

// knownType declares the records of a type. name is what one is called that has no name yet.
func (c *checker) knownType(t types.Type, name string) {
	switch t := t.(type) {
	case *types.List:
		c.knownType(t.Elem, name)
	case *types.Optional:
		c.knownType(t.Elem, name)
	case *types.Map:
		c.knownType(t.Key, "")
		c.knownType(t.Value, name)
	case *types.Record:
		c.recordType(t, name)
	}
}

func (c *checker) recordType(t *types.Record, name string) {
	if types.Equal(t, types.DateRange) || ir.IsDelta(t) {
		return // declared by package delta
	}
	for _, r := range c.app.Records {
		if types.Equal(r.Type, t) {
			return
		}
	}
	for _, f := range t.Fields {
		c.knownType(f.Type, f.Name)
	}
	if name == "" {
		name = "record"
	}
	goName := camel(name) + "Row"
	if t.Name != "" {
		goName = exported(t.Name)
	}
	r := &ir.RecordType{Go: c.taken.take(goName), Type: t}
	var fields goNames
	for _, f := range t.Fields {
		r.Fields = append(r.Fields, fields.take(exported(f.Name)))
	}
	c.app.Records = append(c.app.Records, r)
}
