package expr

import (
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// Fits reports whether e can be made a t by Fit: it is assignable, or a record that is written out where a map is
// wanted.
func Fits(e ir.Expr, t types.Type) bool {
	if types.Assignable(e.Type(), t) {
		return true
	}
	elem, _ := types.Elem(t)
	switch e := e.(type) {
	case *ir.Record:
		m, ok := elem.(*types.Map)
		return ok && m.Key == types.String && fitAllOf(e.Fields, m.Value)
	case *ir.List:
		l, ok := elem.(*types.List)
		return ok && fitAllOf(e.Items, l.Elem)
	}
	return false
}

func fitAllOf(es []ir.Expr, t types.Type) bool {
	for _, e := range es {
		if !Fits(e, t) {
			return false
		}
	}
	return true
}

// Fit returns e as a value of type t, which it must fit. Literals take the type themselves; everything else is
// converted where it stands.
func Fit(e ir.Expr, t types.Type) ir.Expr {
	from := e.Type()
	switch {
	case t == types.Invalid || isBad(e):
		return e
	case types.Equal(from, t):
		return renamed(e, t)
	case from == types.Nil:
		return &ir.Lit{T: t}
	}
	if want, ok := t.(*types.Optional); ok && !types.IsOptional(from) {
		return &ir.Convert{X: Fit(e, want.Elem), T: t}
	}
	if out := refitted(e, t); out != nil {
		return out
	}
	if l, ok := from.(*types.List); ok && l.Elem == types.Never {
		return &ir.List{T: t} // it has no items
	}
	return &ir.Convert{X: e, T: t}
}

// refitted pushes a conversion into what e consists of; nil if that cannot be done.
func refitted(e ir.Expr, t types.Type) ir.Expr {
	switch e := e.(type) {
	case *ir.Lit:
		if v, ok := e.Value.(int); ok && t == types.Float {
			return literalOf(float64(v))
		}
	case *ir.List:
		if want, ok := t.(*types.List); ok {
			return &ir.List{Items: fitAll(e.Items, want.Elem), T: t}
		}
	case *ir.Record:
		switch want := t.(type) {
		case *types.Record:
			return fitRecord(e, want)
		case *types.Map:
			return mapFrom(e, want)
		}
	case *ir.Map:
		if want, ok := t.(*types.Map); ok {
			return &ir.Map{Keys: e.Keys, Values: fitAll(e.Values, want.Value), T: t}
		}
	case *ir.Cond:
		return &ir.Cond{C: e.C, A: Fit(e.A, t), B: Fit(e.B, t), T: t}
	case *ir.Let:
		return &ir.Let{Symbol: e.Symbol, Value: e.Value, Body: Fit(e.Body, t)}
	}
	return nil
}

// renamed gives a record that is written out the name of its type.
func renamed(e ir.Expr, t types.Type) ir.Expr {
	if r, ok := e.(*ir.Record); ok {
		return &ir.Record{Fields: r.Fields, T: t}
	}
	return e
}

func fitAll(es []ir.Expr, t types.Type) []ir.Expr {
	out := make([]ir.Expr, len(es))
	for i, e := range es {
		out[i] = Fit(e, t)
	}
	return out
}

// fitRecord orders the fields as t has them; one that is not given is missing.
func fitRecord(r *ir.Record, t *types.Record) ir.Expr {
	have := r.T.(*types.Record)
	out := &ir.Record{T: t, Fields: make([]ir.Expr, len(t.Fields))}
	for i, f := range t.Fields {
		if j := have.Lookup(f.Name); j >= 0 {
			out.Fields[i] = Fit(r.Fields[j], f.Type)
		} else {
			out.Fields[i] = &ir.Lit{T: f.Type}
		}
	}
	return out
}

// mapFrom makes the map that a record stands for where a map is wanted.
func mapFrom(r *ir.Record, t *types.Map) ir.Expr {
	out := &ir.Map{T: t, Values: fitAll(r.Fields, t.Value)}
	for _, f := range r.T.(*types.Record).Fields {
		out.Keys = append(out.Keys, &ir.Lit{Value: f.Name, T: types.String})
	}
	return out
}
