package expr

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// chain is an expression with `?.` that is being typed: what may be missing on the way, and what stands for it behind.
type chain struct {
	links   []link
	missing bool // what comes before a `?.` is nil: so is the whole
}

type link struct {
	x   ir.Expr
	sym *ir.Symbol
}

// chain types `a?.b.c`: nothing of the whole if a is missing.
func (c *checker) chain(n *ast.ChainNode) ir.Expr {
	ch := &chain{}
	c.chains = append(c.chains, ch)
	e := c.check(n.Node)
	c.chains = c.chains[:len(c.chains)-1]
	if isBad(e) {
		return bad()
	}
	for _, l := range slices.Backward(ch.links) {
		e = &ir.Chain{X: l.x, Symbol: l.sym, Body: e, T: types.Opt(e.Type())}
	}
	return e
}

// target types what a member is taken of. Behind `?.` it is there, whatever comes before.
func (c *checker) target(n *ast.MemberNode) ir.Expr {
	x := c.check(n.Node)
	elem, optional := types.Elem(x.Type())
	if !optional || !n.Optional || len(c.chains) == 0 {
		return x
	}
	if elem == types.Never {
		c.chains[len(c.chains)-1].missing = true
		return x
	}
	sym := &ir.Symbol{Name: "?", Kind: ir.LocalSymbol, Type: elem, Go: partName(n.Node)}
	ch := c.chains[len(c.chains)-1]
	ch.links = append(ch.links, link{x, sym})
	return &ir.Ref{Symbol: sym}
}

// partName is the name that the value of a node has in Go where it is known to be there: that of an element if it is one.
func partName(n ast.Node) string {
	if b, ok := n.(*ast.BuiltinNode); ok && len(b.Arguments) > 0 {
		switch b.Name {
		case "first", "last", "find", "findLast", "get":
			if name := elementName(b.Arguments[0]); name != "x" {
				return name
			}
		}
		return "v"
	}
	return goName(n, "v")
}

// isMissing reports whether x is nil behind a `?.`, which makes the whole chain nil.
func (c *checker) isMissing(x ir.Expr) bool {
	return x.Type() == types.Nil && len(c.chains) > 0 && c.chains[len(c.chains)-1].missing
}

func (c *checker) member(n *ast.MemberNode) ir.Expr {
	if root := c.root(n.Node); root != nil {
		return c.underRoot(n, root)
	}
	x := c.target(n)
	if isBad(x) {
		return bad()
	}
	if c.isMissing(x) {
		return x
	}
	if types.IsOptional(x.Type()) {
		return c.unsettledMember(n, x)
	}
	switch t := x.Type().(type) {
	case *types.Map:
		return c.mapIndex(n, x, t)
	case *types.List:
		return c.listIndex(n, x, t)
	case *types.Record:
		return c.field(n, x, t)
	}
	return c.report(n, noMember(n, x.Type(), c.span(n.Node).Text()))
}

func (c *checker) unsettledMember(n *ast.MemberNode, x ir.Expr) ir.Expr {
	at := c.span(n.Node)
	d := c.diags.Errorf(Unsettled, at, "this may be missing (%s)", x.Type())
	name, ok := n.Property.(*ast.StringNode)
	switch {
	case x.Type() == types.Nil:
		d.Message = "this is always missing"
	case !ok:
		d.WithHint("write `%s?.[%s]`, or test it with `!= nil`", at.Text(), c.span(n.Property).Text())
	case types.IsName(name.Value):
		d.WithHint("write `%s?.%s`, or test it with `!= nil`", at.Text(), name.Value)
	}
	return bad()
}

// noMember is the mistake of reaching into a value, written as text, that has no parts.
func noMember(n *ast.MemberNode, t types.Type, text string) mistake {
	name, ok := n.Property.(*ast.StringNode)
	switch {
	case !ok && t == types.String:
		return mistake{Mismatch, "a text has no elements", "one character: `" + text + "[i:i + 1]`"}
	case !ok:
		return mistake{Mismatch, "an index needs a list or a map, found " + t.String(), ""}
	case methods[t][name.Value].result != nil:
		return mistake{NotAValue, "`" + name.Value + "` is a method, not a value", "call it: `" + text + "." + name.Value + "()`"}
	}
	m := mistake{UnknownField, t.String() + " has no fields", ""}
	if m.hint = functionFor(name.Value, text); m.hint != "" {
		return m
	}
	if near := diag.Suggest(name.Value, methodNames(t)); near != "" {
		m.hint = "did you mean `" + text + "." + near + "()`?"
	}
	return m
}

// functionFor says which function gives what other languages have as a field of a value written as text; "" if none does.
func functionFor(field, text string) string {
	switch field {
	case "length", "size", "count":
		return "write `len(" + text + ")`"
	}
	if _, ok := builtins[field]; ok {
		return "it is a function: `" + field + "(" + text + ")`"
	}
	return ""
}

func (c *checker) mapIndex(n *ast.MemberNode, x ir.Expr, t *types.Map) ir.Expr {
	key := c.check(n.Property)
	if t.Key != types.String && !isBad(key) && !Fits(key, t.Key) { // see Note [Loose parts]: it comes from groupBy
		c.diags.Warnf(Mismatch, c.span(n.Property), "the keys are %s, so that there is none of type %s", t.Key, key.Type())
		return keeping(&ir.Lit{T: types.Opt(t.Value)}, x, key)
	}
	if key = c.as(n.Property, key, t.Key); isBad(key) {
		return bad()
	}
	return c.settle(&ir.Index{X: x, I: key, T: types.Opt(t.Value)})
}

func (c *checker) listIndex(n *ast.MemberNode, x ir.Expr, t *types.List) ir.Expr {
	if name, ok := n.Property.(*ast.StringNode); ok {
		d := c.errorf(UnknownField, n.Property, "a list has no field %q", name.Value)
		if r, ok := t.Elem.(*types.Record); ok && r.Lookup(name.Value) >= 0 {
			d.WithHint("that of each element: `map(%s, .%s)`; of one of them: `%[1]s[0].%[2]s`", c.span(n.Node).Text(), name.Value)
		} else if hint := functionFor(name.Value, c.span(n.Node).Text()); hint != "" {
			d.WithHint("%s", hint)
		}
		return bad()
	}
	i := c.as(n.Property, c.check(n.Property), types.Int)
	if isBad(i) {
		return bad()
	}
	return c.settle(&ir.Index{X: x, I: i, T: t.Elem})
}

func (c *checker) field(n *ast.MemberNode, x ir.Expr, r *types.Record) ir.Expr {
	if i, ok := n.Property.(*ast.IntegerNode); ok && isPair(r) && (i.Value == 0 || i.Value == 1) {
		return c.settle(&ir.Field{X: x, Name: r.Fields[i.Value].Name, T: r.Fields[i.Value].Type})
	}
	name, ok := n.Property.(*ast.StringNode)
	if !ok {
		return c.fieldByText(n.Node, n.Property, x, r)
	}
	i := r.Lookup(name.Value)
	if f := c.methodOf(r, name.Value); f != nil && i < 0 {
		return &ir.Field{X: x, Name: name.Value, T: f}
	}
	if _, literal := x.(*ir.Record); literal && i < 0 {
		c.diags.Warnf(UnknownField, c.operator(n.Property), "there is no field %q, so that this is always missing", name.Value)
		return keeping(&ir.Lit{T: types.Nil}, x)
	}
	if i < 0 {
		at := c.operator(n.Property)
		d := c.diags.Errorf(UnknownField, at, "there is no field %q", name.Value)
		if s := diag.Suggest(name.Value, r.Names()); s != "" {
			d.WithHint("did you mean %q?", s).WithFix(at, s, false)
		} else if len(r.Fields) > 0 {
			d.WithHint("the fields are %s", enumerated(r.Names()))
		}
		return bad()
	}
	return c.settle(&ir.Field{X: x, Name: name.Value, T: r.Fields[i].Type})
}

// fieldByText types `{a: 1, b: 2}[text]`: the record is a map then, whose values have one type.
func (c *checker) fieldByText(record, text ast.Node, x ir.Expr, r *types.Record) ir.Expr {
	key := c.as(text, c.check(text), types.String)
	if isBad(key) {
		return bad()
	}
	m, t, ok := c.recordAsMap(record, x, r)
	if !ok {
		return bad()
	}
	return &ir.Index{X: m, I: key, T: types.Opt(t.Value)}
}

func (c *checker) slice(n *ast.SliceNode) ir.Expr {
	x := c.check(n.Node)
	if isBad(x) || !c.settled(n.Node, x) {
		return bad()
	}
	if _, list := x.Type().(*types.List); !list && x.Type() != types.String {
		return c.fail(Mismatch, n.Node, "a slice needs a list or a text, found %s", x.Type())
	}
	out := &ir.Slice{X: x, T: x.Type()}
	if n.From != nil {
		if out.From = c.as(n.From, c.check(n.From), types.Int); isBad(out.From) {
			return bad()
		}
	}
	if n.To != nil {
		if out.To = c.as(n.To, c.check(n.To), types.Int); isBad(out.To) {
			return bad()
		}
	}
	return out
}
