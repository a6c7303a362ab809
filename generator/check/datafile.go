package check

import (
	"encoding/base64"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/data"
)

// BadFile is a file that does not hold what it should.
var BadFile = diag.Register(diag.Code{
	Name: "bad-file", Summary: "a data file cannot be read",
	Explanation: "A CSV file is UTF-8, its first line names the columns, and every line has a cell for each. In a JSON file, what stands at one place " +
		"of all rows is of one kind. Files are read when the app is built, so that columns and their types are known to every expression. Paths are " +
		"relative to the spec.",
	Wrong: "data: {orders: {csv: orders.csv}}\nbody:\n  - table: ${{ orders }}\n-- orders.csv --\nid,amount\n1,2.50\n2\n",
	Right: "data: {orders: {csv: orders.csv}}\nbody:\n  - table: ${{ orders }}\n-- orders.csv --\nid,amount\n1,2.50\n2,3.00\n",
})

// content reads the file that the source names, relative to the spec; false after a mistake.
func (d *dataEntry) content() ([]byte, bool) {
	n := d.source.Value
	if n.Kind != spec.Scalar || n.HasHole() {
		d.diags.Errorf(NotConstant, n.Span, "the path of a file is a literal, found %s", found(n)).
			WithHint("the file is read when the app is built, so that its columns are known")
		return nil, false
	}
	name := path.Join(path.Dir(d.spec.File.Name), n.String())
	if path.IsAbs(n.String()) || !fs.ValidPath(name) {
		d.diags.Errorf(BadFile, n.Span, "%s is outside of the spec's folder", n.String()).
			WithHint("a file lies beside the spec or in a folder below it")
		return nil, false
	}
	content, err := fs.ReadFile(d.fsys, name)
	if err != nil {
		mistake := d.diags.Errorf(BadFile, n.Span, "cannot read %s: %s", n.String(), data.Reason(err))
		if errors.Is(err, fs.ErrNotExist) {
			d.near(mistake, name)
		}
		return nil, false
	}
	return content, true
}

// held returns the value that reads the source's file.
func (d *dataEntry) held(format ir.FileFormat, t types.Type) *ir.Value {
	return &ir.Value{File: &ir.File{
		Format: format, Path: d.source.Value.String(), Type: t,
		Go: d.taken.take(d.sym.Go + "File"), Source: d.taken.take(d.sym.Go + "Source"),
	}}
}

// unfit reports what is wrong with a file: at the column that is declared otherwise, else at the path.
func (d *dataEntry) unfit(err error, content []byte) *ir.Value {
	n := d.source.Value
	wrong, ok := errors.AsType[*data.Error](err)
	if !ok {
		d.diags.Errorf(BadFile, n.Span, "%s: %s", n.String(), err)
		return nil
	}
	span := n.Span
	col := d.declared(wrong.Column)
	if top, _, _ := strings.Cut(wrong.Column, "."); col == nil {
		col = d.declared(top)
	}
	if col != nil {
		span = col.span
	}
	mistake := d.diags.Errorf(BadFile, span, "%s: %s", n.String(), err)
	d.pointInto(mistake, content, wrong)
	if len(wrong.Names) > 0 && !mistake.WithNearest(span, wrong.Column, wrong.Names) {
		mistake.WithHint("the columns are %s", join(wrong.Names))
	}
	return nil
}

// csv types the columns of a file by what it holds now.
func (d *dataEntry) csv() *ir.Value {
	content, ok := d.content()
	if !ok {
		return nil
	}
	columns, err := data.Infer(content, d.cells()...)
	if err == nil {
		err = d.uniqueIn(content, data.UniqueCSV)
	}
	if err != nil {
		return d.unfit(err, content)
	}
	d.odd(content)
	row := &types.Record{}
	v := d.held(ir.CSV, types.ListOf(row))
	v.File.Row, v.File.Reader = row, d.taken.take("read"+exported(d.sym.Go)+"Row")
	for _, col := range columns {
		t, read := kinds[col.Kind], columnReads[col.Kind]
		if col.Optional {
			t, read = types.Opt(t), "Opt"+read
		}
		row.Fields = append(row.Fields, types.Field{Name: col.Name, Type: t})
		v.File.Columns = append(v.File.Columns, ir.FileColumn{Name: col.Name, Read: read})
	}
	return v
}

// columnReads are the methods of data.Record that read cells of each kind.
var columnReads = map[data.Kind]string{
	data.Bool: "Bool", data.Int: "Int", data.Float: "Float", data.Date: "Date", data.DateTime: "DateTime", data.String: "String",
	data.Time: "Time", data.Duration: "Duration",
}

// json types what a file holds now.
func (d *dataEntry) json() *ir.Value {
	content, ok := d.content()
	if !ok {
		return nil
	}
	shape, err := data.InferJSON(content, d.shapes()...)
	if err == nil {
		err = d.uniqueIn(content, data.UniqueJSON)
	}
	if err != nil {
		return d.unfit(err, content)
	}
	t := shapeType(shape)
	if !types.Known(t) {
		d.diags.Errorf(BadFile, d.source.Value.Span, "%s: the list is empty, so that the types of its columns cannot be told", d.source.Value.String()).
			WithHint("say them: `columns: {id: int, name: string}`")
		return nil
	}
	return d.held(ir.JSON, t)
}

// uniqueIn finds two rows of a file with the same primary key, if there is one.
func (d *dataEntry) uniqueIn(content []byte, unique func(content []byte, column string) error) error {
	if n := d.decl.Value.Get("primary_key"); n != nil {
		return unique(content, n.String())
	}
	return nil
}

// file is a file as it is.
func (d *dataEntry) file() *ir.Value {
	if _, ok := d.content(); !ok {
		return nil
	}
	return d.held(ir.RawBytes, types.Bytes)
}

// base64 is bytes that are written in the spec.
func (d *dataEntry) base64() *ir.Value {
	n := d.source.Value
	if n.Kind != spec.Scalar || n.HasHole() {
		d.diags.Errorf(NotConstant, n.Span, "`base64` is a literal text, found %s", found(n))
		return nil
	}
	text := strings.Join(strings.Fields(n.String()), "")
	content, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		d.diags.Errorf(WrongValue, n.Span, "this is not base64: %s", err)
		return nil
	}
	return &ir.Value{Compute: &ir.Lit{Value: content, T: types.Bytes}}
}
