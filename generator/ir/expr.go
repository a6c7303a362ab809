// Package ir is the checked app: plain data in which every name is resolved and every expression typed. Nothing is
// left to look up or to fail.
package ir

import (
	"github.com/stgen/stgen/generator/types"
)

// Expr is a typed expression: one of the types of this file.
type Expr interface {
	Type() types.Type
}

// Lit is a literal: int, float64, string, bool, civil.Date, civil.Time, time.Time or time.Duration; nil is a value
// that is missing.
type Lit struct {
	Value any
	T     types.Type
}

// Ref is the value of a symbol.
type Ref struct{ Symbol *Symbol }

// Field is a field of a record.
type Field struct {
	X    Expr
	Name string
	T    types.Type
}

// Index is an element of a list, from 0, or from the end if negative; or the value of a map's key, which may be missing.
type Index struct {
	X, I Expr
	T    types.Type
}

// Slice is a part of a list or of a text. From and To may be nil.
type Slice struct {
	X, From, To Expr
	T           types.Type
}

// Unary is `!x` or `-x`.
type Unary struct {
	Op string
	X  Expr
}

// Binary is an operation of two operands of one type, but for `**` (floats) and `..` (ints to a list).
type Binary struct {
	Op   string // + - * / % ** == != < <= > >= && || in contains startsWith endsWith matches ..
	L, R Expr
	T    types.Type
}

// Convert is X as another type: int as float, T as T?.
type Convert struct {
	X Expr
	T types.Type
}

// Settled is the value of an optional that is known to be there.
type Settled struct {
	X Expr
	T types.Type
}

// Cond is `c ? a : b`.
type Cond struct {
	C, A, B Expr
	T       types.Type
}

// Coalesce is `x ?? y`: X is optional.
type Coalesce struct {
	X, Y Expr
	T    types.Type
}

// Call is a call of a built-in function.
type Call struct {
	Name string
	Args []Expr
	T    types.Type
}

// Apply is a call of a function of the spec.
type Apply struct {
	Func *Symbol
	Args []Expr
	T    types.Type
}

// Lambda is a closure of a loop: `.amount > 3`.
type Lambda struct {
	Params []*Symbol // the element, and the index if the body uses it
	Body   Expr
}

// List is `[a, b]`.
type List struct {
	Items []Expr
	T     types.Type
}

// Record is `{a: 1}`.
type Record struct {
	Fields []Expr // in the order of the type's fields
	T      types.Type
}

// Let is `let x = value; body`.
type Let struct {
	Symbol *Symbol
	Value  Expr
	Body   Expr
}

// Escape is how values within a text are made safe for where they stand.
type Escape uint8

// The escapes.
const (
	NoEscape Escape = iota
	MarkdownEscape
	URLEscape
)

// Text is a text with values in it.
type Text struct {
	Parts  []Expr // Lit strings stand for themselves
	Escape Escape
}

// Type implements Expr.
func (e *Lit) Type() types.Type      { return e.T }
func (e *Ref) Type() types.Type      { return e.Symbol.Type }
func (e *Field) Type() types.Type    { return e.T }
func (e *Index) Type() types.Type    { return e.T }
func (e *Slice) Type() types.Type    { return e.T }
func (e *Unary) Type() types.Type    { return e.X.Type() }
func (e *Binary) Type() types.Type   { return e.T }
func (e *Convert) Type() types.Type  { return e.T }
func (e *Settled) Type() types.Type  { return e.T }
func (e *Cond) Type() types.Type     { return e.T }
func (e *Coalesce) Type() types.Type { return e.T }
func (e *Call) Type() types.Type     { return e.T }
func (e *Apply) Type() types.Type    { return e.T }
func (e *Lambda) Type() types.Type   { return &types.Func{Result: e.Body.Type()} }
func (e *List) Type() types.Type     { return e.T }
func (e *Record) Type() types.Type   { return e.T }
func (e *Let) Type() types.Type      { return e.Body.Type() }
func (e *Text) Type() types.Type     { return types.String }

// Walk calls visit for e and every expression in it, outer ones first.
func Walk(e Expr, visit func(Expr)) {
	if e == nil {
		return
	}
	visit(e)
	for _, x := range children(e) {
		if x != nil {
			Walk(x, visit)
		}
	}
}

func children(e Expr) []Expr {
	switch e := e.(type) {
	case *Field:
		return []Expr{e.X}
	case *Index:
		return []Expr{e.X, e.I}
	case *Slice:
		return []Expr{e.X, e.From, e.To}
	case *Unary:
		return []Expr{e.X}
	case *Binary:
		return []Expr{e.L, e.R}
	case *Convert:
		return []Expr{e.X}
	case *Settled:
		return []Expr{e.X}
	case *Cond:
		return []Expr{e.C, e.A, e.B}
	case *Coalesce:
		return []Expr{e.X, e.Y}
	case *Call:
		return e.Args
	case *Apply:
		return e.Args
	case *Lambda:
		return []Expr{e.Body}
	case *List:
		return e.Items
	case *Record:
		return e.Fields
	case *Let:
		return []Expr{e.Value, e.Body}
	case *Text:
		return e.Parts
	}
	return nil
}

// CanFail reports whether evaluating e can fail: an index out of range, a remainder of a division by 0.
func CanFail(e Expr) bool {
	fails := false
	Walk(e, func(e Expr) {
		switch e := e.(type) {
		case *Index:
			_, list := e.X.Type().(*types.List)
			fails = fails || list
		case *Binary:
			fails = fails || e.Op == "%" || e.Op == ".."
		case *Call:
			fails = fails || e.Name == "repeat"
		}
	})
	return fails
}

// IsConstant reports whether e is a literal, or a list of them.
func IsConstant(e Expr) bool {
	constant := true
	Walk(e, func(e Expr) {
		switch e.(type) {
		case *Lit, *List, *Record, *Convert:
		default:
			constant = false
		}
	})
	return constant
}
