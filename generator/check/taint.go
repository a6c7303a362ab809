package check

import (
	"reflect"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// SecretShown is a secret on its way to a client.
var SecretShown = diag.Register(diag.Code{
	Name: "secret-shown", Summary: "a secret reaches what is shown",
	Explanation: "What is computed from a secret is as secret as it is: it may not be the parameter of an element, a message, a part of a URL, or what tells " +
		"the turns of a loop apart, whatever values, variables, functions or components it goes through. What a secret is compared with, and whether it is " +
		"there, is no secret: `if: word == secrets.word` is fine.",
	Wrong: "body:\n  - text: ${{ secrets.api.token }}\n",
	Right: "body:\n  - text_input: {key: word, label: Word, type: password}\n  - text: Welcome\n    if: word == secrets.word\n",
})

// taint is what is known of the ways that secrets take through an app.
type taint struct {
	*checker
	from    map[*ir.Symbol]*ir.Symbol // what holds a secret, and what it has it from; a secret has it from itself
	grown   bool                      // from has grown in this round
	visited map[visit]bool
	shows   bool // what is shown is being looked for
}

type visit struct {
	t  reflect.Type
	at uintptr
}

// keepSecrets reports every place where a secret is shown.
func (c *checker) keepSecrets() {
	if len(c.app.Secrets) == 0 {
		return
	}
	t := &taint{checker: c, from: make(map[*ir.Symbol]*ir.Symbol)}
	for _, s := range c.app.Secrets {
		t.from[s.Symbol] = s.Symbol
	}
	for t.grown = true; t.grown; {
		t.grown = false
		t.look()
	}
	t.shows = true
	t.look()
}

// look walks the whole app: whatever kinds of statements and actions there are, none can be forgotten.
func (t *taint) look() {
	t.visited = make(map[visit]bool)
	t.walk(reflect.ValueOf(t.app))
}

func (t *taint) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		at := visit{v.Type(), v.Pointer()}
		if v.IsNil() || t.visited[at] {
			return
		}
		t.visited[at] = true
		t.node(v.Interface())
		t.walk(v.Elem())
	case reflect.Interface:
		if _, isType := v.Interface().(types.Type); !isType && !v.IsNil() {
			t.walk(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			t.walk(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[source.Span]() {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				t.walk(v.Field(i))
			}
		}
	}
}

// node notes what a part of the app hands on, and reports what it shows.
func (t *taint) node(part any) {
	switch n := part.(type) {
	case *ir.Value:
		t.flow(n.Compute, n.Symbol)
		if n.Collect != nil {
			t.pass(n.Collect.Of, n.Symbol)
		}
		if n.Bound && t.from[n.Symbol] != nil {
			t.shown(nil, n.Symbol, n.Symbol.Span)
		}
	case *ir.Loop:
		t.flow(n.Source, n.Row)
		if overMap(n) {
			t.flow(n.Source, n.Index)
		}
		t.show(n.By)
	case *ir.Use:
		for i, arg := range n.Args {
			t.flow(arg, n.Component.Params[i])
		}
	case *ir.Change:
		t.change(n)
	case *ir.CallAction:
		for i, arg := range n.Args {
			t.flow(arg, n.Procedure.Params[i])
		}
	case *ir.ForAction:
		t.flow(n.Source, n.Row)
	case *ir.DialogAction:
		for i, arg := range n.Args {
			t.flow(arg, n.Dialog.Params[i])
		}
	case *ir.Symbol:
		if n.Via != nil {
			t.pass(n.Of, n)
		}
	case *ir.Element:
		for _, arg := range n.Args {
			t.show(arg.Expr)
		}
		for _, x := range n.With {
			t.show(x)
		}
	case *ir.FailAction:
		t.show(n.Message)
		for _, at := range n.At {
			t.show(at.Message)
		}
	case *ir.SwitchAction:
		t.show(n.Query)
	}
}

// change looks at a change of a place: what is removed leaves nothing behind.
func (t *taint) change(n *ir.Change) {
	if n.Op == ir.RemoveChange {
		return
	}
	for _, x := range n.Exprs() {
		t.flow(x, n.Symbol)
		if n.Symbol.Kind == ir.WidgetSymbol {
			t.show(x)
		}
	}
}

func overMap(l *ir.Loop) bool {
	if l.Source == nil || l.Index == nil {
		return false
	}
	_, ok := l.Source.Type().(*types.Map)
	return ok
}

// flow notes that a symbol holds what an expression is.
func (t *taint) flow(e ir.Expr, to *ir.Symbol) {
	if from := t.secretIn(e); from != nil {
		t.pass(from, to)
	}
}

// pass notes that a symbol holds what another one holds.
func (t *taint) pass(from, to *ir.Symbol) {
	if t.from[from] != nil && t.from[to] == nil {
		t.from[to] = from
		t.grown = true
	}
}

// show reports an expression that is shown and a secret.
func (t *taint) show(e ir.Expr) {
	if !t.shows || e == nil {
		return
	}
	if from := t.secretIn(e); from != nil {
		t.shown(e, from, t.placeOf(e, from))
	}
}

// shown reports a secret that is shown at a place, and the way that it took.
func (t *taint) shown(e ir.Expr, from *ir.Symbol, at source.Span) {
	if !t.shows {
		return
	}
	way := []*ir.Symbol{from}
	for t.from[way[0]] != way[0] {
		way = slices.Insert(way, 0, t.from[way[0]])
	}
	names := make([]string, len(way))
	for i, sym := range way {
		names[i] = sym.Name
	}
	d := t.diags.Errorf(SecretShown, at, "the secret %s would be shown", strings.TrimPrefix(names[0], "secrets."))
	if len(way) > 1 {
		d.Message += ": " + strings.Join(names, " → ")
		if e != nil {
			d.Message += " → here"
		}
	}
	for _, sym := range way[1:] {
		if sym.Span.File != nil && sym.Span != at {
			d.WithLabel(sym.Span, "%q holds it", sym.Name)
		}
	}
	d.WithHint("show what does not depend on it, or compare it: `word == %s`", names[0])
}

// placeOf returns where the part of an expression stands that is secret.
func (t *taint) placeOf(e ir.Expr, from *ir.Symbol) source.Span {
	at := from.Span
	ir.Walk(e, func(x ir.Expr) {
		if span, ok := t.places[x]; ok && t.secretIn(x) != nil {
			at = span
		}
	})
	return at
}

// compared are the operators whose result is no secret.
var compared = []string{"==", "!=", "<", "<=", ">", ">=", "in", "contains", "startsWith", "endsWith", "matches"}

// secretIn returns a symbol from which an expression has a secret; nil if it has none.
func (t *taint) secretIn(e ir.Expr) *ir.Symbol {
	switch e := e.(type) {
	case nil:
		return nil
	case *ir.Ref:
		if t.from[e.Symbol] != nil {
			return e.Symbol
		}
		return nil
	case *ir.Binary:
		if slices.Contains(compared, e.Op) {
			return nil
		}
	case *ir.Cond:
		return t.firstOf(e.A, e.B)
	case *ir.Call:
		if e.T == types.Bool {
			return nil
		}
		return t.inCall(e)
	case *ir.Method:
		if e.T == types.Bool {
			return nil
		}
	case *ir.Apply:
		return t.inApply(e)
	case *ir.Chain:
		return t.within(e.X, e.Symbol, func() *ir.Symbol { return t.secretIn(e.Body) })
	case *ir.Let:
		return t.within(e.Value, e.Symbol, func() *ir.Symbol { return t.secretIn(e.Body) })
	}
	return t.firstOf(ir.Parts(e)...)
}

func (t *taint) firstOf(es ...ir.Expr) *ir.Symbol {
	for _, e := range es {
		if from := t.secretIn(e); from != nil {
			return from
		}
	}
	return nil
}

// within looks at what an expression makes of a variable that holds value.
func (t *taint) within(value ir.Expr, local *ir.Symbol, inside func() *ir.Symbol) *ir.Symbol {
	from := t.secretIn(value)
	if from == nil {
		return inside()
	}
	if t.from[local] == nil {
		t.from[local] = from
		defer delete(t.from, local)
	}
	if inside() == nil {
		return nil
	}
	return from
}

// inCall looks at a call of a built-in: what a closure gets is as secret as what the call goes over.
func (t *taint) inCall(e *ir.Call) *ir.Symbol {
	var over ir.Expr
	closed := false
	for _, arg := range e.Args {
		lambda, ok := arg.(*ir.Lambda)
		closed = closed || ok
		if !ok {
			if over == nil || t.secretIn(over) == nil {
				over = arg
			}
			continue
		}
		inside := func() *ir.Symbol { return t.secretIn(lambda.Body) }
		if over != nil && len(lambda.Params) > 0 {
			if from := t.within(over, lambda.Params[0], inside); from != nil {
				return from
			}
		} else if from := inside(); from != nil {
			return from
		}
	}
	if over != nil && !(closed && picks[e.Name]) {
		return t.secretIn(over)
	}
	return nil
}

// picks are the built-ins that give nothing of the list that they go over but what their closure makes of it.
var picks = map[string]bool{"map": true, "sum": true, "reduce": true, "count": true, "findIndex": true, "findLastIndex": true}

// inApply looks at a call of a function of the spec: at what it makes of its arguments.
func (t *taint) inApply(e *ir.Apply) *ir.Symbol {
	for _, f := range t.app.Funcs {
		if f.Symbol != e.Func {
			continue
		}
		inside := func() *ir.Symbol { return t.secretIn(f.Value) }
		for i, p := range f.Params {
			if from := t.within(e.Args[i], p, inside); from != nil {
				return from
			}
		}
		return nil
	}
	return t.firstOf(e.Args...)
}
