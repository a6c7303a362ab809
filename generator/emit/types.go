package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// goType returns the Go type of a type of the spec.
func (e *emitter) goType(t types.Type) *jen.Statement {
	if r, ok := t.(*types.Record); ok {
		if ir.IsDelta(r) {
			return jen.Qual(pkgDelta, r.Name)
		}
		if types.Equal(r, types.DateRange) {
			return jen.Qual(pkgDelta, "DateRange")
		}
		return jen.Id(e.recordName(r))
	}
	return goexpr.New(exprHost{e}).Type(t)
}

// recordName returns the struct that was declared for a record.
func (e *emitter) recordName(t *types.Record) string {
	for _, r := range e.app.Records {
		if types.Equal(r.Type, t) {
			return r.Go
		}
	}
	return "struct{}"
}

// fieldName returns the Go name of a field of a record.
func (e *emitter) fieldName(t *types.Record, name string) string {
	if types.Equal(t, types.DateRange) {
		return exportedName(name)
	}
	for _, r := range e.app.Records {
		if types.Equal(r.Type, t) {
			return r.Fields[r.Type.Lookup(name)]
		}
	}
	return name
}
