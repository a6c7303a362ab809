package generator

import (
	"strings"
	"testing"
)

// traps are YAML's, each as people write it, with what the hint must show: the corrected line. Where that is empty, nobody
// but the author can know it.
var traps = []struct{ name, wrong, code, right string }{
	{"a not", "- warning: W\n  if: !ready", "tag-in-expression", `if: "!ready"`},
	{"a not of a bracket", "- warning: W\n  if: !(n > 1)", "tag-in-expression", `if: "!(n > 1)"`},
	{"a not with more", "- warning: W\n  if: !ready && n > 1", "tag-in-expression", `if: "!ready && n > 1"`},
	{"a not and a choice", "- warning: W\n  if: !ready ? true : false", "tag-in-expression", `if: "!ready ? true : false"`},
	{"a not and a string", "- warning: W\n  if: !(name == 'x')", "tag-in-expression", `if: "!(name == 'x')"`},
	{"a not in front of a then", "- if: !ready\n  then: [{warning: W}]", "tag-in-expression", `if: "!ready"`},
	{"a not in a let", "- let: a = !ready ? 1 : 2", "colon-in-text", `let: "a = !ready ? 1 : 2"`},
	{"a string first", "- warning: W\n  if: 'x' in xs", "text-after-quote", `if: "'x' in xs"`},
	{"a double-quoted string first", "- warning: W\n  if: \"x\" in xs", "text-after-quote", `if: '"x" in xs'`},
	{"a string first and last", "- warning: W\n  if: \"x\" == 'x'", "text-after-quote", `if: "\"x\" == 'x'"`},
	{"a choice", "- warning: W\n  if: ready ? true : false", "colon-in-text", `if: "ready ? true : false"`},
	{"a choice in a hole", "- title: ${{ ready ? 'a' : 'b' }}", "colon-in-text", `title: "${{ ready ? 'a' : 'b' }}"`},
	{"a choice in a let", "- let: a = ready ? 1 : 2", "colon-in-text", `let: "a = ready ? 1 : 2"`},
	{"a choice in a mapping", "- button: {label: Go, on_click: {set: n = ready ? 1 : 2}}", "question-in-flow", `set: "n = ready ? 1 : 2"`},
	{"a record", "- json: ${{ {a: 1} }}", "colon-in-text", `json: "${{ {a: 1} }}"`},
	{"a record in a let", "- let: a = {x: 1}", "colon-in-text", `let: "a = {x: 1}"`},
	{"a question mark in a mapping", "- selectbox: {label: Which one?, options: [a, b]}", "question-in-flow", `label: "Which one?"`},
	{"a question mark and text", "- selectbox: {label: Which one? This?, options: [a, b]}", "question-in-flow", `label: "Which one? This?"`},
	{"an optional type", "state: {a: {type: int?, value: null}}", "question-in-flow", `type: "int?"`},
	{"a hole in a mapping", "- metric: {label: A, value: ${{ n }}}", "hole-in-flow", `value: "${{ n }}"`},
	{"a hole within text", "- metric: {label: The ${{ name }} one, value: 1}", "hole-in-flow", `label: "The ${{ name }} one"`},
	{"a hole in a list", "- write: [a, ${{ n }}]", "hole-in-flow", `"${{ n }}"`},
	{"a hole with a string", "- metric: {label: A, value: ${{ name + \"b\" }}}", "hole-in-flow", `value: '${{ name + "b" }}'`},
	{"a hole with a choice", "- metric: {label: A, value: ${{ ready ? 1 : 2 }}}", "hole-in-flow", `value: "${{ ready ? 1 : 2 }}"`},
	{"a comment in a hole", "- title: ${{ len(filter(xs, # != '')) }}", "comment-cuts-text", `title: "${{ len(filter(xs, # != '')) }}"`},
	{"a comment in a let", "- let: ys = map(xs, # + '!')", "comment-cuts-text", `let: "ys = map(xs, # + '!')"`},
	{"a comment in an if", "- warning: W\n  if: any(xs, # == 'x')", "comment-cuts-text", `if: "any(xs, # == 'x')"`},
	{"a comment of both kinds", "- text: ${{ map(xs, # + '!')[0] }} # fine", "comment-cuts-text", `text: "${{ map(xs, # + '!')[0] }}"`},
	{"a comma in a call", "- button: {label: Go, on_click: {set: n = max(1, 2)}}", "comma-in-flow", `set: "n = max(1, 2)"`},
	{"commas in a call", "- button: {label: Go, on_click: {set: n = max(1, 2, 3)}}", "comma-in-flow", `set: "n = max(1, 2, 3)"`},
	{"a comma in a list literal", "- button: {label: Go, on_click: {set: n = [1, 2][0]}}", "bracket-in-flow", `set: "n = [1, 2][0]"`},
	{"a closure that is a record", "- json: '${{ map(xs, {\"t\": #}) }}'", "record-in-closure", `({"t": #})`},
	{"a closure that is a record, escaped", "- json: \"${{ map(xs, {\\\"t\\\": #}) }}\"", "record-in-closure", ``},
	{"a closure that is a record, in a block", "- json: >-\n    ${{ map(xs, {\"t\": #}) }}", "record-in-closure", `({"t": #})`},
	{"a tag", "- title: !important", "unknown-tag", `title: "!important"`},
	{"a tag with text", "- title: !important news", "unknown-tag", `title: "!important news"`},
	{"a standard tag", "- title: !!str 12", "unknown-tag", `title: "12"`},
	{"a key twice", "state: {n: 1, n: 2}", "duplicate-key", ``},
	{"a section twice", "state: {a: 1}\nstate: {b: 1}", "duplicate-key", ``},
	{"a merge", "- metric: &m {label: A, value: 1}\n- metric: {<<: *m, delta: 2}", "merge-key", `label: A, value: 1`},
	{"a merge in a block", "- metric: &m {label: A, value: 1}\n- metric:\n    <<: *m\n    delta: 2", "merge-key", ``},
	{"a tab", "body:\n\t- title: Hello", "tab-indent", ``},
	{"an octal number", "- number_input: {label: A, value: 012}", "octal-number", `12`},
	{"yes", "- button: {label: A, disabled: yes}", "yes-no", `disabled: true`},
	{"off", "- button: {label: A, disabled: Off}", "yes-no", `disabled: false`},
	{"a variable that is yes", "state: {a: yes}\nbody:\n  - title: x\n    if: a", "yes-no", `a: true`},
	{"a missing space", "- slider: {label:A}", "missing-space", `label: A`},
	{"bold", "- markdown: **Bold** words", "text-begins-with-sign", `markdown: "**Bold** words"`},
	{"an at sign", "- markdown: @home", "text-begins-with-sign", `markdown: "@home"`},
	{"a percent sign", "- caption: % done", "text-begins-with-sign", `caption: "% done"`},
	{"italics", "- markdown: *Hello*", "text-begins-with-sign", `markdown: "*Hello*"`},
	{"an alias", "- markdown: *Hello", "unknown-alias", `markdown: "*Hello"`},
	{"a link", "- markdown: [docs](https://example.com)", "text-after-bracket", `markdown: "[docs](https://example.com)"`},
	{"jinja", "- title: {{ n }}", "key-not-text", `title: ${{ n }}`},
	{"jinja with text", "- title: {{ n }} things", "text-after-bracket", `title: ${{ n }} things`},
	{"jinja in a mapping", "- metric: {label: A, value: {{ n }}}", "key-not-text", `value: "${{ n }}"`},
	{"a backslash", `- latex: "\alpha"`, "bad-escape", `latex: '\alpha'`},
	{"a backslash that is no escape", `- latex: "\sum"`, "bad-escape", `latex: '\sum'`},
	{"a colon in a text", "- title: Note: this", "colon-in-text", `title: "Note: this"`},
	{"an apostrophe", "- title: 'It's here'", "text-after-quote", `title: "It's here"`},
	{"a quote that is not closed", "- title: \"Hello\n- title: There", "unclosed-quote", `title: "Hello"`},
	{"a bracket that is not closed", "- selectbox: {label: A, options: [1, 2]\n- title: There", "unclosed-bracket", ``},
	{"a bracket that is not closed at the end", "- slider: {label: A", "unclosed-bracket", ``},
}

// TestTraps makes what is suggested for each trap: the diagnostic is gone, and the spec valid.
func TestTraps(t *testing.T) {
	t.Parallel()
	for _, trap := range traps {
		t.Run(trap.name, func(t *testing.T) {
			t.Parallel()
			spec := trap.wrong + "\n"
			if strings.HasPrefix(spec, "- ") {
				spec = "state: {n: 1, ready: true, name: Ada, xs: [x]}\nbody:\n  " + strings.ReplaceAll(trap.wrong, "\n", "\n  ") + "\n"
			}
			diags := diagnose(t, spec)
			if len(diags) != 1 || diags[0].Code.Name != trap.code {
				t.Fatalf("want one %s, got\n%s", trap.code, diags.Text(false))
			}
			d := diags[0]
			if d.Hint == "" || !strings.Contains(d.Hint, trap.right) {
				t.Errorf("the hint does not show %s:\n%s", trap.right, d.Text(false))
			}
			if d.Fix == nil {
				if trap.code != "duplicate-key" {
					t.Errorf("nothing is suggested:\n%s", d.Text(false))
				}
				return
			}
			fixed, _ := diags.Apply(d.Span.File, false)
			if !strings.Contains(string(fixed), trap.right) {
				t.Errorf("the fix does not make the line of the hint:\n%s", fixed)
			}
			if left := diagnose(t, string(fixed)); len(left) > 0 {
				t.Errorf("fixed:\n%s\n%s", fixed, left.Text(false))
			}
		})
	}
}
