package check

import (
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// component is an entry of `components:` that is being checked.
type component struct {
	spec     *spec.Component
	ir       *ir.Component
	inner    where // its body's place
	params   []*param
	uses     []*component // that its body shows
	busy     bool         // being checked
	isDialog bool
	checked  bool
	used     bool // the app shows it
}

// param is a parameter of a component or dialog.
type param struct {
	decl *decl
	init *spec.Node // its default; nil = it must be given
}

// declareComponents declares the names of all components' bodies. A body has names of its own; it sees those of the app.
func (c *checker) declareComponents() {
	for _, s := range c.spec.Components {
		if c.isElement(s) {
			continue
		}
		comp := &component{spec: s, ir: &ir.Component{Name: s.Name, Line: line(s.NameSpan)}}
		comp.ir.Type, comp.ir.Doc = c.taken.take(camel(s.Name)), s.Comment
		c.components[s.Name] = comp
	}
	for _, s := range c.spec.Components {
		if comp := c.components[s.Name]; comp != nil && comp.spec == s {
			c.declareUnit(comp, ir.LetSymbol)
		}
	}
}

// isElement reports whether a component's name is taken, and says so.
func (c *checker) isElement(s *spec.Component) bool {
	switch {
	case isElementName(s.Name):
		c.diags.Errorf(Redeclared, s.NameSpan, "%q is an element of the language", s.Name).WithHint("call the component otherwise")
		return true
	case c.components[s.Name] != nil:
		c.twice(s, c.components[s.Name].spec)
		return true
	}
	return false
}

// twice says that two files declare one name. Two equal keys of one file are reported where YAML is read.
func (c *checker) twice(s, first *spec.Component) {
	if s.NameSpan.File != first.NameSpan.File {
		c.diags.Errorf(Redeclared, s.NameSpan, "%q is declared twice", s.Name).WithLabel(first.NameSpan, "first declared here")
	}
}

func isElementName(name string) bool {
	_, absent := catalog.LookupAbsent(name)
	return absent || catalog.Lookup(name) != nil
}

// declareUnit declares the parameters and the body of a component in a unit of its own.
func (c *checker) declareUnit(comp *component, params ir.SymbolKind) {
	at := c.where
	defer func() { c.where = at }()
	c.scope = newScope(c.global)
	c.scope.own = true
	c.where = where{scope: c.scope, home: c.scope, unit: &comp.ir.Unit, names: &goNames{}, comp: comp}
	c.names.take("app")
	for _, p := range comp.spec.Declared {
		comp.params = append(comp.params, c.parameter(comp, p, params))
	}
	comp.inner = c.where
	if comp.spec.Body != nil {
		c.declareBody(comp.spec.Body.Node, comp.spec.Body.Statements)
	}
}

// parameter declares a parameter: its type, or {type, value} with what it is if it is not given.
func (c *checker) parameter(comp *component, p *spec.Decl, kind ir.SymbolKind) *param {
	d := c.declare(c.scope, p.Name, p.NameSpan, kind)
	d.sym.Go = c.names.take(camel(p.Name))
	d.sym.Type = types.Invalid
	out := &param{decl: d}
	n := p.Value
	if n.Kind == spec.Mapping {
		c.refuse(n, []string{"type", "value", "default"})
		if out.init = n.Get("value"); out.init == nil {
			out.init = n.Get("default")
		}
		n = n.Get("type")
	}
	comp.ir.Params = append(comp.ir.Params, d.sym)
	if n.IsNull() {
		c.diags.Errorf(WrongValue, p.Value.Span, "the type of %q is missing", p.Name).WithHint("`%s: string`, or `%[1]s: {type: string, value: \"\"}`", p.Name)
		return out
	}
	d.sym.Type = c.typeOf(n)
	c.knownType(d.sym.Type, p.Name)
	return out
}

// checkComponents checks the bodies of all components, those that nothing uses too.
func (c *checker) checkComponents() {
	for _, s := range c.spec.Components {
		if comp := c.components[s.Name]; comp != nil && comp.spec == s {
			c.checkComponent(comp)
		}
	}
	c.app.Components = slices.DeleteFunc(c.app.Components, func(comp *ir.Component) bool { return !c.components[comp.Name].used })
}

// checkComponent checks a component's body, and before it those of the components it uses.
func (c *checker) checkComponent(comp *component) {
	if comp.checked || comp.busy {
		return
	}
	comp.busy = true
	at := c.where
	c.where = comp.inner
	if b := comp.spec.Body; b != nil {
		comp.ir.Body = c.bodyOf(b.Node, b.Statements)
	}
	c.resolveAll(comp.inner.home)
	c.where = at
	comp.busy, comp.checked = false, true
	c.app.Components = append(c.app.Components, comp.ir)
}

// declareUse declares a place that shows a component.
func (c *checker) declareUse(el *spec.Element, comp *component) {
	d := c.declareKeyed(el.Args.Get("key"), ir.UseSymbol)
	if d == nil {
		return
	}
	if d.sym.Name == "" {
		d.sym.Span, d.sym.Go = el.NameSpan, c.names.take(comp.ir.Type+"Use")
	}
	d.sym.Type = &types.Record{} // reached into by its names only
	c.widgets[el.NameSpan] = d
	c.uses[d.sym] = comp
	if body := el.Args.Get("body"); body != nil {
		c.declareInside(el.Args)
	}
}

// use checks a place that shows a component.
func (c *checker) use(el *spec.Element, comp *component) ir.Stmt {
	d := c.widgets[el.NameSpan]
	if d == nil {
		return nil
	}
	c.needs(comp, el)
	use := &ir.Use{Symbol: d.sym, Component: comp.ir, Key: d.sym.Name, Line: line(el.NameSpan)}
	if use.Key == "" {
		use.Key = d.sym.Go
	}
	use.Args = c.useArgs(el, comp, "key", "body")
	c.holdUse(use)
	out := &ir.Place{Use: use, Comment: el.Comment, Line: line(el.NameSpan)}
	if body := el.Args.Get("body"); body != nil {
		if !comp.ir.Places {
			c.diags.Errorf(UnknownParameter, el.Args.Entry("body").NameSpan, "the component %q places no body", el.Name).
				WithHint("say in the component where it goes: `- body:`")
		}
		out.Body = c.inside(el)
	}
	return out
}

// needs notes that the place that is being checked shows a component. One that would need itself is a mistake.
func (c *checker) needs(comp *component, el *spec.Element) {
	if c.comp == nil || c.comp.isDialog {
		comp.markUsed()
	} else {
		c.comp.uses = append(c.comp.uses, comp)
	}
	if comp.busy {
		c.diags.Errorf(Cycle, el.NameSpan, "the component %q needs itself: %s", el.Name, c.componentWay(comp))
		return
	}
	c.within = append(c.within, el.Name)
	c.checkComponent(comp)
	c.within = c.within[:len(c.within)-1]
}

// componentWay says how a component comes to need itself.
func (c *checker) componentWay(comp *component) string {
	way := []string{comp.spec.Name}
	for i := len(c.within) - 1; i >= 0 && c.within[i] != comp.spec.Name; i-- {
		way = append(way, c.within[i])
	}
	if len(way) > 1 || c.comp != comp {
		slices.Reverse(way[1:])
	}
	return strings.Join(append(way, comp.spec.Name), " → ")
}

// markUsed notes that the app shows the component, and those inside of it.
func (comp *component) markUsed() {
	if comp.used {
		return
	}
	comp.used = true
	for _, inner := range comp.uses {
		inner.markUsed()
	}
}

func (c *checker) holdUse(u *ir.Use) {
	if c.loop != nil {
		c.loop.Uses = append(c.loop.Uses, u)
		return
	}
	c.unit.Uses = append(c.unit.Uses, u)
}

// useArgs checks what a component is given. A scalar goes to its first parameter.
func (c *checker) useArgs(el *spec.Element, comp *component, allowed ...string) []ir.Expr {
	given := c.given(el, comp, allowed)
	args := make([]ir.Expr, len(comp.params))
	for i, p := range comp.params {
		n := given[p.decl.sym.Name]
		switch {
		case n == nil && p.init == nil:
			if types.IsOptional(p.decl.sym.Type) {
				args[i] = &ir.Lit{T: p.decl.sym.Type}
				continue
			}
			c.diags.Errorf(MissingParameter, el.NameSpan, "%q needs the parameter %q", el.Name, p.decl.sym.Name).
				WithLabel(p.decl.sym.Span, "declared here")
		case p.decl.sym.Type == types.Invalid:
		case n == nil:
			args[i] = c.value(p.init, p.decl.sym.Type)
		default:
			if args[i] = c.value(n, p.decl.sym.Type); args[i] != nil {
				c.known(args[i])
			}
		}
	}
	return args
}

// given returns what an element of the spec's own is given, by parameter.
func (c *checker) given(el *spec.Element, comp *component, allowed []string) map[string]*spec.Node {
	given := make(map[string]*spec.Node)
	if el.Args.Kind != spec.Mapping {
		if el.Args.IsNull() {
			return given
		}
		if len(comp.params) == 0 {
			c.diags.Errorf(WrongValue, el.Args.Span, "%q takes no value", el.Name)
			return given
		}
		given[comp.params[0].decl.sym.Name] = el.Args
		return given
	}
	var names []string
	for _, p := range comp.params {
		names = append(names, p.decl.sym.Name)
	}
	for _, e := range el.Args.Entries {
		switch {
		case slices.Contains(names, e.Name):
			given[e.Name] = e.Value
		case !slices.Contains(allowed, e.Name):
			d := c.diags.Errorf(UnknownParameter, e.NameSpan, "%q has no parameter %q", el.Name, e.Name)
			if d.WithNearest(e.NameSpan, e.Name, names) {
				given[diag.Suggest(e.Name, names)] = &spec.Node{Kind: spec.Null, Span: e.Value.Span, Broken: true}
			} else if len(names) > 0 {
				d.WithHint("it takes %s", join(names))
			}
		}
	}
	return given
}

// placeBody checks `- body:`, the place of the body that a component is given.
func (c *checker) placeBody(s *spec.PlaceBody) ir.Stmt {
	if c.comp == nil || c.comp.isDialog {
		c.diags.Errorf(expr.Unsupported, s.Span(), "`body:` stands for the body that a component is given; this is none")
		return &ir.Group{}
	}
	c.comp.ir.Places = true
	return &ir.PlaceBody{Line: line(s.Span())}
}
