package expr

import (
	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
)

// isRoot reports whether a symbol is no value itself: others stand under it.
func isRoot(sym *ir.Symbol) bool {
	return sym != nil && (sym.Kind == ir.RootSymbol || sym.Kind == ir.UseSymbol)
}

// root returns the symbol that a node names if others stand under it: `context`, `secrets.db`, a component's key; else nil.
func (c *checker) root(n ast.Node) *ir.Symbol {
	var sym *ir.Symbol
	switch n := n.(type) {
	case *ast.IdentifierNode:
		sym = c.lookup(n.Value)
	case *ast.MemberNode:
		name, ok := n.Property.(*ast.StringNode)
		if outer := c.root(n.Node); ok && outer != nil {
			sym = c.scope.Member(outer, name.Value, false)
		}
	}
	if !isRoot(sym) {
		return nil
	}
	return sym
}

// bareRoot says that a root is no value.
func (c *checker) bareRoot(n ast.Node, sym *ir.Symbol) ir.Expr {
	d := c.errorf(NotAValue, n, "%q is no value; others stand under it", sym.Name)
	if names := c.scope.Members(sym); len(names) > 0 {
		d.WithHint("say which: `%s.%s`", sym.Name, names[0])
	}
	return bad()
}

// underRoot types `root.name`.
func (c *checker) underRoot(n *ast.MemberNode, root *ir.Symbol) ir.Expr {
	name, ok := n.Property.(*ast.StringNode)
	if !ok {
		return c.fail(Unsupported, n.Property, "what stands under %q is reached by its name", root.Name)
	}
	sym := c.scope.Member(root, name.Value, true)
	switch {
	case sym == nil:
		return c.unknownUnder(n, root, name.Value)
	case isRoot(sym):
		return c.bareRoot(n, sym)
	}
	return c.settle(&ir.Ref{Symbol: sym})
}

func (c *checker) unknownUnder(n *ast.MemberNode, root *ir.Symbol, name string) ir.Expr {
	at := c.operator(n.Property)
	d := c.diags.Errorf(Unknown, at, "there is no %q in %q", name, root.Name)
	names := c.scope.Members(root)
	if s := diag.Suggest(name, names); s != "" {
		d.WithHint("did you mean %q?", s).WithFix(at, s, false)
	} else if len(names) > 0 {
		d.WithHint("there are %s", enumerated(names))
	}
	return bad()
}
