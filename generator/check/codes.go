package check

import "github.com/stgen/stgen/generator/diag"

// The mistakes that a spec can make in what it means.
var (
	UnknownKey = diag.Register(diag.Code{
		Name: "unknown-key", Summary: "the language has no such top-level key",
		Explanation: "A spec has the top-level keys of `docs/spec.md`, and no others: a misspelt one would be ignored in silence.",
		Wrong:       "stgen: 1\nstat: {n: 0}\nbody:\n  - title: Hello\n", Right: "stgen: 1\nstate: {n: 0}\nbody:\n  - title: Hello\n",
	})
	NotYet = diag.Register(diag.Code{
		Name: "not-yet", Summary: "this part of the language cannot be used yet",
		Explanation: "The part is planned; this version of stgen refuses it rather than ignore it.",
		Wrong:       "body:\n  - line_chart: {data: []}\n", Right: "body:\n  - text: later\n",
	})
	NotConstant = diag.Register(diag.Code{
		Name: "not-constant", Summary: "a value has to be a literal",
		Explanation: "What is fixed when the server starts cannot depend on a session's values.",
		Wrong:       "state: {a: \"${{ today() }}\"}\nbody:\n  - title: ${{ a }}\n", Right: "state: {a: 2024-06-01}\nbody:\n  - title: ${{ a }}\n",
	})
	UnknownElement = diag.Register(diag.Code{
		Name: "unknown-element", Summary: "there is no such element",
		Explanation: "Elements are named exactly like Streamlit's functions.",
		Wrong:       "body:\n  - tittle: Hello\n", Right: "body:\n  - title: Hello\n",
	})
	UnknownParameter = diag.Register(diag.Code{
		Name: "unknown-parameter", Summary: "an element has no such parameter",
		Explanation: "Parameters are named exactly like those of Streamlit's functions.",
		Wrong:       "body:\n  - slider: {lable: A number}\n", Right: "body:\n  - slider: {label: A number}\n",
	})
	WrongValue = diag.Register(diag.Code{
		Name: "wrong-value", Summary: "a parameter cannot take this value",
		Explanation: "The message says what the parameter takes; `docs/elements.md` lists all of them.",
		Wrong:       "body:\n  - button: {label: Go, type: big}\n", Right: "body:\n  - button: {label: Go, type: primary}\n",
	})
	MissingParameter = diag.Register(diag.Code{
		Name: "missing-parameter", Summary: "a parameter that an element needs is not given",
		Explanation: "Every widget has a label, so that people who do not see it know what it is for; `label_visibility: hidden` hides it.",
		Wrong:       "body:\n  - slider: {key: n}\n", Right: "body:\n  - slider: {key: n, label: A number}\n",
	})
	Redeclared = diag.Register(diag.Code{
		Name: "redeclared", Summary: "a name is declared twice",
		Explanation: "A name means one thing where it can be seen: a widget's key, a variable, a `let`, an entry of `data:` or a function.",
		Wrong:       "state: {n: 0}\nbody:\n  - slider: {key: n, label: N}\n", Right: "body:\n  - slider: {key: n, label: N}\n",
	})
	DuplicateKey = diag.Register(diag.Code{
		Name: "duplicate-widget-key", Summary: "two widgets use one key",
		Explanation: "A key names one value in session state.",
		Wrong:       "body:\n  - slider: {key: n, label: A}\n  - slider: {key: n, label: B}\n", Right: "body:\n  - slider: {key: n, label: A}\n  - slider: {key: m, label: B}\n",
	})
	Cycle = diag.Register(diag.Code{
		Name: "cycle", Summary: "a value depends on itself",
		Explanation: "Values are computed from other values; the way round is in the message.",
		Wrong:       "let: [a = b + 1, b = a + 1]\n", Right: "let: [a = 1, b = a + 1]\n",
	})
	BadKey = diag.Register(diag.Code{
		Name: "bad-key", Summary: "a key is not a plain name",
		Explanation: "A key is a name that expressions can use: letters, digits and underscores, not beginning with a digit.",
		Wrong:       "body:\n  - slider: {key: my-key, label: N}\n", Right: "body:\n  - slider: {key: my_key, label: N}\n",
	})
	MissingField = diag.Register(diag.Code{
		Name: "missing-field", Summary: "a record lacks a field",
		Explanation: "A record has all fields of its type; those that are optional (`string?`) may be left out.",
		Wrong:       "state: {xs: {type: \"list<{id: int, name: string}>\", value: [{id: 1}]}}\n", Right: "state: {xs: {type: \"list<{id: int, name: string}>\", value: [{id: 1, name: Ada}]}}\n",
	})
	UnknownAction = diag.Register(diag.Code{
		Name: "unknown-action", Summary: "there is no such action",
		Explanation: "The actions are set, append, remove, reset, fail, toast, dialog, close, switch_page, clear_cache, call, conditions, loops, and those of `actions:`.",
		Wrong:       "state: {n: 0}\nbody:\n  - button: {label: Go, on_click: {sett: n = 1}}\n", Right: "state: {n: 0}\nbody:\n  - button: {label: Go, on_click: {set: n = 1}}\n",
	})
	Impure = diag.Register(diag.Code{
		Name: "not-assignable", Summary: "an action assigns to what cannot be assigned",
		Explanation: "Actions assign to variables of `state:` and to the values of widgets, but not to triggers, computed values or data.",
		Wrong:       "let: a = 1\nbody:\n  - button: {label: Go, on_click: {set: a = 2}}\n", Right: "state: {a: 1}\nbody:\n  - button: {label: Go, on_click: {set: a = 2}}\n",
	})
)
