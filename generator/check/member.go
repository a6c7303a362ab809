package check

import (
	"maps"
	"slices"

	"github.com/stgen/stgen/generator/ir"
)

// member is a name that is reached through a place that shows a component: `ship.street`.
type member struct {
	use  *ir.Symbol
	name string
}

// memberOf returns what a name stands for in the component that a place shows: a widget's value, or a component in it. It
// returns nil if there is nothing of the name.
func (c *checker) memberOf(use *ir.Symbol, name string) *ir.Symbol {
	if m := c.members[member{use, name}]; m != nil {
		return m
	}
	inner := c.shown(use).inner.home.decls[name]
	if inner == nil || !seenOutside(inner) {
		return nil
	}
	m := *inner.symbol()
	m.Name, m.Via, m.Of, m.Turn, m.Unit = use.Name+"."+name, use, inner.sym, use.Turn, use.Unit
	c.members[member{use, name}] = &m
	c.app.Members = append(c.app.Members, &m)
	return &m
}

// shown returns the component that a place shows.
func (c *checker) shown(use *ir.Symbol) *component {
	for use.Via != nil {
		use = use.Of
	}
	return c.uses[use]
}

func (c *checker) membersOf(use *ir.Symbol) []string {
	decls := c.shown(use).inner.home.decls
	return slices.DeleteFunc(slices.Sorted(maps.Keys(decls)), func(name string) bool { return !seenOutside(decls[name]) })
}

// seenOutside reports whether a name of a component's body is known where the component is used.
func seenOutside(d *decl) bool {
	return d.sym.Kind == ir.WidgetSymbol || d.sym.Kind == ir.TriggerSymbol || d.sym.Kind == ir.UseSymbol || d.lazy
}
