package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/types"
)

// goType returns the Go type of a type of the spec.
func (e *emitter) goType(t types.Type) *jen.Statement {
	switch t := t.(type) {
	case *types.List:
		return jen.Index().Add(e.goType(t.Elem))
	case *types.Map:
		return jen.Op("*").Qual(pkgOmap, "Map").Types(e.goType(t.Key), e.goType(t.Value))
	case *types.Optional:
		return jen.Qual(pkgOpt, "Of").Types(e.goType(t.Elem))
	case *types.Record:
		if types.Equal(t, types.DateRange) {
			return jen.Qual(pkgDelta, "DateRange")
		}
		return jen.Id(e.recordName(t))
	}
	switch t {
	case types.Int:
		return jen.Int()
	case types.Float:
		return jen.Float64()
	case types.Bool:
		return jen.Bool()
	case types.Date:
		return jen.Qual(pkgCivil, "Date")
	case types.Time:
		return jen.Qual(pkgCivil, "Time")
	case types.DateTime:
		return jen.Qual("time", "Time")
	case types.Duration:
		return jen.Qual("time", "Duration")
	case types.Bytes:
		return jen.Index().Byte()
	}
	return jen.String()
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
