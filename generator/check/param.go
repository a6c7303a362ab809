package check

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// element checks an element with its parameters.
func (c *checker) element(el *spec.Element, row *catalog.Element) *ir.Element {
	out := &ir.Element{Name: row.Name, Go: row.GoType, Line: line(el.NameSpan)}
	if row.Generic {
		out.Arg = c.typeArg(el, row)
		if out.Arg == types.Invalid {
			out.Arg = types.String // what is wrong is reported with the parameter
		}
		c.knownType(out.Arg, el.Name)
	}
	variant := c.variant(el, row)
	out.Variant = variant.Method()
	out.Of = row.ValueType(catalog.Single, out.Arg)
	entries := c.entries(el, row)
	c.params(out, row, entries, el.NameSpan)
	if !el.Args.Broken {
		c.missing(el, row, entries)
	}
	return out
}

// missing reports the parameters that an element needs and does not have. One that is misspelt has been reported.
func (c *checker) missing(el *spec.Element, row *catalog.Element, entries []*spec.Entry) {
	given := make(map[string]bool)
	for _, e := range entries {
		given[e.Name] = true
		if row.Param(e.Name) == nil {
			given[diag.Suggest(e.Name, row.ParamNames())] = true
		}
	}
	for _, p := range row.Params {
		if p.Required && !given[p.Name] && p.Field != "" && p.Kind != catalog.PartList {
			c.diags.Errorf(MissingParameter, el.NameSpan, "%q needs the parameter %q", el.Name, p.Name).
				WithHint("add `%s: …`", p.Name)
		}
	}
}

// entries returns the parameters of an element: a scalar, or a list, stands for one of them.
func (c *checker) entries(el *spec.Element, row *catalog.Element) []*spec.Entry {
	var p *catalog.Param
	switch {
	case el.Args.Kind == spec.Scalar:
		p = row.First
	case el.Args.Kind == spec.Sequence && row.Class != catalog.Container && row.Class != catalog.Parts:
		p = row.Variadic
		if p == nil {
			p = row.First
		}
	default:
		return el.Args.Entries
	}
	if p == nil {
		d := c.diags.Errorf(WrongValue, el.Args.Span, "%q takes no value of its own", el.Name)
		if len(row.Params) > 0 && el.Args.Kind == spec.Scalar {
			d.WithHint("write `%s: {%s}`", el.Name, longForm(row, el.Args.String()))
		}
		el.Args.Broken = true
		return nil
	}
	return []*spec.Entry{{Name: p.Name, NameSpan: el.NameSpan, Key: el.Args, Value: el.Args}}
}

// longForm returns an element's first parameter and those that it needs, as a hint shows them.
func longForm(row *catalog.Element, first string) string {
	form := row.Params[0].Name + ": " + first
	for _, p := range row.Params[1:] {
		if p.Required && p.Field != "" {
			form += ", " + p.Name + ": …"
		}
	}
	return form
}

// params checks parameters against the catalogue, and adds those that are given to out in the catalogue's order.
func (c *checker) params(out *ir.Element, row *catalog.Element, entries []*spec.Entry, _ source.Span) {
	given := make(map[string]*spec.Entry)
	for _, e := range entries {
		p := row.Param(e.Name)
		switch {
		case p == nil:
			c.unknownParam(row, e)
		case p.Later:
			c.diags.Errorf(NotYet, e.NameSpan, "the parameter %q cannot be used yet", e.Name)
		default:
			given[e.Name] = e
		}
	}
	for _, p := range row.Params {
		if e := given[p.Name]; e != nil && p.Field != "" {
			c.param(out, p, e.Value)
		}
	}
}

func (c *checker) unknownParam(row *catalog.Element, e *spec.Entry) {
	d := c.diags.Errorf(UnknownParameter, e.NameSpan, "%q has no parameter %q", row.Name, e.Name)
	if names := row.ParamNames(); !d.WithNearest(e.NameSpan, e.Name, names) && len(names) > 0 {
		d.WithHint("it takes %s", join(names))
	}
}

// param checks one parameter and adds the field that it sets.
func (c *checker) param(out *ir.Element, p *catalog.Param, n *spec.Node) {
	f := &field{c: c, out: out, p: p, n: n, name: p.Field}
	if otherForms(p) && n.Kind == spec.Scalar && n.IsHole() {
		f.mixed()
		return
	}
	if c.alternative(out, p, n) {
		return
	}
	if p.Initial && out.Variant != "" && out.Variant != catalog.OrNone.Method() {
		c.initial(out, p, n)
		return
	}
	if n.IsNull() && p.Kind != catalog.Enum && p.Kind != catalog.Gap {
		return // the default
	}
	f.check()
}

// alternative checks a special form of a parameter's value, which goes to a field of its own. It reports whether n
// is one.
func (c *checker) alternative(out *ir.Element, p *catalog.Param, n *spec.Node) bool {
	v := n.Value()
	for _, alt := range p.Also {
		yes := false
		switch alt.Form {
		case catalog.False:
			yes = v.Kind == spec.BoolValue && !v.Bool
		case catalog.True:
			yes = v.Kind == spec.BoolValue && v.Bool
		case catalog.Ignore:
			yes = n.String() == "ignore"
		case catalog.Rerun:
			yes = n.String() == "rerun"
		case catalog.Null:
			yes = v.Kind == spec.NullValue
		case catalog.PixelsForm, catalog.Number:
			if e := c.whole(n, types.Int); e != nil {
				out.Args = append(out.Args, ir.Arg{Field: alt.Field, Expr: e})
				return true
			}
		case catalog.Message:
			if n.Kind == spec.Sequence && len(n.Items) == 2 {
				for i, name := range []string{p.Field, alt.Field} {
					f := &field{c: c, out: out, p: p, n: n.Items[i], name: name}
					f.text()
				}
				return true
			}
		}
		if yes {
			out.Args = append(out.Args, ir.Arg{Field: alt.Field, Go: "true"})
			return true
		}
	}
	// What an alternative's opposite says is the default: `anchor: true`, `on_change: rerun`.
	return v.Kind == spec.BoolValue && len(p.Also) > 0 && p.Kind != catalog.Bool ||
		p.Kind == catalog.Handler && n.Kind == spec.Scalar && slices.Contains(p.OneOf, n.String())
}

// whole returns what a node says if that is of a type: a literal, or an expression; else nil.
func (c *checker) whole(n *spec.Node, t types.Type) ir.Expr {
	if n.Kind != spec.Scalar || n.HasHole() && !n.IsHole() {
		return nil
	}
	e := c.quiet(func() ir.Expr { return c.value(n, nil) })
	if e == nil || e.Type() != t {
		return nil
	}
	return c.known(e)
}

// initial checks the first value of a widget that is Optional, Range or Multi.
func (c *checker) initial(out *ir.Element, p *catalog.Param, n *spec.Node) {
	if out.Variant == "Optional" {
		return
	}
	items := n.Items
	if n.Kind == spec.Scalar {
		items = []*spec.Node{n}
	}
	of, _ := types.Elem(out.Of) // a single choice of pills may be none
	for _, item := range items {
		if e := c.value(item, of); e != nil {
			out.With = append(out.With, c.known(e))
		}
	}
	least := 2
	if of == types.Date && out.Arg == nil {
		least = 0 // the days of a date input may be chosen later
	}
	if out.Variant == "Range" && (len(items) < least || len(items) > 2) {
		c.diags.Errorf(WrongValue, n.Span, "a range of %q has two ends, found %d", p.Name, len(items))
	}
}

// field is one parameter's value on its way into a field.
type field struct {
	c    *checker
	out  *ir.Element
	p    *catalog.Param
	n    *spec.Node
	name string // of the field
}

func (f *field) set(arg ir.Arg) {
	arg.Field = f.name
	f.put(arg)
}

// setField sets another field that the parameter has, too.
func (f *field) setField(name string, e ir.Expr) { f.put(ir.Arg{Field: name, Expr: e}) }

func (f *field) put(arg ir.Arg) {
	if i := slices.IndexFunc(f.out.Args, func(a ir.Arg) bool { return a.Field == arg.Field }); i >= 0 {
		f.out.Args[i] = arg // what is given counts, not what another parameter implies
		return
	}
	f.out.Args = append(f.out.Args, arg)
}

func (f *field) wrong(want string) *diag.Diagnostic {
	return f.c.diags.Errorf(WrongValue, f.n.Span, "%q takes %s, found %s", f.p.Name, want, found(f.n))
}

// found describes a node for messages.
func found(n *spec.Node) string {
	if n.Kind == spec.Scalar {
		return fmt.Sprintf("%q", n.String())
	}
	return n.Kind.String()
}

// kindTypes are the types of the kinds that an expression can give as they are.
var kindTypes = map[catalog.Kind]types.Type{
	catalog.Int: types.Int, catalog.Float: types.Float, catalog.Date: types.Date, catalog.Time: types.Time,
	catalog.DateTime: types.DateTime, catalog.Span: types.Duration, catalog.Texts: types.ListOf(types.String),
	catalog.Floats: types.ListOf(types.Float),
}

// check checks the value by the parameter's kind.
func (f *field) check() {
	switch f.p.Form {
	case catalog.Step:
		f.step()
		return
	case catalog.Live:
		f.live()
		return
	}
	if len(f.p.OneOf) > 0 && f.p.Kind != catalog.Enum && slices.Contains(f.p.OneOf, f.n.String()) {
		if f.n.String() != f.p.Default {
			f.c.diags.Errorf(NotYet, f.n.Span, "%q cannot be %q yet", f.p.Name, f.n.String())
		}
		return
	}
	switch f.p.Kind {
	case catalog.Text, catalog.Markdown, catalog.Icon, catalog.URL, catalog.HTML:
		f.text()
	case catalog.Enum:
		f.enum()
	case catalog.Bool:
		f.bool()
	case catalog.Value:
		f.typed(f.out.Arg)
	case catalog.Options:
		f.typed(types.ListOf(f.out.Arg))
	case catalog.Size:
		f.size()
	case catalog.Gap:
		f.gap()
	case catalog.Duration:
		f.duration()
	case catalog.Handler:
		if cb := f.c.callback(f.n, f.out, happened[f.p.Name]); cb != nil {
			f.set(ir.Arg{Do: cb})
		}
	case catalog.Span:
		f.span()
	case catalog.FormatFunc:
		f.formatFunc()
	case catalog.PageRef:
		f.page()
	case catalog.QueryParams:
		if e := f.c.queryParams(f.n); e != nil {
			f.set(ir.Arg{Expr: e})
		}
	case catalog.Menu:
		f.menu()
	case catalog.JSON:
		f.json()
	case catalog.Table:
		f.table()
	default:
		if t, ok := kindTypes[f.p.Kind]; ok {
			f.typed(t)
			return
		}
		f.c.diags.Errorf(NotYet, f.n.Span, "the parameter %q cannot be used yet", f.p.Name)
	}
}

// span checks a duration: a text such as 500ms, a number of seconds, or an expression.
func (f *field) span() {
	seconds := 0.0
	switch v := f.n.Value(); v.Kind {
	case spec.IntValue:
		seconds = float64(v.Int)
	case spec.FloatValue:
		seconds = v.Float
	default:
		f.typed(types.Duration)
		return
	}
	if seconds <= 0 {
		f.wrong("a positive duration")
		return
	}
	f.set(ir.Arg{Expr: &ir.Lit{Value: time.Duration(seconds * float64(time.Second)), T: types.Duration}})
}

// typed checks a value of a type, wrapped as the field wants it.
func (f *field) typed(t types.Type) {
	if f.p.Wrap == catalog.Opt {
		t = types.Opt(t)
	}
	if e := f.c.value(f.n, t); e != nil {
		f.set(ir.Arg{Expr: f.c.known(e)})
	}
}

// notTemplates are elements whose text may hold braces of another language.
var notTemplates = []string{"code", "latex", "html", "json"}

// text checks a text: any scalar, as it is written or as a hole says.
func (f *field) text() {
	if segments, _ := spec.Holes(f.n); !slices.Contains(notTemplates, f.out.Name) {
		for _, s := range segments {
			if !s.Expr {
				f.c.braces(s.Text)
			}
		}
	}
	e := f.c.text(f.n, f.p)
	if e == nil {
		return
	}
	if f.p.Wrap == catalog.Opt {
		e = &ir.Convert{X: e, T: types.Opt(types.String)}
	}
	f.set(ir.Arg{Expr: e})
}

func (c *checker) text(n *spec.Node, p *catalog.Param) ir.Expr {
	if n.Kind != spec.Scalar {
		c.diags.Errorf(WrongValue, n.Span, "%q takes a text, found %s", p.Name, n.Kind)
		return nil
	}
	segments, diags := spec.Holes(n)
	c.diags.Add(diags...)
	if diags.HasErrors() {
		return nil
	}
	if whole, ok := spec.WholeExpr(segments); ok {
		e := c.expression(whole)
		if e == nil {
			return nil
		}
		if types.IsOptional(e.Type()) {
			c.diags.Errorf(expr.Unsettled, whole.Span(), "this may be missing (%s)", e.Type()).
				WithHint("%s", expr.SettleHint(whole.String(), e))
			return nil
		}
		if e.Type() == types.String {
			return c.known(e)
		}
		return &ir.Text{Parts: []ir.Expr{c.known(e)}}
	}
	if !n.HasHole() {
		return &ir.Lit{Value: n.Text.String(), T: types.String}
	}
	escape := ir.NoEscape
	switch p.Kind {
	case catalog.Markdown:
		escape = ir.MarkdownEscape
	case catalog.URL:
		escape = ir.URLEscape
	case catalog.HTML:
		escape = ir.HTMLEscape
	}
	return c.textOf(segments, escape)
}

func (f *field) bool() {
	if v := f.n.Value(); v.Kind == spec.BoolValue {
		switch {
		case f.p.Wrap == catalog.Pointer:
			f.set(ir.Arg{Go: "new(" + strconv.FormatBool(v.Bool) + ")"})
		case f.p.Wrap == catalog.Opt:
			f.set(ir.Arg{Expr: &ir.Convert{X: &ir.Lit{Value: v.Bool, T: types.Bool}, T: types.Opt(types.Bool)}})
		case v.Bool != f.p.Negated:
			f.set(ir.Arg{Go: "true"})
		}
		return
	}
	if !f.n.HasHole() {
		if d := spec.ExplainYesNo(f.n); d != nil {
			f.c.diags.Add(d)
		} else {
			f.wrong("true or false")
		}
		return
	}
	e := f.c.value(f.n, types.Bool)
	if e == nil {
		return
	}
	switch {
	case f.p.Negated:
		e = &ir.Unary{Op: "!", X: e}
	case f.p.Wrap == catalog.Opt:
		e = &ir.Convert{X: e, T: types.Opt(types.Bool)}
	case f.p.Wrap == catalog.Pointer:
		e = &ir.Call{Name: "new", Args: []ir.Expr{e}, T: types.Bool}
	}
	f.set(ir.Arg{Expr: e})
}

// step checks a step in the unit of the element's type: a number, or a duration for dates and times.
func (f *field) step() {
	if f.n.Kind == spec.Scalar && !f.n.HasHole() && f.n.Value().Kind == spec.TextValue {
		if e := f.c.textLiteral(f.n, f.n.String(), types.Duration); e != nil {
			f.set(ir.Arg{Expr: &ir.Lit{Value: f.units(e.(*ir.Lit).Value.(time.Duration)), T: types.Float}})
		}
		return
	}
	e := f.c.value(f.n, nil)
	switch {
	case e == nil:
	case e.Type() == types.Int || e.Type() == types.Float:
		f.set(ir.Arg{Expr: expr.Fit(f.c.known(e), types.Float)})
	case e.Type() == types.Duration:
		seconds := &ir.Method{X: e, Name: "Seconds", T: types.Float}
		f.set(ir.Arg{Expr: &ir.Binary{Op: "*", L: seconds, R: &ir.Lit{Value: f.units(time.Second), T: types.Float}, T: types.Float}})
	default:
		f.wrong("a number or a duration such as 15m")
	}
}

// units returns a duration in the unit of a step: days for dates, seconds for times.
func (f *field) units(d time.Duration) float64 {
	if f.out.Arg == types.Date {
		return d.Hours() / 24
	}
	return d.Seconds()
}

// live checks `live`: true, false or a duration.
func (f *field) live() {
	const usual = 250 // milliseconds (text_widgets.py)
	switch v := f.n.Value(); {
	case v.Kind == spec.BoolValue && v.Bool:
		f.set(ir.Arg{Expr: &ir.Lit{Value: usual, T: types.Int}})
	case v.Kind == spec.BoolValue:
	case v.Kind == spec.TextValue:
		if e := f.c.textLiteral(f.n, v.Text, types.Duration); e != nil {
			ms := int(e.(*ir.Lit).Value.(interface{ Milliseconds() int64 }).Milliseconds())
			f.set(ir.Arg{Expr: &ir.Lit{Value: ms, T: types.Int}})
		}
	default:
		f.wrong("true, false or a duration such as 500ms")
	}
}

// json checks a value of any type, which is shown as JSON.
func (f *field) json() {
	e := f.c.value(f.n, nil)
	if e == nil {
		return
	}
	if f.n.Kind == spec.Scalar && e.Type() == types.String {
		f.set(ir.Arg{Expr: e}) // JSON already
		return
	}
	f.set(ir.Arg{Expr: &ir.Call{Name: "json", Args: []ir.Expr{f.c.known(e)}, T: types.String}})
}

// table checks rows: a list of records, or of values.
func (f *field) table() {
	e := f.c.value(f.n, nil)
	if e == nil {
		return
	}
	if _, ok := e.Type().(*types.List); !ok {
		f.c.diags.Errorf(expr.Mismatch, f.n.Span, "%q takes a table, found %s", f.p.Name, e.Type())
		return
	}
	f.set(ir.Arg{Expr: tableOf(f.c.known(e))})
}

// tableOf returns rows as a table, labelled by the column that their type names.
func tableOf(rows ir.Expr) ir.Expr {
	args := []ir.Expr{rows}
	if row, ok := types.Rows(rows.Type()); ok && row.Label != "" {
		args = append(args, &ir.Lit{Value: row.Label, T: types.String})
	}
	return &ir.Call{Name: "table", Args: args, T: types.Table}
}

// formatFunc checks the name of a function with one parameter.
func (f *field) formatFunc() {
	sym := f.c.global.Lookup(f.n.String())
	if sym == nil || sym.Kind != ir.FuncSymbol {
		d := f.wrong("the name of a function of `functions:`")
		d.WithNearest(f.n.Span, f.n.String(), f.c.global.Names())
		return
	}
	fn := sym.Type.(*types.Func)
	if len(fn.Params) != 1 || !types.Equal(fn.Params[0].Type, f.out.Arg) || fn.Result != types.String {
		f.c.diags.Errorf(WrongValue, f.n.Span, "%q takes a function of %s that gives a string, found %s", f.p.Name, f.out.Arg, fn)
		return
	}
	f.set(ir.Arg{Func: sym})
}
