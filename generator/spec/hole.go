package spec

import (
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var UnclosedHole = diag.Register(diag.Code{
	Name:        "unclosed-hole",
	Summary:     "`${{` without `}}`",
	Explanation: "`${{` begins an expression, which goes up to the first `}}` outside brackets and strings. A literal `${{` is written `${{ \"${{\" }}`.",
	Wrong:       "- title: Hello ${{ name }\n",
	Right:       "- title: Hello ${{ \"name\" }}\n",
})

// Segment is a piece of a scalar: literal text, or the expression of a hole.
type Segment struct {
	Expr bool        // the expression of a hole
	Text source.Text // the literal text, or the expression without white space around it
	Span source.Span // the whole piece, of a hole with `${{` and `}}`
}

// HasHole reports whether a scalar holds a hole; false for everything else.
func (n *Node) HasHole() bool {
	return n != nil && n.Kind == Scalar && strings.Contains(n.Text.String(), "${{")
}

// IsHole reports whether a scalar is one hole and nothing else.
func (n *Node) IsHole() bool { return n.Kind == Scalar && isOneHole(n.Text.TrimSpace().String()) }

// Holes splits a scalar into literal text and expressions. A scalar that is one hole and nothing else gives
// one segment, also a block scalar with white space around it; an empty scalar gives none. A hole that does
// not end, or is empty, is reported and left out.
func Holes(n *Node) ([]Segment, diag.List) {
	var diags diag.List
	if n == nil || n.Kind != Scalar {
		return nil, nil
	}
	text := n.Text
	if whole, ok := uncut(n, brokenHole, &diags); ok {
		segments, _ := HolesIn(whole)
		return segments, diags
	}
	if n.Style == Literal || n.Style == Folded {
		if trimmed := text.TrimSpace(); isOneHole(trimmed.String()) {
			text = trimmed
		}
	}
	return splitHoles(text, &diags), diags
}

// HolesIn splits a text as Holes does a scalar.
func HolesIn(text source.Text) ([]Segment, diag.List) {
	var diags diag.List
	return splitHoles(text, &diags), diags
}

// WholeExpr returns the expression if segments are one hole and nothing else.
func WholeExpr(segments []Segment) (source.Text, bool) {
	if len(segments) == 1 && segments[0].Expr {
		return segments[0].Text, true
	}
	return source.Text{}, false
}

func isOneHole(s string) bool {
	if !strings.HasPrefix(s, "${{") {
		return false
	}
	end, ok := holeEnd(s, len("${{"))
	return ok && end == len(s)
}

func splitHoles(text source.Text, diags *diag.List) []Segment {
	var segments []Segment
	s, at := text.String(), 0
	literal := func(end int) {
		if at < end {
			segments = append(segments, Segment{Text: text.Slice(at, end), Span: text.SpanOf(at, end)})
		}
	}
	for at < len(s) {
		n := strings.Index(s[at:], "${{")
		if n < 0 {
			break
		}
		open := at + n
		literal(open)
		end, ok := holeEnd(s, open+len("${{"))
		if !ok {
			reportUnclosed(text, open, diags)
			return segments
		}
		expr := text.Slice(open+len("${{"), end-len("}}")).TrimSpace()
		if expr.Len() == 0 {
			diags.Errorf(MissingExpression, text.SpanOf(open, end), "`${{ }}` holds no expression").
				WithHint("write it between the braces; a literal `${{` is written `${{ \"${{\" }}`")
		} else {
			segments = append(segments, Segment{Expr: true, Text: expr, Span: text.SpanOf(open, end)})
		}
		at = end
	}
	literal(len(s))
	return segments
}

func reportUnclosed(text source.Text, open int, diags *diag.List) {
	s := text.String()
	d := diags.Errorf(UnclosedHole, text.SpanOf(open, open+len("${{")), "this `${{` has no `}}`")
	switch near := strings.Index(s[open:], "}"); {
	case strings.Contains(s[open:], "}}"):
		d.WithHint("a bracket or a quote within the expression is not closed")
	case near > 0:
		d.WithHint("close it with `}}`")
	default:
		d.WithHint("a literal `${{` is written `${{ \"${{\" }}`")
	}
}

// holeEnd returns the offset behind the `}}` that ends the expression beginning at start of s: the first one
// outside brackets and strings.
func holeEnd(s string, start int) (int, bool) {
	sc := scanner{text: s, at: start}
	for sc.at < len(s) {
		if sc.depth == 0 && strings.HasPrefix(s[sc.at:], "}}") {
			return sc.at + 2, true
		}
		sc.next()
	}
	return 0, false
}

// scanner walks through an expression token by token as far as brackets and strings are concerned.
type scanner struct {
	text  string
	at    int
	depth int  // brackets open at at
	open  bool // the text ended within a string
}

// next goes on behind the string, the comment, the bracket or the byte at s.at.
func (s *scanner) next() {
	switch c := s.text[s.at]; c {
	case '"', '\'', '`':
		s.string(c)
		return
	case '(', '[', '{':
		s.depth++
	case ')', ']', '}':
		s.depth = max(0, s.depth-1)
	case '/':
		if strings.HasPrefix(s.text[s.at:], "/*") {
			if n := strings.Index(s.text[s.at+2:], "*/"); n >= 0 {
				s.at += n + 4
				return
			}
		}
	}
	s.at++
}

// string goes on behind the string that begins at s.at; backslashes escape, except in backquotes.
func (s *scanner) string(quote byte) {
	for s.at++; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == quote:
			s.at++
			return
		case c == '\\' && quote != '`':
			s.at++
		}
	}
	s.at = len(s.text)
	s.open = true
}

// balanced reports whether all brackets and strings of an expression are closed.
func balanced(text string) bool {
	s := scanner{text: text}
	for s.at < len(text) {
		s.next()
	}
	return s.depth == 0 && !s.open
}
