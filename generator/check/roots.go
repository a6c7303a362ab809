package check

import (
	"maps"
	"slices"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// root is a name under which stands what comes from outside.
type root struct {
	under func(name string, final bool) *ir.Symbol
	names func() []string // for hints; those that are known
}

// declareRoots declares what stands for the world outside: `context`, `query`.
func (c *checker) declareRoots() {
	c.declareRoot("context", c.contextOf, func() []string {
		return append(slices.Sorted(maps.Keys(contextFields)), "theme")
	})
	c.declareRoot("query", c.queryOf, func() []string { return nil })
}

func (c *checker) declareRoot(name string, under func(string, bool) *ir.Symbol, names func() []string) {
	d := c.newDecl(name, c.spec.File.Span(0, 0), ir.RootSymbol)
	d.sym.Type = &types.Record{} // nothing is a value but what stands under it
	c.global.decls[name] = d
	c.roots[d.sym] = &root{under, names}
}

// underRoot returns what stands under a root; nil if nothing does.
func (c *checker) underRoot(of *ir.Symbol, name string, final bool) *ir.Symbol {
	if r := c.roots[of]; r != nil {
		return r.under(name, final)
	}
	return nil
}

func (c *checker) namesUnder(of *ir.Symbol) []string {
	if r := c.roots[of]; r != nil {
		return r.names()
	}
	return nil
}

// contextField is a field of state.Context.
type contextField struct {
	field string
	t     types.Type
}

// contextFields are what a client says of itself: st.context.
var contextFields = map[string]contextField{
	"timezone":        {"Timezone", types.Opt(types.String)},
	"timezone_offset": {"TimezoneOffset", types.Opt(types.Int)},
	"locale":          {"Locale", types.Opt(types.String)},
	"url":             {"URL", types.Opt(types.String)},
	"is_embedded":     {"IsEmbedded", types.Opt(types.Bool)},
}

// contextOf returns `context.name`. The colour scheme stands under a root of its own: `context.theme.type`.
func (c *checker) contextOf(name string, _ bool) *ir.Symbol {
	if name == "theme" {
		return c.theme()
	}
	f, ok := contextFields[name]
	if !ok {
		return nil
	}
	return c.contextMember(name, f)
}

func (c *checker) theme() *ir.Symbol {
	key := member{nil, "context.theme"}
	if m := c.members[key]; m != nil {
		return m
	}
	sym := &ir.Symbol{Name: key.name, Kind: ir.RootSymbol, Type: &types.Record{}}
	c.roots[sym] = &root{func(name string, _ bool) *ir.Symbol {
		if name != "type" {
			return nil
		}
		return c.contextMember("theme.type", contextField{"ColorScheme", types.Opt(types.String)})
	}, func() []string { return []string{"type"} }}
	c.members[key] = sym
	return sym
}

// contextMember returns a field of what the client says of itself, which the session then holds.
func (c *checker) contextMember(name string, f contextField) *ir.Symbol {
	key := member{nil, "context." + name}
	if m := c.members[key]; m != nil {
		return m
	}
	if c.contextSym == nil {
		c.contextSym = &ir.Symbol{Name: "context", Kind: ir.RootSymbol, Go: c.taken.take("context")}
		c.app.Values = append(c.app.Values, &ir.Value{Symbol: c.contextSym, Context: true})
	}
	m := &ir.Symbol{Name: key.name, Kind: ir.OutsideSymbol, Type: f.t, Go: f.field, Via: c.contextSym}
	c.members[key] = m
	return m
}

// queryOf returns `query.name`: a parameter of the page's URL, which the session then holds.
func (c *checker) queryOf(name string, final bool) *ir.Symbol {
	if !final {
		return nil
	}
	key := member{nil, "query." + name}
	if m := c.members[key]; m != nil {
		return m
	}
	m := &ir.Symbol{Name: key.name, Kind: ir.OutsideSymbol, Type: types.Opt(types.String), Go: c.taken.take("query" + exported(name))}
	c.members[key] = m
	c.app.Values = append(c.app.Values, &ir.Value{Symbol: m, Query: name})
	return m
}
