package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	out := &ir.Element{Name: row.Name, Go: row.Go, Line: line(el.NameSpan)}
	if row.Class == catalog.Widget {
		out.Of = c.scalarType(el, row)
		if out.Of == types.Invalid {
			// Say why: what quiet left unsaid.
			out.Of = types.String
		}
		if row.Generic {
			out.Arg = out.Of
		}
		out.Variant = c.variant(el, row)
	}
	entries := el.Args.Entries
	if el.Args.Kind == spec.Scalar || el.Args.Kind == spec.Sequence && row.Class == catalog.Display {
		first := row.First()
		if first == nil {
			c.diags.Errorf(WrongValue, el.Args.Span, "%q takes no value of its own", el.Name)
			return out
		}
		entries = []*spec.Entry{{Name: first.Name, NameSpan: el.NameSpan, Key: el.Args, Value: el.Args}}
	}
	c.params(out, row, entries, el.NameSpan)
	if row.Class == catalog.Widget || row.Class == catalog.Trigger {
		c.needLabel(out, row, el)
	}
	return out
}

func (c *checker) needLabel(out *ir.Element, row *catalog.Element, el *spec.Element) {
	first := row.First()
	if first == nil || first.Fields[0].Default != "" {
		return
	}
	if !slices.ContainsFunc(out.Args, func(a ir.Arg) bool { return a.Field == first.Fields[0].Go }) &&
		el.Args.Entry(first.Name) == nil {
		c.diags.Errorf(MissingParameter, el.NameSpan, "%q needs the parameter %q", el.Name, first.Name)
	}
}

// skipped are the parameters that are no fields: the checker itself handles them.
var skipped = []string{"key", "body", "parts", "tabs"}

// params checks parameters against the catalogue, and adds those that are given to out in the catalogue's order.
func (c *checker) params(out *ir.Element, row *catalog.Element, entries []*spec.Entry, span source.Span) {
	given := make(map[string]*spec.Entry)
	for _, e := range entries {
		if row.Param(e.Name) == nil {
			if !slices.Contains(skipped, e.Name) {
				c.unknownParam(row, e)
			}
			continue
		}
		given[e.Name] = e
	}
	for _, p := range row.Params {
		if e := given[p.Name]; e != nil {
			c.param(out, p, e.Value)
		}
	}
}

func (c *checker) unknownParam(row *catalog.Element, e *spec.Entry) {
	if slices.Contains([]string{"bind", "persist_state", "on_submit", "on_select"}, e.Name) {
		c.diags.Errorf(NotYet, e.NameSpan, "the parameter %q cannot be used yet", e.Name)
		return
	}
	d := c.diags.Errorf(UnknownParameter, e.NameSpan, "%q has no parameter %q", row.Name, e.Name)
	if s := diag.Suggest(e.Name, append(row.Names(), "key")); s != "" {
		d.WithHint("did you mean %q?", s).WithFix(e.NameSpan, s, true)
	}
}

// param checks one parameter and adds the field that it sets.
func (c *checker) param(out *ir.Element, p *catalog.Param, n *spec.Node) {
	literal := n.Value()
	if f := p.Field("false"); f != nil && literal.Kind == spec.BoolValue {
		if !literal.Bool {
			out.Args = append(out.Args, ir.Arg{Field: f.Go, Go: "true"})
		}
		return
	}
	if f := p.Field("ignore"); f != nil && n.Kind == spec.Scalar && (n.String() == "ignore" || n.String() == "rerun") {
		if n.String() == "ignore" {
			out.Args = append(out.Args, ir.Arg{Field: f.Go, Go: "true"})
		}
		return
	}
	f := p.Fields[0]
	if f.Has("initial") && out.Variant != "" {
		c.initial(out, p, n)
		return
	}
	if n.IsNull() && f.Kind != catalog.Enum {
		return // the default
	}
	c.field(out, p, f, n)
}

// initial checks the first value of a widget that is Optional, Range or Multi.
func (c *checker) initial(out *ir.Element, p *catalog.Param, n *spec.Node) {
	if out.Variant == "Optional" {
		return
	}
	for _, item := range n.Items {
		if e := c.value(item, out.Of); e != nil {
			out.With = append(out.With, e)
		}
	}
	if out.Variant == "Range" && len(n.Items) != 2 {
		c.diags.Errorf(WrongValue, n.Span, "a range of %q has two ends, found %d", p.Name, len(n.Items))
	}
}

// field checks the value of one field.
func (c *checker) field(out *ir.Element, p *catalog.Param, f *catalog.Field, n *spec.Node) {
	set := func(arg ir.Arg) {
		arg.Field = f.Go
		out.Args = append(out.Args, arg)
	}
	wrong := func(want string) {
		c.diags.Errorf(WrongValue, n.Span, "%q takes %s, found %s", p.Name, want, found(n))
	}
	switch f.Kind {
	case catalog.Text:
		if e := c.text(n, p, f); e != nil {
			set(ir.Arg{Expr: e})
		}
	case catalog.Enum:
		c.enum(p, f, n, set)
	case catalog.Bool:
		c.bool(p, f, n, set)
	case catalog.BoolPtr:
		if v := n.Value(); v.Kind == spec.BoolValue {
			set(ir.Arg{Go: "new(" + strconv.FormatBool(v.Bool) + ")"})
			return
		}
		wrong("true or false")
	case catalog.Int:
		c.typed(n, types.Int, set)
	case catalog.Float:
		c.typed(n, types.Float, set)
	case catalog.Value:
		c.typed(n, out.Of, set)
	case catalog.Values:
		c.typed(n, types.ListOf(out.Of), set)
	case catalog.OptValue:
		c.typed(n, types.Opt(out.Of), set)
	case catalog.Texts:
		c.typed(n, types.ListOf(types.String), set)
	case catalog.Floats:
		c.typed(n, types.ListOf(types.Float), set)
	case catalog.Size:
		c.size(p, f, n, set)
	case catalog.Gap:
		c.gap(p, n, set)
	case catalog.Duration:
		c.duration(p, n, set)
	case catalog.Handler:
		if cb := c.callback(n, out); cb != nil {
			set(ir.Arg{Do: cb})
		}
	case catalog.Format:
		c.formatFunc(p, n, out, set)
	default:
		c.diags.Errorf(NotYet, n.Span, "the parameter %q cannot be used yet", p.Name)
	}
}

// found describes a node for messages.
func found(n *spec.Node) string {
	if n.Kind == spec.Scalar {
		return fmt.Sprintf("%q", n.String())
	}
	return n.Kind.String()
}

func (c *checker) typed(n *spec.Node, t types.Type, set func(ir.Arg)) {
	if e := c.value(n, t); e != nil {
		set(ir.Arg{Expr: c.known(e)})
	}
}

// text checks a text: any scalar, as it is written or as a hole says.
func (c *checker) text(n *spec.Node, p *catalog.Param, f *catalog.Field) ir.Expr {
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
			c.diags.Errorf(expr.Unsettled, whole.Span(), "this may be missing (%s)", e.Type()).WithHint("say what to write then: `${{ %s ?? … }}`", whole)
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
	switch {
	case f.Has("markdown"):
		escape = ir.MarkdownEscape
	case f.Has("url"):
		escape = ir.URLEscape
	}
	return c.textOf(segments, escape)
}

func (c *checker) enum(p *catalog.Param, f *catalog.Field, n *spec.Node, set func(ir.Arg)) {
	text := n.String()
	if n.IsNull() {
		text = "null"
	}
	if n.HasHole() {
		if e := c.value(n, types.String); e != nil {
			set(ir.Arg{Expr: e})
		}
		return
	}
	if slices.Contains(f.OneOf, text) {
		if text != f.Default {
			set(ir.Arg{Expr: &ir.Lit{Value: text, T: types.String}})
		}
		return
	}
	d := c.diags.Errorf(WrongValue, n.Span, "%q takes %s, found %s", p.Name, join(f.OneOf), found(n))
	if s := diag.Suggest(text, f.OneOf); s != "" {
		d.WithHint("did you mean %q?", s).WithFix(n.Span, s, true)
	}
}

func (c *checker) bool(p *catalog.Param, f *catalog.Field, n *spec.Node, set func(ir.Arg)) {
	not := f.Has("not")
	if v := n.Value(); v.Kind == spec.BoolValue {
		if v.Bool != not {
			set(ir.Arg{Go: "true"})
		}
		return
	}
	e := c.value(n, types.Bool)
	if e == nil {
		return
	}
	if not {
		e = &ir.Unary{Op: "!", X: e}
	}
	set(ir.Arg{Expr: e})
}

// size checks a width or height: "stretch", "content", a number of pixels.
func (c *checker) size(p *catalog.Param, f *catalog.Field, n *spec.Node, set func(ir.Arg)) {
	switch n.String() {
	case f.Default:
		return
	case "stretch":
		set(ir.Arg{Go: "delta.Stretch"})
		return
	case "content":
		if f.Has("nocontent") {
			break
		}
		set(ir.Arg{Go: "delta.Content"})
		return
	}
	if v := n.Value(); v.Kind == spec.IntValue && v.Int > 0 {
		set(ir.Arg{Go: fmt.Sprintf("delta.Pixels(%d)", v.Int)})
		return
	}
	c.diags.Errorf(WrongValue, n.Span, "%q takes stretch, content or a number of pixels, found %s", p.Name, found(n))
}

// gaps are the named gaps and the Go of each.
var gaps = map[string]string{
	"xxsmall": "XXSmall", "xsmall": "XSmall", "small": "Small", "medium": "Medium", "large": "Large", "xlarge": "XLarge", "xxlarge": "XXLarge",
}

func (c *checker) gap(p *catalog.Param, n *spec.Node, set func(ir.Arg)) {
	if name, ok := gaps[n.String()]; ok {
		set(ir.Arg{Go: "delta.Gap" + name})
		return
	}
	switch v := n.Value(); {
	case v.Kind == spec.NullValue:
		set(ir.Arg{Go: "delta.GapNone"})
	case v.Kind == spec.IntValue && v.Int >= 0:
		set(ir.Arg{Go: fmt.Sprintf("delta.GapPixels(%d)", v.Int)})
	default:
		c.diags.Errorf(WrongValue, n.Span, "%q takes xxsmall, xsmall, small, medium, large, xlarge, xxlarge, null or a number of pixels, found %s", p.Name, found(n))
	}
}

func (c *checker) duration(p *catalog.Param, n *spec.Node, set func(ir.Arg)) {
	switch text := n.String(); text {
	case "short", "long", "infinite":
		set(ir.Arg{Go: "delta." + strings.ToUpper(text[:1]) + text[1:]})
		return
	}
	if v := n.Value(); v.Kind == spec.IntValue && v.Int > 0 {
		set(ir.Arg{Go: fmt.Sprintf("delta.Seconds(%d)", v.Int)})
		return
	}
	c.diags.Errorf(WrongValue, n.Span, "%q takes short, long, infinite or a number of seconds, found %s", p.Name, found(n))
}

// formatFunc checks the name of a function with one parameter.
func (c *checker) formatFunc(p *catalog.Param, n *spec.Node, out *ir.Element, set func(ir.Arg)) {
	sym := c.global.Lookup(n.String())
	if sym == nil || sym.Kind != ir.FuncSymbol {
		d := c.diags.Errorf(WrongValue, n.Span, "%q takes the name of a function of `functions:`, found %s", p.Name, found(n))
		if s := diag.Suggest(n.String(), c.global.Names()); s != "" {
			d.WithHint("did you mean %q?", s)
		}
		return
	}
	f := sym.Type.(*types.Func)
	if len(f.Params) != 1 || !types.Equal(f.Params[0].Type, out.Of) || f.Result != types.String {
		c.diags.Errorf(WrongValue, n.Span, "%q takes a function of %s that gives a string, found %s", p.Name, out.Of, f)
		return
	}
	set(ir.Arg{Func: sym})
}
