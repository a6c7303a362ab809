package expr

import (
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// Peeker is a Scope that can tell what a name means without finding out more than is known of it so far.
type Peeker interface {
	// Peek returns the symbol of a name; nil if there is none, or its type is not known yet.
	Peek(name string) *ir.Symbol
}

// Bounds of trials, so that an expression made of unknown names is refused in time.
const (
	maxTrials      = 4     // names that are tried in the place of an unknown one
	maxSuggestions = 4     // unknown names of an expression for which names are tried
	maxTrialNodes  = 2_000 // of an expression in which names are tried
)

// suggest adds to d, about the unknown name at span, which one was meant: of those that are near, the nearest that makes
// sense there. If there is no near one, it says where names come from.
func (c *checker) suggest(d *diag.Diagnostic, name string, span source.Span) {
	names := c.scope.Names()
	for _, l := range c.locals {
		names = append(names, l.Name)
	}
	near := diag.Nearest(name, names)
	if len(near) == 0 {
		if !d.WithNearest(span, name, names) {
			d.WithHint("declare it in `state:` or `let:`, or give it to a widget as its `key:`")
		}
		return
	}
	if c.suggested++; c.suggested > maxSuggestions || c.nodes > maxTrialNodes {
		d.WithHint("did you mean %q?", near[0]).WithFix(span, near[0], false)
		return
	}
	unknown := &ir.Symbol{Name: name, Type: types.Invalid}
	least := c.mistakes(name, unknown)
	var untyped string
	for _, candidate := range near[:min(len(near), maxTrials)] {
		switch sym := c.peek(candidate); {
		case sym == nil && untyped == "":
			untyped = candidate
		case sym != nil && c.mistakes(name, sym) <= least:
			d.WithHint("did you mean %q?", candidate).WithFix(span, candidate, false)
			return
		}
	}
	if untyped != "" {
		d.WithHint("did you mean %q?", untyped).WithFix(span, untyped, false)
	}
}

// peek returns what a name means, as far as that is known already.
func (c *checker) peek(name string) *ir.Symbol {
	for i := len(c.locals) - 1; i >= 0; i-- {
		if c.locals[i].Name == name {
			return c.locals[i]
		}
	}
	if scope, ok := c.scope.(Peeker); ok {
		return scope.Peek(name)
	}
	return nil
}

// mistakes returns how many mistakes the whole expression has if name means sym.
func (c *checker) mistakes(name string, sym *ir.Symbol) int {
	trial := &checker{
		text: c.text, scope: c.scope, facts: c.facts, accept: c.accept, tree: c.tree, functions: c.functions, trial: map[string]*ir.Symbol{name: sym},
	}
	trial.accept(trial, trial.tree, trial.check(trial.tree))
	return len(trial.diags)
}
