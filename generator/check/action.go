package check

import (
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// callback checks the actions of an event.
func (c *checker) callback(n *spec.Node, el *ir.Element) *ir.Callback {
	actions, diags := spec.ParseActions(n)
	c.diags.Add(diags...)
	if len(actions) == 0 {
		return nil
	}
	name := "on" + el.Go
	if len(el.Args) > 0 {
		if l, ok := el.Args[0].Expr.(*ir.Lit); ok {
			if s, ok := l.Value.(string); ok {
				name = words(s) + "Clicked"
			}
		}
	}
	cb := &ir.Callback{Go: c.names.take(name), Turn: c.loop, Line: line(n.Span)}
	scope, facts := c.scope, c.facts
	c.scope = c.eventScope(scope)
	cb.Actions = c.actions(actions)
	c.scope, c.facts = scope, facts
	cb.Doc = "is what happens before the page runs again."
	c.unit.Actions = append(c.unit.Actions, cb)
	return cb
}

// eventScope returns what a callback can name: `event.value` too, if a widget changed.
func (c *checker) eventScope(outer *scope) *scope {
	s := newScope(outer)
	if c.event != nil && c.event.Type != types.Invalid && (c.event.Kind == ir.WidgetSymbol || c.event.Type != types.Bool) {
		t := c.event.Type
		if c.event.Kind == ir.TriggerSymbol {
			t, _ = types.Elem(t) // what was said
		}
		record := &types.Record{Fields: []types.Field{{Name: "value", Type: t}}}
		s.decls["event"] = &decl{c: c, sym: &ir.Symbol{Name: "event", Kind: ir.EventSymbol, Type: record, Of: c.event}}
	}
	return s
}

func (c *checker) actions(list []spec.Action) []ir.Action {
	scope := c.scope // an action may name its result for those behind it
	defer func() { c.scope = scope }()
	var out []ir.Action
	for _, a := range list {
		switch a := a.(type) {
		case *spec.If:
			out = append(out, c.ifAction(a))
		case *spec.Element:
			acts := c.action(a)
			if a.If != nil {
				acts = []ir.Action{&ir.IfAction{Branches: []ir.ActionBranch{{Cond: c.condition(*a.If), Actions: acts}}}}
			}
			out = append(out, acts...)
		default:
			c.diags.Errorf(NotYet, a.Common().Span(), "a loop of actions cannot be used yet")
		}
	}
	return out
}

func (c *checker) ifAction(s *spec.If) ir.Action {
	out := &ir.IfAction{}
	for _, b := range s.Branches {
		out.Branches = append(out.Branches, ir.ActionBranch{Cond: c.condition(b.Cond), Actions: c.actions(b.Then.Statements)})
	}
	if s.Else != nil {
		out.Branches = append(out.Branches, ir.ActionBranch{Actions: c.actions(s.Else.Statements)})
	}
	return out
}

// actionNames are the actions that can be used.
var actionNames = []string{"set", "append", "remove", "reset", "toast", "fail", "switch_page", "dialog", "close", "call", "if"}

func (c *checker) action(a *spec.Element) []ir.Action {
	switch a.Name {
	case "set":
		return c.set(a)
	case "append":
		return c.append(a)
	case "reset":
		return c.reset(a)
	case "toast":
		return []ir.Action{&ir.ToastAction{Element: c.element(a, catalog.Lookup("toast"))}}
	case "fail":
		if a.Args.Kind == spec.Mapping {
			c.diags.Errorf(NotYet, a.Args.Span, "`fail` under a widget cannot be used yet; `fail: text` can")
			return nil
		}
		if a.Args.Kind == spec.Mapping {
			c.diags.Errorf(NotYet, a.Args.Span, "a message for each widget cannot be used yet").
				WithHint("say it in one text: `fail: …`")
			return nil
		}
		e := c.value(a.Args, types.String)
		if e == nil {
			return nil
		}
		return []ir.Action{&ir.FailAction{Message: e}}
	case "switch_page":
		return c.switchPage(a)
	case "dialog":
		return c.openDialog(a)
	case "close":
		return []ir.Action{&ir.CloseAction{}}
	case "call":
		return c.goAction(a)
	case "remove", "exec", "clear_cache", "login", "logout":
		c.diags.Errorf(NotYet, a.NameSpan, "the action %q cannot be used yet", a.Name)
		return nil
	}
	d := c.diags.Errorf(UnknownAction, a.NameSpan, "unknown action %q", a.Name)
	switch name, rest, colon := strings.Cut(a.Name, ":"); {
	case colon && slices.Contains(actionNames, name):
		d.WithHint("without quotes it is an action: `%s: %s`", name, strings.TrimSpace(rest))
		return nil
	case strings.Contains(a.Name, "="):
		d.WithHint("write `set: %s`", a.Name)
		return nil
	}
	if !d.WithNearest(a.NameSpan, a.Name, actionNames) {
		d.WithHint("an action is written `set: n = n + 1`; those of the spec's own stand under `actions:`")
	}
	return nil
}

// set checks assignments. Several at once see the values from before.
func (c *checker) set(a *spec.Element) []ir.Action {
	assignments, diags := spec.ParseSet(a.Args)
	c.diags.Add(diags...)
	var out []ir.Action
	for _, as := range assignments {
		sym := c.assignable(as.Place.String(), as.Place.Span())
		if sym == nil {
			continue
		}
		var e ir.Expr
		if as.Value != nil {
			e = c.value(as.Value, sym.Type)
		} else if e = c.expression(as.Expr); e != nil {
			if !types.Assignable(e.Type(), sym.Type) {
				c.diags.Errorf(expr.Mismatch, as.Expr.Span(), "%q is %s, found %s", sym.Name, sym.Type, e.Type()).
					WithLabel(sym.Span, "declared here").WithHint("%s", expr.MismatchHint(as.Expr.String(), e.Type(), sym.Type))
				continue
			}
			e = expr.Fit(e, sym.Type)
		}
		if e != nil {
			out = append(out, &ir.Set{Symbol: sym, Value: c.known(e)})
		}
	}
	return out
}

// assignable returns the variable or widget of a name, and says so if there is none.
func (c *checker) assignable(name string, span source.Span) *ir.Symbol {
	sym := c.scope.Lookup(name)
	if sym == nil {
		d := c.diags.Errorf(expr.Unknown, span, "unknown name %q", name)
		if !d.WithNearest(span, name, c.assignableNames()) {
			d.WithHint("actions set variables of `state:` and the values of widgets")
		}
		return nil
	}
	if sym.Kind != ir.VarSymbol && sym.Kind != ir.WidgetSymbol {
		c.diags.Errorf(Impure, span, "%q cannot be assigned to", name).WithLabel(sym.Span, "declared here").
			WithHint("%s", notAssignable[sym.Kind])
		return nil
	}
	if sym.Type == types.Invalid {
		return nil
	}
	return sym
}

// append checks `append: {list: item}`.
func (c *checker) append(a *spec.Element) []ir.Action {
	if a.Args.Kind != spec.Mapping {
		c.diags.Errorf(WrongValue, a.NameSpan, "`append` takes a list and what is added to it, found %s", found(a.Args)).
			WithHint("write `append: {list: item}`")
		return nil
	}
	var out []ir.Action
	for _, e := range a.Args.Entries {
		sym := c.assignable(e.Name, e.NameSpan)
		if sym == nil {
			continue
		}
		l, ok := sym.Type.(*types.List)
		if !ok {
			c.diags.Errorf(expr.Mismatch, e.NameSpan, "%q is %s; `append` needs a list", e.Name, sym.Type)
			continue
		}
		if item := c.value(e.Value, l.Elem); item != nil {
			grown := &ir.Call{Name: "append", Args: []ir.Expr{&ir.Ref{Symbol: sym}, c.known(item)}, T: sym.Type}
			out = append(out, &ir.Set{Symbol: sym, Value: grown})
		}
	}
	return out
}

// reset checks `reset: name` or a list of names.
func (c *checker) reset(a *spec.Element) []ir.Action {
	items := []*spec.Node{a.Args}
	if a.Args.Kind == spec.Sequence {
		items = a.Args.Items
	}
	out := &ir.ResetAction{}
	for _, n := range items {
		if sym := c.assignable(n.String(), n.Span); sym != nil {
			out.Symbols = append(out.Symbols, sym)
		}
	}
	return []ir.Action{out}
}

// ActionNames returns the names of the actions that can be used, conditions and loops among them.
func ActionNames() []string { return slices.Clone(actionNames) }
