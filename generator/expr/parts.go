package expr

import (
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"

	"github.com/stgen/stgen/generator/source"
)

// Conjuncts returns the conditions that `&&` joins in an expression, in order; the expression itself if it is of another form.
func Conjuncts(text source.Text) []source.Text {
	if parts := split(text, "&&", "and"); parts != nil {
		return append(Conjuncts(parts[0]), Conjuncts(parts[1])...)
	}
	return []source.Text{text}
}

// Operands returns what an expression compares: the two sides of its outermost operator. It returns nil if it compares nothing.
func Operands(text source.Text) []source.Text {
	return split(text, "==", "!=", "<", "<=", ">", ">=", "in", "contains", "startsWith", "endsWith", "matches")
}

// split returns the two sides of the outermost operator of an expression, if that is one of those.
func split(text source.Text, operators ...string) []source.Text {
	c := &checker{text: text}
	tree, ok := c.parse()
	if !ok {
		return nil
	}
	n, ok := tree.(*ast.BinaryNode)
	if !ok || !slices.Contains(operators, n.Operator) {
		return nil
	}
	start, end := c.bytes(n.Location())
	left, right := text.Slice(0, start).TrimSpace(), text.Slice(end, text.Len()).TrimSpace()
	if !reads(left, n.Left) || !reads(right, n.Right) { // brackets around, or a `not in`
		return nil
	}
	return []source.Text{left, right}
}

// reads reports whether a text is that of a node.
func reads(text source.Text, n ast.Node) bool {
	tree, err := parser.Parse(text.String())
	return err == nil && tree.Node.String() == n.String()
}
