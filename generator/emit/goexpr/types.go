package goexpr

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/types"
)

// The packages that expressions call.
const (
	module      = "github.com/stgen/stgen/runtimelib/"
	pkgCivil    = module + "civil"
	pkgFormat   = module + "format"
	pkgMarkdown = module + "markdown"
	pkgOmap     = module + "omap"
	pkgOps      = module + "ops"
	pkgOpt      = module + "opt"
)

// Packages are the import paths of the packages that expressions call; each is named by its last part.
var Packages = []string{pkgCivil, pkgFormat, pkgMarkdown, pkgOmap, pkgOps, pkgOpt}

// Type returns the Go type that a type of the spec has become.
func (g *Gen) Type(t types.Type) *jen.Statement {
	switch t := t.(type) {
	case *types.List:
		return jen.Index().Add(g.Type(t.Elem))
	case *types.Map:
		return jen.Op("*").Qual(pkgOmap, "Map").Types(g.Type(t.Key), g.Type(t.Value))
	case *types.Optional:
		return jen.Qual(pkgOpt, "Of").Types(g.Type(t.Elem))
	case *types.Record:
		return g.host.Record(t)
	case *types.Func:
		params := make([]jen.Code, len(t.Params))
		for i, p := range t.Params {
			params[i] = g.Type(p.Type)
		}
		return jen.Func().Params(params...).Add(g.Type(t.Result))
	case types.Basic:
		return basicType(t)
	}
	panic("goexpr: no Go type of " + t.String())
}

func basicType(t types.Basic) *jen.Statement {
	switch t {
	case types.Int:
		return jen.Int()
	case types.Float:
		return jen.Float64()
	case types.Bool:
		return jen.Bool()
	case types.String:
		return jen.String()
	case types.Bytes:
		return jen.Index().Byte()
	case types.Date:
		return jen.Qual(pkgCivil, "Date")
	case types.Time:
		return jen.Qual(pkgCivil, "Time")
	case types.Months:
		return jen.Qual(pkgCivil, "Months")
	case types.DateTime:
		return jen.Qual("time", "Time")
	case types.Duration:
		return jen.Qual("time", "Duration")
	case types.Month:
		return jen.Qual("time", "Month")
	case types.Weekday:
		return jen.Qual("time", "Weekday")
	case types.Timezone:
		return jen.Op("*").Qual("time", "Location")
	case types.Nil:
		return jen.Qual(pkgOpt, "Of").Types(jen.Struct())
	case types.Never:
		return jen.Struct()
	}
	panic("goexpr: no Go type of " + t.String())
}

// isOrdered reports whether Go's < and cmp.Compare take the Go form of t; times have a method instead.
func isOrdered(t types.Type) bool {
	switch t {
	case types.Int, types.Float, types.String, types.Duration, types.Month, types.Weekday, types.Months, types.Never:
		return true
	}
	return false
}

// isComparable reports whether Go's == compares the Go form of t as the language does.
func isComparable(t types.Type) bool {
	switch t := t.(type) {
	case types.Basic:
		switch t {
		case types.DateTime, types.Bytes, types.Timezone, types.File, types.Table:
			return false
		}
		return true
	case *types.Optional:
		return isComparable(t.Elem)
	case *types.Record:
		for _, f := range t.Fields {
			if !isComparable(f.Type) {
				return false
			}
		}
		return true
	}
	return false
}
