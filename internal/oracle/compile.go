package oracle

import (
	"bytes"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

const self = "github.com/stgen/stgen/internal/oracle"

// scope is the environment's names.
type scope map[string]*ir.Symbol

// Lookup implements expr.Scope.
func (s scope) Lookup(name string) *ir.Symbol { return s[name] }

// Member and Members complete expr.Scope: nothing stands under a name.
func (s scope) Member(*ir.Symbol, string, bool) *ir.Symbol { return nil }
func (s scope) Members(*ir.Symbol) []string                { return nil }

// Method implements expr.Methods: a Foo has a method, as in expr-lang's environment.
func (s scope) Method(of *types.Record, name string) *types.Func {
	if types.Equal(of, fooType) && name == "String" {
		return &types.Func{Result: types.String}
	}
	return nil
}

// Names implements expr.Scope.
func (s scope) Names() []string {
	var names []string
	for name := range s {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func newScope() scope {
	s := scope{}
	for name, t := range map[string]types.Type{
		"ok": types.Bool, "i": types.Int, "str": types.String, "f64": types.Float, "array": types.ListOf(types.Int),
		"foo": fooType, "list": types.ListOf(fooType), "opt": types.Opt(types.Int), "rows": types.ListOf(rowType),
		"m": &types.Map{Key: types.String, Value: types.Int}, "at": types.DateTime,
	} {
		s[name] = &ir.Symbol{Name: name, Kind: ir.VarSymbol, Type: t, Go: fieldNames[name]}
	}
	ints := []types.Field{{Name: "a", Type: types.Int}, {Name: "b", Type: types.Int}}
	s["add"] = &ir.Symbol{Name: "add", Kind: ir.FuncSymbol, Type: &types.Func{Params: ints, Result: types.Int}, Go: "Add"}
	text := []types.Field{{Name: "name", Type: types.String}}
	s["greet"] = &ir.Symbol{Name: "greet", Kind: ir.FuncSymbol, Type: &types.Func{Params: text, Result: types.String}, Go: "Greet"}
	return s
}

var fieldNames = map[string]string{
	"ok": "OK", "i": "I", "str": "Str", "f64": "F64", "array": "Array", "foo": "Foo", "list": "List", "opt": "Opt",
	"rows": "Rows", "m": "M", "at": "At",
}

// check types one expression.
func check(s scope, text string) (ir.Expr, diag.List) {
	f := source.NewFile("expressions", []byte(text))
	return expr.Infer(source.Verbatim(f.Span(0, f.Len())), s)
}

// host implements goexpr.Host for the generated program.
type host struct{}

func (h host) Ref(sym *ir.Symbol) *jen.Statement {
	if sym.Kind == ir.FuncSymbol {
		return h.Func(sym)
	}
	return jen.Id("e").Dot(sym.Go)
}

func (host) Func(sym *ir.Symbol) *jen.Statement { return jen.Qual(self, sym.Go) }
func (host) Taken(name string) bool             { return name == "e" || name == "oracle" }

func (host) Call(name string, _ []jen.Code) *jen.Statement {
	panic("oracle: no Go for the built-in " + name)
}

func (h host) Record(r *types.Record) *jen.Statement {
	switch {
	case types.Equal(r, fooType):
		return jen.Qual(self, "Foo")
	case types.Equal(r, rowType):
		return jen.Qual(self, "Row")
	}
	gen := goexpr.New(h)
	fields := make([]jen.Code, len(r.Fields))
	for i, f := range r.Fields {
		fields[i] = jen.Id(h.Field(r, f.Name)).Add(gen.Type(f.Type)).Tag(map[string]string{"json": f.Name})
	}
	return jen.Struct(fields...)
}

func (host) Field(r *types.Record, name string) string {
	if types.Equal(r, rowType) && name == "id" {
		return "ID"
	}
	if !types.IsName(name) {
		return fmt.Sprintf("F%d", r.Lookup(name))
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// program writes the Go program that judges expressions, of which those that were refused are nil.
func program(verdicts []Verdict, exprs []ir.Expr) ([]byte, error) {
	texts := make([]string, len(exprs))
	for i := range exprs {
		texts[i] = verdicts[i].Text
	}
	f, param := functions(texts, exprs), jen.Id("e").Op("*").Qual(self, "Env")
	subjects := make([]jen.Code, len(exprs))
	for i, e := range exprs {
		eval := jen.Nil()
		if e != nil {
			eval = jen.Func().Params(param.Clone()).Any().Block(jen.Return(jen.Id(nameOf(i)).Call(jen.Id("e"))))
		}
		subjects[i] = jen.Qual(self, "Subject").Values(jen.Lit(texts[i]), eval)
	}
	f.Func().Id("main").Params().Block(jen.Qual(self, "Judge").Call(subjects...))
	return rendered(f)
}

// raceProgram writes the Go program that measures expressions over rows of a size; their values go into variables.
func raceProgram(texts []string, exprs []ir.Expr, size int) ([]byte, error) {
	f, param := functions(texts, exprs), jen.Id("e").Op("*").Qual(self, "Env")
	racers := []jen.Code{jen.Lit(size)}
	for i, e := range exprs {
		value := "v" + strconv.Itoa(i)
		f.Var().Id(value).Add(goexpr.New(host{}).Type(e.Type()))
		eval := jen.Func().Params(param.Clone()).Block(jen.Id(value).Op("=").Id(nameOf(i)).Call(jen.Id("e")))
		racers = append(racers, jen.Qual(self, "Racer").Values(jen.Lit(texts[i]), eval))
	}
	f.Func().Id("main").Params().Block(jen.Qual(self, "Race").Call(racers...))
	return rendered(f)
}

func nameOf(i int) string { return "f" + strconv.Itoa(i) }

// functions begins a program with a function for each expression that is not nil.
func functions(texts []string, exprs []ir.Expr) *jen.File {
	f := jen.NewFile("main")
	f.ImportName(self, "oracle")
	for _, pkg := range goexpr.Packages {
		f.ImportName(pkg, pkg[strings.LastIndexByte(pkg, '/')+1:])
	}
	for i, e := range exprs {
		if e == nil {
			continue
		}
		gen := goexpr.New(host{})
		f.Comment("// " + strconv.Quote(texts[i]))
		f.Func().Id(nameOf(i)).Params(jen.Id("e").Op("*").Qual(self, "Env")).Add(gen.Type(e.Type())).Block(gen.Return(e)...)
	}
	return f
}

func rendered(f *jen.File) ([]byte, error) {
	var out bytes.Buffer
	err := f.Render(&out)
	return out.Bytes(), err
}
