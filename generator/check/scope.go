package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// scope is the names of a body, within those of the bodies around it.
type scope struct {
	c     *checker
	outer *scope
	own   bool // of a component or dialog: its names may be those of the app, which they hide
	decls map[string]*decl
	order []*decl
}

func newScope(outer *scope) *scope {
	s := &scope{outer: outer, decls: make(map[string]*decl)}
	if outer != nil {
		s.c = outer.c
	}
	return s
}

// decl is a declared name whose type is found out when it is first needed: values follow their dependencies.
type decl struct {
	sym     *ir.Symbol
	resolve func() // sets the symbol's type; nil once that is done
	at      where  // where it is declared, for resolve
	busy    bool
	lazy    bool // typed only if something reads it
	c       *checker
}

// Lookup implements expr.Scope.
func (s *scope) Lookup(name string) *ir.Symbol {
	if d := s.seen(name); d != nil {
		return d.symbol()
	}
	return nil
}

// seen returns the declaration that a name means here; nil if there is none.
func (s *scope) seen(name string) *decl {
	for ; s != nil; s = s.outer {
		if d, ok := s.decls[name]; ok {
			return d
		}
	}
	return nil
}

// Peek implements expr.Peeker.
func (s *scope) Peek(name string) *ir.Symbol {
	if d := s.seen(name); d != nil && d.resolve == nil && d.sym.Type != nil {
		return d.sym
	}
	return nil
}

// Member implements expr.Scope.
func (s *scope) Member(of *ir.Symbol, name string, final bool) *ir.Symbol {
	switch {
	case s.c == nil:
		return nil
	case of.Kind == ir.UseSymbol:
		return s.c.memberOf(of, name)
	}
	return s.c.underRoot(of, name, final)
}

// Members implements expr.Scope.
func (s *scope) Members(of *ir.Symbol) []string {
	switch {
	case s.c == nil:
		return nil
	case of.Kind == ir.UseSymbol:
		return s.c.membersOf(of)
	}
	return s.c.namesUnder(of)
}

// Names implements expr.Scope.
func (s *scope) Names() []string {
	all := make(map[string]bool)
	for ; s != nil; s = s.outer {
		for name := range s.decls {
			all[name] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// symbol returns the symbol with its type.
func (d *decl) symbol() *ir.Symbol {
	if d.resolve == nil {
		return d.sym
	}
	if d.busy {
		d.c.reportCycle(d)
		d.sym.Type = types.Invalid
		return d.sym
	}
	d.busy = true
	d.c.resolving = append(d.c.resolving, d)
	at := d.c.where
	d.c.where = d.at
	said := len(d.c.diags)
	d.resolve()
	d.c.kept.Add(d.c.diags[said:]...)
	d.c.where = at
	d.c.resolving = d.c.resolving[:len(d.c.resolving)-1]
	d.busy, d.resolve = false, nil
	if d.sym.Type == nil {
		d.sym.Type = types.Invalid
	}
	return d.sym
}

// alone runs what finds out the type of a name, which cannot read that name itself.
func (d *decl) alone(find func() ir.Expr) ir.Expr {
	d.busy, d.resolve = true, func() {}
	d.c.resolving = append(d.c.resolving, d)
	e := find()
	d.c.resolving = d.c.resolving[:len(d.c.resolving)-1]
	d.busy, d.resolve = false, nil
	return e
}

// reportCycle says how a value comes to depend on itself.
func (c *checker) reportCycle(d *decl) {
	round := c.resolving[slices.Index(c.resolving, d):]
	var way []string
	for _, step := range round {
		way = append(way, step.sym.Name)
	}
	way = append(way, d.sym.Name)
	mistake := c.diags.Errorf(Cycle, d.sym.Span, "%q depends on itself: %s", d.sym.Name, strings.Join(way, " → "))
	for i, step := range round[1:] {
		mistake.WithLabel(step.sym.Span, "which needs %s", way[i+2])
	}
	mistake.WithHint("compute one of them without the others")
}

// declare enters a name. A name that can be seen already is a mistake.
func (c *checker) declare(s *scope, name string, span source.Span, kind ir.SymbolKind) *decl {
	d := c.newDecl(name, span, kind)
	if old := s.find(name); old != nil {
		twice := c.diags.Errorf(Redeclared, span, "%q is declared twice", name).WithLabel(old.sym.Span, "first declared here").
			WithHint("a name means one thing; choose another one")
		if old.sym.Kind == ir.VarSymbol && (kind == ir.WidgetSymbol || kind == ir.TriggerSymbol) {
			twice.WithHint("the value of a widget is state already: remove %q from `state:`, or choose another key", name)
		}
		return d
	}
	s.decls[name] = d
	s.order = append(s.order, d)
	return d
}

// newDecl returns the declaration of a name, or of what has none, at the current place.
func (c *checker) newDecl(name string, span source.Span, kind ir.SymbolKind) *decl {
	return &decl{c: c, at: c.where, sym: &ir.Symbol{Name: name, Kind: kind, Span: span, Turn: c.loop, Unit: c.owner()}}
}

// find returns the declaration that a new one of a name would hide or repeat; nil if there is none.
func (s *scope) find(name string) *decl {
	for ; s != nil; s = s.outer {
		if d, ok := s.decls[name]; ok {
			return d
		}
		if s.own {
			return nil
		}
	}
	return nil
}

// resolveAll types what nothing has needed so far.
func (c *checker) resolveAll(s *scope) {
	for _, d := range s.order {
		if !d.lazy {
			d.symbol()
		}
	}
}
