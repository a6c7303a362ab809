package check

import (
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// conditional checks an action with the `if:` and the `catch:` beside it.
func (c *checker) conditional(a *spec.Element) (ir.Action, expr.Facts) {
	facts := c.facts
	var cond ir.Expr
	if a.If != nil {
		cond = c.condition(*a.If)
		c.facts = facts.With(expr.Narrow(cond, true))
	}
	made := c.action(a)
	if a.Catch != nil {
		made = c.caught(a.Catch, made)
	}
	c.facts = facts
	if made == nil || a.If == nil {
		return made, nil
	}
	branch := ir.ActionBranch{Cond: cond, Actions: []ir.Action{made}}
	return &ir.IfAction{Branches: []ir.ActionBranch{branch}}, behindFail([]ir.ActionBranch{branch})
}

// caught checks what is done if an action fails. `error` is why.
func (c *checker) caught(body *spec.Body, made ir.Action) ir.Action {
	at := c.where
	defer func() { c.where = at }()
	sym := &ir.Symbol{Name: "error", Kind: ir.LocalSymbol, Type: types.String, Go: "err", Span: body.Node.Span}
	c.scope = newScope(at.scope)
	c.scope.decls["error"] = &decl{c: c, sym: sym}
	out := &ir.CatchAction{Error: sym, Catch: c.actions(body.Statements)}
	if made == nil {
		return nil
	}
	out.Actions = []ir.Action{made}
	return out
}

// ifAction checks a chain of conditions. It also returns what is known behind it.
func (c *checker) ifAction(s *spec.If) (ir.Action, expr.Facts) {
	out := &ir.IfAction{}
	facts := c.facts
	for _, b := range s.Branches {
		cond := c.condition(b.Cond)
		before := c.facts
		c.facts = before.With(expr.Narrow(cond, true))
		out.Branches = append(out.Branches, ir.ActionBranch{Cond: cond, Actions: c.actions(b.Then.Statements)})
		c.facts = before.With(expr.Narrow(cond, false))
	}
	if s.Else != nil {
		out.Branches = append(out.Branches, ir.ActionBranch{Actions: c.actions(s.Else.Statements)})
	}
	c.facts = facts
	return out, behindFail(out.Branches)
}

// behindFail returns what is known behind conditions that lead to `fail`: they do not hold.
func behindFail(branches []ir.ActionBranch) expr.Facts {
	var known expr.Facts
	for _, b := range branches {
		if len(b.Actions) == 0 || b.Cond == nil {
			break
		}
		if _, fails := b.Actions[len(b.Actions)-1].(*ir.FailAction); !fails {
			break
		}
		known = known.With(expr.Narrow(b.Cond, false))
	}
	return known
}

// forAction checks a loop of actions. Its list, or map, is the one from before the first turn.
func (c *checker) forAction(s *spec.For) ir.Action {
	if len(s.Header.Names) == 0 {
		return nil
	}
	if s.Header.By.Len() > 0 {
		c.diags.Errorf(expr.Unsupported, s.Header.By.Span(), "a loop of actions keeps nothing for its turns").WithHint("leave out `by %s`", s.Header.By.String())
	}
	at := c.where
	defer func() { c.where = at }()
	source := c.expression(s.Header.In)
	c.scope = newScope(at.scope)
	names := s.Header.Names
	out := &ir.ForAction{Source: source, Row: c.turnLocal(names[len(names)-1])}
	if len(names) == 2 {
		out.Index = c.turnLocal(names[0])
	}
	ok := source != nil && c.typeTurn(s, out)
	c.facts = c.asShown(c.facts)
	out.Actions = c.actions(s.Body.Statements)
	c.where = at
	if s.Else != nil {
		out.Else = c.actions(s.Else.Statements)
	}
	if !ok {
		return nil
	}
	c.known(source)
	return out
}

// turnLocal declares a variable of a loop of actions.
func (c *checker) turnLocal(name spec.Name) *ir.Symbol {
	sym := c.declare(c.scope, name.Text, name.Span, ir.LocalSymbol).sym
	sym.Turn, sym.Unit, sym.Type, sym.Go = nil, nil, types.Invalid, camel(name.Text)
	return sym
}

// typeTurn types the variables of a loop of actions. It reports false for what no loop goes over.
func (c *checker) typeTurn(s *spec.For, out *ir.ForAction) bool {
	if out.Index != nil {
		out.Index.Type = types.Int
	}
	switch t := out.Source.Type().(type) {
	case *types.List:
		out.Row.Type = t.Elem
		return true
	case *types.Map:
		out.Row.Type = t.Value
		if out.Index != nil {
			out.Index.Type = t.Key
			return true
		}
		c.diags.Errorf(expr.Mismatch, s.Header.In.Span(), "a loop over a map has two variables").WithHint("`for: key, %s in …`", out.Row.Name)
	default:
		c.diags.Errorf(expr.Mismatch, s.Header.In.Span(), "a loop goes over a list or a map, found %s", t)
	}
	return false
}

// asShown returns the facts about what stays as it was shown, whatever actions change.
func (c *checker) asShown(facts expr.Facts) expr.Facts {
	return facts.Only(func(sym *ir.Symbol) bool { return sym.Kind == ir.LocalSymbol || sym.Kind == ir.EventSymbol })
}

// unchanged returns the facts that hold behind an action too: those about values that it does not change.
func (c *checker) unchanged(facts expr.Facts, a ir.Action) expr.Facts {
	if len(facts) == 0 {
		return nil
	}
	changed := make(map[*ir.Symbol]bool)
	all := false
	ir.EachAction([]ir.Action{a}, func(a ir.Action) {
		switch a := a.(type) {
		case *ir.Assign:
			for _, change := range a.Changes {
				changed[change.Symbol] = true
			}
		case *ir.ResetAction:
			all = all || a.All
			for _, sym := range a.Symbols {
				changed[sym] = true
			}
		case *ir.CallAction, *ir.DialogAction:
			all = true
		}
	})
	switch {
	case all:
		return c.asShown(facts)
	case len(changed) == 0:
		return facts
	}
	return facts.Only(func(sym *ir.Symbol) bool { return !c.follows(sym, changed, make(map[*ir.Symbol]bool)) })
}

// follows reports whether a value can be another one once others have changed. seen are those that have been looked at.
func (c *checker) follows(sym *ir.Symbol, changed, seen map[*ir.Symbol]bool) bool {
	switch {
	case changed[sym]:
		return true
	case seen[sym] || sym.Kind != ir.LetSymbol && sym.Kind != ir.WidgetSymbol && sym.Kind != ir.DataSymbol:
		return false
	}
	seen[sym] = true
	v := c.held[sym]
	if v == nil || v.Collect != nil {
		return true // nothing is known of it
	}
	reads := ir.Inputs(v.Compute)
	if v.Element != nil {
		for _, arg := range v.Element.Args {
			reads = append(reads, ir.Inputs(arg.Expr)...)
		}
	}
	for _, read := range reads {
		if c.follows(read, changed, seen) {
			return true
		}
	}
	return false
}
