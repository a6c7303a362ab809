package check

import (
	"errors"
	"io/fs"
	"path"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/data"
)

// BadFile is a file that cannot be read as a table.
var BadFile = diag.Register(diag.Code{
	Name: "bad-file", Summary: "a data file cannot be read as a table",
	Explanation: "A CSV file is UTF-8, its first line names the columns, and every line has a cell for each. It is read when the app is " +
		"built, so that columns and their types are known to every expression. Paths are relative to the spec.",
	Wrong: "data: {orders: {csv: orders.csv}}\nbody:\n  - table: ${{ orders }}\n-- orders.csv --\nid,amount\n1,2.50\n2\n",
	Right: "data: {orders: {csv: orders.csv}}\nbody:\n  - table: ${{ orders }}\n-- orders.csv --\nid,amount\n1,2.50\n2,3.00\n",
})

// data checks `data:`: tables that are written here, and CSV files.
func (c *checker) data() {
	for _, d := range c.spec.Data {
		decl := c.declare(c.global, d.Name, d.NameSpan, ir.DataSymbol)
		decl.sym.Go = c.taken.take(camel(d.Name))
		decl.sym.Type = types.Invalid
		v := &ir.Value{Symbol: decl.sym, Doc: d.Comment, Line: line(d.NameSpan)}
		switch {
		case d.Value.Get("rows") != nil:
			c.rows(d, v)
		case d.Value.Get("csv") != nil:
			c.csv(d, v)
		default:
			span := d.NameSpan
			if len(d.Value.Entries) > 0 {
				span = d.Value.Entries[0].NameSpan
			}
			c.diags.Errorf(NotYet, span, "data from there cannot be read yet; `csv:` and `rows:` can")
		}
	}
}

// laterData are the parameters of data that cannot be used yet.
var laterData = []string{"primary_key", "index", "columns", "row", "if", "cache"}

func (c *checker) rows(d *spec.Decl, v *ir.Value) {
	c.refuse(d.Value, []string{"rows"}, laterData...)
	e := c.value(d.Value.Get("rows"), nil)
	if e == nil {
		return
	}
	v.Symbol.Type, v.Compute = e.Type(), e
	c.knownType(e.Type(), d.Name)
	c.app.Values = append(c.app.Values, v)
}

// csv types the columns of a file by what it holds now.
func (c *checker) csv(d *spec.Decl, v *ir.Value) {
	c.refuse(d.Value, []string{"csv"}, laterData...)
	n := d.Value.Get("csv")
	name := path.Join(path.Dir(c.spec.File.Name), n.String())
	content, err := fs.ReadFile(c.fsys, name)
	if err != nil {
		d := c.diags.Errorf(BadFile, n.Span, "cannot read %s: %s", n.String(), reason(err))
		if errors.Is(err, fs.ErrInvalid) {
			d.WithHint("a file lies beside the spec or in a folder below it")
		}
		return
	}
	columns, err := data.Infer(content)
	if err != nil {
		c.diags.Errorf(BadFile, n.Span, "%s: %s", n.String(), err)
		return
	}
	row := &types.Record{}
	v.File = &ir.File{
		Path: n.String(), Go: c.taken.take(camel(d.Name) + "File"), Source: c.taken.take(camel(d.Name) + "Source"), Row: row,
	}
	for _, col := range columns {
		t, read := columnTypes[col.Kind], columnReads[col.Kind]
		if col.Optional {
			t, read = types.Opt(t), "Opt"+read
		}
		row.Fields = append(row.Fields, types.Field{Name: col.Name, Type: t})
		v.File.Columns = append(v.File.Columns, ir.FileColumn{Name: col.Name, Read: read})
	}
	v.Symbol.Type = types.ListOf(row)
	c.knownType(row, d.Name)
	c.app.Values = append(c.app.Values, v)
}

// reason returns what is wrong with a file, without the path that the message names already.
func reason(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "there is no such file"
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// What the kinds of columns are in the language, and the methods of data.Record that read them.
var (
	columnTypes = map[data.Kind]types.Type{
		data.Bool: types.Bool, data.Int: types.Int, data.Float: types.Float, data.Date: types.Date,
		data.DateTime: types.DateTime, data.String: types.String,
	}
	columnReads = map[data.Kind]string{
		data.Bool: "Bool", data.Int: "Int", data.Float: "Float", data.Date: "Date", data.DateTime: "DateTime", data.String: "String",
	}
)
