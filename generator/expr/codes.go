package expr

import "github.com/stgen/stgen/generator/diag"

// The mistakes of expressions.
var (
	Syntax = diag.Register(diag.Code{
		Name: "expression-syntax", Summary: "an expression cannot be read",
		Explanation: "Expressions are written in the language of expr-lang: `n + 1`, `name == \"\" ? \"world\" : name`, `filter(rows, .amount > 3)`.",
		Wrong:       "body:\n  - text: ${{ 1 + }}\n", Right: "body:\n  - text: ${{ 1 + 1 }}\n",
	})
	RecordInClosure = diag.Register(diag.Code{
		Name: "record-in-closure", Summary: "a brace opens a closure where a record is meant",
		Explanation: "In expr-lang the second argument of `map`, `filter` and their like may stand in braces, so that a brace does not begin " +
			"a record there. A record as its value stands in brackets: `map(xs, ({name: #}))`.",
		Wrong: "state: {xs: [a, b]}\nbody:\n  - json: '${{ map(xs, {\"t\": #}) }}'\n",
		Right: "state: {xs: [a, b]}\nbody:\n  - json: '${{ map(xs, ({\"t\": #})) }}'\n",
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
	RepeatedField = diag.Register(diag.Code{
		Name: "repeated-field", Summary: "a record has a field twice (a warning)",
		Explanation: "Each field of a record has one value.",
		Wrong:       "body:\n  - text: \"${{ {a: 1, a: 2}.a }}\"\n", Right: "body:\n  - text: \"${{ {a: 1, b: 2}.a }}\"\n",
	})
	Shadowed = diag.Register(diag.Code{
		Name: "name-hidden", Summary: "a name hides another one",
		Explanation: "A name means one thing wherever it can be seen: an inner one may not hide an outer one.",
		Wrong:       "state: {n: 1}\nbody:\n  - text: ${{ let n = 2; n }}\n", Right: "state: {n: 1}\nbody:\n  - text: ${{ let m = 2; m }}\n",
	})
	BadPattern = diag.Register(diag.Code{
		Name: "bad-pattern", Summary: "a text is no regular expression",
		Explanation: "`matches` takes a regular expression in the syntax of Go's package regexp (RE2).",
		Wrong:       "state: {s: a}\nbody:\n  - text: ${{ s matches \"[a\" }}\n", Right: "state: {s: a}\nbody:\n  - text: ${{ s matches \"[a]\" }}\n",
	})
	BadLiteral = diag.Register(diag.Code{
		Name: "bad-literal", Summary: "a text that is written out cannot be converted",
		Explanation: "`int`, `float`, `date`, `duration` and `timezone` of a text that is written out are computed when the spec is built.",
		Wrong:       "body:\n  - text: ${{ int(\"ten\") }}\n", Right: "body:\n  - text: ${{ int(\"10\") }}\n",
	})
	BadFormat = diag.Register(diag.Code{
		Name: "bad-format", Summary: "a format cannot be read",
		Explanation: "`format` takes Python's format specification for numbers (`,.2f`) and strftime's for dates and times (`%d %b %Y`).",
		Wrong:       "body:\n  - text: ${{ format(1.5, \".2k\") }}\n", Right: "body:\n  - text: ${{ format(1.5, \".2f\") }}\n",
	})
	DivisionByZero = diag.Register(diag.Code{
		Name: "division-by-zero", Summary: "the remainder of a division by 0",
		Explanation: "`%` by 0 has no value. `/` by 0 is an infinity.",
		Wrong:       "body:\n  - text: ${{ 5 % 0 }}\n", Right: "body:\n  - text: ${{ 5 % 2 }}\n",
	})
	TooComplex = diag.Register(diag.Code{
		Name: "expression-too-complex", Summary: "an expression is too large or too deeply nested",
		Explanation: "An expression has at most 64 KiB of text and some hundred brackets within brackets. Name parts of it with `let`.",
	})
)
