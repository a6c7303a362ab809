package check

import (
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
)

// goAction checks `call: {go: path.Func, args: [...], key: result}`. The result is known by its key to the end of the list.
func (c *checker) goAction(a *spec.Element) ir.Action {
	if a.Args.Kind != spec.Mapping || a.Args.Get("go") == nil {
		c.diags.Errorf(WrongValue, a.Args.Span, "%q takes a Go function, found %s", a.Name, found(a.Args)).
			WithHint("`call: {go: example.com/shop/stock.Sell, args: [\"${{ id }}\"], key: sold}`")
		return nil
	}
	c.refuse(a.Args, []string{"go", "args", "key"})
	n := a.Args.Get("go")
	g := c.goFunc(n)
	if g == nil {
		return nil
	}
	args := c.goArgs(n, g, a.Args.Get("args"))
	if args == nil {
		return nil
	}
	out := &ir.GoAction{Func: g, Args: args, Line: line(a.NameSpan)}
	if g.Result != nil {
		c.knownType(g.Result.Type, g.Name)
	}
	for _, t := range g.Params {
		c.knownType(t.Type, g.Name)
	}
	if key := a.Args.Get("key"); key != nil {
		c.goResult(out, key, n.String())
	}
	return out
}

// goResult declares the result of a call under its key.
func (c *checker) goResult(a *ir.GoAction, key *spec.Node, name string) {
	if a.Func.Result == nil {
		c.badGo(key, "%s has no result that could have a key", name).WithHint("leave `key:` out")
		return
	}
	text := c.key(key)
	if text == "" {
		return
	}
	c.scope = newScope(c.scope)
	d := c.declare(c.scope, text, key.Span, ir.LocalSymbol)
	d.sym.Go = c.local(text)
	d.resolve = func() { // somebody reads it
		d.sym.Type, a.Result = a.Func.Result.Type, d.sym
	}
	d.lazy = true
}
