package check

import (
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// declareCatch declares what stands in `catch:` beside an element, with the name `error` for why it is shown.
func (c *checker) declareCatch(el *spec.Element) {
	c.declareBody(el.Catch.Node, el.Catch.Statements)
	d := c.newDecl("error", el.Catch.Node.Span, ir.OutsideSymbol)
	d.sym.Type, d.sym.Go = types.String, c.names.take("failure")
	s := c.bodies[el.Catch.Node.Span]
	s.decls[d.sym.Name] = d
	c.catches[el.NameSpan] = d
}

// catch checks `catch:` beside an element: what is shown while a value that the element reads cannot be computed.
func (c *checker) catch(el *spec.Element, st ir.Stmt) ir.Stmt {
	d := c.catches[el.NameSpan]
	if d == nil || st == nil {
		return st
	}
	c.hold(&ir.Value{Symbol: d.sym, Failure: true, Line: line(el.Catch.Node.Span)})
	return &ir.Caught{
		Body: []ir.Stmt{st}, Error: d.sym, Catch: c.bodyOf(el.Catch.Node, el.Catch.Statements), Line: line(el.NameSpan),
	}
}
