package plan

import "github.com/stgen/stgen/generator/ir"

// spread marks the functions and values whose computation can fail, or reads the clock, because of what they read.
func spread(app *ir.App) {
	values := app.Values
	for _, loop := range app.Loops {
		values = append(values[:len(values):len(values)], loop.Values...)
	}
	for changed := true; changed; {
		changed = false
		for _, f := range app.Funcs {
			changed = mark(f.Symbol, f.Value) || changed
		}
		for _, v := range values {
			changed = mark(v.Symbol, v.Compute) || changed
		}
	}
}

// mark marks a symbol by what its value is computed from, and reports whether that is new.
func mark(sym *ir.Symbol, value ir.Expr) bool {
	fails, impure := sym.Fails || ir.CanFail(value), sym.Impure || ir.Impure(value)
	changed := fails != sym.Fails || impure != sym.Impure
	sym.Fails, sym.Impure = fails, impure
	return changed
}
