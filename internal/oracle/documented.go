package oracle

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/vm/runtime"

	"github.com/stgen/stgen/runtimelib/ops"
)

// What follows are the options that make expr-lang's machine do what the language is documented to do.

// replaced makes f the built-in of a name; it is given the machine's own.
func replaced(name string, f func(original func(...any) (any, error), args []any) (any, error)) []expr.Option {
	original := native(name)
	return []expr.Option{expr.Function(name, func(args ...any) (any, error) { return f(original, args) })}
}

// native returns a built-in function of the machine.
func native(name string) func(...any) (any, error) {
	fn := builtin.Builtins[builtin.Index[name]]
	return func(args ...any) (any, error) {
		switch {
		case fn.Fast != nil:
			return fn.Fast(args[0]), nil
		case fn.Safe != nil:
			v, _, err := fn.Safe(args...)
			return v, err
		}
		return fn.Func(args...)
	}
}

var writing = replaced("string", func(_ func(...any) (any, error), args []any) (any, error) {
	return written(args[0])
})

// written writes a value as a hole within text does.
func written(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", errors.New("nothing to write")
	case float64:
		return ops.FormatFloat(v), nil
	case time.Time:
		return ops.FormatTime(v), nil
	case string, bool, int, fmt.Stringer:
		if _, foo := v.(vmFoo); !foo {
			return fmt.Sprint(v), nil
		}
	}
	data, err := json.Marshal(jsonable(reflect.ValueOf(v)))
	return string(data), err
}

var jsonOfMaps = replaced("toJSON", func(_ func(...any) (any, error), args []any) (any, error) {
	data, err := json.MarshalIndent(jsonable(reflect.ValueOf(args[0])), "", "  ")
	return string(data), err
})

// jsonable returns a value with lists of pairs for maps whose keys are no texts.
func jsonable(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	switch v.Kind() {
	case reflect.Interface:
		return jsonable(v.Elem())
	case reflect.Slice:
		out := make([]any, v.Len())
		for i := range out {
			out[i] = jsonable(v.Index(i))
		}
		return out
	case reflect.Map:
		return jsonableMap(v)
	}
	return v.Interface()
}

func jsonableMap(v reflect.Value) any {
	object, pairs := map[string]any{}, []any{}
	for _, k := range v.MapKeys() {
		key, value := jsonable(k), jsonable(v.MapIndex(k))
		if text, ok := key.(string); ok {
			object[text] = value
		}
		pairs = append(pairs, []any{key, value})
	}
	if len(object) == len(pairs) {
		return object
	}
	return pairs
}

// average makes mean or median of nothing nil.
func average(name string) []expr.Option {
	return replaced(name, func(original func(...any) (any, error), args []any) (any, error) {
		there := numbersIn(args)
		if len(there) == 0 {
			return nil, nil
		}
		return original(there)
	})
}

// extremes makes min and max leave out nil, and take texts and times.
var extremes = slices.Concat(extreme("min", -1), extreme("max", 1))

// extreme makes min or max look for the value whose comparison with the others has a sign.
func extreme(name string, sign int) []expr.Option {
	return replaced(name, func(original func(...any) (any, error), args []any) (any, error) {
		there := numbersIn(args)
		if len(there) == 0 {
			return nil, nil
		}
		if _, number := there[0].(float64); number {
			return original(there)
		}
		best := there[0]
		for _, x := range there[1:] {
			c, err := compared(x, best)
			if err != nil {
				return original(there)
			}
			if c == sign {
				best = x
			}
		}
		return best, nil
	})
}

// compared returns the order of two texts or times.
func compared(a, b any) (int, error) {
	switch a := a.(type) {
	case string:
		if b, ok := b.(string); ok {
			return strings.Compare(a, b), nil
		}
	case time.Time:
		if b, ok := b.(time.Time); ok {
			return a.Compare(b), nil
		}
	}
	return 0, errors.New("neither texts nor times")
}

// numbersIn returns all values of lists within lists that are there.
func numbersIn(args []any) []any {
	var out []any
	for _, a := range args {
		v := reflect.ValueOf(a)
		switch {
		case !v.IsValid():
		case v.Kind() == reflect.Pointer && v.IsNil():
		case v.Kind() == reflect.Pointer:
			out = append(out, v.Elem().Interface())
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				out = append(out, numbersIn([]any{v.Index(i).Interface()})...)
			}
		default:
			out = append(out, a)
		}
	}
	return out
}

// conversion makes int or float of a text that is none nil.
func conversion(name string) []expr.Option {
	return replaced(name, func(original func(...any) (any, error), args []any) (any, error) {
		text, ok := args[0].(string)
		if !ok {
			return original(args...)
		}
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return nil, nil
		}
		if _, err := strconv.Atoi(text); err != nil && name == "int" {
			return nil, nil
		}
		return original(args...)
	})
}

var dates = replaced("date", func(original func(...any) (any, error), args []any) (any, error) {
	v, err := original(args...)
	if err != nil {
		return nil, nil
	}
	return v, nil
})

var base64Texts = replaced("fromBase64", func(original func(...any) (any, error), args []any) (any, error) {
	v, err := original(args...)
	if text, ok := v.(string); ok && !utf8.ValidString(text) {
		return nil, errors.New("no text")
	}
	return v, err
})

var concat = replaced("concat", func(original func(...any) (any, error), args []any) (any, error) {
	v, err := original(args...)
	if list, ok := v.([]any); ok && list == nil {
		return []any{}, err
	}
	return v, err
})

// mapOfAny makes the value of a key that is not in m nil.
func mapOfAny(env map[string]any) {
	m := map[string]any{}
	for k, v := range env["m"].(map[string]int) {
		m[k] = v
	}
	env["m"] = m
}

// withoutPointers makes optional values of the environment what they point to.
func withoutPointers(env map[string]any) {
	type row struct {
		ID     int     `expr:"id" json:"id"`
		Name   string  `expr:"name" json:"name"`
		Amount float64 `expr:"amount" json:"amount"`
		Note   any     `expr:"note" json:"note"`
	}
	rows := []row{}
	for _, r := range env["rows"].([]vmRow) {
		out := row{ID: r.ID, Name: r.Name, Amount: r.Amount}
		if r.Note != nil {
			out.Note = *r.Note
		}
		rows = append(rows, out)
	}
	env["rows"] = rows
	if p := env["opt"].(*int); p != nil {
		env["opt"] = *p
	} else {
		env["opt"] = nil
	}
}

// equality replaces == != and in.
var equality = []expr.Option{
	expr.Function("__equal", func(args ...any) (any, error) {
		return equal(reflect.ValueOf(args[0]), reflect.ValueOf(args[1])), nil
	}, new(func(any, any) bool)),
	expr.Function("__in", func(args ...any) (any, error) { return in(args[0], args[1]), nil }, new(func(any, any) bool)),
	expr.Patch(operators{"==": "__equal", "!=": "__equal", "in": "__in"}),
}

// operators is an ast.Visitor that makes operators calls of functions.
type operators map[string]string

// Visit implements ast.Visitor.
func (o operators) Visit(n *ast.Node) {
	b, ok := (*n).(*ast.BinaryNode)
	if !ok || o[b.Operator] == "" {
		return
	}
	var call ast.Node = &ast.CallNode{Callee: &ast.IdentifierNode{Value: o[b.Operator]}, Arguments: []ast.Node{b.Left, b.Right}}
	if b.Operator == "!=" {
		call = &ast.UnaryNode{Operator: "!", Node: call}
	}
	ast.Patch(n, call)
}

// equal reports whether two values of the machine are equal, whatever Go types hold them.
func equal(a, b reflect.Value) bool {
	a, b = inner(a), inner(b)
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if isNumber(a) && isNumber(b) {
		return runtime.ToFloat64(a.Interface()) == runtime.ToFloat64(b.Interface())
	}
	if t, ok := a.Interface().(time.Time); ok {
		u, ok := b.Interface().(time.Time)
		return ok && t.Equal(u)
	}
	switch {
	case a.Kind() == reflect.Slice && b.Kind() == reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !equal(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case a.Kind() == reflect.Func || b.Kind() == reflect.Func:
		return false
	case a.Kind() == reflect.Map || b.Kind() == reflect.Map:
		return form(a.Interface()) == form(b.Interface())
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}

// inner returns what interfaces and pointers lead to.
func inner(v reflect.Value) reflect.Value {
	for v.IsValid() && (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer) {
		if _, zone := v.Interface().(*time.Location); zone {
			return v
		}
		v = v.Elem()
	}
	return v
}

func isNumber(v reflect.Value) bool {
	return v.Kind() == reflect.Int || v.Kind() == reflect.Float64
}

func in(x, of any) bool {
	list := inner(reflect.ValueOf(of))
	if !list.IsValid() || list.Kind() != reflect.Slice {
		return runtime.In(x, of)
	}
	for i := range list.Len() {
		if equal(reflect.ValueOf(x), list.Index(i)) {
			return true
		}
	}
	return false
}

// slicing cuts texts by characters.
var slicing = []expr.Option{
	expr.Function("__slice", func(args ...any) (any, error) {
		x, from, to := args[0], args[1], args[2]
		if p, ok := x.(*string); ok && p != nil {
			x = *p
		}
		text, isText := x.(string)
		var cut any = x
		if isText {
			cut = []rune(text)
		}
		if from == nil {
			from = 0
		}
		if to == nil {
			to = runtime.Len(cut)
		}
		cut = runtime.Slice(cut, from, to)
		if runes, ok := cut.([]rune); ok {
			return string(runes), nil
		}
		return cut, nil
	}),
	expr.Patch(slicer{}),
}

// slicer is an ast.Visitor that makes slices calls of __slice.
type slicer struct{}

// Visit implements ast.Visitor.
func (slicer) Visit(n *ast.Node) {
	s, ok := (*n).(*ast.SliceNode)
	if !ok {
		return
	}
	args := []ast.Node{s.Node, s.From, s.To}
	for i := range args {
		if args[i] == nil {
			args[i] = &ast.NilNode{}
		}
	}
	ast.Patch(n, &ast.CallNode{Callee: &ast.IdentifierNode{Value: "__slice"}, Arguments: args})
}

// outerInitial evaluates the initial value of reduce in front of it.
var outerInitial = []expr.Option{expr.Patch(&hoister{})}

// hoister is an ast.Visitor that makes `reduce(xs, p, x)` `let v = x; reduce(xs, p, v)`.
type hoister struct{ n int }

// Visit implements ast.Visitor.
func (h *hoister) Visit(n *ast.Node) {
	b, ok := (*n).(*ast.BuiltinNode)
	if !ok || b.Name != "reduce" || len(b.Arguments) < 3 {
		return
	}
	if _, done := b.Arguments[2].(*ast.IdentifierNode); done {
		return
	}
	h.n++
	name := "__initial" + strconv.Itoa(h.n)
	initial := b.Arguments[2]
	b.Arguments[2] = &ast.IdentifierNode{Value: name}
	ast.Patch(n, &ast.VariableDeclaratorNode{Name: name, Value: initial, Expr: b})
}

var (
	duration  = regexp.MustCompile(`duration\((-?\d+)\)`)
	nilField  = regexp.MustCompile(`"[^"]*":nil `)
	pointZero = regexp.MustCompile(`(\d)\.0\b`)
	digits    = regexp.MustCompile(`[0-9.]+`)
)

// withoutPointZero makes 1.0 within a text 1.
func withoutPointZero(form string) string { return pointZero.ReplaceAllString(form, "$1") }

func withoutDigits(form string) string { return digits.ReplaceAllString(form, "0") }

// sameLetters reports whether two forms consist of the same parts in whatever order.
func sameLetters(a, b string) bool {
	return sortedLetters(a) == sortedLetters(b)
}

func sortedLetters(form string) string {
	parts := strings.FieldsFunc(strings.ReplaceAll(form, `\n`, ""), func(r rune) bool { return strings.ContainsRune(" ,:[]{}", r) })
	slices.Sort(parts)
	return strings.Join(parts, " ")
}
