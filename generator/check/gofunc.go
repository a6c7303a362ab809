package check

import (
	"fmt"
	"go/token"
	gotypes "go/types"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// BadGo is a call of a Go function that cannot be.
var BadGo = diag.Register(diag.Code{
	Name: "bad-go-function", Summary: "a Go function cannot be called",
	Explanation: "`go: import/path.Func` names an exported function of a package that the spec's Go module has. Its parameters and its result are " +
		"ints, floats, strings, bools, time.Time, time.Duration, structs of those with exported fields, and slices, maps and pointers of all " +
		"these. A first parameter may be a context.Context, the last result an error.",
	Wrong: "functions: {upper: {go: strings.ToUper}}\nbody:\n  - text: ${{ upper(\"a\") }}\n",
	Right: "functions: {shout: {go: strings.ToUpper}}\nbody:\n  - text: ${{ shout(\"a\") }}\n",
})

// goFunc finds the function that `go:` names; nil after a mistake.
func (c *checker) goFunc(n *spec.Node) *ir.GoFunc {
	pkg, name := c.goPackage(n)
	if pkg == nil {
		return nil
	}
	obj := pkg.Scope().Lookup(name)
	fn, ok := obj.(*gotypes.Func)
	switch {
	case obj == nil || !obj.Exported():
		d := c.badGo(n, "the package %q has no exported function %q", pkg.Path(), name)
		if names := functionsOf(pkg); !d.WithNearest(goNamePlace(n), name, names) && len(names) > 0 {
			d.WithHint("it has %s", join(names[:min(len(names), 8)]))
		}
		return nil
	case !ok:
		c.badGo(n, "%s.%s is no function", pkg.Name(), name)
		return nil
	}
	return c.goSignature(n, pkg, fn)
}

// goPackage loads the package in front of the last dot of a name.
func (c *checker) goPackage(n *spec.Node) (pkg *gotypes.Package, name string) {
	text := n.String()
	dot := strings.LastIndexByte(text, '.')
	if n.Kind != spec.Scalar || dot <= strings.LastIndexByte(text, '/') || !token.IsIdentifier(text[dot+1:]) {
		c.badGo(n, "expected the name of a Go function, found %s", found(n)).WithHint("as in `go: example.com/shop/stock.Count`, its package's path and its name")
		return nil, ""
	}
	if c.goPackages == nil {
		c.badGo(n, "Go packages cannot be read here")
		return nil, ""
	}
	pkg, err := c.goPackages.Import(text[:dot])
	switch {
	case err != nil:
		c.badGo(n, "cannot load the Go package %q: %s", text[:dot], err).WithHint("the spec lies in a Go module that has the package or requires it")
		return nil, ""
	case pkg.Name() == "main":
		c.badGo(n, "%q is a program: its functions cannot be called", text[:dot]).WithHint("move the function to a package of its own")
		return nil, ""
	}
	return pkg, text[dot+1:]
}

func (c *checker) badGo(n *spec.Node, format string, args ...any) *diag.Diagnostic {
	return c.diags.Errorf(BadGo, n.Span, format, args...)
}

// goNamePlace returns where the name of the function stands.
func goNamePlace(n *spec.Node) source.Span {
	if dot := strings.LastIndexByte(n.Text.String(), '.'); dot >= 0 {
		return n.Text.SpanOf(dot+1, n.Text.Len())
	}
	return n.Span
}

// functionsOf returns the names of a package's exported functions.
func functionsOf(pkg *gotypes.Package) []string {
	return slices.DeleteFunc(pkg.Scope().Names(), func(name string) bool {
		fn, ok := pkg.Scope().Lookup(name).(*gotypes.Func)
		return !ok || !fn.Exported()
	})
}

// goSignature types a function's parameters and results.
func (c *checker) goSignature(n *spec.Node, pkg *gotypes.Package, fn *gotypes.Func) *ir.GoFunc {
	sig := fn.Signature()
	refused := func(why string) *ir.GoFunc {
		c.badGo(n, "%s.%s cannot be called: %s", pkg.Name(), fn.Name(), why).WithLabel(goNamePlace(n), signatureText(pkg, sig))
		return nil
	}
	switch {
	case sig.TypeParams().Len() > 0:
		return refused("it is generic")
	case sig.Variadic():
		return refused("it takes any number of arguments; take a slice")
	}
	out := &ir.GoFunc{Path: pkg.Path(), Package: pkg.Name(), Name: fn.Name()}
	for i := range sig.Params().Len() {
		p := sig.Params().At(i)
		if i == 0 && isNamed(p.Type(), "context", "Context") {
			out.Context = true
			continue
		}
		t, why := c.goType(p.Type(), toGo)
		if t == nil {
			return refused(fmt.Sprintf("its parameter %s is %s", paramName(p, i), why))
		}
		out.Params, out.Names = append(out.Params, t), append(out.Names, paramName(p, i))
	}
	results := sig.Results()
	last := results.Len() - 1
	if last >= 0 && isNamed(results.At(last).Type(), "", "error") {
		out.Fails = true
		last--
	}
	if last > 0 {
		return refused("it has several results; return a struct")
	}
	if last == 0 {
		t, why := c.goType(results.At(0).Type(), fromGo)
		if t == nil {
			return refused("its result is " + why)
		}
		out.Result = t
	}
	if !slices.ContainsFunc(c.app.GoPackages, func(g *ir.GoFunc) bool { return g.Path == out.Path }) {
		c.app.GoPackages = append(c.app.GoPackages, out)
	}
	return out
}

// signatureText writes a signature as it stands in its package.
func signatureText(pkg *gotypes.Package, sig *gotypes.Signature) string {
	return gotypes.TypeString(sig, func(other *gotypes.Package) string {
		if other == pkg {
			return ""
		}
		return other.Name()
	})
}

func paramName(p *gotypes.Var, i int) string {
	if p.Name() == "" || p.Name() == "_" {
		return fmt.Sprintf("p%d", i+1)
	}
	return p.Name()
}

// goFunction checks an entry of `functions:` that is a Go function. Its key may say the parameters, which are Go's else.
func (c *checker) goFunction(d *decl, f *spec.Func, fn *ir.Func, signature *types.Func) {
	c.refuse(f.Value, []string{"go"})
	n := f.Value.Get("go")
	signature.Result = types.Invalid
	d.sym.Type = signature
	g := c.goFunc(n)
	switch {
	case g == nil:
		return
	case g.Result == nil:
		c.badGo(n, "%s.%s has no result", g.Package, g.Name).WithHint("an action calls it: `call: {go: %s}`", n.String())
		return
	}
	if len(f.Params) == 0 {
		c.goParams(fn, signature, g)
	} else if !c.sameParams(f, signature, g) {
		return
	}
	signature.Result = g.Result.Type
	c.addGoFunc(fn, g)
}

// goParams gives a function the parameters that it has in Go.
func (c *checker) goParams(fn *ir.Func, signature *types.Func, g *ir.GoFunc) {
	for i, t := range g.Params {
		fn.Params = append(fn.Params, &ir.Symbol{Name: g.Names[i], Kind: ir.LocalSymbol, Type: t.Type, Go: goParam(g, g.Names[i])})
		signature.Params = append(signature.Params, types.Field{Name: g.Names[i], Type: t.Type})
	}
}

// goParam returns the name of a parameter of the function that calls g.
func goParam(g *ir.GoFunc, name string) string {
	if reserved[name] || token.IsKeyword(name) || slices.Contains([]string{g.Package, "gocall", "context"}, name) {
		return name + "Value"
	}
	return name
}

// sameParams reports whether a function is declared with the parameters that it has in Go, and says so if not.
func (c *checker) sameParams(f *spec.Func, signature *types.Func, g *ir.GoFunc) bool {
	if len(f.Params) != len(g.Params) {
		c.diags.Errorf(BadGo, f.Span, "%q is declared with %d parameters; %s.%s has %d", f.Name, len(f.Params), g.Package, g.Name, len(g.Params)).
			WithHint("write `%s: {go: %s}`: its parameters are known from Go", f.Name, f.Value.Get("go").String())
		return false
	}
	for i, p := range signature.Params {
		if p.Type != types.Invalid && !types.Equal(p.Type, g.Params[i].Type) {
			c.diags.Errorf(BadGo, f.Params[i].Span, "the parameter %q is %s here, and %s in Go", p.Name, p.Type, g.Params[i].Type)
			return false
		}
	}
	return true
}

// addGoFunc makes fn a function that calls g.
func (c *checker) addGoFunc(fn *ir.Func, g *ir.GoFunc) {
	fn.Go = g
	fn.Symbol.Fails = true // it may panic, if nothing else
	c.knownType(g.Result.Type, g.Name)
	for _, t := range g.Params {
		c.knownType(t.Type, g.Name)
	}
	c.app.Funcs = append(c.app.Funcs, fn)
}

// goCall checks data that a Go function returns: `{go: path.Func, args: [...]}`. It is computed again when what its arguments
// read has changed.
func (d *dataEntry) goCall() *ir.Value {
	for _, e := range d.decl.Value.Entries {
		if slices.Contains([]string{"columns", "primary_key", "index"}, e.Name) {
			d.diags.Errorf(NotYet, e.NameSpan, "%q cannot be used with data of a Go function yet", e.Name)
		}
	}
	g := d.goFunc(d.source.Value)
	if g == nil {
		return nil
	}
	if g.Result == nil {
		d.badGo(d.source.Value, "%s.%s has no result", g.Package, g.Name)
		return nil
	}
	args := d.goArgs(d.source.Value, g, d.decl.Value.Get("args"))
	if args == nil {
		return nil
	}
	fn := d.goWrapper(g)
	return &ir.Value{Compute: &ir.Apply{Func: fn.Symbol, Args: args, T: g.Result.Type}}
}

// goArgs checks the arguments of a call; nil after a mistake.
func (c *checker) goArgs(fn *spec.Node, g *ir.GoFunc, n *spec.Node) []ir.Expr {
	var items []*spec.Node
	switch {
	case n.IsNull():
	case n.Kind != spec.Sequence:
		c.badGo(n, "`args:` is a list, found %s", found(n)).WithHint("`args: […]`, one for each parameter")
		return nil
	default:
		items = n.Items
	}
	if len(items) != len(g.Params) {
		place := fn
		if n != nil {
			place = n
		}
		c.badGo(place, "%s.%s takes %s, found %d", g.Package, g.Name, arguments(g), len(items))
		return nil
	}
	args := []ir.Expr{}
	for i, item := range items {
		e := c.value(item, g.Params[i].Type)
		if e == nil {
			return nil
		}
		args = append(args, c.known(e))
	}
	return args
}

// arguments says what a function takes.
func arguments(g *ir.GoFunc) string {
	if len(g.Params) == 0 {
		return "no arguments"
	}
	var all []string
	for i, t := range g.Params {
		all = append(all, g.Names[i]+" "+t.Type.String())
	}
	if len(all) == 1 {
		return "one argument, " + all[0]
	}
	return fmt.Sprintf("%d arguments (%s)", len(all), strings.Join(all, ", "))
}

// goWrapper returns the function of the generated package that calls g.
func (c *checker) goWrapper(g *ir.GoFunc) *ir.Func {
	key := g.Path + "." + g.Name
	if fn := c.goCalls[key]; fn != nil {
		return fn
	}
	fn := &ir.Func{Symbol: &ir.Symbol{Name: g.Name, Kind: ir.FuncSymbol, Go: c.taken.take(camel(g.Package + "_" + g.Name))}}
	signature := &types.Func{Result: types.Invalid}
	c.goParams(fn, signature, g)
	if g.Result != nil {
		signature.Result = g.Result.Type
	}
	fn.Symbol.Type = signature
	c.addGoFunc(fn, g)
	if c.goCalls == nil {
		c.goCalls = make(map[string]*ir.Func)
	}
	c.goCalls[key] = fn
	return fn
}
