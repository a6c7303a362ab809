// Package expr types the expressions of a spec: expr-lang's parser, an inference of our own over its tree. What comes
// out is typed and resolved (ir.Expr); what cannot be typed is refused with a hint.
//
// Check takes the text of one expression with its places in the spec and a Scope that says what names mean. Every
// mistake is said once: a part with a mistake has the type types.Invalid, which fits everywhere. What tests have
// settled (`x != nil && …`) is kept as Facts, which statements such as `if` can hand on to their bodies.
package expr

import (
	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// Scope is what an expression can name.
type Scope interface {
	// Lookup returns the symbol of a name, nil if there is none.
	Lookup(name string) *ir.Symbol

	// Member returns what stands under a name behind a UseSymbol or RootSymbol, nil if nothing does. final says that no
	// further name follows.
	Member(of *ir.Symbol, name string, final bool) *ir.Symbol

	// Members returns all names behind a symbol, for hints.
	Members(of *ir.Symbol) []string

	// Names returns all names, for hints.
	Names() []string
}

// Check parses and types an expression, in which facts hold. After a mistake the result is nil.
func Check(text source.Text, scope Scope, facts Facts) (ir.Expr, diag.List) {
	return CheckAs(text, scope, facts, nil)
}

// CheckAs is Check of an expression whose value has to be a want, to which it is converted; a nil want takes every type.
func CheckAs(text source.Text, scope Scope, facts Facts, want types.Type) (ir.Expr, diag.List) {
	return infer(text, scope, facts, func(c *checker, n ast.Node, e ir.Expr) ir.Expr {
		if want != nil {
			return c.as(n, e, want)
		}
		return c.value(n, e)
	})
}

// Infer is Check that takes functions as values, which no place in a spec does, and the methods of records if scope is a
// Methods.
func Infer(text source.Text, scope Scope) (ir.Expr, diag.List) {
	c := &checker{text: text, scope: scope, functions: true}
	c.accept = func(_ *checker, _ ast.Node, e ir.Expr) ir.Expr { return e }
	return c.infer()
}

// Methods is a Scope whose records are Go types that have methods.
type Methods interface {
	// Method returns the type of a method, nil if there is none.
	Method(of *types.Record, name string) *types.Func
}

// infer parses and types an expression, and has accept look at it as a whole.
func infer(text source.Text, scope Scope, facts Facts, accept func(*checker, ast.Node, ir.Expr) ir.Expr) (ir.Expr, diag.List) {
	c := &checker{text: text, scope: scope, facts: facts, accept: accept}
	return c.infer()
}

func (c *checker) infer() (ir.Expr, diag.List) {
	tree, ok := c.parse()
	if !ok {
		return nil, c.diags
	}
	c.tree = tree
	e := c.accept(c, tree, c.check(tree))
	c.diags.Sort()
	if c.diags.HasErrors() || isBad(e) { // bad without a word: it reads what has a mistake of its own
		return nil, c.diags
	}
	return e, c.diags
}

// IsBuiltin reports whether name is a function of the language, which no function of a spec can be called.
func IsBuiltin(name string) bool {
	_, ok := builtins[name]
	return ok || refused[name] != ""
}

// checker types one expression.
type checker struct {
	text    source.Text
	scope   Scope
	facts   Facts
	tree    ast.Node
	accept  func(*checker, ast.Node, ir.Expr) ir.Expr
	trial   map[string]*ir.Symbol  // what unknown names are taken for; nil outside of a trial
	locals  []*ir.Symbol           // of let, innermost last
	lets    map[*ir.Symbol]ir.Expr // their values
	loops   []*loop                // around, innermost last
	chains  []*chain               // of `?.` around, innermost last
	tokens  []token                // of text; made when a span is first needed
	offsets []int                  // of its characters, in bytes; made likewise
	depth   int                    // of nodes around
	nodes   int                    // checked so far

	functions bool // are values

	suggested int // unknown names so far
	diags     diag.List
}

// bad is the result after a mistake: it fits everywhere, so that one mistake is said once.
func bad() ir.Expr { return &ir.Lit{T: types.Invalid} }

func isBad(e ir.Expr) bool { return !types.Valid(e.Type()) }

func anyBad(es ...ir.Expr) bool {
	for _, e := range es {
		if isBad(e) {
			return true
		}
	}
	return false
}

func (c *checker) errorf(code *diag.Code, n ast.Node, format string, args ...any) *diag.Diagnostic {
	return c.diags.Errorf(code, c.span(n), format, args...)
}

// fail reports a mistake and returns bad.
func (c *checker) fail(code *diag.Code, n ast.Node, format string, args ...any) ir.Expr {
	c.errorf(code, n, format, args...)
	return bad()
}

// mistake is an error with a hint, for rules that choose their words by data.
type mistake struct {
	code          *diag.Code
	message, hint string // an empty hint is none
}

func (c *checker) report(n ast.Node, m mistake) ir.Expr {
	d := c.errorf(m.code, n, "%s", m.message)
	if m.hint != "" {
		d.WithHint("%s", m.hint)
	}
	return bad()
}

// check types a node.
func (c *checker) check(n ast.Node) ir.Expr {
	c.depth++
	defer func() { c.depth-- }()
	if c.nodes++; c.nodes > maxNodes || c.depth > maxDepth {
		return c.tooComplex()
	}
	if len(c.diags) >= maxMistakes {
		return bad()
	}
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
	case *ast.BytesNode:
		return &ir.Lit{Value: n.Value, T: types.Bytes}
	case *ast.IdentifierNode:
		return c.identifier(n)
	case *ast.PointerNode:
		return c.pointer(n)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.ConditionalNode:
		return c.conditional(n)
	case *ast.ChainNode:
		return c.chain(n)
	case *ast.MemberNode:
		return c.member(n)
	case *ast.SliceNode:
		return c.slice(n)
	case *ast.ArrayNode:
		return c.list(n)
	case *ast.MapNode:
		return c.mapping(n)
	case *ast.VariableDeclaratorNode:
		return c.let(n)
	case *ast.SequenceNode:
		return c.sequence(n)
	case *ast.BuiltinNode:
		return c.call(n, n.Name, n.Arguments)
	case *ast.CallNode:
		return c.callNode(n)
	}
	return c.fail(Unsupported, n, "this kind of expression is not part of the language")
}

// tooComplex says once that the expression is too large; from then on everything ends at once.
func (c *checker) tooComplex() ir.Expr {
	if c.nodes < 2*maxNodes {
		c.nodes = 2 * maxNodes
		c.diags.Errorf(TooComplex, c.text.Span(), "the expression is too large or too deeply nested")
	}
	return bad()
}

// checkAll types nodes.
func (c *checker) checkAll(nodes []ast.Node) []ir.Expr {
	out := make([]ir.Expr, len(nodes))
	for i, n := range nodes {
		out[i] = c.check(n)
	}
	return out
}
