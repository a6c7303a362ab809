package spec

import (
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var BadAssignment = diag.Register(diag.Code{
	Name:    "bad-assignment",
	Summary: "a `set` is not of the form `place = expression`",
	Explanation: "`set: count = count + 1` assigns to a variable or a place within it, such as `lines[id].done`; the mapping form " +
		"`set: {step: 0, name: Bob}` assigns several at once. `==` compares.",
	Wrong: "- button: {label: Go, on_click: [{set: count + 1}]}\n",
	Right: "state: {count: 0}\nbody:\n  - button: {label: Go, on_click: [{set: count = count + 1}]}\n",
})

// Assignment is one assignment of a `set` action.
type Assignment struct {
	Place source.Text // what is assigned to: `count`, `lines[id].done`
	Expr  source.Text // what is assigned, in the form `place = expr`
	Value *Node       // what is assigned, in the mapping form: literal text or holes; else nil
}

// ParseSet parses the value of `set:`: `place = expr`, or a mapping of places to values.
func ParseSet(n *Node) ([]Assignment, diag.List) {
	var diags diag.List
	if n.Kind == Mapping {
		var all []Assignment
		for _, e := range n.Entries {
			all = append(all, Assignment{Place: e.Key.Text, Value: e.Value})
		}
		return all, nil
	}
	text := parseExpr(n, &diags)
	if text.Len() == 0 {
		return nil, diags
	}
	at := assignment(text.String())
	if at < 0 {
		d := diags.Errorf(BadAssignment, text.Span(), "expected `place = expression`")
		if place, ok := strings.CutSuffix(text.String(), "++"); ok {
			d.WithHint("write `set: %s = %[1]s + 1`", place)
		} else if strings.Contains(text.String(), "==") {
			d.WithHint("`==` compares; one `=` assigns")
		} else {
			d.WithHint("name what is set: `set: name = %s`", firstLine(text.String()))
		}
		return nil, diags
	}
	a := Assignment{Place: text.Slice(0, at).TrimSpace(), Expr: text.Slice(at+1, text.Len()).TrimSpace()}
	switch {
	case compound(a.Place.String()):
		place := strings.TrimSpace(a.Place.String()[:a.Place.Len()-1])
		operator := a.Place.String()[a.Place.Len()-1:]
		long := place + " = " + place + " " + operator + " " + a.Expr.String()
		d := diags.Errorf(BadAssignment, text.SpanOf(at-1, at+1), "there is no `%s=`", operator).WithHint("write `set: %s`", firstLine(long))
		if n.Style == Plain && isPlainSafe(long) {
			d.WithFix(text.Span(), long, true)
		}
	case a.Place.Len() == 0:
		diags.Errorf(BadAssignment, text.Span(), "the place in front of `=` is missing")
	case a.Expr.Len() == 0:
		diags.Errorf(MissingExpression, a.Expr.Span(), "the expression behind `=` is missing")
	default:
		return []Assignment{a}, nil
	}
	return nil, diags
}

// compound reports whether what stands in front of `=` ends with an operator, as in `n += 1`.
func compound(place string) bool {
	return len(place) > 1 && strings.IndexByte("+-*/%", place[len(place)-1]) >= 0
}

// assignment returns the offset of the first `=` outside brackets and strings that is no part of another
// operator, -1 if there is none.
func assignment(s string) int {
	for sc := (scanner{text: s}); sc.at < len(s); sc.next() {
		if s[sc.at] != '=' || sc.depth > 0 {
			continue
		}
		before, after := byte(0), byte(0)
		if sc.at > 0 {
			before = s[sc.at-1]
		}
		if sc.at+1 < len(s) {
			after = s[sc.at+1]
		}
		if after != '=' && !strings.ContainsRune("=!<>", rune(before)) {
			return sc.at
		}
	}
	return -1
}
