package spec

import (
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var (
	MissingExpression = diag.Register(diag.Code{
		Name:        "missing-expression",
		Summary:     "an expression is missing",
		Explanation: "`if`, `elif`, `for`, `let`, `set`, `remove` and `expect` take an expression, and so does `${{ }}`.",
		Wrong:       "- warning: Nothing here\n  if:\n",
		Right:       "- warning: Nothing here\n  if: true\n",
	})
	ExpressionNotText = diag.Register(diag.Code{
		Name:    "expression-not-text",
		Summary: "an expression is written as a YAML mapping or list",
		Explanation: "An expression that begins with `{` or `[` is a mapping or list to YAML. Put it in quotes. A statement such as `if` takes " +
			"one expression, not a list of them.",
		Wrong: "- warning: None\n  if: [1, 2]\n",
		Right: "- warning: None\n  if: \"len([1, 2]) > 0\"\n",
	})
	HoleInExpression = diag.Register(diag.Code{
		Name:        "hole-in-expression",
		Summary:     "`${{ }}` around an expression that needs none",
		Explanation: "`if`, `elif`, `for`, `let`, `set`, `remove` and `expect` take an expression as it is; `${{ }}` puts one into text.",
		Wrong:       "- warning: Nothing here\n  if: ${{ true }}\n",
		Right:       "- warning: Nothing here\n  if: true\n",
	})
)

// ParseExpr returns the bare expression that a scalar holds, without the white space around it. It returns
// an empty text after a mistake.
func ParseExpr(n *Node) (source.Text, diag.List) {
	var diags diag.List
	return parseExpr(n, &diags), diags
}

func parseExpr(n *Node, diags *diag.List) source.Text {
	switch n.Kind {
	case Mapping, Sequence:
		d := diags.Errorf(ExpressionNotText, n.Span, "expected an expression, found %s", n.Kind)
		switch text := n.Span.Text(); {
		case n.Style == Flow:
			d.WithHint("if it is one, put it in quotes: %s", quote(text))
		case len(n.Entries) == 1 && !strings.Contains(text, "\n"):
			d.Code, d.Message = ColonInText, "a colon with a space behind it ends a key; this one stands within an expression"
			d.Span = n.Span.File.Span(n.Entries[0].Key.Span.End, n.Entries[0].Key.Span.End+1)
			d.WithHint("put it in quotes: `%s`", quote(text)).WithFix(n.Span, quote(text), true)
			return source.Verbatim(n.Span)
		}
		return source.Text{}
	case Null:
		if n.Text.Len() > 0 {
			return n.Text // `null` is an expression
		}
	}
	if whole, ok := uncut(n, brokenExpr, diags); ok {
		return whole
	}
	text := n.Text.TrimSpace()
	if text.Len() == 0 {
		diags.Errorf(MissingExpression, n.Span, "an expression is missing").WithHint("write it behind the colon, or remove the key")
		return source.Text{}
	}
	if s := text.String(); strings.HasPrefix(s, "${{") {
		return parseHoleAsExpr(n, text, diags)
	}
	return text
}

// parseHoleAsExpr reports an expression in ${{ }} where a bare one is expected, and returns it.
func parseHoleAsExpr(n *Node, text source.Text, diags *diag.List) source.Text {
	s := text.String()
	end, ok := holeEnd(s, len("${{"))
	if !ok || strings.TrimSpace(s[end:]) != "" {
		diags.Errorf(HoleInExpression, text.SpanOf(0, len("${{")), "`${{ }}` is not needed here: this is an expression already").
			WithHint("write it without `${{` and `}}`")
		return source.Text{}
	}
	inner := text.Slice(len("${{"), end-len("}}")).TrimSpace()
	d := diags.Errorf(HoleInExpression, text.Span(), "`${{ }}` is not needed here: this is an expression already").
		WithHint("write `%s`", inner)
	if n.Style == Plain && isPlainSafe(inner.String()) {
		d.WithFix(text.Span(), inner.String(), true)
	}
	return inner
}

// isPlainSafe reports whether text can stand as a plain scalar in block context and mean itself.
func isPlainSafe(text string) bool {
	if text == "" || strings.ContainsAny(text[:1], "!&*?|>'\"%@`{}[],#-: ") {
		return false
	}
	return !strings.Contains(text, ": ") && !strings.Contains(text, " #") && !strings.HasSuffix(text, ":") && !strings.ContainsAny(text, "\n\t")
}
