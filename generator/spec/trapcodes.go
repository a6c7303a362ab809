package spec

import "github.com/stgen/stgen/generator/diag"

// What YAML makes of expressions and texts that people write without thinking of YAML.
var (
	TabIndent = diag.Register(diag.Code{
		Name:        "tab-indent",
		Summary:     "a line is indented with a tab",
		Explanation: "YAML indents with spaces only, since nobody knows how wide a tab is. Set your editor to insert spaces.",
		Wrong:       "body:\n\t- title: Hello\n",
		Right:       "body:\n  - title: Hello\n",
	})
	TextAfterQuote = diag.Register(diag.Code{
		Name:    "text-after-quote",
		Summary: "text follows a closing quote",
		Explanation: "A value that begins with a quote ends at the next one, so that nothing can follow. An expression that begins with a string " +
			"needs quotes of the other kind around all of it.",
		Wrong: "- warning: Found\n  if: 'x' in ['x']\n",
		Right: "- warning: Found\n  if: \"'x' in ['x']\"\n",
	})
	TextAfterBracket = diag.Register(diag.Code{
		Name:    "text-after-bracket",
		Summary: "text follows a closing bracket",
		Explanation: "A value that begins with `[` or `{` is a list or a mapping and ends with its closing bracket, so that nothing can follow. " +
			"A text or an expression that begins with one of them needs quotes.",
		Wrong: "- markdown: [docs](https://example.com)\n",
		Right: "- markdown: \"[docs](https://example.com)\"\n",
	})
	ColonInText = diag.Register(diag.Code{
		Name:    "colon-in-text",
		Summary: "a text without quotes holds a colon and a space",
		Explanation: "In YAML a colon with a space behind it ends a key. A text or an expression with one in it, such as `a ? b : c` or `{name: x}`, " +
			"needs quotes.",
		Wrong: "- title: ${{ true ? \"yes\" : \"no\" }}\n",
		Right: "- title: '${{ true ? \"yes\" : \"no\" }}'\n",
	})
	HoleInFlow = diag.Register(diag.Code{
		Name:    "hole-in-flow",
		Summary: "`${{ }}` without quotes within `{…}` or `[…]`",
		Explanation: "Within `{…}` and `[…]` YAML ends a text at the next bracket, thus behind the `$`. Put the value in quotes, or write the " +
			"mapping over several lines.",
		Wrong: "- metric: {label: Sum, value: ${{ 1 + 2 }}}\n",
		Right: "- metric: {label: Sum, value: \"${{ 1 + 2 }}\"}\n",
	})
	QuestionInFlow = diag.Register(diag.Code{
		Name:        "question-in-flow",
		Summary:     "a question mark without quotes within `{…}` or `[…]`",
		Explanation: "Within `{…}` and `[…]` a question mark ends a text without quotes. Put the value in quotes.",
		Wrong:       "state:\n  note: {type: string?, value: null}\n",
		Right:       "state:\n  note: {type: \"string?\", value: null}\n",
	})
	BracketInFlow = diag.Register(diag.Code{
		Name:        "bracket-in-flow",
		Summary:     "a bracket in a text without quotes within `{…}` or `[…]`",
		Explanation: "Within `{…}` and `[…]` a text without quotes ends at any of `[]{},`. Put the value in quotes.",
		Wrong:       "- metric: {label: Price [EUR], value: 1}\n",
		Right:       "- metric: {label: \"Price [EUR]\", value: 1}\n",
	})
	CommaInFlow = diag.Register(diag.Code{
		Name:    "comma-in-flow",
		Summary: "a comma cuts a text without quotes within `{…}` or `[…]`",
		Explanation: "Within `{…}` and `[…]` a comma ends the value, also one between the brackets of a call or of a type. Put the value in quotes, " +
			"or write the mapping over several lines.",
		Wrong: "- button: {label: Roll (1, 6)}\n",
		Right: "- button: {label: \"Roll (1, 6)\"}\n",
	})
	CommentCutsText = diag.Register(diag.Code{
		Name:    "comment-cuts-text",
		Summary: "a `#` behind a space cuts an expression off",
		Explanation: "In YAML ` #` begins a comment, also within an expression without quotes. In expr-lang `#` is the element at hand in `map`, `filter` " +
			"and their like. Put the expression in quotes.",
		Wrong: "- let: xs = map([1, 2], # * 2)\n",
		Right: "- let: \"xs = map([1, 2], # * 2)\"\n",
	})
	UnclosedQuote = diag.Register(diag.Code{
		Name:        "unclosed-quote",
		Summary:     "a quote is not closed",
		Explanation: "A text in quotes goes up to the next quote of the same kind, over as many lines as it takes. In single quotes a quote is written twice (`'it''s'`), in double ones with a backslash (`\"a \\\"b\\\"\"`).",
		Wrong:       "- title: \"Hello\n- balloons:\n",
		Right:       "- title: \"Hello\"\n- balloons:\n",
	})
	UnclosedBracket = diag.Register(diag.Code{
		Name:        "unclosed-bracket",
		Summary:     "a bracket is not closed",
		Explanation: "A mapping in `{…}` and a list in `[…]` end with their closing bracket, over as many lines as it takes.",
		Wrong:       "- slider: {label: A number\n- balloons:\n",
		Right:       "- slider: {label: A number}\n- balloons:\n",
	})
	TextBeginsWithSign = diag.Register(diag.Code{
		Name:    "text-begins-with-sign",
		Summary: "a text without quotes begins with a sign that means something in YAML",
		Explanation: "A text without quotes cannot begin with `*` or `&` (an alias, an anchor), `%`, `@` or a backquote, nor with `- `, `? `, `|` or `>`. " +
			"Put it in quotes.",
		Wrong: "- markdown: **Bold** words\n",
		Right: "- markdown: \"**Bold** words\"\n",
	})
	BadIndent = diag.Register(diag.Code{
		Name:        "bad-indent",
		Summary:     "a line is indented unlike its neighbours",
		Explanation: "Keys of one mapping, and dashes of one list, stand exactly below each other; what belongs to one of them stands further right.",
		Wrong:       "body:\n  - title: One\n - title: Two\n",
		Right:       "body:\n  - title: One\n  - title: Two\n",
	})
	MissingSpace = diag.Register(diag.Code{
		Name:        "missing-space",
		Summary:     "there is no space behind the colon of a key",
		Explanation: "In YAML a key ends with a colon and a space. Without the space the colon belongs to the text.",
		Wrong:       "- slider:\n    label:A number\n    max_value: 10\n",
		Right:       "- slider:\n    label: A number\n    max_value: 10\n",
	})
	MissingColon = diag.Register(diag.Code{
		Name:        "missing-colon",
		Summary:     "a line among keys has no colon",
		Explanation: "Each line of a mapping is a key, a colon and a value. A key without a value keeps its colon.",
		Wrong:       "- slider:\n    label: A number\n    disabled\n    max_value: 10\n",
		Right:       "- slider:\n    label: A number\n    disabled: true\n    max_value: 10\n",
	})
	BadEscape = diag.Register(diag.Code{
		Name:        "bad-escape",
		Summary:     "a backslash in double quotes begins no escape",
		Explanation: "In double quotes a backslash escapes: `\\n`, `\\t`, `\\\"`, `\\\\`, `\\u00e9`. For backslashes that mean themselves (TeX, patterns, Windows paths) use single quotes, or double each one.",
		Wrong:       "- latex: \"\\alpha + \\sum\"\n",
		Right:       "- latex: '\\alpha + \\sum'\n",
	})
	UnknownAlias = diag.Register(diag.Code{
		Name:        "unknown-alias",
		Summary:     "an alias refers to no anchor",
		Explanation: "A value that begins with `*` is an alias of what `&` marks further up. A text that begins with `*` needs quotes.",
		Wrong:       "- title: *important\n",
		Right:       "- title: \"*important\"\n",
	})
	OctalNumber = diag.Register(diag.Code{
		Name:        "octal-number",
		Summary:     "a number begins with 0",
		Explanation: "YAML 1.1 reads `012` as the octal number 10, YAML 1.2 as 12. Write 12 for the number, `0o12` for the octal one, and quotes for a text.",
		Wrong:       "- number_input: {label: A number, value: 012}\n",
		Right:       "- number_input: {label: A number, value: 12}\n",
	})
	YesNo = diag.Register(diag.Code{
		Name:        "yes-no",
		Summary:     "`yes`, `no`, `on` or `off` stands where a bool is expected",
		Explanation: "YAML 1.1 read `yes` as true; since YAML 1.2 it is a text. Write `true` or `false`; in `state:`, where either could be meant, put quotes around the text.",
		Wrong:       "- button: {label: Go, disabled: yes}\n",
		Right:       "- button: {label: Go, disabled: true}\n",
	})
)

// ExplainYesNo returns the diagnostic for a word such as `yes` where a bool is wanted; nil if n is none.
func ExplainYesNo(n *Node) *diag.Diagnostic {
	value, ok := n.BoolWord()
	if !ok {
		return nil
	}
	word := "false"
	if value {
		word = "true"
	}
	d := &diag.Diagnostic{Code: YesNo, Span: n.Span, Message: "`" + n.Text.String() + "` is a text, not a bool"}
	return d.WithHint("write `%s`", corrected(n.Span.File.Bytes, n.Span.Start, word)).WithFix(n.Span, word, true)
}
