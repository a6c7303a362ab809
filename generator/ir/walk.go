package ir

import (
	"slices"

	"github.com/stgen/stgen/generator/types"
)

// Walk calls visit for e and every expression in it, outer ones first. A nil e is fine.
func Walk(e Expr, visit func(Expr)) {
	if e == nil {
		return
	}
	visit(e)
	for _, x := range Parts(e) {
		if x != nil {
			Walk(x, visit)
		}
	}
}

// Parts returns the expressions that e is made of; some may be nil.
func Parts(e Expr) []Expr {
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
	case *Chain:
		return []Expr{e.X, e.Body}
	case *Call:
		return e.Args
	case *Method:
		return append([]Expr{e.X}, e.Args...)
	case *Apply:
		return e.Args
	case *Lambda:
		return []Expr{e.Body}
	case *List:
		return e.Items
	case *Record:
		return e.Fields
	case *Map:
		return append(slices.Clone(e.Keys), e.Values...)
	case *Let:
		return []Expr{e.Value, e.Body}
	case *Text:
		return e.Parts
	}
	return nil
}

// holds reports whether is holds for e or an expression in it.
func holds(e Expr, is func(Expr) bool) bool {
	found := false
	Walk(e, func(e Expr) { found = found || is(e) })
	return found
}

// CanFail reports whether evaluating e can fail: an index out of range, the remainder of a division by 0, a conversion,
// a symbol or a function whose own value can.
func CanFail(e Expr) bool {
	return holds(e, func(e Expr) bool {
		switch e := e.(type) {
		case *Ref:
			return e.Symbol.Fails
		case *Apply:
			return e.Func.Fails
		case *Index:
			return !isMap(e)
		case *Binary:
			return failingOperator(e)
		case *Call:
			return e.Fails
		}
		return false
	})
}

// failingOperator reports whether an operator fails for some operands: % by what may be 0, .. of a length that may be
// too long, matches of a pattern that may be none.
func failingOperator(e *Binary) bool {
	r, constant := e.R.(*Lit)
	switch e.Op {
	case "%":
		return !constant || r.Value == 0
	case "..":
		_, both := e.L.(*Lit)
		return !constant || !both
	case "matches":
		return !constant
	}
	return false
}

// Impure reports whether two evaluations of e can differ although nothing that it reads has changed: it reads the clock.
func Impure(e Expr) bool {
	return holds(e, func(e Expr) bool {
		switch e := e.(type) {
		case *Ref:
			return e.Symbol.Impure
		case *Apply:
			return e.Func.Impure
		case *Call:
			return e.Name == "now" || e.Name == "today"
		}
		return false
	})
}

// ReadsClock reports whether e itself reads the clock, or calls a function that does; not whether a value that it reads does.
func ReadsClock(e Expr) bool {
	return holds(e, func(e Expr) bool {
		switch e := e.(type) {
		case *Apply:
			return e.Func.Impure
		case *Call:
			return e.Name == "now" || e.Name == "today"
		}
		return false
	})
}

// IsConstant reports whether e is a literal, or a list or record of them.
func IsConstant(e Expr) bool {
	return e != nil && !holds(e, func(e Expr) bool {
		switch e.(type) {
		case *Lit, *List, *Record, *Map, *Convert:
			return false
		}
		return true
	})
}

// Inputs returns the symbols that e reads, each once, in the order in which they are first met. Variables that e itself
// declares are not among them.
func Inputs(e Expr) []*Symbol {
	var out []*Symbol
	own := map[*Symbol]bool{}
	Walk(e, func(e Expr) {
		switch e := e.(type) {
		case *Ref:
			if !own[e.Symbol] && !slices.Contains(out, e.Symbol) {
				out = append(out, e.Symbol)
			}
		case *Apply:
			if !slices.Contains(out, e.Func) {
				out = append(out, e.Func)
			}
		case *Let:
			own[e.Symbol] = true
		case *Chain:
			own[e.Symbol] = true
		case *Lambda:
			own[e.Acc] = true
			for _, p := range e.Params {
				own[p] = true
			}
		}
	})
	return out
}

func isMap(e *Index) bool {
	_, ok := e.X.Type().(*types.Map)
	return ok
}
