package check

import (
	"slices"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// BadData is an entry of `data:` that says where it comes from in no way, or in two.
var BadData = diag.Register(diag.Code{
	Name: "bad-data", Summary: "an entry of `data:` does not say where the data comes from, or how its columns are used",
	Explanation: "An entry has one source: `csv:`, `json:`, `rows:`, `file:` or `base64:`. A table may have a `primary_key:`, a column whose values " +
		"are all there and all different, and an `index:`, the column that labels its rows.",
	Wrong: "data: {orders: {primary_key: id}}\nbody:\n  - text: none\n",
	Right: "data:\n  orders: {rows: [{id: 1}], primary_key: id}\nbody:\n  - table: ${{ orders }}\n",
})

var (
	sources      = []string{"csv", "json", "rows", "file", "base64", "go"}
	laterSources = []string{"parquet", "sql", "http"}
	tableOptions = []string{"columns", "primary_key", "index", "row"}
)

// data declares the entries of `data:`, which are typed when they are first needed: one may be computed from other values.
func (c *checker) data() {
	for _, d := range c.spec.Data {
		decl := c.declare(c.global, d.Name, d.NameSpan, ir.DataSymbol)
		decl.sym.Go = c.taken.take(camel(d.Name))
		decl.resolve = func() { (&dataEntry{checker: c, decl: d, sym: decl.sym}).check() }
	}
}

// dataEntry is an entry of `data:` that is being checked.
type dataEntry struct {
	*checker
	decl    *spec.Decl
	sym     *ir.Symbol
	source  *spec.Entry
	columns []column // those that are declared
	cond    ir.Expr  // `if:`; nil = none
}

// check types the entry and gives the session its value.
func (d *dataEntry) check() {
	if d.source = d.findSource(); d.source == nil {
		return
	}
	d.declareColumns()
	ok := d.condition()
	said := len(d.diags)
	value := d.read()
	if value == nil || !ok || d.diags[said:].HasErrors() {
		return
	}
	cache := d.remembered(value.File)
	if !d.row(value.Compute, value.File) || d.diags[said:].HasErrors() {
		return
	}
	if cache != nil && value.File != nil {
		value.File.TTL = cache.TTL
		cache = nil
	}
	d.finish(value, cache)
}

// findSource returns what says where the data comes from; nil after a mistake.
func (d *dataEntry) findSource() *spec.Entry {
	n := d.decl.Value
	if n.Broken {
		return nil
	}
	if n.Kind != spec.Mapping {
		d.diags.Errorf(BadData, d.decl.NameSpan, "%q does not say where the data comes from", d.decl.Name).
			WithHint("write `%s: {csv: %s.csv}`, or one of %s", d.decl.Name, d.decl.Name, join(sources))
		return nil
	}
	var found *spec.Entry
	known := slices.Concat(sources, tableOptions, []string{"if", "cache", "args"})
	for _, e := range n.Entries {
		switch {
		case slices.Contains(laterSources, e.Name):
			d.diags.Errorf(NotYet, e.NameSpan, "data from `%s:` cannot be read yet; `csv:`, `json:` and `rows:` can", e.Name)
			return nil
		case slices.Contains(sources, e.Name) && found != nil:
			d.diags.Errorf(BadData, e.NameSpan, "%q has two sources", d.decl.Name).WithLabel(found.NameSpan, "the first one").
				WithHint("make two entries of it")
		case slices.Contains(sources, e.Name):
			found = e
		case !slices.Contains(known, e.Name):
			mistake := d.diags.Errorf(UnknownParameter, e.NameSpan, "unknown key %q", e.Name)
			if !mistake.WithNearest(e.NameSpan, e.Name, known) {
				mistake.WithHint("data takes %s", join(known))
			}
		}
	}
	if args := n.Entry("args"); args != nil && found != nil && found.Name != "go" {
		d.diags.Errorf(UnknownParameter, args.NameSpan, "`args:` are those of a Go function").WithLabel(found.NameSpan, "this takes none")
	}
	if found == nil {
		d.diags.Errorf(BadData, d.decl.NameSpan, "%q does not say where the data comes from", d.decl.Name).
			WithHint("it is one of %s", join(sources))
	}
	return found
}

// condition checks `if:`, and reports whether it is right: it settles what the source reads.
func (d *dataEntry) condition() bool {
	n := d.decl.Value.Get("if")
	if n == nil {
		return true
	}
	text, diags := spec.ParseExpr(n)
	d.diags.Add(diags...)
	d.cond = d.checker.condition(text)
	d.facts = d.facts.With(expr.Narrow(d.cond, true))
	return d.cond != nil
}

// read returns the value that the source has: a Compute, or a File. It is nil after a mistake.
func (d *dataEntry) read() *ir.Value {
	switch d.source.Name {
	case "csv":
		return d.csv()
	case "json":
		return d.json()
	case "rows":
		return d.rows()
	case "file":
		return d.file()
	case "go":
		return d.goCall()
	}
	return d.base64()
}

// finish makes the entry's value of what its source has: the first row of it, nothing where the condition does not hold.
func (d *dataEntry) finish(v *ir.Value, cache *ir.Cache) {
	one := false
	if n := d.decl.Value.Entry("row"); n != nil {
		one = d.literalBool(n)
	}
	v.Symbol, v.Doc, v.Line = d.sym, d.decl.Comment, line(d.decl.NameSpan)
	d.knownType(typeOf(v), d.decl.Name)
	if v.File != nil && (one || d.cond != nil) {
		v = &ir.Value{Symbol: d.sym, Doc: v.Doc, Line: v.Line, Compute: d.behind(v)}
	}
	if one {
		rows := v.Compute.Type().(*types.List)
		v.Compute = &ir.Call{Name: "first", Args: []ir.Expr{v.Compute}, T: types.Opt(rows.Elem)}
	}
	if d.cond != nil {
		v.Compute = orNothing(d.cond, v.Compute)
	}
	if v.Cache = cache; cache != nil {
		cache.Go = d.taken.take(d.sym.Go + "Cache")
	}
	d.sym.Type = typeOf(v)
	d.sym.Fails = v.File != nil
	d.app.Values = append(d.app.Values, v)
}

// behind gives the session what a file holds as a value of its own, which has no name, and returns it.
func (d *dataEntry) behind(v *ir.Value) ir.Expr {
	held := *v
	held.Doc = ""
	held.Symbol = &ir.Symbol{Kind: ir.DataSymbol, Type: v.File.Type, Span: d.sym.Span, Go: d.taken.take(d.sym.Go + "Content"), Fails: true}
	d.app.Values = append(d.app.Values, &held)
	return &ir.Ref{Symbol: held.Symbol}
}

// orNothing is a value where a condition holds; else an empty list, or nil.
func orNothing(cond, value ir.Expr) ir.Expr {
	if t, ok := value.Type().(*types.List); ok {
		return &ir.Cond{C: cond, A: value, B: &ir.List{T: t}, T: t}
	}
	t := types.Opt(value.Type())
	return &ir.Cond{C: cond, A: expr.Fit(value, t), B: &ir.Lit{T: t}, T: t}
}

func typeOf(v *ir.Value) types.Type {
	if v.File != nil {
		return v.File.Type
	}
	return v.Compute.Type()
}
