package expr

import (
	"maps"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// With returns the facts with more of them.
func (f Facts) With(more Facts) Facts {
	if len(more) == 0 {
		return f
	}
	out := maps.Clone(f)
	if out == nil {
		out = make(Facts)
	}
	maps.Copy(out, more)
	return out
}

// Narrow returns which optionals are there when a condition is true, or false.
func Narrow(cond ir.Expr, truth bool) Facts {
	switch e := cond.(type) {
	case *ir.Unary:
		if e.Op == "!" {
			return Narrow(e.X, !truth)
		}
	case *ir.Binary:
		switch {
		case e.Op == "&&" && truth, e.Op == "||" && !truth:
			return Narrow(e.L, truth).With(Narrow(e.R, truth))
		case e.Op == "!=" && truth, e.Op == "==" && !truth:
			return present(e.L, e.R).With(present(e.R, e.L))
		}
	}
	return nil
}

// present returns x as a fact if other is nil.
func present(x, other ir.Expr) Facts {
	ref, ok := x.(*ir.Ref)
	if !ok || !isNil(other) {
		return nil
	}
	return Facts{ref.Symbol: true}
}

func isNil(e ir.Expr) bool {
	if c, ok := e.(*ir.Convert); ok {
		return isNil(c.X)
	}
	l, ok := e.(*ir.Lit)
	return ok && l.Value == nil && (l.T == types.Nil || types.IsOptional(l.T))
}
