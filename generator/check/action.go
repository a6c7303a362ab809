package check

import (
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// actionRules check the actions of the language, by name. The result is nil after a mistake.
var actionRules map[string]func(*checker, *spec.Element) ir.Action

// laterActions cannot be used yet.
var laterActions = []string{"exec", "login", "logout"}

func init() { // the rules of actions that hold actions lead back to the table
	actionRules = map[string]func(*checker, *spec.Element) ir.Action{
		"set":         (*checker).set,
		"append":      (*checker).append,
		"remove":      (*checker).remove,
		"reset":       (*checker).reset,
		"fail":        (*checker).fail,
		"toast":       (*checker).toast,
		"switch_page": (*checker).switchPage,
		"dialog":      (*checker).openDialog,
		"close":       (*checker).closeDialog,
		"call":        (*checker).goAction,
		"clear_cache": (*checker).clearCache,
	}
}

// ActionNames returns the names of the actions that can be used, conditions and loops among them.
func ActionNames() []string {
	names := []string{"if", "for"}
	for name := range actionRules {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// happened is what the Go names of callbacks end in.
var happened = map[string]string{"on_click": "Clicked", "on_change": "Changed", "on_submit": "Submitted", "on_dismiss": "Dismissed"}

// callback checks the actions of an event. suffix is what its Go name ends in behind the element's label.
func (c *checker) callback(n *spec.Node, el *ir.Element, suffix string) *ir.Callback {
	actions, diags := spec.ParseActions(n)
	c.diags.Add(diags...)
	if len(actions) == 0 {
		return nil
	}
	name := "on" + el.Go
	if c.event != nil && c.event.Name != "" {
		name = camel(c.event.Name) + suffix
	}
	if len(el.Args) > 0 {
		if l, ok := el.Args[0].Expr.(*ir.Lit); ok {
			if s, ok := l.Value.(string); ok {
				name = words(s) + suffix
			}
		}
	}
	cb := &ir.Callback{Go: c.names.take(name), Turn: c.loop, Line: line(n.Span)}
	at := c.where
	c.scope = c.eventScope(at.scope)
	cb.Actions = c.actions(actions)
	c.where = at
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

// actions checks a list of actions. What a condition that leads to `fail` has settled is known behind it, until it is changed.
func (c *checker) actions(list []spec.Action) []ir.Action {
	facts, scope := c.facts, c.scope // an action may name its result for those behind it
	defer func() { c.facts, c.scope = facts, scope }()
	var out []ir.Action
	for _, a := range list {
		made, then := c.actionStmt(a)
		if made == nil {
			continue
		}
		out = append(out, made)
		c.facts = c.unchanged(c.facts.With(then), made)
	}
	return out
}

// actionStmt checks one item of a list of actions. It also returns what is known behind it.
func (c *checker) actionStmt(a spec.Action) (ir.Action, expr.Facts) {
	switch a := a.(type) {
	case *spec.If:
		return c.ifAction(a)
	case *spec.For:
		return c.forAction(a), nil
	}
	return c.conditional(a.(*spec.Element))
}

// action checks an action without what stands beside it.
func (c *checker) action(a *spec.Element) ir.Action {
	if rule := actionRules[a.Name]; rule != nil {
		return rule(c, a)
	}
	if p := c.procedures[a.Name]; p != nil {
		return c.call(a, p)
	}
	if slices.Contains(laterActions, a.Name) {
		c.diags.Errorf(NotYet, a.NameSpan, "the action %q cannot be used yet", a.Name)
		return nil
	}
	d := c.diags.Errorf(UnknownAction, a.NameSpan, "unknown action %q", a.Name)
	switch name, rest, colon := strings.Cut(a.Name, ":"); {
	case colon && slices.Contains(ActionNames(), name):
		d.WithHint("without quotes it is an action: `%s: %s`", name, strings.TrimSpace(rest))
		return nil
	case strings.Contains(a.Name, "="):
		d.WithHint("write `set: %s`", a.Name)
		return nil
	}
	if !d.WithNearest(a.NameSpan, a.Name, append(ActionNames(), c.procedureNames()...)) {
		d.WithHint("an action is written `set: n = n + 1`; those of the spec's own stand under `actions:`")
	}
	return nil
}

func (c *checker) toast(a *spec.Element) ir.Action {
	return &ir.ToastAction{Element: c.element(a, catalog.Lookup("toast"))}
}

// reset checks `reset: name`, a list of names, or `reset: all`.
func (c *checker) reset(a *spec.Element) ir.Action {
	if a.Args.Kind == spec.Scalar && a.Args.String() == "all" {
		return &ir.ResetAction{All: true}
	}
	list := []*spec.Node{a.Args}
	if a.Args.Kind == spec.Sequence {
		list = a.Args.Items
	}
	out := &ir.ResetAction{}
	for _, n := range list {
		if n.Kind != spec.Scalar {
			c.diags.Errorf(WrongValue, n.Span, "`reset` takes names, found %s", found(n)).WithHint("`reset: [a, b]`, or `reset: all`")
			continue
		}
		place, ok := c.placeOf(n.Text)
		switch {
		case !ok:
		case len(place.Path) > 0:
			c.diags.Errorf(WrongValue, n.Span, "`reset` gives a variable as a whole its first value").
				WithHint("`reset: %s`, or `set:` for a place within it", place.Symbol.Name)
		default:
			out.Symbols = append(out.Symbols, place.Symbol)
		}
	}
	return out
}

// fail checks `fail: text`, or a text for each widget that is at fault.
func (c *checker) fail(a *spec.Element) ir.Action {
	if a.Args.Kind != spec.Mapping {
		message := c.value(a.Args, types.String)
		if message == nil {
			return nil
		}
		return &ir.FailAction{Message: c.known(message)}
	}
	out := &ir.FailAction{}
	for _, e := range a.Args.Entries {
		message := c.value(e.Value, types.String)
		place, ok := c.placeOf(e.Key.Text)
		switch {
		case !ok || message == nil:
		case place.Symbol.Kind != ir.WidgetSymbol || len(place.Path) > 0:
			c.diags.Errorf(WrongValue, e.NameSpan, "%q is no widget", e.Name).WithLabel(place.Symbol.Span, "declared here").
				WithHint("`fail: {email: Not an address}` names the key of the widget that is at fault; `fail: text` names none")
		default:
			out.At = append(out.At, ir.FailAt{Widget: place.Symbol, Message: c.known(message)})
		}
	}
	return out
}
