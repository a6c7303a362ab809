package check

import (
	"slices"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// parts reads the parts of columns or tabs.
func (c *checker) parts(args *spec.Node, report bool) []*spec.Part {
	n := args
	if args.Kind == spec.Mapping {
		n = args.Get("parts")
	}
	if n == nil {
		return nil
	}
	parts, diags := spec.ParseParts(n)
	if report {
		c.diags.Add(diags...)
	}
	return parts
}

// declarePart declares what is in a part: in one that is a loop each turn has its own.
func (c *checker) declarePart(part *spec.Part) {
	if part.For != nil {
		c.declareLoop(part.Node.Span, *part.For, spec.Body{Node: part.Node, Statements: part.Body})
		return
	}
	c.declareBody(part.Node, part.Body)
}

// partsStmt checks columns or tabs. Tabs that say which of them is open are a widget.
func (c *checker) partsStmt(el *spec.Element, row *catalog.Element) ir.Stmt {
	parts := c.parts(el.Args, true)
	if el.Args.Kind == spec.Mapping && el.Args.Get("parts") == nil {
		c.diags.Errorf(MissingParameter, el.NameSpan, "%q needs the parameter \"parts\"", el.Name).
			WithHint("the bodies that stand in it: `%s: [[…], […]]`, or `parts: [[…], […]]` beside other parameters", el.Name)
	}
	if d := c.widgets[el.NameSpan]; d != nil {
		v := c.valueOf(el, d, func() *ir.Element { return withoutKey(c.partsElement(el, row, parts)) })
		return &ir.Show{Value: v, Parts: c.partBodies(parts), Comment: el.Comment, Line: line(el.NameSpan)}
	}
	st := &ir.Draw{Element: c.partsElement(el, row, parts), Comment: el.Comment, Line: line(el.NameSpan)}
	st.Parts = c.partBodies(parts)
	return st
}

// partBodies checks what is in the parts.
func (c *checker) partBodies(parts []*spec.Part) []ir.Part {
	outer := c.deep
	c.deep = true
	defer func() { c.deep = outer }()
	var out []ir.Part
	for _, part := range parts {
		if part.For == nil {
			out = append(out, ir.Part{Body: c.bodyOf(part.Node, part.Body)})
			continue
		}
		l := c.loops[part.Node.Span]
		if l == nil {
			continue // the mistake in its header is reported where it is read
		}
		l.row.symbol()
		if body := c.turnBody(l, part.Node, part.Body); l.ir.Source != nil {
			out = append(out, ir.Part{Loop: l.ir, Body: body})
		}
	}
	return out
}

// partsElement checks the parameters of columns or tabs, those of its parts among them.
func (c *checker) partsElement(el *spec.Element, row *catalog.Element, parts []*spec.Part) *ir.Element {
	out := &ir.Element{Name: row.Name, Go: row.GoType, Line: line(el.NameSpan)}
	if row.Name == "columns" {
		out.Args = append(out.Args, c.columnWidths(el, parts))
	} else {
		out.Args = append(out.Args, c.tabLabels(parts))
	}
	if el.Args.Kind == spec.Mapping {
		entries := slices.DeleteFunc(slices.Clone(el.Args.Entries), func(e *spec.Entry) bool { return e.Name == "spec" && row.Name == "columns" })
		c.params(out, row, entries, el.NameSpan)
	}
	return out
}

// columnWidths returns the widths of columns: delta.Even(2), or a list.
func (c *checker) columnWidths(el *spec.Element, parts []*spec.Part) ir.Arg {
	c.partParams(parts, "width", "columns")
	if n := el.Args.Get("spec"); n != nil {
		return c.givenWidths(n, parts)
	}
	widths := c.ofParts(parts, types.Float, func(part *spec.Part) ir.Expr {
		n := part.Param("width")
		if n == nil {
			return &ir.Lit{Value: 1.0, T: types.Float}
		}
		e := c.value(n, types.Float)
		if lit, ok := e.(*ir.Lit); ok && lit.Value.(float64) <= 0 {
			c.diags.Errorf(WrongValue, n.Span, "the width of a column is above 0, found %s", n)
		}
		return e
	})
	if evenly(parts) {
		return ir.Arg{Field: "Spec", Expr: &ir.Call{Name: "delta.Even", Args: []ir.Expr{c.count(parts)}, T: widths.Type()}}
	}
	return ir.Arg{Field: "Spec", Expr: widths}
}

// evenly reports whether all columns are equally wide.
func evenly(parts []*spec.Part) bool {
	for _, p := range parts {
		if n := p.Param("width"); n.String() != parts[0].Param("width").String() || n != nil && n.HasHole() {
			return false
		}
	}
	return true
}

// givenWidths checks `spec` of columns: how many there are, or a list of their widths.
func (c *checker) givenWidths(n *spec.Node, parts []*spec.Part) ir.Arg {
	for _, part := range parts {
		if w := part.Param("width"); w != nil {
			c.diags.Errorf(WrongValue, w.Span, "the width of this column is said twice").WithLabel(n.Span, "here too")
		}
	}
	arg := ir.Arg{Field: "Spec"}
	count := n.Value().Int
	if n.Kind == spec.Sequence {
		count = int64(len(n.Items))
		arg.Expr = c.value(n, types.ListOf(types.Float))
	} else if n.Value().Kind != spec.IntValue {
		c.diags.Errorf(WrongValue, n.Span, "\"spec\" takes a number of columns, or a list of their widths, found %s", found(n))
		return arg
	}
	looped := slices.ContainsFunc(parts, func(p *spec.Part) bool { return p.For != nil })
	if looped || count != int64(len(parts)) {
		c.diags.Errorf(WrongValue, n.Span, "\"spec\" is for %d columns, but there are %d parts", count, len(parts)).
			WithHint("leave it out: the parts say how many there are, each may have a `width:`")
	}
	if arg.Expr == nil {
		arg.Expr = &ir.Call{Name: "delta.Even", Args: []ir.Expr{c.count(parts)}, T: types.ListOf(types.Float)}
	}
	return arg
}

// tabLabels returns the labels of tabs.
func (c *checker) tabLabels(parts []*spec.Part) ir.Arg {
	c.partParams(parts, "label", "tabs")
	label := &catalog.Param{Name: "label", Kind: catalog.Markdown}
	labels := c.ofParts(parts, types.String, func(part *spec.Part) ir.Expr {
		if n := part.Param("label"); n != nil {
			return c.text(n, label)
		}
		if !part.Node.Broken {
			c.diags.Errorf(MissingParameter, part.Node.Span, "a tab needs a label").WithHint("add `label: …` beside its `body:`")
		}
		return nil
	})
	return ir.Arg{Field: "Labels", Expr: labels}
}

// partParams reports the parameters that a part cannot have.
func (c *checker) partParams(parts []*spec.Part, allowed, of string) {
	for _, part := range parts {
		for _, p := range part.Params {
			if p.Name == allowed {
				continue
			}
			d := c.diags.Errorf(UnknownParameter, p.NameSpan, "a part of %q has no parameter %q", of, p.Name)
			if !d.WithNearest(p.NameSpan, p.Name, []string{allowed, "body", "for"}) {
				d.WithHint("it takes body, for and %s", allowed)
			}
		}
	}
}

// ofParts returns the list of what each part says of itself; of a part that is a loop each turn does.
func (c *checker) ofParts(parts []*spec.Part, elem types.Type, say func(*spec.Part) ir.Expr) ir.Expr {
	t := types.ListOf(elem)
	var lists []ir.Expr
	fixed := &ir.List{T: t}
	for _, part := range parts {
		if part.For == nil {
			if e := say(part); e != nil {
				fixed.Items = append(fixed.Items, e)
			}
			continue
		}
		if len(fixed.Items) > 0 {
			lists = append(lists, fixed)
			fixed = &ir.List{T: t}
		}
		if e := c.ofTurns(part, t, say); e != nil {
			lists = append(lists, e)
		}
	}
	if len(fixed.Items) > 0 || len(lists) == 0 {
		lists = append(lists, fixed)
	}
	if len(lists) == 1 {
		return lists[0]
	}
	return &ir.Call{Name: "concat", Args: lists, T: t}
}

// ofTurns returns the list of what each turn of a part says of itself. It can name the loop's variables, and what is outside of
// the loop.
func (c *checker) ofTurns(part *spec.Part, t types.Type, say func(*spec.Part) ir.Expr) ir.Expr {
	l := c.loops[part.Node.Span]
	if l == nil {
		return nil
	}
	l.row.symbol()
	at := c.where
	defer func() { c.where = at }()
	c.scope = newScope(c.scope)
	row := c.partVariable(l.row)
	params := []*ir.Symbol{row}
	if l.index != nil {
		params = append(params, c.partVariable(l.index))
	}
	body := say(part)
	if body == nil || l.ir.Source == nil {
		return nil
	}
	if m, ok := l.ir.Source.Type().(*types.Map); ok {
		return ofEntries(l.ir.Source, m, params[1], row, body, t)
	}
	return &ir.Call{Name: "map", Args: []ir.Expr{l.ir.Source, &ir.Lambda{Params: params, Body: body}}, T: t}
}

// ofEntries returns the list of what body makes of each key and value of a map: let m = …; map(keys(m), let row = m[key]; body).
func ofEntries(source ir.Expr, m *types.Map, key, row *ir.Symbol, body ir.Expr, t types.Type) ir.Expr {
	all := &ir.Symbol{Name: "all", Kind: ir.LocalSymbol, Type: m, Go: "all"}
	value := &ir.Settled{X: &ir.Index{X: &ir.Ref{Symbol: all}, I: &ir.Ref{Symbol: key}, T: types.Opt(m.Value)}, T: m.Value}
	keys := &ir.Call{Name: "keys", Args: []ir.Expr{&ir.Ref{Symbol: all}}, T: types.ListOf(m.Key)}
	if slices.Contains(ir.Inputs(body), row) {
		body = &ir.Let{Symbol: row, Value: value, Body: body}
	}
	return &ir.Let{Symbol: all, Value: source, Body: &ir.Call{
		Name: "map", Args: []ir.Expr{keys, &ir.Lambda{Params: []*ir.Symbol{key}, Body: body}}, T: t,
	}}
}

// partVariable declares a variable of a loop's header where a part says what it looks like.
func (c *checker) partVariable(of *decl) *ir.Symbol {
	sym := &ir.Symbol{Name: of.sym.Name, Kind: ir.LocalSymbol, Type: of.symbol().Type, Span: of.sym.Span, Go: of.sym.Go}
	c.scope.decls[sym.Name] = &decl{c: c, sym: sym}
	return sym
}

// count returns how many parts there are.
func (c *checker) count(parts []*spec.Part) ir.Expr {
	fixed := 0
	var sum ir.Expr
	for _, part := range parts {
		l := c.loops[part.Node.Span]
		if part.For == nil {
			fixed++
		}
		if part.For == nil || l == nil || l.ir.Source == nil {
			continue
		}
		n := ir.Expr(&ir.Call{Name: "len", Args: []ir.Expr{l.ir.Source}, T: types.Int})
		if sum != nil {
			n = &ir.Binary{Op: "+", L: sum, R: n, T: types.Int}
		}
		sum = n
	}
	number := &ir.Lit{Value: fixed, T: types.Int}
	switch {
	case sum == nil:
		return number
	case fixed == 0:
		return sum
	}
	return &ir.Binary{Op: "+", L: number, R: sum, T: types.Int}
}
