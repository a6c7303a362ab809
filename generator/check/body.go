package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// bodyOf checks a body whose names are declared.
func (c *checker) bodyOf(n *spec.Node, statements []spec.Statement) []ir.Stmt {
	if n == nil { // it is missing, which has been reported
		return nil
	}
	at := c.where
	defer func() { c.where = at }()
	if s := c.bodies[n.Span]; s != nil {
		c.scope = s
		for _, d := range s.order {
			d.at.facts = c.facts
		}
	}
	out := c.statements(statements)
	c.resolveAll(c.scope)
	return out
}

func (c *checker) statements(statements []spec.Statement) []ir.Stmt {
	var out []ir.Stmt
	facts := c.facts
	for i, s := range statements {
		switch s := s.(type) {
		case *spec.Element:
			if st := c.elementStmt(s); st != nil {
				out = append(out, st)
			}
		case *spec.If:
			out = append(out, c.chain(s))
			if rest := c.afterStop(s, statements[i+1:]); rest != nil {
				c.facts = c.facts.With(rest)
			}
		case *spec.For:
			if st := c.loopStmt(s); st != nil {
				out = append(out, st)
			}
		case *spec.Stop:
			out = append(out, c.when(s.If, s.Common(), &ir.Stop{Line: line(s.Span())}))
		case *spec.Let:
		case *spec.PlacePage:
			out = append(out, c.placePage(s))
		case *spec.PlaceBody:
			out = append(out, c.when(s.If, s.Common(), c.placeBody(s)))
		default:
			c.diags.Errorf(NotYet, s.Common().Span(), "this cannot be used yet")
		}
	}
	c.facts = facts
	return out
}

// afterStop returns what is known behind an `if` that ends in `stop`: its condition does not hold.
func (c *checker) afterStop(s *spec.If, rest []spec.Statement) expr.Facts {
	if len(s.Branches) != 1 || s.Else != nil || len(rest) == 0 {
		return nil
	}
	then := s.Branches[0].Then.Statements
	if len(then) == 0 {
		return nil
	}
	if _, stops := then[len(then)-1].(*spec.Stop); !stops {
		return nil
	}
	cond := c.quiet(func() ir.Expr { return c.condition(s.Branches[0].Cond) })
	return expr.Narrow(cond, false)
}

// elementStmt checks an element in a body.
func (c *checker) elementStmt(el *spec.Element) ir.Stmt {
	facts := c.facts
	if el.If != nil {
		if cond := c.quiet(func() ir.Expr { return c.condition(*el.If) }); cond != nil {
			c.facts = facts.With(expr.Narrow(cond, true))
		}
	}
	st := c.catch(el, c.bare(el))
	c.facts = facts
	if st == nil {
		return nil
	}
	return c.when(el.If, el.Common(), st)
}

// when shows a statement on a condition, if it has one.
func (c *checker) when(cond *source.Text, base *spec.Base, st ir.Stmt) ir.Stmt {
	if cond == nil {
		return st
	}
	e := c.condition(*cond)
	return &ir.Branches{Branches: []ir.Branch{{Cond: e, Body: []ir.Stmt{st}}}, Line: line(base.Span())}
}

// bare checks an element without what stands beside it.
func (c *checker) bare(el *spec.Element) ir.Stmt {
	if comp := c.components[el.Name]; comp != nil {
		return c.use(el, comp)
	}
	row := catalog.Lookup(el.Name)
	if row == nil {
		c.unknownElement(el)
		return nil
	}
	switch row.Class {
	case catalog.Widget, catalog.Trigger:
		return c.widget(el, row)
	case catalog.Container:
		if el.Name == "empty" {
			return c.empty(el, row)
		}
		return c.containerStmt(el, row)
	case catalog.Parts:
		return c.partsStmt(el, row)
	case catalog.Root:
		return &ir.Region{Go: exported(row.Name), Body: c.inside(el), Line: line(el.NameSpan)}
	case catalog.Shown:
		return c.write(el)
	}
	out := c.element(el, row)
	if row.Name == "page_link" {
		c.seen.labels.note(out, "Label")
	}
	return &ir.Draw{Element: out, Comment: el.Comment, Line: line(el.NameSpan)}
}

func (c *checker) unknownElement(el *spec.Element) {
	if _, known := catalog.LookupAbsent(el.Name); known {
		c.diags.Errorf(NotYet, el.NameSpan, "the element %q cannot be used yet", el.Name)
		return
	}
	d := c.diags.Errorf(UnknownElement, el.NameSpan, "unknown element %q", el.Name)
	names := append(catalog.Names(), slices.Sorted(maps.Keys(c.components))...)
	if name, ok := strings.CutPrefix(el.Name, "st."); ok && slices.Contains(names, name) {
		d.WithHint("elements are named without `st.`: `- %s: …`", name).WithFix(el.NameSpan, name, true)
	} else if !d.WithNearest(el.NameSpan, name, names) {
		d.WithHint("the elements are those of docs/elements.md and of `components:`")
	}
}

// empty checks a place that holds one element, the last of its body (st.empty).
func (c *checker) empty(el *spec.Element, row *catalog.Element) ir.Stmt {
	if body := c.inside(el); len(body) > 0 {
		return body[len(body)-1]
	}
	return &ir.Draw{Element: c.container(el, row), Comment: el.Comment, Line: line(el.NameSpan)}
}

// containerStmt checks a container with what is inside. One that says whether it is open is a widget.
func (c *checker) containerStmt(el *spec.Element, row *catalog.Element) ir.Stmt {
	form := c.form
	c.form = c.form || el.Name == "form"
	defer func() { c.form = form }()
	if d := c.widgets[el.NameSpan]; d != nil {
		v := c.valueOf(el, d, func() *ir.Element { return withoutKey(c.container(el, row)) })
		return &ir.Show{Value: v, Body: c.inside(el), Comment: el.Comment, Line: line(el.NameSpan)}
	}
	st := &ir.Draw{Element: c.container(el, row), Comment: el.Comment, Line: line(el.NameSpan)}
	st.Body = c.inside(el)
	return st
}

// withoutKey returns the element of a widget, whose key its value has.
func withoutKey(el *ir.Element) *ir.Element {
	el.Args = slices.DeleteFunc(el.Args, func(a ir.Arg) bool { return a.Field == "Key" })
	return el
}

// container checks a container's parameters; a list is its body. A form without a key gets one.
func (c *checker) container(el *spec.Element, row *catalog.Element) *ir.Element {
	out := &ir.Element{Name: row.Name, Go: row.GoType, Line: line(el.NameSpan)}
	if el.Args.Kind != spec.Sequence {
		out = c.element(el, row)
	}
	if row.Name == "form" && !slices.ContainsFunc(out.Args, func(a ir.Arg) bool { return a.Field == "Key" }) {
		// What is in a form knows it by its key.
		key := c.names.take("form")
		out.Args = append(out.Args, ir.Arg{Field: "Key", Expr: &ir.Lit{Value: key, T: types.String}})
	}
	if row.Name == "form" {
		c.seen.forms.note(out, "Key")
	}
	return out
}

// inside checks a container's body.
func (c *checker) inside(el *spec.Element) []ir.Stmt {
	body := bodyNode(el.Args)
	if body.IsNull() {
		return []ir.Stmt{}
	}
	statements, diags := spec.ParseBody(body)
	c.diags.Add(diags...)
	outer := c.deep
	c.deep = true
	defer func() { c.deep = outer }()
	return append([]ir.Stmt{}, c.bodyOf(body, statements)...)
}

// widget checks a widget or trigger and gives the session its value.
func (c *checker) widget(el *spec.Element, row *catalog.Element) ir.Stmt {
	d := c.widgets[el.NameSpan]
	if d == nil {
		return nil
	}
	d.symbol()
	c.formRules(el, row)
	c.bounds(el, c.typeArg(el, row))
	v := c.valueOf(el, d, func() *ir.Element { return c.element(el, row) })
	c.seen.widget(el, row, v)
	st := &ir.Show{Value: v, Comment: el.Comment, Line: line(el.NameSpan)}
	if row.Name == "chat_input" && !c.deep && c.comp == nil {
		v.Element.Args = append(v.Element.Args, ir.Arg{Field: "AtBottom", Go: "true"})
		return &ir.Region{Go: "Bottom", Body: []ir.Stmt{st}, Line: st.Line}
	}
	return st
}

// valueOf gives the session the value of an element.
func (c *checker) valueOf(el *spec.Element, d *decl, element func() *ir.Element) *ir.Value {
	d.symbol()
	outer := c.event
	c.event = d.sym
	defer func() { c.event = outer }()
	v := &ir.Value{Symbol: d.sym, Key: d.sym.Name, Element: element(), Line: line(el.NameSpan), Bound: c.bound(el), Kept: c.keeping(el)}
	c.hold(v)
	return v
}

// keeping returns how long a widget keeps its value while it is not shown.
func (c *checker) keeping(el *spec.Element) ir.Keeping {
	e := el.Args.Entry("persist_state")
	switch {
	case e == nil || e.Value.String() == "session":
		return ir.KeptBySession
	case e.Value.String() == "page":
		return ir.KeptByPage
	case e.Value.IsNull() || e.Value.Value().Kind == spec.NullValue:
		return ir.NotKept
	}
	c.diags.Errorf(WrongValue, e.Value.Span, "%q takes session, page or null, found %s", e.Name, found(e.Value)).
		WithNearest(e.Value.Span, e.Value.String(), []string{"session", "page"})
	return ir.KeptBySession
}

// bound reports whether a widget's value stands in the URL, for which it needs a key.
func (c *checker) bound(el *spec.Element) bool {
	n := el.Args.Get("bind")
	if n.IsNull() {
		return false
	}
	switch {
	case n.String() != "query-params":
		c.diags.Errorf(WrongValue, n.Span, "%q takes query-params, found %s", "bind", found(n))
	case el.Args.Get("key") == nil:
		c.diags.Errorf(MissingParameter, n.Span, "what stands in the URL needs a key").WithHint("`key: name`, as the URL calls it")
	}
	return true
}

// chain checks an if with its elifs and else.
func (c *checker) chain(s *spec.If) ir.Stmt {
	out := &ir.Branches{Comment: s.Comment, Line: line(s.Span())}
	facts := c.facts
	for _, b := range s.Branches {
		cond := c.condition(b.Cond)
		before := c.facts
		c.facts = before.With(expr.Narrow(cond, true))
		out.Branches = append(out.Branches, ir.Branch{Cond: cond, Body: c.bodyOf(b.Then.Node, b.Then.Statements)})
		c.facts = before.With(expr.Narrow(cond, false))
	}
	if s.Else != nil {
		out.Branches = append(out.Branches, ir.Branch{Body: c.bodyOf(s.Else.Node, s.Else.Statements)})
	}
	c.facts = facts
	return out
}
