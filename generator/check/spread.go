package check

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// target is what becomes of one result of a parameter's value: what a field of the element holds for it.
type target struct {
	field string
	value ir.Expr
}

// spread checks a value that may be of several kinds: what is written, or each result of the `?:` on the outside of an expression
// by itself. say returns where a result goes, nil after a mistake that it has reported.
func (f *field) spread(say func(e ir.Expr, at source.Span) *target) {
	targets := map[ir.Expr]*target{}
	var fields []*target // one of each field, in the order in which they are met
	note := func(e ir.Expr, at source.Span) ir.Expr {
		t := say(e, at)
		if t == nil {
			return nil
		}
		if !slices.ContainsFunc(fields, func(other *target) bool { return other.field == t.field }) {
			fields = append(fields, t)
		}
		targets[e] = t
		return e
	}
	tree := f.c.results(f.n, note)
	if tree == nil {
		return
	}
	for _, t := range fields {
		f.setField(t.field, f.c.known(t.of(tree, targets)))
	}
}

// of returns what the field holds for each result; for those that go to another field, nothing.
func (t *target) of(e ir.Expr, targets map[ir.Expr]*target) ir.Expr {
	result := targets[e]
	switch {
	case result != nil && result.field == t.field:
		return result.value
	case result != nil:
		return zeroOf(t.value.Type())
	}
	cond := e.(*ir.Cond)
	return &ir.Cond{C: cond.C, A: t.of(cond.A, targets), B: t.of(cond.B, targets), T: t.value.Type()}
}

// zeroOf returns what a field of a type holds if nothing is said.
func zeroOf(t types.Type) ir.Expr {
	switch t {
	case types.Int:
		return &ir.Lit{Value: 0, T: t}
	case types.Bool:
		return &ir.Lit{Value: false, T: t}
	case types.String:
		return &ir.Lit{Value: "", T: t}
	}
	return &ir.Call{Name: "zero", T: t}
}

// results shows each result of a value to each: a literal, or those of an expression.
func (c *checker) results(n *spec.Node, each func(e ir.Expr, at source.Span) ir.Expr) ir.Expr {
	if n.Kind == spec.Scalar && n.IsHole() {
		segments, diags := spec.Holes(n)
		c.diags.Add(diags...)
		whole, ok := spec.WholeExpr(segments)
		if !ok {
			return nil
		}
		e, mistakes := expr.CheckBranches(whole, c.scope, c.facts, each)
		c.diags.Add(mistakes...)
		return e
	}
	e := c.value(n, nil)
	if e == nil {
		return nil
	}
	return each(e, n.Span)
}

// wrongAt reports a result that a parameter cannot take.
func (f *field) wrongAt(at source.Span, e ir.Expr, want string) *diag.Diagnostic {
	found := e.Type().String()
	if text, ok := constText(e); ok {
		found = strconv.Quote(text)
	}
	return f.c.diags.Errorf(WrongValue, at, "%q takes %s, found %s", f.p.Name, want, found)
}

// constText returns a literal as it is written.
func constText(e ir.Expr) (string, bool) {
	lit, ok := e.(*ir.Lit)
	switch {
	case !ok:
		return "", false
	case lit.Value == nil:
		return "null", true
	}
	return fmt.Sprint(lit.Value), true
}

// isMissing reports whether a result is nil: the parameter's default.
func isMissing(e ir.Expr) bool {
	lit, ok := e.(*ir.Lit)
	return ok && lit.Value == nil
}

// size checks a width or height: "stretch", "content", a number of pixels.
func (f *field) size() {
	want := "stretch, content or a number of pixels"
	if f.p.NoContent {
		want = "stretch or a number of pixels"
	}
	f.named(ir.SizeType, f.sizeName, "delta.Pixels", 1, want)
}

func (f *field) sizeName(name string) string {
	switch {
	case name == "stretch":
		return "delta.Stretch"
	case name == "content" && !f.p.NoContent:
		return "delta.Content"
	}
	return ""
}

// gapNames are the named gaps and the Go of each.
var gapNames = map[string]string{
	"xxsmall": "delta.GapXXSmall", "xsmall": "delta.GapXSmall", "small": "delta.GapSmall", "medium": "delta.GapMedium",
	"large": "delta.GapLarge", "xlarge": "delta.GapXLarge", "xxlarge": "delta.GapXXLarge", "null": "delta.GapNone",
}

func (f *field) gap() {
	f.named(ir.GapType, func(name string) string { return gapNames[name] }, "delta.GapPixels", 0,
		"xxsmall, xsmall, small, medium, large, xlarge, xxlarge, null or a number of pixels")
}

var durationNames = map[string]string{"short": "delta.Short", "long": "delta.Long", "infinite": "delta.Infinite"}

func (f *field) duration() {
	f.named(ir.DurationType, func(name string) string { return durationNames[name] }, "delta.Seconds", 1,
		"short, long, infinite or a number of seconds")
}

// named checks a value of package delta: one that has a name, or a number that is at least low.
func (f *field) named(t types.Type, goOf func(name string) string, number string, low int, want string) {
	if text, ok := f.writtenText(); ok && text == f.p.Default {
		return
	}
	f.spread(func(e ir.Expr, at source.Span) *target {
		text, _ := constText(e)
		lit, isLit := e.(*ir.Lit)
		switch {
		case isLit && goOf(text) != "":
			return &target{f.name, &ir.Call{Name: goOf(text), T: t}}
		case isMissing(e):
			return &target{f.name, zeroOf(t)}
		case e.Type() == types.Int && !(isLit && lit.Value.(int) < low):
			return &target{f.name, &ir.Call{Name: number, Args: []ir.Expr{e}, T: t}}
		}
		f.wrongAt(at, e, want)
		return nil
	})
}

// writtenText returns what a scalar without holes says; "null" for one that says nothing.
func (f *field) writtenText() (string, bool) {
	switch {
	case f.n.IsNull():
		return "null", true
	case f.n.Kind != spec.Scalar || f.n.HasHole():
		return "", false
	}
	return f.n.String(), true
}

// enum checks one of several texts. One that is computed is held to them at run time.
func (f *field) enum() {
	if text, ok := f.writtenText(); ok {
		if !slices.Contains(f.p.OneOf, text) {
			f.wrong(join(f.p.OneOf)).WithNearest(f.n.Span, text, f.p.OneOf)
		} else if text != f.p.Default {
			f.set(ir.Arg{Expr: &ir.Lit{Value: text, T: types.String}})
		}
		return
	}
	if !f.n.IsHole() {
		f.wrong(join(f.p.OneOf))
		return
	}
	f.spread(func(e ir.Expr, at source.Span) *target {
		if value := f.enumValue(e, at); value != nil {
			return &target{f.name, value}
		}
		return nil
	})
}

// enumValue returns the text that a result is.
func (f *field) enumValue(e ir.Expr, at source.Span) ir.Expr {
	text, isLit := constText(e)
	switch {
	case isLit && slices.Contains(f.p.OneOf, text):
		return &ir.Lit{Value: text, T: types.String}
	case isMissing(e):
		return &ir.Lit{Value: "", T: types.String}
	case isLit:
		f.wrongAt(at, e, join(f.p.OneOf)).WithNearest(at, text, f.p.OneOf)
		return nil
	case e.Type() == types.Bool && slices.Contains(f.p.OneOf, "true") && slices.Contains(f.p.OneOf, "false"):
		return &ir.Cond{C: e, A: &ir.Lit{Value: "true", T: types.String}, B: &ir.Lit{Value: "false", T: types.String}, T: types.String}
	case e.Type() == types.String:
		args := []ir.Expr{e}
		for _, text := range f.p.OneOf {
			args = append(args, &ir.Lit{Value: text, T: types.String})
		}
		return &ir.Call{Name: "delta.OneOf", Args: args, T: types.String, Fails: true}
	}
	f.wrongAt(at, e, join(f.p.OneOf))
	return nil
}

// otherForms reports whether a parameter takes values of another kind beside its own, which an expression can give.
func otherForms(p *catalog.Param) bool {
	return slices.ContainsFunc(p.Also, func(a catalog.Alternative) bool {
		return a.Form == catalog.False || a.Form == catalog.True || a.Form == catalog.Null || a.Form == catalog.Number || a.Form == catalog.PixelsForm
	})
}

// mixed checks an expression for a parameter that takes values of several kinds: a result goes to the field for its kind.
func (f *field) mixed() {
	f.spread(func(e ir.Expr, at source.Span) *target {
		if t := f.otherForm(e); t != nil {
			return t
		}
		if value := f.plain(e, at); value != nil {
			return &target{f.name, value}
		}
		return nil
	})
}

// otherForm returns the field for a result of another kind; nil if it is of the parameter's own.
func (f *field) otherForm(e ir.Expr) *target {
	lit, _ := e.(*ir.Lit)
	yes := &ir.Lit{Value: true, T: types.Bool}
	for _, a := range f.p.Also {
		switch {
		case a.Form == catalog.Null && isMissing(e):
			return &target{a.Field, yes}
		case (a.Form == catalog.Number || a.Form == catalog.PixelsForm) && e.Type() == types.Int && f.p.Kind != catalog.Int:
			return &target{a.Field, e}
		case a.Form == catalog.True && lit != nil && lit.Value == true, a.Form == catalog.False && lit != nil && lit.Value == false:
			return &target{a.Field, yes}
		case a.Form == catalog.True && lit == nil && e.Type() == types.Bool:
			return &target{a.Field, e}
		case a.Form == catalog.False && lit == nil && e.Type() == types.Bool:
			return &target{a.Field, &ir.Unary{Op: "!", X: e}}
		}
	}
	return nil
}

// plain returns a result as a value of the parameter's own kind.
func (f *field) plain(e ir.Expr, at source.Span) ir.Expr {
	if isMissing(e) {
		return zeroOf(fieldTypes[f.p.Kind])
	}
	switch f.p.Kind {
	case catalog.Enum:
		return f.enumValue(e, at)
	case catalog.Int, catalog.Float, catalog.Bool:
		if want := fieldTypes[f.p.Kind]; types.Assignable(e.Type(), want) {
			return expr.Fit(e, want)
		}
	default:
		if e.Type() == types.String {
			return e
		}
		if isScalar(e.Type()) && !types.IsOptional(e.Type()) {
			return &ir.Text{Parts: []ir.Expr{e}}
		}
	}
	f.wrongAt(at, e, f.p.Kind.String())
	return nil
}

// fieldTypes are the types of the fields of parameters that take values of other kinds too.
var fieldTypes = map[catalog.Kind]types.Type{
	catalog.Enum: types.String, catalog.Text: types.String, catalog.Markdown: types.String, catalog.Icon: types.String,
	catalog.Int: types.Int, catalog.Float: types.Float, catalog.Bool: types.Bool,
}
