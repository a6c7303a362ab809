package spec

import (
	"regexp"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var (
	BadLoop = diag.Register(diag.Code{
		Name:    "bad-loop",
		Summary: "a loop's header is not of the form `row in rows`",
		Explanation: "A loop is written `row in rows`, `i, row in rows` with the index, or `k, v in m` over a map; `by row.id` at the end says " +
			"what tells the turns apart.",
		Wrong: "- for: [1, 2]\n  body:\n    - title: One\n",
		Right: "- for: x in [1, 2]\n  body:\n    - title: One\n",
	})
	BadBinding = diag.Register(diag.Code{
		Name:        "bad-binding",
		Summary:     "a `let` is not of the form `name = expression`",
		Explanation: "`let` names a value: `let: total = sum(rows, .amount)`. Several are a list of such texts.",
		Wrong:       "- let: 1 + 2\n",
		Right:       "- let: three = 1 + 2\n",
	})
)

// ForHeader is what stands behind `for:`.
type ForHeader struct {
	Text  source.Text // the whole header
	Names []Name      // one or two; none after a mistake
	In    source.Text // what is looped over
	By    source.Text // what tells the turns apart; empty if it is not said
}

// Name is a name as it is declared somewhere.
type Name struct {
	Text string
	Span source.Span
}

var loopHead = regexp.MustCompile(`^([\pL_][\pL\pN_]*)\s*(?:,\s*([\pL_][\pL\pN_]*)\s*)?\s+in\s`)

// ParseFor parses the header of a loop: `row in rows by row.id`, `i, row in rows`, `k, v in m`.
func ParseFor(n *Node) (ForHeader, diag.List) {
	var diags diag.List
	return parseFor(n, &diags), diags
}

func parseFor(n *Node, diags *diag.List) ForHeader {
	if n.Kind == Sequence || n.Kind == Mapping {
		diags.Errorf(BadLoop, n.Span, "expected a loop such as `row in rows`, found %s", n.Kind).
			WithHint("write `for: x in …`")
		return ForHeader{}
	}
	text := parseExpr(n, diags)
	h := ForHeader{Text: text}
	if text.Len() == 0 {
		return h
	}
	m := loopHead.FindStringSubmatchIndex(text.String())
	if m == nil {
		diags.Errorf(BadLoop, text.Span(), "expected a loop such as `row in rows`").
			WithHint("write `for: row in %s`", strings.TrimPrefix(text.String(), "in "))
		return h
	}
	h.Names = append(h.Names, nameAt(text, m[2], m[3]))
	if m[4] >= 0 {
		h.Names = append(h.Names, nameAt(text, m[4], m[5]))
	}
	h.In = text.Slice(m[1], text.Len())
	if by := lastWord(h.In.String(), "by"); by >= 0 {
		h.By = h.In.Slice(by+len("by"), h.In.Len()).TrimSpace()
		h.In = h.In.Slice(0, by)
		if h.By.Len() == 0 {
			diags.Errorf(BadLoop, h.By.Span(), "`by` lacks the expression that tells the turns apart").
				WithHint("write `by %s.id`, or leave `by` out", h.Names[len(h.Names)-1].Text)
		}
	}
	if h.In = h.In.TrimSpace(); h.In.Len() == 0 {
		diags.Errorf(BadLoop, h.In.Span(), "the loop lacks what it goes over")
	}
	return h
}

func nameAt(text source.Text, start, end int) Name {
	return Name{Text: text.String()[start:end], Span: text.SpanOf(start, end)}
}

// lastWord returns the offset of the last occurrence of a word outside brackets and strings, -1 if there is
// none. A word at the very start does not count.
func lastWord(s, word string) int {
	found := -1
	for sc := (scanner{text: s}); sc.at < len(s); sc.next() {
		if sc.depth != 0 || sc.at == 0 || !strings.HasPrefix(s[sc.at:], word) || !isSpace(s[sc.at-1]) {
			continue
		}
		if end := sc.at + len(word); end == len(s) || isSpace(s[end]) {
			found = sc.at
		}
	}
	return found
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// ParseLet parses the value of `let:`: `name = expr`, or a list of them.
func ParseLet(n *Node) ([]*Binding, diag.List) {
	var diags diag.List
	return parseLet(n, &diags), diags
}

func parseLet(n *Node, diags *diag.List) []*Binding {
	items := []*Node{n}
	switch n.Kind {
	case Sequence:
		items = n.Items
	case Mapping:
		d := diags.Errorf(BadBinding, n.Span, "expected `name = expression`, found a mapping")
		if len(n.Entries) == 1 && n.Entries[0].Value.Kind == Scalar {
			e := n.Entries[0]
			d.WithHint("write `let: %s = %s`", e.Name, e.Value.Text)
		}
		return nil
	}
	var bindings []*Binding
	for _, item := range items {
		if b := parseBinding(item, diags); b != nil {
			bindings = append(bindings, b)
		}
	}
	return bindings
}

var bindingHead = regexp.MustCompile(`^([\pL_][\pL\pN_]*)\s*=(?:[^=]|$)`)

func parseBinding(n *Node, diags *diag.List) *Binding {
	text := parseExpr(n, diags)
	if text.Len() == 0 {
		return nil
	}
	m := bindingHead.FindStringSubmatchIndex(text.String())
	if m == nil {
		diags.Errorf(BadBinding, text.Span(), "expected `name = expression`").
			WithHint("give the value a name: `let: total = %s`", firstLine(text.String()))
		return nil
	}
	name := nameAt(text, m[2], m[3])
	equals := m[3] + strings.IndexByte(text.String()[m[3]:], '=')
	expr := text.Slice(equals+1, text.Len()).TrimSpace()
	if expr.Len() == 0 {
		diags.Errorf(MissingExpression, expr.Span(), "the value of %q is missing", name.Text)
		return nil
	}
	return &Binding{Name: name.Text, NameSpan: name.Span, Expr: expr, Comment: n.Head}
}

// firstLine returns the first line of text, with dots if there are more.
func firstLine(text string) string {
	if line, _, more := strings.Cut(text, "\n"); more {
		return line + " …"
	}
	return text
}
