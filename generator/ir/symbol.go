package ir

import (
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// SymbolKind is what a name stands for.
type SymbolKind uint8

// The kinds of symbols.
const (
	VarSymbol     SymbolKind = iota // a variable of `state:`
	WidgetSymbol                    // the value of a widget
	TriggerSymbol                   // a button
	LetSymbol                       // a computed value
	DataSymbol                      // an entry of `data:`
	OutsideSymbol                   // what a client says: of itself, or a parameter of the URL
	LocalSymbol                     // a variable of Go: of a loop, an expression's `let`, a function's parameter
	FuncSymbol                      // an entry of `functions:`
	UseSymbol                       // a place that shows a component: its names are reached through it
	RootSymbol                      // what names of outside stand under: context, query, secrets
	SecretSymbol                    // a secret: fixed when the server starts
	EventSymbol                     // `event` in a callback: a record whose field value is that of the widget Of
)

// Symbol is what a name of the spec resolves to.
type Symbol struct {
	Name string
	Kind SymbolKind
	Type types.Type
	Span source.Span // where it is declared
	Go   string      // its name in the generated code: a field of the session, or a local variable
	Of   *Symbol     // of an EventSymbol: the widget that changed; with Via: the value as the component knows it
	Pair bool        // the two ends of a slider: shown as a tuple
	Turn *Loop       // the loop whose turn holds it; nil = its unit itself
	Unit *Unit       // whose struct, or loop's turn, holds it; nil = the session's
	Via  *Symbol     // the use of a component through which Of is reached: `ship.street`; nil = none

	Fails  bool // reading it, or calling it, can fail
	Impure bool // it can change although nothing that it reads does: it reads the clock
}

// IsValue reports whether the symbol is held by the session, so that an element that reads it depends on it.
func (s *Symbol) IsValue() bool { return s.Kind <= OutsideSymbol }
