package expr

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// signature is the type of a function whose result does not depend on its arguments.
type signature struct {
	params   []types.Type
	optional int        // how many of the last parameters may be left out
	result   types.Type // nil = no such function
	fails    bool       // it can fail
	text     string     // the parameters, for hints
}

// sig reads a signature: "(string, string=) string"; = marks what may be left out, a final ! what can fail.
func sig(text string) signature {
	params, result, _ := strings.Cut(strings.TrimPrefix(text, "("), ") ")
	result, fails := strings.CutSuffix(result, "!")
	s := signature{result: mustParse(result), fails: fails, text: strings.ReplaceAll("("+params+")", "=", "")}
	for _, p := range strings.Split(params, ", ") {
		if p == "" {
			continue
		}
		p, optional := strings.CutSuffix(p, "=")
		if optional {
			s.optional++
		}
		s.params = append(s.params, mustParse(p))
	}
	return s
}

// mustParse reads a type of a signature, which may be one that a spec has no name for.
func mustParse(text string) types.Type {
	internal := map[string]types.Type{
		"month": types.Month, "weekday": types.Weekday, "months": types.Months, "timezone": types.Timezone,
	}
	t, err := types.Parse(text, func(name string) (types.Type, bool) { t, ok := internal[name]; return t, ok })
	if err != nil {
		panic(fmt.Sprintf("expr: signature %q: %v", text, err))
	}
	return t
}

// callNode types a call of what is not built into the parser: a function of the spec, one of our own, a method.
func (c *checker) callNode(n *ast.CallNode) ir.Expr {
	switch callee := n.Callee.(type) {
	case *ast.MemberNode:
		if _, ok := callee.Property.(*ast.StringNode); ok {
			return c.method(n, callee)
		}
	case *ast.IdentifierNode:
		if sym := c.scope.Lookup(callee.Value); sym != nil && sym.Kind == ir.FuncSymbol {
			return c.apply(n, sym)
		}
		return c.call(n, callee.Value, n.Arguments)
	}
	return c.fail(Unsupported, n.Callee, "only functions can be called")
}

// apply types a call of a function of the spec.
func (c *checker) apply(n *ast.CallNode, sym *ir.Symbol) ir.Expr {
	f, ok := sym.Type.(*types.Func)
	if !ok {
		return bad() // its declaration has a mistake
	}
	args, ok := c.arguments(n, sym.Name, n.Arguments, signatureOf(f))
	if !ok {
		return bad()
	}
	return &ir.Apply{Func: sym, Args: args, T: f.Result}
}

// signatureOf returns the signature of a function that is not built in.
func signatureOf(f *types.Func) signature {
	s := signature{result: f.Result}
	params := make([]string, len(f.Params))
	for i, p := range f.Params {
		s.params = append(s.params, p.Type)
		params[i] = strings.TrimSpace(p.Name + " " + p.Type.String())
	}
	s.text = "(" + strings.Join(params, ", ") + ")"
	return s
}

// call types a call of a built-in function.
func (c *checker) call(n ast.Node, name string, args []ast.Node) ir.Expr {
	if why, ok := refused[name]; ok {
		c.checkAll(values(args))
		return c.report(n, mistake{Unsupported, "`" + name + "` gives a value that has no type", why})
	}
	b, ok := builtins[name]
	if !ok {
		c.checkAll(values(args))
		return c.unknownFunction(n, name)
	}
	if b.check != nil {
		if !c.arity(n, name, len(args), b.least, b.most, b.text) {
			return bad()
		}
		return b.check(c, n, args)
	}
	out, ok := c.arguments(n, name, args, b.signature)
	if !ok {
		return bad()
	}
	return &ir.Call{Name: name, Args: out, T: b.result, Fails: b.fails}
}

// values returns the arguments that are no closures.
func values(args []ast.Node) []ast.Node {
	return slices.DeleteFunc(slices.Clone(args), func(n ast.Node) bool {
		_, closure := n.(*ast.PredicateNode)
		return closure
	})
}

func (c *checker) unknownFunction(n ast.Node, name string) ir.Expr {
	at := c.operator(n)
	if c.lookup(name) != nil {
		c.diags.Errorf(UnknownFunction, at, "%q is a value, not a function", name)
		return bad()
	}
	d := c.diags.Errorf(UnknownFunction, at, "there is no function %q", name)
	if s := diag.Suggest(name, c.callables()); s != "" {
		d.WithHint("did you mean %q?", s).WithFix(at, s, false)
	}
	return bad()
}

// callables are the names that can be called, for hints.
func (c *checker) callables() []string {
	names := BuiltinNames()
	for _, name := range c.scope.Names() {
		if sym := c.peek(name); sym != nil && sym.Kind == ir.FuncSymbol {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// arguments types the arguments of a call, and says what is wrong with them.
func (c *checker) arguments(n ast.Node, name string, args []ast.Node, s signature) ([]ir.Expr, bool) {
	if !c.arity(n, name, len(args), len(s.params)-s.optional, len(s.params), s.text) {
		c.checkAll(values(args))
		return nil, false
	}
	out, ok := make([]ir.Expr, len(args)), true
	for i, node := range args {
		out[i] = c.as(node, c.check(node), s.params[i])
		ok = ok && !isBad(out[i])
	}
	return out, ok
}

// arity reports whether a function takes n arguments, and says so if not. A negative most is no bound.
func (c *checker) arity(at ast.Node, name string, n, least, most int, text string) bool {
	if least <= n && (n <= most || most < 0) {
		return true
	}
	want := plural(least, "argument")
	switch {
	case most < 0:
		want = "at least " + want
	case least != most:
		want = fmt.Sprintf("%d to %s", least, plural(most, "argument"))
	}
	c.errorf(Arguments, at, "`%s` takes %s, found %d", name, want, n).WithHint("it is called so: `%s%s`", name, text)
	return false
}

func plural(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}

// enumerated writes names for a message: a, b and c.
func enumerated(names []string) string {
	if len(names) > 12 {
		return strings.Join(names[:12], ", ") + ", …"
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}
