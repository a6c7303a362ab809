package check

import (
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// loop is a `for` of a body, whose header is typed when that is first needed: the keys of its widgets can be used above it.
type loop struct {
	ir     *ir.Loop
	header spec.ForHeader
	outer  where // the place of the loop
	inner  where // its body's
	row    *decl
	index  *decl // nil if it has none
	typed  bool
}

// declareLoop declares the loop at a place, with what is declared in its body. What its turns hold is known outside as maps.
func (c *checker) declareLoop(at source.Span, header spec.ForHeader, body spec.Body) {
	if len(header.Names) == 0 {
		return
	}
	name := header.Names[len(header.Names)-1]
	l := &loop{ir: &ir.Loop{Outer: c.loop, Unit: c.owner()}, header: header, outer: c.where}
	l.ir.Go = c.names.take(camel(name.Text) + "Turns")
	l.ir.Turn = c.taken.take(camel(name.Text) + "Turn")
	c.unit.Loops = append(c.unit.Loops, l.ir)
	c.loops[at] = l
	c.scope = newScope(c.scope)
	c.home, c.loop = c.scope, l.ir
	l.row = c.turnVariable(l, name)
	l.ir.Row = l.row.sym
	if len(header.Names) == 2 {
		l.index = c.turnVariable(l, header.Names[0])
		l.ir.Index = l.index.sym
	}
	l.inner = c.where
	c.declareBody(body.Node, body.Statements)
	c.where = l.outer
	for _, d := range l.inner.home.order {
		c.collect(l, d)
	}
}

// turnVariable declares a variable of a loop's header.
func (c *checker) turnVariable(l *loop, name spec.Name) *decl {
	d := c.declare(c.scope, name.Text, name.Span, ir.LocalSymbol)
	d.sym.Go = c.local(name.Text)
	d.resolve = func() { c.typeHeader(l) }
	return d
}

// typeHeader types what a loop goes over, and its variables.
func (c *checker) typeHeader(l *loop) {
	if l.typed {
		return
	}
	l.typed = true
	c.where = l.outer
	l.row.sym.Type, l.ir.Key = types.Invalid, types.Int
	if l.index != nil {
		l.index.sym.Type = types.Int
	}
	e := c.expression(l.header.In)
	if e == nil || e.Type() == types.Invalid {
		return
	}
	switch t := e.Type().(type) {
	case *types.List:
		l.row.sym.Type = t.Elem
	case *types.Map:
		c.overMap(l, t)
	default:
		c.diags.Errorf(expr.Mismatch, l.header.In.Span(), "a loop goes over a list or a map, found %s", e.Type())
		return
	}
	l.ir.Source = e
	c.knownType(l.row.sym.Type, l.row.sym.Name)
	l.row.resolve = nil
	c.where = l.inner
	if l.header.By.Len() > 0 {
		c.turnKey(l)
	} else if row, ok := l.row.sym.Type.(*types.Record); ok && row.Key != "" {
		key := row.Fields[row.Lookup(row.Key)].Type
		l.ir.By, l.ir.Key = &ir.Field{X: &ir.Ref{Symbol: l.row.sym}, Name: row.Key, T: key}, key
	}
}

// overMap types the variables of a loop over a map: its keys tell the turns apart.
func (c *checker) overMap(l *loop, t *types.Map) {
	l.row.sym.Type, l.ir.Key = t.Value, t.Key
	if l.index == nil {
		c.diags.Errorf(expr.Mismatch, l.header.In.Span(), "a loop over a map has two variables").
			WithHint("`for: key, %s in …`", l.row.sym.Name)
		return
	}
	l.index.sym.Type = t.Key
	if t.Key != types.Int && t.Key != types.String {
		c.diags.Errorf(expr.Mismatch, l.header.In.Span(), "turns are told apart by an int or a string, found %s", t.Key)
	}
}

// turnKey types what tells the turns apart.
func (c *checker) turnKey(l *loop) {
	if l.ir.By = c.expression(l.header.By); l.ir.By == nil {
		return
	}
	l.ir.Key = l.ir.By.Type()
	if l.ir.Key != types.Int && l.ir.Key != types.String {
		c.diags.Errorf(expr.Mismatch, l.header.By.Span(), "turns are told apart by an int or a string, found %s", l.ir.Key)
	}
}

// collect declares outside of a loop what its turns hold under a name: a map by what tells them apart.
func (c *checker) collect(l *loop, held *decl) {
	name := held.sym.Name
	if kind := held.sym.Kind; name == "" || kind != ir.WidgetSymbol && kind != ir.TriggerSymbol && kind != ir.LetSymbol || c.home.find(name) != nil {
		return
	}
	d := c.newDecl(name, held.sym.Span, ir.LetSymbol)
	c.home.decls[name] = d
	c.home.order = append(c.home.order, d)
	d.lazy = true
	c.gathered[d] = turns{l, held}
	d.resolve = func() {
		at := c.where
		c.typeHeader(l)
		c.where = at
		if t := held.symbol().Type; t != types.Invalid && l.ir.Source != nil {
			d.sym.Type = &types.Map{Key: l.ir.Key, Value: t}
			d.sym.Go = c.names.take("all" + exported(name))
			c.knownType(d.sym.Type, name)
			c.hold(&ir.Value{Symbol: d.sym, Collect: &ir.Collect{Loop: l.ir, Of: held.sym}, Line: line(held.sym.Span)})
		}
	}
}

// loopStmt checks a loop.
func (c *checker) loopStmt(s *spec.For) ir.Stmt {
	l := c.loops[s.Span()]
	if l == nil {
		return nil
	}
	l.row.symbol()
	out := &ir.Repeat{Loop: l.ir, Comment: s.Comment, Line: line(s.Span())}
	out.Body = c.turnBody(l, s.Body.Node, s.Body.Statements)
	if s.Else != nil {
		out.Else = c.bodyOf(s.Else.Node, s.Else.Statements)
	}
	if l.ir.Source == nil {
		return nil // a mistake in the header hides none in the body
	}
	return out
}

// turnBody checks what a turn of a loop shows.
func (c *checker) turnBody(l *loop, n *spec.Node, statements []spec.Statement) []ir.Stmt {
	at := c.where
	c.where = l.inner
	c.facts, c.form, c.deep = at.facts, at.form, at.deep
	body := c.bodyOf(n, statements)
	c.resolveAll(c.home)
	c.where = at
	return body
}
