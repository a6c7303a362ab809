package check

import (
	"slices"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
)

// clearCache checks `clear_cache: name`, a list of names, or nothing: all data that is remembered.
func (c *checker) clearCache(a *spec.Element) ir.Action {
	names := []*spec.Node{a.Args}
	switch a.Args.Kind {
	case spec.Null:
		return &ir.ClearAction{Values: c.allRemembered()}
	case spec.Sequence:
		names = a.Args.Items
	}
	out := &ir.ClearAction{}
	for _, n := range names {
		v := c.remembered(n.String())
		if v == nil {
			c.diags.Errorf(WrongValue, n.Span, "no data that is remembered is called %q", n).
				WithHint("`clear_cache` takes names of `data:` that have a `cache:`")
			continue
		}
		out.Values = append(out.Values, v)
	}
	return out
}

// remembered returns the data of a name if it has a cache, else nil.
func (c *checker) remembered(name string) *ir.Value {
	sym := c.global.Lookup(name)
	i := slices.IndexFunc(c.app.Values, func(v *ir.Value) bool { return v.Symbol == sym && v.Cache != nil })
	if sym == nil || i < 0 {
		return nil
	}
	return c.app.Values[i]
}

func (c *checker) allRemembered() []*ir.Value {
	var out []*ir.Value
	for _, d := range c.spec.Data {
		if v := c.remembered(d.Name); v != nil {
			out = append(out, v)
		}
	}
	return out
}
