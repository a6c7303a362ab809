package check

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"path"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/runtimelib/data"
)

// OddCell is a cell that makes a column of numbers or dates one of strings.
var OddCell = diag.Register(diag.Code{
	Name: "odd-cell", Summary: "one cell makes a column of numbers one of strings (a warning)",
	Explanation: "A column has the narrowest type that holds all its cells: one word among numbers makes it a column of strings. Mend the cell, or say " +
		"that strings are meant: `columns: {amount: string}`.",
	Wrong: "data: {orders: {csv: orders.csv}}\nbody:\n  - table: ${{ orders }}\n-- orders.csv --\nid,amount\n" +
		"1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n7,7\n8,8\n9,9\n10,none\n",
	Right: "data: {orders: {csv: orders.csv, columns: {amount: string}}}\nbody:\n  - table: ${{ orders }}\n-- orders.csv --\nid,amount\n" +
		"1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n7,7\n8,8\n9,9\n10,none\n",
})

// near adds to a diagnostic about a file that is not there which one was meant.
func (d *dataEntry) near(mistake *diag.Diagnostic, name string) {
	entries, err := fs.ReadDir(d.fsys, path.Dir(name))
	if err != nil {
		return // there is no such folder either
	}
	var names []string
	for _, e := range entries {
		names = append(names, path.Join(path.Dir(d.source.Value.String()), e.Name()))
	}
	mistake.WithNearest(d.source.Value.Span, d.source.Value.String(), names)
}

// odd warns of cells that make a column one of strings.
func (d *dataEntry) odd(content []byte) {
	n := d.source.Value
	for _, cell := range data.Odd(content, d.cells()...) {
		mistake := d.diags.Warnf(OddCell, n.Span, "%s: column %q is of strings because of row %d: %s", n.String(), cell.Column, cell.Row, cell.Reason).
			WithHint("mend the cell, or say that strings are meant: `columns: {%s: string}`", cell.Column)
		d.pointInto(mistake, content, cell)
	}
}

// pointInto shows the place in a CSV file that a diagnostic is about.
func (d *dataEntry) pointInto(mistake *diag.Diagnostic, content []byte, wrong *data.Error) {
	if wrong.Row == 0 || d.source.Name != "csv" {
		return
	}
	r := csv.NewReader(bytes.NewReader(content))
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return
	}
	var row []string
	for range wrong.Row {
		if row, err = r.Read(); err != nil {
			return
		}
	}
	name := path.Join(path.Dir(d.spec.File.Name), d.source.Value.String())
	f := source.NewFile(name, content)
	line, _ := r.FieldPos(0)
	at := f.Span(f.LineStart(line), f.LineStart(line)+len(f.Line(line)))
	for i, column := range header {
		if column == wrong.Column && i < len(row) && !strings.ContainsAny(row[i], "\"\n") {
			line, col := r.FieldPos(i)
			at = f.Span(f.LineStart(line)+col-1, f.LineStart(line)+col-1+len(row[i]))
		}
	}
	mistake.WithLabel(at, "row %d", wrong.Row)
}
