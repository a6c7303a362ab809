// Package goexpr writes typed expressions as Go that reads as if written by hand: operators inline, loops as loops
// (`sum(filter(rows, p), .x)` is one, without a list between), conditions as if statements in front of the statement
// that needs their value. Nothing it writes holds an any or reflects; what Go has no operator for are calls of
// runtimelib/ops and its neighbours.
//
// An expression becomes statements that go in front, and a Go expression. Expressions are pure, so that nobody can tell
// that a part of them runs earlier; what is evaluated only on a condition stays behind it.
package goexpr

import (
	"maps"

	"go/token"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// Host is the file that expressions are written into.
type Host interface {
	// Ref returns how a symbol is read that no expression declares.
	Ref(sym *ir.Symbol) *jen.Statement

	// Func returns the Go function that a function of the spec has become.
	Func(sym *ir.Symbol) *jen.Statement

	// Record returns the struct type that a record has become.
	Record(r *types.Record) *jen.Statement

	// Field returns the name of a field of that struct.
	Field(r *types.Record, name string) string

	// Call writes a call that is not a function of the language, such as a conversion for an element's parameter.
	Call(name string, args []jen.Code) *jen.Statement

	// Taken reports whether a name has a meaning in the function that is written.
	Taken(name string) bool
}

// Gen writes the expressions of one function. It is not safe for concurrent use.
type Gen struct {
	host    Host
	locals  map[*ir.Symbol]*local // that the expressions around declare
	hoisted map[ir.Expr]*local    // what stands in front of a loop around
	used    map[string]bool       // names of variables that can be seen
	ifs     map[jen.Code]bool     // if statements that an else can go on with
	out     *[]jen.Code           // statements of the block that is written
}

// local is a variable or an expression that stands for a symbol within an expression.
type local struct {
	code operand
	uses int
}

// New returns a Gen for a function of host.
func New(host Host) *Gen {
	return &Gen{
		host: host, locals: map[*ir.Symbol]*local{}, hoisted: map[ir.Expr]*local{}, used: map[string]bool{}, ifs: map[jen.Code]bool{},
	}
}

// Value returns statements and the Go expression that has the value of e behind them. hint is a name for a variable
// that holds it, if one is needed.
func (g *Gen) Value(e ir.Expr, hint string) (before []jen.Code, value *jen.Statement) {
	before = g.block(func() { value = g.expr(e, hint).code })
	return before, value
}

// Return returns the statements of a function that returns e.
func (g *Gen) Return(e ir.Expr) []jen.Code {
	return g.scope(func() { g.into(e, "", returned) })
}

// Inline returns e as one Go expression: a call of a function literal if statements are needed.
func (g *Gen) Inline(e ir.Expr) *jen.Statement {
	used, hoisted := g.used, g.hoisted
	g.used, g.hoisted = clone(used), maps.Clone(hoisted)
	before, value := g.Value(e, "")
	g.used, g.hoisted = used, hoisted
	if len(before) == 0 {
		return value
	}
	return jen.Func().Params().Add(g.Type(e.Type())).Block(g.Return(e)...).Call()
}

// Reserve keeps a name from being used for a variable.
func (g *Gen) Reserve(name string) { g.used[name] = true }

// block runs write and returns the statements that it emits; names that it declares stay visible.
func (g *Gen) block(write func()) []jen.Code {
	outer := g.out
	var out []jen.Code
	g.out = &out
	write()
	g.out = outer
	return out
}

// scope is block for the inside of braces: names that it declares are free again behind it.
func (g *Gen) scope(write func()) []jen.Code {
	used := g.used
	g.used = clone(used)
	out := g.block(write)
	g.used = used
	return out
}

func clone(m map[string]bool) map[string]bool {
	out := make(map[string]bool, len(m))
	for k := range m {
		out[k] = true
	}
	return out
}

func (g *Gen) emit(code jen.Code) { *g.out = append(*g.out, code) }

// fresh returns a name for a variable that nothing else here is called.
func (g *Gen) fresh(hint string) string {
	name := hint
	for i := 2; name == "_" || g.used[name] || reserved[name] || g.host.Taken(name); i++ {
		name = hint + strconv.Itoa(i)
	}
	g.used[name] = true
	return name
}

// variable declares a variable with a value and returns its name.
func (g *Gen) variable(hint string, value *jen.Statement) string {
	name := g.fresh(hint)
	// name := value
	g.emit(jen.Id(name).Op(":=").Add(value))
	return name
}

// simple returns x itself if evaluating it twice costs nothing, else a variable that holds it.
func (g *Gen) simple(e ir.Expr, hint string) operand {
	x := g.expr(e, hint)
	if isSimple(e) || token.IsIdentifier(x.code.GoString()) {
		return x
	}
	return atom(jen.Id(g.variable(hint, x.code)))
}

// isSimple reports whether evaluating e in vain or twice costs next to nothing and cannot fail.
func isSimple(e ir.Expr) bool {
	switch e := e.(type) {
	case *ir.Lit:
		return true
	case *ir.Ref:
		return !e.Symbol.Fails && (e.Symbol.Kind != ir.LetSymbol && e.Symbol.Kind != ir.DataSymbol)
	case *ir.Field:
		return isSimple(e.X)
	case *ir.Settled:
		return isSimple(e.X)
	case *ir.Convert:
		_, scalar := e.X.Type().(types.Basic)
		return scalar && isSimple(e.X)
	}
	return false
}

// Reserved reports whether a variable of generated code is never called so.
func Reserved(name string) bool { return reserved[name] }

// reserved are the words that a variable of generated code is never called: Go's own, and the packages that
// expressions call.
var reserved = map[string]bool{}

func init() {
	for _, words := range [][]string{
		{"break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go",
			"goto", "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch",
			"type", "var"},
		{"any", "append", "bool", "byte", "cap", "clear", "close", "cmp", "comparable", "complex", "copy", "delete",
			"error", "false", "float64", "imag", "int", "int64", "iota", "len", "make", "max", "min", "new", "nil",
			"panic", "print", "println", "real", "recover", "rune", "string", "true", "uint"},
		{"bytes", "civil", "format", "html", "markdown", "math", "omap", "ops", "opt", "slices", "strconv", "strings",
			"time", "utf8"},
	} {
		for _, w := range words {
			reserved[w] = true
		}
	}
}

// Block lets write do its work: the names that are in use within it are free again behind it.
func (g *Gen) Block(write func()) {
	used := g.used
	g.used = clone(used)
	write()
	g.used = used
}

// Fresh returns a name for a variable that the function does not use yet.
func (g *Gen) Fresh(hint string) string { return g.fresh(hint) }
