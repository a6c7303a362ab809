// Package check gives a spec its meaning: names are resolved, values typed, parameters held against the catalogue. It
// collects all mistakes; what it returns without one is complete.
package check

import (
	gotypes "go/types"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// checker checks one app.
type checker struct {
	spec   *spec.App
	fsys   fs.FS
	app    *ir.App
	diags  diag.List
	kept   diag.List // what was said while a name was typed, whoever was the first to read it
	global *scope
	funcs  *scope // the functions alone, which see each other; nil = not needed yet

	where // the place that is being checked

	taken        goNames                       // names of the generated package and of the session's fields
	widgets      map[source.Span]*decl         // by the place of the element
	elements     map[source.Span]*spec.Element // of widgets, by the place of the symbol
	held         map[*ir.Symbol]*ir.Value
	loops        map[source.Span]*loop  // by the place of the statement
	bodies       map[source.Span]*scope // by the place of the body
	named        map[string]*namedType
	readingTypes []*namedType // each needed by the one before
	components   map[string]*component
	dialogs      map[string]*dialog
	procedures   map[string]*procedure
	procedure    *procedure                // whose actions are being checked; nil = none's
	catches      map[source.Span]*decl     // the names `error`, by the place of the element
	uses         map[*ir.Symbol]*component // what the places show that are named by UseSymbols
	members      map[member]*ir.Symbol
	roots        map[*ir.Symbol]*root
	places       map[ir.Expr]source.Span // where expressions stand that are no part of another one
	contextSym   *ir.Symbol              // the session's field; nil = nothing needs it
	goPackages   gotypes.Importer        // nil = there is none
	goStructs    map[string]*ir.GoType   // by their full names; one without a type is being typed
	goCalls      map[string]*ir.Func     // what calls Go functions, by their full names
	gathered     map[*decl]turns
	seen         seen
	pageList     []*page
	pagePlace    source.Span // of `- page:`; zero = none yet
	within       []string    // names of the components that are being checked, each used by the one before

	resolving []*decl // being typed, each needed by the one before
}

// Check checks a spec. The files that it names are read from fsys, relative to the spec, the packages of its Go functions from
// packages, which may be nil. The app is complete only if there are no errors.
func Check(s *spec.App, fsys fs.FS, packages gotypes.Importer) (*ir.App, diag.List) {
	name := path.Base(s.File.Name)
	c := &checker{
		spec:       s,
		fsys:       fsys,
		goPackages: packages,
		app:        &ir.App{Unit: ir.Unit{Type: typeName(name)}, Spec: name, Comment: s.Comment, Included: included(s)},
		widgets:    make(map[source.Span]*decl),
		catches:    make(map[source.Span]*decl),
		elements:   make(map[source.Span]*spec.Element),
		held:       make(map[*ir.Symbol]*ir.Value),
		loops:      make(map[source.Span]*loop),
		bodies:     make(map[source.Span]*scope),
		named:      make(map[string]*namedType),
		components: make(map[string]*component),
		dialogs:    make(map[string]*dialog),
		procedures: make(map[string]*procedure),
		uses:       make(map[*ir.Symbol]*component),
		members:    make(map[member]*ir.Symbol),
		roots:      make(map[*ir.Symbol]*root),
		places:     make(map[ir.Expr]source.Span),
		gathered:   make(map[*decl]turns),
		seen:       seen{elements: make(map[*ir.Symbol]*spec.Element)},
	}
	c.taken.take(c.app.Type)
	c.global = newScope(nil)
	c.global.c = c
	c.where = where{scope: c.global, home: c.global, unit: &c.app.Unit, names: &c.taken}
	c.unfinished()
	c.config()
	c.declareRoots()
	c.secrets()
	c.types()
	c.nameProcedures()
	c.functions()
	c.state()
	c.data()
	c.lets(s.Let)
	c.declareComponents()
	c.declareDialogs()
	c.declarePages()
	if s.Body != nil {
		c.declareBody(s.Body.Node, s.Body.Statements)
	}
	c.declareProcedures()
	if s.Body != nil {
		c.app.Body = c.bodyOf(s.Body.Node, s.Body.Statements)
	}
	c.pages()
	c.onStart()
	c.checkDialogs()
	c.checkComponents()
	c.checkProcedures()
	c.resolveAll(c.global)
	c.keepSecrets()
	c.app.Clock = &ir.Symbol{Name: "clock", Kind: ir.OutsideSymbol, Go: c.taken.take("clock")}
	c.tests()
	c.diags.Add(c.kept...)
	return c.app, c.diags
}

// included returns the names of the files that a spec includes, relative to it.
func included(s *spec.App) []string {
	var names []string
	for _, f := range s.Files {
		names = append(names, strings.TrimPrefix(f.Name, path.Dir(s.File.Name)+"/"))
	}
	return names
}

// unfinished refuses the sections that cannot work yet.
func (c *checker) unfinished() {
	for _, e := range c.spec.Unknown {
		d := c.diags.Errorf(UnknownKey, e.NameSpan, "unknown key %q", e.Name)
		switch {
		case catalog.Lookup(e.Name) != nil:
			d.WithHint("elements stand in `body:`, each behind a dash: `- %s: …`", e.Name)
		case catalog.PageConfig().Param(e.Name) != nil:
			d.WithHint("it is a parameter of `app:`: `app: {%s: …}`", e.Name)
		case d.WithNearest(e.NameSpan, e.Name, spec.Sections()):
		default:
			d.WithHint("the top-level keys are %s", join(spec.Sections()))
		}
	}
	if c.spec.Node == nil {
		return
	}
	for _, name := range []string{
		"connections", "auth",
	} {
		if e := c.spec.Node.Entry(name); e != nil {
			c.diags.Errorf(NotYet, e.NameSpan, "%q cannot be used yet", name)
		}
	}
}

// config checks `app:` and `config:`.
func (c *checker) config() {
	if n := c.spec.PageConfig; n != nil {
		el := &ir.Element{Name: "app", Go: "PageConfig"}
		c.params(el, catalog.PageConfig(), c.appParams(n), n.Span)
		for _, arg := range el.Args {
			if arg.Expr != nil && !ir.IsConstant(arg.Expr) {
				c.diags.Errorf(NotConstant, n.Span, "the values of `app:` are literals")
			}
		}
		c.app.Config = el.Args
	}
	if n := c.spec.Config; n != nil {
		c.options("", n)
	}
}

// options checks `config:`: option names with dots, or nested.
func (c *checker) options(prefix string, n *spec.Node) {
	for _, e := range n.Entries {
		key := prefix + e.Name
		if e.Value.Kind == spec.Mapping {
			c.options(key+".", e.Value)
			continue
		}
		v := e.Value.Value()
		var value any
		switch v.Kind {
		case spec.BoolValue:
			value = v.Bool
		case spec.IntValue:
			value = int(v.Int)
		case spec.FloatValue:
			value = v.Float
		default:
			value = v.Text
		}
		c.app.Options = append(c.app.Options, ir.Option{Key: key, Value: value})
	}
	slices.SortFunc(c.app.Options, func(a, b ir.Option) int { return strings.Compare(a.Key, b.Key) })
}

// line returns the line of a place in the spec; with the file's index in front if it is an included one (ir.Line).
func line(s source.Span) int {
	if s.File == nil {
		return 0
	}
	return ir.Line(s.File.Index, s.File.Position(s.Start).Line)
}

// expression checks an expression against the current scope. The result is nil after a mistake; an empty text is what
// one has left behind.
func (c *checker) expression(text source.Text) ir.Expr {
	if text.Len() == 0 {
		return nil
	}
	e, diags := expr.Check(text, c.scope, c.facts)
	c.diags.Add(diags...)
	c.places[e] = text.Span()
	return e
}

// condition checks an expression that has to be a bool.
func (c *checker) condition(text source.Text) ir.Expr {
	return c.expressionAs(text, types.Bool)
}

// expressionAs checks an expression that has to be a want, to which it is converted.
func (c *checker) expressionAs(text source.Text, want types.Type) ir.Expr {
	if text.Len() == 0 {
		return nil
	}
	e, diags := expr.CheckAs(text, c.scope, c.facts, want)
	c.diags.Add(diags...)
	c.places[e] = text.Span()
	return e
}
