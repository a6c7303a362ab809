package expr

import (
	"strconv"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

func (c *checker) identifier(n *ast.IdentifierNode) ir.Expr {
	sym := c.lookup(n.Value)
	if sym == nil {
		return c.unknown(n)
	}
	if isRoot(sym) {
		return c.bareRoot(n, sym)
	}
	return c.settle(&ir.Ref{Symbol: sym})
}

// value returns e if it is a value of the language, and says if it is a function, or holds one.
func (c *checker) value(n ast.Node, e ir.Expr) ir.Expr {
	if isBad(e) || !types.HasFunc(e.Type()) {
		return e
	}
	if ref, ok := e.(*ir.Ref); ok {
		return c.report(n, mistake{NotAValue, strconv.Quote(ref.Symbol.Name) + " is a function, not a value",
			"call it: `" + ref.Symbol.Name + "(…)`"})
	}
	return c.report(n, mistake{NotAValue, "this holds a function, not a value", "call it: `name(…)`"})
}

// lookup returns what a name means here; nil if nothing.
func (c *checker) lookup(name string) *ir.Symbol {
	for i := len(c.locals) - 1; i >= 0; i-- {
		if c.locals[i].Name == name {
			return c.locals[i]
		}
	}
	if sym, ok := c.trial[name]; ok {
		return sym
	}
	return c.scope.Lookup(name)
}

func (c *checker) unknown(n *ast.IdentifierNode) ir.Expr {
	if n.Value == "$env" {
		return c.report(n, mistake{Unsupported, "`$env` has no type", "name the values that are needed"})
	}
	d := c.errorf(Unknown, n, "unknown name %q", n.Value)
	switch meant, foreign := foreignNames[n.Value]; {
	case c.trial != nil:
	case IsBuiltin(n.Value):
		d.WithHint("%q is a function; call it: `%s(…)`", n.Value, n.Value)
	case n.Value == "st" || n.Value == "session_state":
		d.WithHint("variables of `state:` and values of widgets are named as they are, without `st.session_state.`")
	case n.Value == "event":
		d.WithHint("`event` is known in the actions of what has a value, such as `on_change` of an input")
	case foreign:
		d.WithHint("write `%s`", meant).WithFix(c.span(n), meant, true)
	default:
		c.suggest(d, n.Value, c.span(n))
	}
	return bad()
}

// foreignNames are names of other languages, with what they are called here.
var foreignNames = map[string]string{
	"None": "nil", "null": "nil", "NULL": "nil", "undefined": "nil", "True": "true", "TRUE": "true", "False": "false", "FALSE": "false",
}

// let types `let x = value; body`.
func (c *checker) let(n *ast.VariableDeclaratorNode) ir.Expr {
	value := c.check(n.Value)
	if outer := c.lookup(n.Name); outer != nil {
		c.diags.Errorf(Shadowed, c.operator(n), "the name %q is taken", n.Name).
			WithLabel(outer.Span, "first declared here").WithHint("call it otherwise")
	}
	sym := &ir.Symbol{Name: n.Name, Kind: ir.LocalSymbol, Type: value.Type(), Go: n.Name, Span: c.operator(n)}
	if c.lets == nil {
		c.lets = map[*ir.Symbol]ir.Expr{}
	}
	c.lets[sym] = value
	c.locals = append(c.locals, sym)
	body := c.check(n.Expr)
	c.locals = c.locals[:len(c.locals)-1]
	if anyBad(value, body) {
		return bad()
	}
	return &ir.Let{Symbol: sym, Value: value, Body: body}
}

// loop is the closure of a built-in that is being typed.
type loop struct {
	elem  *ir.Symbol
	index *ir.Symbol // set once it is used
	acc   *ir.Symbol // of reduce
}

// pointer types `#`, `#index`, `#acc`, and the `#` that `.field` stands for.
func (c *checker) pointer(n *ast.PointerNode) ir.Expr {
	if len(c.loops) == 0 {
		return c.fail(Unsupported, n, "`#` stands for the element of a loop such as filter; there is none around")
	}
	l := c.loops[len(c.loops)-1]
	switch {
	case n.Name == "":
		return c.settle(&ir.Ref{Symbol: l.elem})
	case n.Name == "index":
		if l.index == nil {
			l.index = &ir.Symbol{Name: "#index", Kind: ir.LocalSymbol, Type: types.Int, Go: "i"}
		}
		return &ir.Ref{Symbol: l.index}
	case n.Name == "acc" && l.acc != nil:
		return c.settle(&ir.Ref{Symbol: l.acc})
	case n.Name == "acc":
		return c.fail(Unsupported, n, "`#acc` is what `reduce` has so far; there is no `reduce` around")
	}
	return c.fail(Unsupported, n, "`#%s` has no meaning; there are `#`, `#index` and `#acc`", n.Name)
}
