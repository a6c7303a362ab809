package emit

import (
	"path"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// goFunction writes a function that calls one of a Go package.
func (e *emitter) goFunction(f *jen.File, fn *ir.Func) {
	g := fn.Go
	f.Comment(fn.Symbol.Go + " calls " + g.Package + "." + g.Name + ".")
	params := make([]jen.Code, len(fn.Params))
	args := make([]*jen.Statement, len(fn.Params))
	for i, p := range fn.Params {
		params[i] = jen.Id(p.Go).Add(e.goType(p.Type))
		args[i] = e.toGo(g.Params[i], jen.Id(p.Go))
	}
	call := goCall(g, args)
	if g.Fails {
		// gocall.Must(stock.Count(ctx, id))
		call = jen.Qual(pkgGocall, "Must").Call(call)
	}
	f.Func().Id(fn.Symbol.Go).Params(params...).Add(e.goType(g.Result.Type)).Block(jen.Return(e.fromGo(g.Result, call)))
}

// goCall returns stock.Items(context.Background(), category).
func goCall(g *ir.GoFunc, args []*jen.Statement) *jen.Statement {
	var all []jen.Code
	if g.Context {
		all = append(all, jen.Qual("context", "Background").Call())
	}
	for _, arg := range args {
		all = append(all, arg)
	}
	return jen.Qual(g.Path, g.Name).Call(all...)
}

// goStruct writes the functions between a struct of another package and the record that stands for it.
func (e *emitter) goStruct(f *jen.File, t *ir.GoType) {
	record := t.Type.(*types.Record)
	row := e.goType(record)
	name := func(i int) string { return e.fieldName(record, record.Fields[i].Name) }
	long := jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}
	if t.From != "" {
		f.Commentf("%s returns the record of a %s.%s.", t.From, path.Base(t.Path), t.Name)
		fields := make([]jen.Code, len(t.Fields))
		for i, field := range t.Fields {
			fields[i] = jen.Id(name(i)).Op(":").Add(e.fromGo(field.Type, jen.Id("x").Dot(field.Name)))
		}
		f.Func().Id(t.From).Params(jen.Id("x").Add(e.goForm(t))).Add(row.Clone()).Block(jen.Return(row.Clone().Custom(long, fields...)))
	}
	if t.To != "" {
		f.Commentf("%s returns the %s.%s of a record.", t.To, path.Base(t.Path), t.Name)
		fields := make([]jen.Code, len(t.Fields))
		for i, field := range t.Fields {
			fields[i] = jen.Id(field.Name).Op(":").Add(e.toGo(field.Type, jen.Id("x").Dot(name(i))))
		}
		f.Func().Id(t.To).Params(jen.Id("x").Add(row)).Add(e.goForm(t)).Block(jen.Return(e.goForm(t).Custom(long, fields...)))
	}
}

// fromGo returns a value of a Go type as generated code has it.
func (e *emitter) fromGo(t *ir.GoType, x *jen.Statement) *jen.Statement {
	switch t.Kind {
	case ir.GoConvert:
		return e.goType(t.Type).Call(x)
	case ir.GoStruct:
		return jen.Id(t.From).Call(x)
	case ir.GoSlice:
		return jen.Qual(pkgGocall, "Slice").Call(x, e.recordMaker(t.Elem))
	case ir.GoPointer:
		return jen.Qual(pkgGocall, "Optional").Call(x, e.recordMaker(t.Elem))
	case ir.GoMap:
		return jen.Qual(pkgGocall, "Map").Call(x, e.recordMaker(t.Elem))
	}
	return x
}

// toGo returns a value of generated code as a Go function wants it.
func (e *emitter) toGo(t *ir.GoType, x *jen.Statement) *jen.Statement {
	switch t.Kind {
	case ir.GoConvert:
		return e.goForm(t).Call(x)
	case ir.GoStruct:
		return jen.Id(t.To).Call(x)
	case ir.GoSlice:
		return jen.Qual(pkgGocall, "Slice").Call(x, e.structMaker(t.Elem))
	case ir.GoPointer:
		return jen.Qual(pkgGocall, "ToPointer").Call(x, e.structMaker(t.Elem))
	case ir.GoMap:
		return jen.Qual(pkgGocall, "ToMap").Call(x, e.structMaker(t.Elem))
	}
	return x
}

// recordMaker returns the function by which the elements of a container become those of generated code.
func (e *emitter) recordMaker(t *ir.GoType) *jen.Statement {
	switch t.Kind {
	case ir.GoStruct:
		return jen.Id(t.From)
	case ir.GoSame:
		return jen.Qual(pkgGocall, "Same")
	}
	return jen.Func().Params(jen.Id("x").Add(e.goForm(t))).Add(e.goType(t.Type)).Block(jen.Return(e.fromGo(t, jen.Id("x"))))
}

// structMaker returns the function by which the elements of a container become those of the other package.
func (e *emitter) structMaker(t *ir.GoType) *jen.Statement {
	switch t.Kind {
	case ir.GoStruct:
		return jen.Id(t.To)
	case ir.GoSame:
		return jen.Qual(pkgGocall, "Same")
	}
	return jen.Func().Params(jen.Id("x").Add(e.goType(t.Type))).Add(e.goForm(t)).Block(jen.Return(e.toGo(t, jen.Id("x"))))
}

// goForm returns a type as the other package has it.
func (e *emitter) goForm(t *ir.GoType) *jen.Statement {
	switch {
	case t.Name != "" && t.Path != "":
		return jen.Qual(t.Path, t.Name)
	case t.Name != "":
		return jen.Id(t.Name)
	}
	switch t.Kind {
	case ir.GoSlice:
		return jen.Index().Add(e.goForm(t.Elem))
	case ir.GoPointer:
		return jen.Op("*").Add(e.goForm(t.Elem))
	case ir.GoMap:
		return jen.Map(e.goForm(t.Key)).Add(e.goForm(t.Elem))
	}
	return e.goType(t.Type)
}
