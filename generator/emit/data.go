package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// files returns the variables that hold files.
func (e *emitter) files() []jen.Code {
	var out []jen.Code
	for _, v := range e.app.Values {
		if v.File != nil {
			out = append(out, jen.Id(v.File.Go))
		}
	}
	return out
}

// dataFile writes the variable that holds a file, and the function that reads a row of a CSV file.
func (e *emitter) dataFile(f *jen.File, file *ir.File) {
	f.Comment(file.Go + " is read again when it changes; all sessions share what it holds.")
	value := jen.Qual(pkgData, "Bytes").Call(jen.Lit(file.Path))
	switch file.Format {
	case ir.CSV:
		// data.CSV("data/orders.csv", readOrdersRow)
		value = jen.Qual(pkgData, "CSV").Call(jen.Lit(file.Path), jen.Id(file.Reader))
	case ir.JSON:
		// data.JSON[[]ordersRow]("data/orders.json")
		value = jen.Qual(pkgData, "JSON").Types(e.goType(file.Type)).Call(jen.Lit(file.Path))
	}
	if file.Key != "" {
		value.Dot("Key").Call(jen.Lit(file.Key))
	}
	if file.TTL != 0 {
		value.Dot("TTL").Call(e.expr(&ir.Lit{Value: file.TTL, T: types.Duration}))
	}
	// var ordersFile = data.CSV("data/orders.csv", readOrdersRow).Key("id")
	f.Var().Id(file.Go).Op("=").Add(value)
	if file.Format == ir.CSV {
		e.readRow(f, file)
	}
}

// readRow writes the function that reads a row of a CSV file.
func (e *emitter) readRow(f *jen.File, file *ir.File) {
	row := e.recordName(file.Row)
	var fields []jen.Code
	for _, c := range file.Columns {
		// Date: r.Date("date")
		fields = append(fields, jen.Id(e.fieldName(file.Row, c.Name)).Op(":").Id("r").Dot(c.Read).Call(jen.Lit(c.Name)))
	}
	f.Func().Id(file.Reader).Params(jen.Id("r").Op("*").Qual(pkgData, "Record")).Id(row).Block(
		jen.Return(jen.Id(row).Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, fields...)),
	)
}

func exportedName(name string) string { return string(name[0]-'a'+'A') + name[1:] }
