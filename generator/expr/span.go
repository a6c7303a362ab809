package expr

import (
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser/lexer"

	"github.com/stgen/stgen/generator/source"
)

// span returns where a node stands: from its first token to its last, with its closing brackets. The parser keeps one
// token of a node, and brackets not at all.
func (c *checker) span(n ast.Node) source.Span {
	start, end := c.extent(n)
	return c.text.SpanOf(c.balance(n, start, end))
}

// operator returns the place of the one token that the parser keeps of a node: an operator, a name.
func (c *checker) operator(n ast.Node) source.Span {
	return c.text.SpanOf(c.bytes(n.Location()))
}

// bytes returns the byte offsets of a location, which counts characters.
func (c *checker) bytes(loc file.Location) (start, end int) {
	if c.offsets == nil {
		for i := range c.text.String() {
			c.offsets = append(c.offsets, i)
		}
		c.offsets = append(c.offsets, c.text.Len())
	}
	at := func(n int) int { return c.offsets[min(max(n, 0), len(c.offsets)-1)] }
	start, end = at(loc.From), at(loc.To)
	if end <= start {
		end = min(start+1, c.text.Len())
	}
	return start, end
}

// extent returns the bytes from the first to the last token that a node or one inside it names.
func (c *checker) extent(n ast.Node) (start, end int) {
	start, end = c.bytes(n.Location())
	if hasNoPlace(n) {
		start, end = len(c.text.String()), 0
	}
	for _, child := range nodesIn(n) {
		if child != nil {
			s, e := c.extent(child)
			start, end = min(start, s), max(end, e)
		}
	}
	if start > end {
		return 0, len(c.text.String())
	}
	return start, end
}

// hasNoPlace reports whether the parser keeps no token of a node, or one that stands behind it.
func hasNoPlace(n ast.Node) bool {
	switch n.(type) {
	case *ast.ConditionalNode, *ast.SequenceNode:
		return true
	}
	return n.Location() == file.Location{}
}

// nodesIn returns the nodes that a node consists of; some may be nil.
func nodesIn(n ast.Node) []ast.Node {
	switch n := n.(type) {
	case *ast.UnaryNode:
		return []ast.Node{n.Node}
	case *ast.BinaryNode:
		return []ast.Node{n.Left, n.Right}
	case *ast.ChainNode:
		return []ast.Node{n.Node}
	case *ast.MemberNode:
		return []ast.Node{n.Node, n.Property}
	case *ast.SliceNode:
		return []ast.Node{n.Node, n.From, n.To}
	case *ast.CallNode:
		return append([]ast.Node{n.Callee}, n.Arguments...)
	case *ast.BuiltinNode:
		return n.Arguments
	case *ast.PredicateNode:
		return []ast.Node{n.Node}
	case *ast.ConditionalNode:
		return []ast.Node{n.Cond, n.Exp1, n.Exp2}
	case *ast.VariableDeclaratorNode:
		return []ast.Node{n.Value, n.Expr}
	case *ast.SequenceNode:
		return n.Nodes
	case *ast.ArrayNode:
		return n.Nodes
	case *ast.MapNode:
		return n.Pairs
	case *ast.PairNode:
		return []ast.Node{n.Key, n.Value}
	}
	return nil
}

// token is a token of the expression's text, in bytes.
type token struct {
	start, end int
	opens      bool // ( [ {
	closes     bool // ) ] }
}

// balance widens a range of bytes until it holds the partner of each of its brackets, and of a call its own.
func (c *checker) balance(n ast.Node, start, end int) (int, int) {
	c.lex()
	first, last := len(c.tokens), -1
	for i, t := range c.tokens {
		if t.end > start && t.start < end {
			first, last = min(first, i), i
		}
	}
	if last < 0 {
		return start, end
	}
	if isCall(n) && first == last && last+1 < len(c.tokens) && c.tokens[last+1].opens {
		last++
	}
	open := 0
	for i := first; i <= last; i++ {
		open += c.tokens[i].step()
		for open < 0 && first > 0 { // its partner stands before
			first--
			open += c.tokens[first].step()
		}
	}
	for open > 0 && last+1 < len(c.tokens) {
		last++
		open += c.tokens[last].step()
	}
	return c.tokens[first].start, c.tokens[last].end
}

// step is by how much a token opens brackets.
func (t token) step() int {
	switch {
	case t.opens:
		return 1
	case t.closes:
		return -1
	}
	return 0
}

func isCall(n ast.Node) bool {
	switch n.(type) {
	case *ast.CallNode, *ast.BuiltinNode:
		return true
	}
	return false
}

// lex makes the tokens of the text, once.
func (c *checker) lex() {
	if c.tokens != nil {
		return
	}
	tokens, err := lexer.Lex(file.NewSource(c.text.String()))
	if err != nil {
		return
	}
	for _, t := range tokens {
		if t.Kind == lexer.EOF {
			continue
		}
		start, end := c.bytes(t.Location)
		c.tokens = append(c.tokens, token{
			start: start, end: end,
			opens:  t.Is(lexer.Bracket, "(", "[", "{"),
			closes: t.Is(lexer.Bracket, ")", "]", "}"),
		})
	}
}
