// Package expr types the expressions of a spec: expr-lang's parser, an inference of our own over its tree. What comes
// out is typed and resolved (ir.Expr); what cannot be typed is refused with a hint.
package expr

import (
	"errors"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// Scope is what an expression can name.
type Scope interface {
	// Lookup returns the symbol of a name, nil if there is none.
	Lookup(name string) *ir.Symbol

	// Names returns all names, for hints.
	Names() []string
}

// Facts are the optional symbols that are known to be there.
type Facts map[*ir.Symbol]bool

// Check parses and types an expression. After a mistake the result is nil.
func Check(text source.Text, scope Scope, facts Facts) (ir.Expr, diag.List) {
	c := &checker{text: text, scope: scope, facts: facts}
	tree, err := parser.Parse(text.String())
	if err != nil {
		c.reportSyntax(err)
		return nil, c.diags
	}
	e := c.check(tree.Node)
	if c.diags.HasErrors() {
		return nil, c.diags
	}
	return e, c.diags
}

// checker types one expression.
type checker struct {
	text   source.Text
	scope  Scope
	facts  Facts
	locals []*ir.Symbol // of let and closures, innermost last
	loops  []*closure   // around, innermost last
	diags  diag.List
}

// closure is a predicate of a built-in that is being typed.
type closure struct {
	elem  *ir.Symbol
	index *ir.Symbol // set once it is used
}

func (c *checker) reportSyntax(err error) {
	var fe *file.Error
	if !errors.As(err, &fe) {
		c.diags.Errorf(Syntax, c.text.Span(), "%s", err)
		return
	}
	message := strings.ReplaceAll(fe.Message, "Operator", "operator")
	c.diags.Errorf(Syntax, c.at(fe.Location), "the expression cannot be read: %s", lowerFirst(message))
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// at returns the place of a location, which counts characters.
func (c *checker) at(loc file.Location) source.Span {
	s := c.text.String()
	from, to := byteOffset(s, loc.From), byteOffset(s, loc.To)
	if to <= from {
		to = min(from+1, len(s))
	}
	return c.text.SpanOf(from, to)
}

func (c *checker) span(n ast.Node) source.Span { return c.at(n.Location()) }

// byteOffset returns the byte offset of the n-th character.
func byteOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// bad is the result after a mistake: it fits everywhere, so that one mistake is said once.
func bad() ir.Expr { return &ir.Lit{T: types.Invalid} }

func (c *checker) errorf(code *diag.Code, n ast.Node, format string, args ...any) *diag.Diagnostic {
	return c.diags.Errorf(code, c.span(n), format, args...)
}

// fail reports a mistake and returns bad.
func (c *checker) fail(code *diag.Code, n ast.Node, format string, args ...any) ir.Expr {
	c.errorf(code, n, format, args...)
	return bad()
}

func isBad(e ir.Expr) bool { return e.Type() == types.Invalid }

// check types a node.
func (c *checker) check(n ast.Node) ir.Expr {
	switch n := n.(type) {
	case *ast.NilNode:
		return &ir.Lit{T: types.Nil}
	case *ast.IntegerNode:
		return &ir.Lit{Value: n.Value, T: types.Int}
	case *ast.FloatNode:
		return &ir.Lit{Value: n.Value, T: types.Float}
	case *ast.BoolNode:
		return &ir.Lit{Value: n.Value, T: types.Bool}
	case *ast.StringNode:
		return &ir.Lit{Value: n.Value, T: types.String}
	case *ast.ConstantNode:
		return c.constant(n)
	case *ast.IdentifierNode:
		return c.identifier(n)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.ConditionalNode:
		return c.conditional(n)
	case *ast.ChainNode:
		return c.check(n.Node)
	case *ast.MemberNode:
		return c.member(n)
	case *ast.SliceNode:
		return c.slice(n)
	case *ast.PointerNode:
		return c.pointer(n)
	case *ast.ArrayNode:
		return c.list(n)
	case *ast.MapNode:
		return c.record(n)
	case *ast.VariableDeclaratorNode:
		return c.let(n)
	case *ast.BuiltinNode:
		return c.builtin(n, n.Name, n.Arguments)
	case *ast.CallNode:
		return c.call(n)
	}
	return c.fail(Unsupported, n, "this kind of expression cannot be compiled")
}

func (c *checker) constant(n *ast.ConstantNode) ir.Expr {
	switch v := n.Value.(type) {
	case int:
		return &ir.Lit{Value: v, T: types.Int}
	case float64:
		return &ir.Lit{Value: v, T: types.Float}
	case string:
		return &ir.Lit{Value: v, T: types.String}
	case bool:
		return &ir.Lit{Value: v, T: types.Bool}
	}
	return c.fail(Unsupported, n, "this constant cannot be compiled")
}

func (c *checker) identifier(n *ast.IdentifierNode) ir.Expr {
	for i := len(c.locals) - 1; i >= 0; i-- {
		if c.locals[i].Name == n.Value {
			return c.ref(c.locals[i])
		}
	}
	if n.Value == "$env" {
		return c.fail(Unsupported, n, "`$env` has no one type; name the value itself")
	}
	if sym := c.scope.Lookup(n.Value); sym != nil {
		if sym.Kind == ir.FuncSymbol {
			return c.fail(NotAValue, n, "%q is a function; call it: `%s(…)`", n.Value, n.Value)
		}
		return c.ref(sym)
	}
	d := c.errorf(Unknown, n, "unknown name %q", n.Value)
	if s := diag.Suggest(n.Value, c.scope.Names()); s != "" {
		d.WithHint("did you mean %q?", s).WithFix(c.span(n), s, false)
	}
	return bad()
}

// ref returns the value of a symbol, settled where a test has settled it.
func (c *checker) ref(sym *ir.Symbol) ir.Expr {
	ref := &ir.Ref{Symbol: sym}
	if elem, optional := types.Elem(sym.Type); optional && c.facts[sym] {
		return &ir.Settled{X: ref, T: elem}
	}
	return ref
}

func (c *checker) list(n *ast.ArrayNode) ir.Expr {
	var elem types.Type = types.Never
	items := make([]ir.Expr, len(n.Nodes))
	for i, node := range n.Nodes {
		items[i] = c.check(node)
		u, ok := types.Unify(elem, items[i].Type())
		if !ok {
			return c.fail(MixedList, node, "the items of a list are of one type: %s here, %s before", items[i].Type(), elem)
		}
		elem = u
	}
	for i := range items {
		items[i] = Fit(items[i], elem)
	}
	return &ir.List{Items: items, T: types.ListOf(elem)}
}

func (c *checker) record(n *ast.MapNode) ir.Expr {
	r := &types.Record{}
	out := &ir.Record{T: r}
	for _, node := range n.Pairs {
		pair := node.(*ast.PairNode)
		key, ok := pair.Key.(*ast.StringNode)
		if !ok {
			return c.fail(Unsupported, pair.Key, "the names of a record are literals")
		}
		value := c.check(pair.Value)
		r.Fields = append(r.Fields, types.Field{Name: key.Value, Type: value.Type()})
		out.Fields = append(out.Fields, value)
	}
	return out
}

func (c *checker) let(n *ast.VariableDeclaratorNode) ir.Expr {
	value := c.check(n.Value)
	sym := &ir.Symbol{Name: n.Name, Kind: ir.LocalSymbol, Type: value.Type(), Go: n.Name}
	c.locals = append(c.locals, sym)
	body := c.check(n.Expr)
	c.locals = c.locals[:len(c.locals)-1]
	return &ir.Let{Symbol: sym, Value: value, Body: body}
}

// pointer types `#`, `#index` and the `#` that `.field` stands for.
func (c *checker) pointer(n *ast.PointerNode) ir.Expr {
	if len(c.loops) == 0 {
		return c.fail(Unsupported, n, "`#` stands for the element of a loop such as filter; there is none around")
	}
	loop := c.loops[len(c.loops)-1]
	switch n.Name {
	case "":
		return c.ref(loop.elem)
	case "index":
		if loop.index == nil {
			loop.index = &ir.Symbol{Name: "index", Kind: ir.LocalSymbol, Type: types.Int, Go: "i"}
		}
		return c.ref(loop.index)
	}
	return c.fail(Unsupported, n, "`#%s` cannot be used here", n.Name)
}
