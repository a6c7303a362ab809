package check

import "github.com/stgen/stgen/generator/ir"

// assignableNames returns the names that an action can assign to, for hints.
func (c *checker) assignableNames() []string {
	var names []string
	for _, name := range c.scope.Names() {
		if sym := c.scope.seen(name).sym; sym.Kind == ir.VarSymbol || sym.Kind == ir.WidgetSymbol {
			names = append(names, name)
		}
	}
	return names
}

// notAssignable says of what cannot be assigned to why not.
var notAssignable = map[ir.SymbolKind]string{
	ir.TriggerSymbol: "a button is true in the run that it caused, and false else",
	ir.LetSymbol:     "it is computed from others; assign to one of those",
	ir.DataSymbol:    "it is read from its source",
	ir.LocalSymbol:   "it is known in its body only; assign to a variable of `state:`",
	ir.FuncSymbol:    "it is a function",
	ir.EventSymbol:   "it is what happened",
}
