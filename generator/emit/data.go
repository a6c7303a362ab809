package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
)

// dataFile writes the variable that holds a file, and the function that reads a row of it.
func (e *emitter) dataFile(f *jen.File, file *ir.File) {
	row := e.recordName(file.Row)
	read := "read" + exportedName(row)
	f.Comment(file.Go + " is read again when it changes; all sessions share its rows.")
	// var ordersFile = data.CSV("data/orders.csv", readOrdersRow)
	f.Var().Id(file.Go).Op("=").Qual(pkgData, "CSV").Call(jen.Lit(file.Path), jen.Id(read))
	var fields []jen.Code
	for _, c := range file.Columns {
		// Date: r.Date("date")
		fields = append(fields, jen.Id(e.fieldName(file.Row, c.Name)).Op(":").Id("r").Dot(c.Read).Call(jen.Lit(c.Name)))
	}
	f.Func().Id(read).Params(jen.Id("r").Op("*").Qual(pkgData, "Record")).Id(row).Block(
		jen.Return(jen.Id(row).Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, fields...)),
	)
}

func exportedName(name string) string { return string(name[0]-'a'+'A') + name[1:] }
