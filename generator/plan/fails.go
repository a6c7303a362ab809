package plan

import "github.com/stgen/stgen/generator/ir"

// spread marks the functions and values whose computation can fail, or reads the clock, because of what they read.
func spread(app *ir.App) {
	var values []*ir.Value
	var uses []*ir.Use
	for _, u := range app.Units() {
		values, uses = append(values, u.Values...), append(uses, u.Uses...)
		for _, loop := range u.Loops {
			values, uses = append(values, loop.Values...), append(uses, loop.Uses...)
		}
	}
	for changed := true; changed; {
		changed = false
		for _, f := range app.Funcs {
			changed = mark(f.Symbol, f.Value) || changed
		}
		for _, v := range values {
			changed = mark(v.Symbol, v.Compute) || changed
			if v.Element != nil && canFail(v.Element) {
				changed = set(v.Symbol, true, false) || changed
			}
			if c := v.Collect; c != nil {
				changed = mark(v.Symbol, c.Loop.Source) || mark(v.Symbol, c.Loop.By) || like(v.Symbol, c.Of) || changed
			}
		}
		for _, u := range uses {
			for i, p := range u.Component.Params {
				changed = mark(p, u.Args[i]) || changed
			}
		}
		for _, m := range app.Members {
			changed = like(m, m.Of) || changed
		}
	}
}

// mark marks a symbol by what its value is computed from, and reports whether that is new.
func mark(sym *ir.Symbol, value ir.Expr) bool {
	return set(sym, ir.CanFail(value), ir.Impure(value))
}

// like marks a symbol by another one whose value it has.
func like(sym, other *ir.Symbol) bool { return set(sym, other.Fails, other.Impure) }

func set(sym *ir.Symbol, fails, impure bool) bool {
	fails, impure = fails || sym.Fails, impure || sym.Impure
	changed := fails != sym.Fails || impure != sym.Impure
	sym.Fails, sym.Impure = fails, impure
	return changed
}
