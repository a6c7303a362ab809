package check

import (
	"time"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// remembered reads `cache:`; nil if there is none, or after a mistake.
func (d *dataEntry) remembered(file *ir.File) *ir.Cache {
	n := d.decl.Value.Get("cache")
	if n == nil {
		return nil
	}
	if n.Kind != spec.Mapping {
		d.diags.Errorf(WrongValue, n.Span, "`cache` is a mapping, found %s", found(n)).WithHint("`cache: {ttl: 10m}`")
		return nil
	}
	cache := &ir.Cache{}
	for _, e := range n.Entries {
		if file != nil && (e.Name == "scope" && e.Value.String() == "session" || e.Name == "max_entries") {
			d.diags.Errorf(BadData, e.NameSpan, "what a file holds is read once for all sessions: `cache` can only say when it is read again").
				WithHint("`cache: {ttl: 10m}`")
			continue
		}
		switch e.Name {
		case "ttl":
			cache.TTL = d.ttl(e.Value)
		case "max_entries":
			v := e.Value.Value()
			if v.Kind != spec.IntValue || v.Int < 1 {
				d.diags.Errorf(WrongValue, e.Value.Span, "\"max_entries\" is a whole number from 1, found %s", found(e.Value))
			}
			cache.MaxEntries = int(v.Int)
		case "scope":
			cache.Shared = d.oneOf(e, "session", "shared") == "shared"
		case "persist":
			d.diags.Errorf(NotYet, e.NameSpan, "%q cannot be used yet", e.Name)
		default:
			mistake := d.diags.Errorf(UnknownParameter, e.NameSpan, "unknown key %q", e.Name)
			if names := []string{"ttl", "max_entries", "scope", "persist"}; !mistake.WithNearest(e.NameSpan, e.Name, names) {
				mistake.WithHint("a cache has %s", join(names))
			}
		}
	}
	return cache
}

// ttl reads a duration, or a number of seconds.
func (d *dataEntry) ttl(n *spec.Node) time.Duration {
	ttl := time.Duration(0)
	if v := n.Value(); v.Kind == spec.IntValue || v.Kind == spec.FloatValue {
		ttl = time.Duration(v.Float * float64(time.Second))
	} else if e := d.value(n, types.Duration); e != nil {
		lit, ok := e.(*ir.Lit)
		if !ok {
			d.diags.Errorf(NotConstant, n.Span, "\"ttl\" is a literal")
			return 0
		}
		ttl = lit.Value.(time.Duration)
	} else {
		return 0
	}
	if ttl <= 0 {
		d.diags.Errorf(WrongValue, n.Span, "\"ttl\" is longer than nothing")
	}
	return ttl
}
