// Package ir is the checked app: plain data in which every name is resolved and every expression typed. Nothing is
// left to look up or to fail.
package ir

import (
	"github.com/stgen/stgen/generator/types"
)

// Expr is a typed expression: one of the types of this file. Expressions are trees, pure, and never changed once made.
type Expr interface {
	Type() types.Type
}

// Lit is a literal: int, float64, string, bool, []byte, civil.Date, civil.Time, time.Time or time.Duration; nil is a
// value that is missing.
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

// Index is an element of a list, from 0, or from the end if negative, which fails out of range; or the value of a map's
// key, which may be missing: T is then optional.
type Index struct {
	X, I Expr
	T    types.Type
}

// Slice is a part of a list or of a text, in characters. Its ends are clamped, negative ones count from the end. From
// and To may be nil.
type Slice struct {
	X, From, To Expr
	T           types.Type
}

// Unary is `!x` or `-x`.
type Unary struct {
	Op string
	X  Expr
}

// Binary is an operation of two operands. They are of one type, but for `in`, for times with durations or months, and
// for a duration times a number. The operands of `/` and `**` are floats, those of `..` and `%` ints.
type Binary struct {
	Op   string // + - * / % ** == != < <= > >= && || in contains startsWith endsWith matches ..
	L, R Expr
	T    types.Type
}

// Convert is X as another type, to which it is assignable: int as float, T as T?, and the same inside lists, maps and
// records.
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

// Coalesce is `x ?? y`: X is optional, T is Y's type.
type Coalesce struct {
	X, Y Expr
	T    types.Type
}

// Chain is `x?.y`: what Body makes of the value of X, which Symbol stands for there, or nothing if X is missing. T is
// optional, also if Body is not.
type Chain struct {
	X      Expr
	Symbol *Symbol
	Body   Expr
	T      types.Type
}

// Call is a call of a built-in function, or of one of its variants that the checker told apart by their arguments.
type Call struct {
	Name  string
	Args  []Expr // a closure is a *Lambda
	T     types.Type
	Fails bool // it can fail, whatever its arguments do
}

// Method is a call of a method of a time or duration: `at.Year()`.
type Method struct {
	X    Expr
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
	Acc    *Symbol   // what reduce has so far; else nil
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

// Map is `{(k): v}`.
type Map struct {
	Keys, Values []Expr
	T            types.Type
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
	HTMLEscape
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
func (e *Chain) Type() types.Type    { return e.T }
func (e *Call) Type() types.Type     { return e.T }
func (e *Method) Type() types.Type   { return e.T }
func (e *Apply) Type() types.Type    { return e.T }
func (e *Lambda) Type() types.Type   { return &types.Func{Result: e.Body.Type()} }
func (e *List) Type() types.Type     { return e.T }
func (e *Record) Type() types.Type   { return e.T }
func (e *Map) Type() types.Type      { return e.T }
func (e *Let) Type() types.Type      { return e.Body.Type() }
func (e *Text) Type() types.Type     { return types.String }
