package expr

import "github.com/stgen/stgen/generator/diag"

// The mistakes of expressions.
var (
	Syntax = diag.Register(diag.Code{
		Name: "expression-syntax", Summary: "an expression cannot be read",
		Explanation: "Expressions are written in the language of expr-lang: `n + 1`, `name == \"\" ? \"world\" : name`, `filter(rows, .amount > 3)`.",
		Wrong:       "body:\n  - text: ${{ 1 + }}\n", Right: "body:\n  - text: ${{ 1 + 1 }}\n",
	})
	Unknown = diag.Register(diag.Code{
		Name: "unknown-name", Summary: "a name is not declared",
		Explanation: "A name in an expression is the key of a widget, a variable of `state:`, a `let`, an entry of `data:`, a loop variable or a function.",
		Wrong:       "state: {count: 0}\nbody:\n  - text: ${{ cuont }}\n", Right: "state: {count: 0}\nbody:\n  - text: ${{ count }}\n",
	})
	NotAValue = diag.Register(diag.Code{
		Name: "function-not-called", Summary: "a function stands where a value is needed",
		Explanation: "A function gives its value when it is called with its arguments.",
		Wrong:       "functions: {\"twice(x int)\": \"${{ x * 2 }}\"}\nbody:\n  - text: ${{ twice }}\n",
		Right:       "functions: {\"twice(x int)\": \"${{ x * 2 }}\"}\nbody:\n  - text: ${{ twice(2) }}\n",
	})
	MixedList = diag.Register(diag.Code{
		Name: "mixed-list", Summary: "a list holds values of different types",
		Explanation: "All items of a list have one type; an int among floats becomes a float.",
		Wrong:       "body:\n  - text: ${{ len([1, \"a\"]) }}\n", Right: "body:\n  - text: ${{ len([1, 2]) }}\n",
	})
	Mismatch = diag.Register(diag.Code{
		Name: "type-mismatch", Summary: "a value has another type than is needed",
		Explanation: "Values are never converted in silence, but for int to float. Convert with int(…), float(…) or string(…), or compare: there is no truthiness.",
		Wrong:       "body:\n  - text: ${{ 1 + \"a\" }}\n", Right: "body:\n  - text: ${{ string(1) + \"a\" }}\n",
	})
	Unsettled = diag.Register(diag.Code{
		Name: "unsettled-optional", Summary: "a value that may be missing is used as if it were there",
		Explanation: "A value of type T? has to be settled before it is used: give a default with `??`, reach in with `?.`, or test it with `!= nil`.",
		Wrong:       "state: {name: {type: \"string?\", value: null}}\nbody:\n  - text: ${{ upper(name) }}\n",
		Right:       "state: {name: {type: \"string?\", value: null}}\nbody:\n  - text: ${{ upper(name ?? \"nobody\") }}\n",
	})
	UnknownField = diag.Register(diag.Code{
		Name: "unknown-field", Summary: "a record has no such field",
		Explanation: "The fields of a record are those of its type; the columns of a data source are those of the file.",
		Wrong:       "data: {rows: {rows: [{name: Ada}]}}\nbody:\n  - text: ${{ join(map(rows, .nmae)) }}\n",
		Right:       "data: {rows: {rows: [{name: Ada}]}}\nbody:\n  - text: ${{ join(map(rows, .name)) }}\n",
	})
	UnknownFunction = diag.Register(diag.Code{
		Name: "unknown-function", Summary: "there is no such function",
		Explanation: "Functions are expr-lang's built-ins, stgen's own, and those of `functions:`.",
		Wrong:       "body:\n  - text: ${{ uper(\"a\") }}\n", Right: "body:\n  - text: ${{ upper(\"a\") }}\n",
	})
	Arguments = diag.Register(diag.Code{
		Name: "wrong-arguments", Summary: "a function is called with the wrong arguments",
		Explanation: "The number and the types of the arguments have to be those that the function takes.",
		Wrong:       "body:\n  - text: ${{ upper() }}\n", Right: "body:\n  - text: ${{ upper(\"a\") }}\n",
	})
	Unsupported = diag.Register(diag.Code{
		Name: "unsupported-expression", Summary: "an expression cannot be typed, or not yet be compiled",
		Explanation: "The language is the typed part of expr-lang: what has no one type cannot be compiled.",
		Wrong:       "body:\n  - text: ${{ $env }}\n", Right: "body:\n  - text: ${{ 1 }}\n",
	})
)
