package check

import (
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// rows checks rows that are written in the spec, or computed.
func (d *dataEntry) rows() *ir.Value {
	n := d.source.Value
	var want types.Type
	if n.Kind == spec.Sequence && (len(n.Items) == 0 || n.Items[0].Kind == spec.Mapping) {
		row := d.rowType(n)
		if row == nil {
			return nil
		}
		if len(row.Fields) == 0 {
			d.diags.Errorf(BadData, n.Span, "there are no rows, so that the columns cannot be told").
				WithHint("say them: `columns: {id: int, name: string}`")
			return nil
		}
		want = types.ListOf(row)
		d.knownType(row, d.decl.Name)
	} else if len(d.columns) > 0 {
		d.diags.Errorf(BadData, d.decl.Value.Entry("columns").NameSpan, "rows that are computed have the types that they are computed with")
		return nil
	}
	e := d.value(n, want)
	if e == nil {
		return nil
	}
	d.knownType(e.Type(), d.decl.Name)
	if _, ok := e.Type().(*types.List); !ok {
		d.diags.Errorf(expr.Mismatch, n.Span, "`rows` is a list, found %s", e.Type())
		return nil
	}
	return &ir.Value{Compute: d.known(e)}
}

// rowType returns the type of rows that are written out: a key that one of them lacks, or where it has nothing, is
// optional. It is nil after a mistake.
func (d *dataEntry) rowType(n *spec.Node) *types.Record {
	row := &types.Record{}
	count := make(map[string]int) // of the rows with a key
	for _, item := range n.Items {
		if item.Kind != spec.Mapping {
			d.diags.Errorf(WrongValue, item.Span, "a row is a mapping, found %s", found(item))
			return nil
		}
		for _, e := range item.Entries {
			count[e.Name]++
			if !d.cell(row, e) {
				return nil
			}
		}
	}
	for i := range row.Fields {
		f := &row.Fields[i]
		switch {
		case d.declared(f.Name) != nil:
		case f.Type == types.Nil || f.Type == types.Never:
			f.Type = types.Opt(types.String)
		case count[f.Name] < len(n.Items):
			f.Type = types.Opt(f.Type)
		}
	}
	for _, col := range d.columns {
		if row.Lookup(col.name) < 0 {
			row.Fields = append(row.Fields, types.Field{Name: col.name, Type: col.t})
		}
	}
	return row
}

// cell makes a column hold one more value. It reports whether it can.
func (d *dataEntry) cell(row *types.Record, e *spec.Entry) bool {
	if col := d.declared(e.Name); col != nil {
		if row.Lookup(e.Name) < 0 {
			row.Fields = append(row.Fields, types.Field{Name: e.Name, Type: col.t})
		}
		return true
	}
	v := d.value(e.Value, nil)
	if v == nil {
		return false
	}
	i := row.Lookup(e.Name)
	if i < 0 {
		row.Fields = append(row.Fields, types.Field{Name: e.Name, Type: v.Type()})
		return true
	}
	t, ok := types.Unify(row.Fields[i].Type, v.Type())
	if !ok {
		d.diags.Errorf(expr.MixedList, e.Value.Span, "the values of a column are of one type: %s here, %s in the rows before", v.Type(), row.Fields[i].Type)
	}
	row.Fields[i].Type = t
	return ok
}
