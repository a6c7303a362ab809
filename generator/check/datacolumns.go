package check

import (
	"slices"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/data"
)

// column is an entry of `columns:`.
type column struct {
	name string
	span source.Span // of the name
	t    types.Type
}

// declareColumns reads `columns:`.
func (d *dataEntry) declareColumns() {
	n := d.decl.Value.Get("columns")
	switch {
	case n == nil:
		return
	case n.Kind != spec.Mapping:
		d.diags.Errorf(WrongValue, n.Span, "`columns` gives columns their types, found %s", found(n)).WithHint("`columns: {amount: float}`")
		return
	case d.source.Name == "file" || d.source.Name == "base64":
		d.notTable("columns")
		return
	}
	for _, e := range n.Entries {
		if e.Value.Kind != spec.Scalar {
			d.diags.Errorf(WrongValue, e.Value.Span, "expected a type, found %s", e.Value.Kind).WithHint("`%s: string`", e.Name)
			continue
		}
		if t := d.typeOf(e.Value); t != types.Invalid {
			d.columns = append(d.columns, column{e.Name, e.NameSpan, t})
		}
	}
}

// notTable reports an option that only tables have.
func (d *dataEntry) notTable(option string) {
	if e := d.decl.Value.Entry(option); e != nil {
		d.diags.Errorf(BadData, e.NameSpan, "%q holds no rows, so that it takes no `%s`", d.decl.Name, option)
	}
}

// row checks the options that say how rows are used, and notes them in their type. It reports whether they are right.
func (d *dataEntry) row(value ir.Expr, file *ir.File) bool {
	t := types.Type(nil)
	if file != nil {
		t = file.Type
	} else {
		t = value.Type()
	}
	said := len(d.diags)
	row, ok := types.Rows(t)
	if !ok {
		d.notTable("primary_key")
		d.notTable("index")
		d.notTable("row")
		return !d.diags[said:].HasErrors()
	}
	if n := d.decl.Value.Get("index"); n != nil {
		if f := d.columnOf(row, n); f != nil {
			row.Label = f.Name
		}
	}
	if n := d.decl.Value.Get("primary_key"); n != nil {
		d.key(row, n, file)
	}
	return !d.diags[said:].HasErrors()
}

// columnOf returns the column that a node names; nil after a mistake.
func (d *dataEntry) columnOf(row *types.Record, n *spec.Node) *types.Field {
	if i := row.Lookup(n.String()); i >= 0 {
		return &row.Fields[i]
	}
	mistake := d.diags.Errorf(BadData, n.Span, "%q has no column %s", d.decl.Name, found(n))
	if !mistake.WithNearest(n.Span, n.String(), row.Names()) {
		mistake.WithHint("the columns are %s", join(row.Names()))
	}
	return nil
}

// key checks `primary_key:`.
func (d *dataEntry) key(row *types.Record, n *spec.Node, file *ir.File) {
	f := d.columnOf(row, n)
	switch {
	case f == nil:
		return
	case types.IsOptional(f.Type):
		d.diags.Errorf(BadData, n.Span, "the column %q cannot be the primary key: its cells may be empty", f.Name)
		return
	case f.Type != types.Int && f.Type != types.String:
		d.diags.Errorf(BadData, n.Span, "a primary key is an int or a string, %q is a %s", f.Name, f.Type)
		return
	}
	row.Key = f.Name
	if file != nil {
		file.Key = f.Name
		return
	}
	seen := map[string]*spec.Node{}
	for _, item := range d.source.Value.Items {
		key := item.Get(f.Name)
		if key == nil || key.HasHole() {
			continue
		}
		if first := seen[key.String()]; first != nil {
			d.diags.Errorf(BadData, key.Span, "two rows have the primary key %s", found(key)).WithLabel(first.Span, "the first one")
			return
		}
		seen[key.String()] = key
	}
}

// kinds are the kinds of values in files, as types of the language.
var kinds = map[data.Kind]types.Type{
	data.Bool: types.Bool, data.Int: types.Int, data.Float: types.Float, data.Date: types.Date, data.DateTime: types.DateTime,
	data.String: types.String, data.Time: types.Time, data.Duration: types.Duration,
}

// shapeType returns the type that values of a shape have.
func shapeType(s data.Shape) types.Type {
	var t types.Type
	switch s.Kind {
	case data.List:
		t = types.ListOf(shapeType(*s.Elem))
	case data.Map:
		t = &types.Map{Key: types.String, Value: shapeType(*s.Elem)}
	case data.Object:
		r := &types.Record{}
		for _, f := range s.Fields {
			r.Fields = append(r.Fields, types.Field{Name: f.Name, Type: shapeType(f.Shape)})
		}
		t = r
	case data.None:
		t = types.Never
	default:
		t = kinds[s.Kind]
	}
	if s.Optional {
		return types.Opt(t)
	}
	return t
}

// typeShape returns the shape that values of a type have in a file; false if no file can hold them.
func typeShape(t types.Type) (s data.Shape, ok bool) {
	t, s.Optional = types.Elem(t)
	switch t := t.(type) {
	case *types.List:
		elem, ok := typeShape(t.Elem)
		s.Kind, s.Elem = data.List, &elem
		return s, ok
	case *types.Map:
		elem, ok := typeShape(t.Value)
		s.Kind, s.Elem = data.Map, &elem
		return s, ok && t.Key == types.String
	case *types.Record:
		s.Kind = data.Object
		for _, f := range t.Fields {
			shape, ok := typeShape(f.Type)
			if !ok {
				return s, false
			}
			s.Fields = append(s.Fields, data.Field{Name: f.Name, Shape: shape})
		}
		return s, true
	}
	for kind, basic := range kinds {
		if basic == t {
			s.Kind = kind
			return s, true
		}
	}
	return s, false
}

// cells returns the declared columns as those of a CSV file.
func (d *dataEntry) cells() []data.Column {
	var out []data.Column
	for _, col := range d.columns {
		shape, ok := typeShape(col.t)
		if !ok || shape.Elem != nil || shape.Kind == data.Object {
			d.diags.Errorf(WrongValue, col.span, "no cell of a CSV file is a %s", col.t)
			continue
		}
		out = append(out, data.Column{Name: col.name, Kind: shape.Kind, Optional: shape.Optional})
	}
	return out
}

// shapes returns the declared columns as keys of JSON's objects.
func (d *dataEntry) shapes() []data.Field {
	var out []data.Field
	for _, col := range d.columns {
		shape, ok := typeShape(col.t)
		if !ok {
			d.diags.Errorf(WrongValue, col.span, "no value of JSON is a %s", col.t)
			continue
		}
		out = append(out, data.Field{Name: col.name, Shape: shape})
	}
	return out
}

// declared returns the declaration of a column, nil if there is none.
func (d *dataEntry) declared(name string) *column {
	if i := slices.IndexFunc(d.columns, func(c column) bool { return c.name == name }); i >= 0 {
		return &d.columns[i]
	}
	return nil
}
