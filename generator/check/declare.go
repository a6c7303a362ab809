package check

import (
	"regexp"
	"slices"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// state checks `state:`.
func (c *checker) state() {
	for _, d := range c.spec.State {
		c.variable(d)
	}
}

// variable declares a variable: its initial value gives the type, or {type, value}.
func (c *checker) variable(d *spec.Decl) {
	decl := c.declare(c.global, d.Name, d.NameSpan, ir.VarSymbol)
	value, typ, bound := d.Value, types.Type(nil), false
	if isDeclaration(d.Value) {
		value, bound = d.Value.Get("value"), c.boundVariable(d.Value)
		c.refuse(d.Value, []string{"type", "value", "bind"})
		if value == nil {
			value = &spec.Node{Kind: spec.Null, Span: d.Value.Span}
		}
	}
	if t := d.Value.Get("type"); t != nil {
		if typ = c.typeOf(t); typ == types.Invalid {
			decl.sym.Type = types.Invalid
			return
		}
		c.knownType(typ, d.Name)
	}
	init := decl.alone(func() ir.Expr { return c.value(value, typ) })
	if init == nil {
		decl.sym.Type = types.Invalid
		return
	}
	if mistake := spec.ExplainYesNo(value); mistake != nil && typ == nil {
		mistake.Fix.Safe = false
		c.diags.Add(mistake.WithHint("write `%s: %s`, or `%s: \"%s\"` if it is to be a text", d.Name, mistake.Fix.Text, d.Name, value))
		decl.sym.Type = types.Invalid
		return
	}
	if !ir.IsConstant(init) {
		c.diags.Errorf(NotConstant, value.Span, "the initial value of %q is a literal", d.Name)
	}
	if typ == nil {
		typ = init.Type()
	}
	if !types.Known(typ) {
		c.diags.Errorf(WrongValue, value.Span, "the type of %q cannot be told from its value", d.Name).
			WithHint("%s", sayType(d.Name, init.Type()))
		typ = types.Invalid
	}
	decl.sym.Type = typ
	decl.sym.Go = c.taken.take(camel(d.Name))
	c.knownType(typ, d.Name)
	c.app.Values = append(c.app.Values, &ir.Value{
		Symbol: decl.sym, Key: d.Name, Init: expr.Fit(init, typ), Doc: d.Comment, Line: line(d.NameSpan), Bound: bound,
	})
}

// sayType says how a variable is given the type that its value does not tell.
func sayType(name string, t types.Type) string {
	if t == types.Nil {
		return "say it: `" + name + ": {type: \"string?\", value: null}`"
	}
	return "say it: `" + name + ": {type: list<string>, value: []}`"
}

// isDeclaration reports whether the mapping of a variable is {type, value, bind}, not a record.
func isDeclaration(n *spec.Node) bool {
	return n.Get("type") != nil || n.Get("bind") != nil && n.Get("value") != nil
}

func (c *checker) boundVariable(n *spec.Node) bool {
	bind := n.Get("bind")
	if !bind.IsNull() && bind.String() != "query-params" {
		c.diags.Errorf(WrongValue, bind.Span, "%q takes query-params, found %s", "bind", found(bind))
	}
	return !bind.IsNull()
}

// refuse reports the keys of a mapping that are not allowed; those that cannot work yet by name.
func (c *checker) refuse(n *spec.Node, allowed []string, later ...string) {
	for _, e := range n.Entries {
		switch {
		case slices.Contains(allowed, e.Name):
		case slices.Contains(later, e.Name):
			c.diags.Errorf(NotYet, e.NameSpan, "%q cannot be used yet", e.Name)
		default:
			c.diags.Errorf(UnknownParameter, e.NameSpan, "unknown key %q", e.Name).WithHint("it takes %s", join(allowed))
		}
	}
}

// lets declares computed values at the current place.
func (c *checker) lets(bindings []*spec.Binding) {
	for _, b := range bindings {
		d := c.declare(c.scope, b.Name, b.NameSpan, ir.LetSymbol)
		d.sym.Go = c.names.take(camel(b.Name))
		d.resolve = func() {
			e := c.expression(b.Expr)
			if e == nil {
				return
			}
			if !types.Known(e.Type()) {
				c.diags.Errorf(WrongValue, b.Expr.Span(), "the type of %q cannot be told", b.Name)
				return
			}
			d.sym.Type = e.Type()
			c.known(e)
			c.knownType(e.Type(), b.Name)
			c.hold(&ir.Value{Symbol: d.sym, Compute: e, Doc: b.Comment, Line: line(b.NameSpan)})
		}
	}
}

// functions checks `functions:`: of one expression, which sees nothing but the parameters.
func (c *checker) functions() {
	for _, f := range c.spec.Functions {
		d := c.declare(c.global, f.Name, f.Span, ir.FuncSymbol)
		d.sym.Go = c.taken.take(camel(f.Name))
		fn := &ir.Func{Symbol: d.sym}
		inner := newScope(nil)
		signature := &types.Func{}
		for _, p := range f.Params {
			t := c.parseType(p.Type)
			c.knownType(t, p.Name)
			pd := c.declare(inner, p.Name, p.Span, ir.LocalSymbol)
			pd.sym.Type, pd.sym.Go = t, c.local(p.Name)
			fn.Params = append(fn.Params, pd.sym)
			signature.Params = append(signature.Params, types.Field{Name: p.Name, Type: t})
		}
		d.resolve = func() {
			if f.Value.Kind == spec.Mapping && f.Value.Get("go") != nil {
				c.goFunction(d, f, fn, signature)
				return
			}
			d.sym.Type = signature
			inner.outer = c.functionsOnly()
			c.where = c.in(inner)
			e := c.value(f.Value, nil)
			if e == nil {
				signature.Result = types.Invalid
				return
			}
			signature.Result = e.Type()
			fn.Value = c.known(e)
			c.app.Funcs = append(c.app.Funcs, fn)
		}
	}
}

// functionsOnly returns the scope in which functions see each other.
func (c *checker) functionsOnly() *scope {
	if c.funcs != nil {
		return c.funcs
	}
	s := newScope(nil)
	for name, d := range c.global.decls {
		if d.sym.Kind == ir.FuncSymbol {
			s.decls[name] = d
		}
	}
	c.funcs = s
	return s
}

var plainName = regexp.MustCompile(`^[\pL_][\pL\pN_]*$`)

// declareBody declares the lets and the widgets of a body, so that they can be used above the place where they stand. Lets
// are known in the body, widgets in all of its home.
func (c *checker) declareBody(n *spec.Node, body []spec.Statement) {
	if n == nil {
		return
	}
	at := c.where
	defer func() { c.where = at }()
	c.scope = newScope(at.scope)
	c.bodies[n.Span] = c.scope
	for _, st := range body {
		switch st := st.(type) {
		case *spec.Let:
			c.lets(st.Bindings)
		case *spec.Element:
			c.declareElement(st)
		case *spec.For:
			c.declareLoop(st.Span(), st.Header, st.Body)
			c.declareElse(st.Else)
		case *spec.If:
			for _, b := range st.Branches {
				c.declareBody(b.Then.Node, b.Then.Statements)
			}
			c.declareElse(st.Else)
		}
	}
}

func (c *checker) declareElse(body *spec.Body) {
	if body != nil {
		c.declareBody(body.Node, body.Statements)
	}
}

// declareElement declares an element's value, and those of the elements inside of it.
func (c *checker) declareElement(el *spec.Element) {
	if el.Catch != nil {
		c.declareCatch(el)
	}
	if comp := c.components[el.Name]; comp != nil {
		c.declareUse(el, comp)
		return
	}
	row := catalog.Lookup(el.Name)
	if row == nil {
		return
	}
	switch row.Class {
	case catalog.Widget, catalog.Trigger:
		c.declareWidget(el, row)
	case catalog.Container, catalog.Root:
		if tells(el, row) {
			c.declareWidget(el, row)
		}
		c.declareInside(el.Args)
	case catalog.Parts:
		if tells(el, row) {
			c.declareWidget(el, row)
		}
		for _, part := range c.parts(el.Args, false) {
			c.declarePart(part)
		}
	}
}

// tells reports whether a container says whether it is open, or which of its parts is: it is then a widget with that value.
func tells(el *spec.Element, row *catalog.Element) bool {
	n := el.Args.Get("on_change")
	return row.HasValue() && !n.IsNull() && n.String() != "ignore"
}

func (c *checker) declareInside(args *spec.Node) {
	body := bodyNode(args)
	if body == nil || body.Kind != spec.Sequence {
		return
	}
	statements, _ := spec.ParseBody(body)
	c.declareBody(body, statements)
}

// bodyNode returns the body in an element's arguments; nil if there is none.
func bodyNode(args *spec.Node) *spec.Node {
	if args.Kind == spec.Mapping {
		return args.Get("body")
	}
	return args
}

// declareWidget declares a widget. One without a key has a value that nothing can name.
func (c *checker) declareWidget(el *spec.Element, row *catalog.Element) {
	kind := ir.WidgetSymbol
	if row.Class == catalog.Trigger {
		kind = ir.TriggerSymbol
	}
	d := c.declareKeyed(el.Args.Get("key"), kind)
	if d == nil {
		return
	}
	if d.sym.Name == "" {
		d.sym.Span, d.sym.Go = el.NameSpan, c.names.take(unkeyed(el, row))
	}
	c.widgets[el.NameSpan], c.elements[d.sym.Span] = d, el
	d.resolve = func() {
		d.sym.Type = c.widgetType(el, row)
		d.sym.Pair = c.variant(el, row) == catalog.Range
		c.knownType(d.sym.Type, d.sym.Name)
	}
}

// declareKeyed declares what a key names, in the home of the body. Without a key the symbol has no name, place and Go name
// yet. It returns nil for a key that is taken.
func (c *checker) declareKeyed(n *spec.Node, kind ir.SymbolKind) *decl {
	key := c.key(n)
	if key == "" {
		return c.newDecl("", source.Span{}, kind)
	}
	if old := c.home.find(key); old != nil && (old.sym.Kind == ir.WidgetSymbol || old.sym.Kind == ir.TriggerSymbol || old.lazy) {
		c.diags.Errorf(DuplicateKey, n.Span, "two widgets use the key %q", key).WithLabel(old.sym.Span, "first used here").
			WithHint("a key names one value in session state; rename one, e.g. `key: %s_2`", key)
		return nil
	}
	d := c.declare(c.home, key, n.Span, kind)
	d.sym.Go = c.names.take(camel(key))
	return d
}

// key returns a key that names a value; "" if there is none.
func (c *checker) key(n *spec.Node) string {
	if n == nil {
		return ""
	}
	key := n.String()
	if !plainName.MatchString(key) {
		c.diags.Errorf(BadKey, n.Span, "the key %q is not a plain name", key).WithHint("use letters, digits and underscores")
		return ""
	}
	return key
}

// unkeyed returns a name for a widget without a key: its label's words and its kind.
func unkeyed(el *spec.Element, row *catalog.Element) string {
	label := el.Args
	if el.Args.Kind == spec.Mapping {
		label = el.Args.Get("label")
	}
	if label == nil || label.Kind != spec.Scalar || label.HasHole() {
		return camel(row.Name)
	}
	return words(label.String())
}

func join(names []string) string {
	out := ""
	for i, name := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			out += " and "
		default:
			out += ", "
		}
		out += name
	}
	return out
}
