package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// procedure is an entry of `actions:` that is being checked. What it is given is checked as it is for a component.
type procedure struct {
	component
	spec  *spec.Procedure
	ir    *ir.Procedure
	inner where
	calls []procedureCall
}

// procedureCall is a place where a procedure calls another one.
type procedureCall struct {
	to   *procedure
	span source.Span
}

// nameProcedures notes the entries of `actions:`, so that each can call the others and has its own name in Go.
func (c *checker) nameProcedures() {
	for _, s := range c.spec.Actions {
		switch {
		case c.procedures[s.Name] != nil:
			continue // the second of two equal keys is reported where YAML is read
		case actionRules[s.Name] != nil || slices.Contains(laterActions, s.Name) || s.Name == "if" || s.Name == "for":
			c.diags.Errorf(Redeclared, s.Signature.Span, "%q is an action of the language", s.Name).WithHint("call it otherwise")
			continue
		}
		p := &procedure{spec: s, ir: &ir.Procedure{Name: s.Name, Doc: s.Comment, Line: line(s.Signature.Span)}}
		p.ir.Go = c.taken.take(camel(s.Name))
		c.procedures[s.Name] = p
	}
}

// declareProcedures declares the parameters of the entries of `actions:`: all other names are known by then.
func (c *checker) declareProcedures() {
	for _, s := range c.spec.Actions {
		p := c.procedures[s.Name]
		if p == nil || p.spec != s {
			continue
		}
		at := c.where
		c.scope = newScope(c.global)
		for _, param := range s.Params {
			c.procedureParam(p, param)
		}
		p.inner = c.where
		c.where = at
	}
}

func (c *checker) procedureParam(p *procedure, s spec.Param) {
	d := c.declare(c.scope, s.Name, s.Span, ir.LocalSymbol)
	d.sym.Go, d.sym.Type = c.local(s.Name), c.parseType(s.Type)
	c.knownType(d.sym.Type, s.Name)
	p.ir.Params = append(p.ir.Params, d.sym)
	p.params = append(p.params, &param{decl: d})
}

// checkProcedures checks what the entries of `actions:` do, and that none comes back to itself.
func (c *checker) checkProcedures() {
	for _, s := range c.spec.Actions {
		p := c.procedures[s.Name]
		if p == nil || p.spec != s {
			continue
		}
		at := c.where
		c.where = p.inner
		c.procedure = p
		p.ir.Actions = c.actions(s.Actions)
		c.procedure = nil
		c.where = at
		c.app.Procedures = append(c.app.Procedures, p.ir)
	}
	for _, s := range c.spec.Actions {
		if p := c.procedures[s.Name]; p != nil && p.spec == s {
			c.reportRound(p)
		}
	}
}

// reportRound says how a procedure comes to call itself. A round is said of the first of its procedures.
func (c *checker) reportRound(p *procedure) {
	seen := make(map[*procedure]bool)
	var round []procedureCall
	var find func(from *procedure) bool
	find = func(from *procedure) bool {
		for _, call := range from.calls {
			if call.to != p && (seen[call.to] || call.to.spec.Signature.Span.Start < p.spec.Signature.Span.Start) {
				continue
			}
			seen[call.to] = true
			round = append(round, call)
			if call.to == p || find(call.to) {
				return true
			}
			round = round[:len(round)-1]
		}
		return false
	}
	if !find(p) {
		return
	}
	way := []string{p.spec.Name}
	for _, call := range round {
		way = append(way, call.to.spec.Name)
	}
	d := c.diags.Errorf(Cycle, round[0].span, "the action %q calls itself: %s", p.spec.Name, strings.Join(way, " → "))
	for _, call := range round[1:] {
		d.WithLabel(call.span, "which calls %s", call.to.spec.Name)
	}
	d.WithHint("an action ends; do a thing several times with `for`")
}

// call checks an action of the spec's own with what it is given. A scalar goes to its first parameter.
func (c *checker) call(a *spec.Element, p *procedure) ir.Action {
	if c.procedure != nil {
		c.procedure.calls = append(c.procedure.calls, procedureCall{to: p, span: a.NameSpan})
	}
	return &ir.CallAction{Procedure: p.ir, Args: c.useArgs(a, &p.component)}
}

func (c *checker) procedureNames() []string { return slices.Sorted(maps.Keys(c.procedures)) }
