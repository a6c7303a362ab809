package expr

import (
	"math"
	"time"

	"github.com/stgen/stgen/generator/ir"
)

// fold calculates an operation of literals as the generated program would: in Go, constants are exact, never wrap, and
// may not be divided by 0.
func fold(e ir.Expr) ir.Expr {
	var v any
	switch e := e.(type) {
	case *ir.Unary:
		if x, ok := e.X.(*ir.Lit); ok {
			v = negated(x.Value)
		}
	case *ir.Binary:
		l, ok1 := e.L.(*ir.Lit)
		r, ok2 := e.R.(*ir.Lit)
		if ok1 && ok2 {
			v = calculated(e.Op, l.Value, r.Value)
		}
	}
	if v == nil {
		return e
	}
	return literalOf(v)
}

func negated(v any) any {
	switch v := v.(type) {
	case int:
		return -v
	case float64:
		return -v
	case time.Duration:
		return -v
	case bool:
		return !v
	}
	return nil
}

// calculated returns l op r; nil where that is no constant.
func calculated(op string, l, r any) any {
	switch l := l.(type) {
	case int:
		switch r := r.(type) {
		case int:
			return ints(op, l, r)
		case time.Duration:
			return durations(op, time.Duration(l), r)
		}
	case float64:
		if r, ok := r.(float64); ok {
			return floats(op, l, r)
		}
	case time.Duration:
		switch r := r.(type) {
		case int:
			return durations(op, l, time.Duration(r))
		case time.Duration:
			return durations(op, l, r)
		}
	}
	return nil
}

func ints(op string, l, r int) any {
	switch op {
	case "+":
		return l + r
	case "-":
		return l - r
	case "*":
		return l * r
	case "%":
		return l % r
	}
	return nil
}

func floats(op string, l, r float64) any {
	switch op {
	case "+":
		return l + r
	case "-":
		return l - r
	case "*":
		return l * r
	case "/":
		return l / r
	case "**":
		return math.Pow(l, r)
	}
	return nil
}

// durations calculates what stays a duration: quotients are left to the program.
func durations(op string, l, r time.Duration) any {
	switch op {
	case "+":
		return l + r
	case "-":
		return l - r
	case "*":
		return l * r
	}
	return nil
}
