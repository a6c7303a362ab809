package check

import (
	"maps"
	"slices"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
)

// dialog is an entry of `dialogs:` that is being checked.
type dialog struct {
	component
	ir *ir.Dialog
}

// declareDialogs declares the names of all dialogs' bodies.
func (c *checker) declareDialogs() {
	for _, s := range c.spec.Dialogs {
		if first := c.dialogs[s.Name]; first != nil {
			c.twice(s, first.spec)
			continue
		}
		d := &dialog{ir: &ir.Dialog{Component: ir.Component{Name: s.Name, Line: line(s.NameSpan)}}}
		d.component = component{spec: s, ir: &d.ir.Component, isDialog: true, used: true}
		d.ir.Go = c.taken.take(camel(s.Name))
		d.ir.Type, d.ir.Doc = c.taken.take(camel(s.Name)+"Dialog"), s.Comment
		c.dialogs[s.Name] = d
		c.declareUnit(&d.component, ir.VarSymbol)
		d.inner.names.take("dialog")
	}
}

// checkDialogs checks what dialogs look like, and their bodies.
func (c *checker) checkDialogs() {
	for _, s := range c.spec.Dialogs {
		d := c.dialogs[s.Name]
		if d == nil || d.spec != s {
			continue
		}
		at := c.where
		c.where = d.inner
		d.ir.Element = &ir.Element{Name: "dialog", Go: "Dialog", Line: line(s.NameSpan)}
		c.params(d.ir.Element, catalog.Dialog(), s.Params, s.NameSpan)
		if s.Param("title") == nil {
			c.diags.Errorf(MissingParameter, s.NameSpan, "a dialog needs a title").WithHint("`title: …`")
		}
		if s.Body != nil {
			d.ir.Body = c.bodyOf(s.Body.Node, s.Body.Statements)
		}
		c.resolveAll(d.inner.home)
		c.where = at
		c.app.Dialogs = append(c.app.Dialogs, d.ir)
	}
}

func (c *checker) closeDialog(*spec.Element) ir.Action { return &ir.CloseAction{} }

// openDialog checks `dialog: name`, or {name: arguments}.
func (c *checker) openDialog(a *spec.Element) ir.Action {
	n := a.Args
	if n.Kind == spec.Mapping && len(n.Entries) == 1 {
		e := n.Entries[0]
		return c.openNamed(&spec.Element{Base: a.Base, Name: e.Name, NameSpan: e.NameSpan, Args: e.Value})
	}
	if n.Kind != spec.Scalar {
		c.diags.Errorf(WrongValue, a.NameSpan, "%q takes the name of a dialog, with what it is given", a.Name).WithHint("`dialog: {details: {count: 3}}`")
		return nil
	}
	return c.openNamed(&spec.Element{Base: a.Base, Name: n.String(), NameSpan: n.Span, Args: &spec.Node{Kind: spec.Null, Span: n.Span}})
}

func (c *checker) openNamed(el *spec.Element) ir.Action {
	d := c.dialogs[el.Name]
	if d == nil {
		report := c.diags.Errorf(expr.Unknown, el.NameSpan, "there is no dialog %q", el.Name)
		names := slices.Sorted(maps.Keys(c.dialogs))
		switch {
		case report.WithNearest(el.NameSpan, el.Name, names):
		case len(names) > 0:
			report.WithHint("the dialogs are %s", join(names))
		default:
			report.WithHint("dialogs are declared in `dialogs:`")
		}
		return nil
	}
	return &ir.DialogAction{Dialog: d.ir, Args: c.useArgs(el, &d.component)}
}
