package goexpr

import (
	"github.com/dave/jennifer/jen"
)

// operand is a Go expression and how tightly it holds together: the precedence of its outermost operator, as in
// go/token, or unary or primary.
type operand struct {
	code    *jen.Statement
	prec    int
	negated *operand // what not was taken of; else nil
}

const (
	precOr = iota + 1
	precAnd
	precCompare
	precAdd
	precMultiply
	precUnary
	precPrimary
)

var precedence = map[string]int{
	"||": precOr, "&&": precAnd, "==": precCompare, "!=": precCompare, "<": precCompare, "<=": precCompare,
	">": precCompare, ">=": precCompare, "+": precAdd, "-": precAdd, "|": precAdd, "^": precAdd, "*": precMultiply,
	"/": precMultiply, "%": precMultiply, "&": precMultiply, "&^": precMultiply,
}

// atom is an operand that needs no brackets anywhere.
func atom(code *jen.Statement) operand { return operand{code: code, prec: precPrimary} }

// at returns the operand for a place that needs at least a precedence.
func (o operand) at(prec int) *jen.Statement {
	if o.prec < prec {
		return jen.Parens(o.code)
	}
	return jen.Add(o.code)
}

// infix writes l op r. The operators of Go group to the left.
func infix(l operand, op string, r operand) operand {
	prec := precedence[op]
	return operand{code: l.at(prec).Op(op).Add(r.at(prec + 1)), prec: prec}
}

// not writes !x.
func not(x operand) operand {
	if x.negated != nil {
		return *x.negated
	}
	return operand{code: jen.Op("!").Add(x.at(precUnary)), prec: precUnary, negated: &x}
}

// dot writes x.name.
func (o operand) dot(name string) operand { return atom(o.at(precPrimary).Dot(name)) }

// method writes x.name(args).
func (o operand) method(name string, args ...jen.Code) operand {
	return atom(o.at(precPrimary).Dot(name).Call(args...))
}

// call writes pkg.name(args); pkg is empty for what is built into Go.
func call(pkg, name string, args ...jen.Code) operand {
	if pkg == "" {
		return atom(jen.Id(name).Call(args...))
	}
	return atom(jen.Qual(pkg, name).Call(args...))
}

// codes returns the code of operands.
func codes(operands []operand) []jen.Code {
	out := make([]jen.Code, len(operands))
	for i, o := range operands {
		out[i] = o.code
	}
	return out
}
