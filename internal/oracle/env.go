// Package oracle holds expressions of the spec language, compiled to Go, against expr-lang's virtual machine: the same
// expression over the same random environments has to have the same value, but for the differences that the language
// makes on purpose (see Difference).
package oracle

import (
	"math/rand/v2"
	"time"

	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/omap"
	"github.com/stgen/stgen/runtimelib/opt"
)

// Env is one environment, as compiled expressions read it.
type Env struct {
	OK    bool
	I     int
	Str   string
	F64   float64
	Array []int
	Foo   Foo
	List  []Foo
	Opt   opt.Of[int]
	Rows  []Row
	M     *omap.Map[string, int]
	At    time.Time
}

// Foo is a record of the environment.
type Foo struct {
	Bar string
}

// String is there since expr-lang's environment has it.
func (Foo) String() string { return "foo" }

// Row is a row of the table rows.
type Row struct {
	ID     int            `json:"id"`
	Name   string         `json:"name"`
	Amount float64        `json:"amount"`
	Note   opt.Of[string] `json:"note"`
}

// Add and Greet are the functions of the environment.
func Add(a, b int) int         { return a + b }
func Greet(name string) string { return "Hello, " + name }

// Envs returns n environments, always the same; the first one is that of expr-lang's own generated test data, and of the
// examples in docs/expressions.md.
func Envs(n int) []*Env {
	r := rand.New(rand.NewPCG(1, 2))
	envs := make([]*Env, n)
	for i := range envs {
		envs[i] = random(r)
	}
	if n > 0 {
		envs[0] = example()
	}
	return envs
}

func example() *Env {
	return &Env{
		OK: true, I: 1, Str: "str", F64: .5, Array: []int{1, 2, 3, 4, 5}, Foo: Foo{"foo"}, List: []Foo{{"bar"}, {"baz"}},
		Rows: []Row{
			{ID: 1, Name: "Ada", Amount: 12.5, Note: opt.Some("new")}, {ID: 2, Name: "Bob", Amount: 7},
			{ID: 3, Name: "Ada", Amount: 20, Note: opt.Some("late")},
		},
		M: omap.Of(omap.E("a", 1), omap.E("b", 2)), At: time.Date(2024, 6, 1, 8, 45, 0, 0, time.UTC),
	}
}

var words = []string{"", "a", "str", "foo", "bar", "baz", "Hello", "12", "x y", "str,foo", "  pad ", "2024-05-06"}

func random(r *rand.Rand) *Env {
	word := func() string { return words[r.IntN(len(words))] }
	e := &Env{
		OK: r.IntN(2) == 0, I: r.IntN(9) - 3, Str: word(), F64: float64(r.IntN(41)-20) / 4,
		Array: []int{}, Foo: Foo{word()}, List: []Foo{}, Rows: []Row{}, M: omap.New[string, int](),
		At: time.Date(2000+r.IntN(40), time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), r.IntN(60), r.IntN(60), 0, time.UTC),
	}
	for range r.IntN(7) {
		e.Array = append(e.Array, r.IntN(11)-3)
	}
	for range r.IntN(4) {
		e.List = append(e.List, Foo{word()})
	}
	if r.IntN(2) == 0 {
		e.Opt = opt.Some(r.IntN(9))
	}
	for i := range r.IntN(6) {
		row := Row{ID: i, Name: word(), Amount: float64(r.IntN(100)) / 4}
		if r.IntN(2) == 0 {
			row.Note = opt.Some(word())
		}
		e.Rows = append(e.Rows, row)
	}
	for range r.IntN(4) {
		e.M.Set(word(), r.IntN(9))
	}
	return e
}

// The types of the environment, as the language writes them.
var (
	fooType = &types.Record{Name: "Foo", Fields: []types.Field{{Name: "Bar", Type: types.String}}}
	rowType = &types.Record{Name: "Row", Fields: []types.Field{
		{Name: "id", Type: types.Int}, {Name: "name", Type: types.String}, {Name: "amount", Type: types.Float},
		{Name: "note", Type: types.Opt(types.String)},
	}}
)

// vmFoo and vmRow are the records as the virtual machine reads them.
type vmFoo struct {
	Bar string
}

// String is Foo's.
func (f vmFoo) String() string { return Foo(f).String() }

type vmRow struct {
	ID     int     `expr:"id" json:"id"`
	Name   string  `expr:"name" json:"name"`
	Amount float64 `expr:"amount" json:"amount"`
	Note   *string `expr:"note" json:"note"`
}

// machine returns the environment as the virtual machine reads it.
func (e *Env) machine() map[string]any {
	list := make([]vmFoo, len(e.List))
	for i, f := range e.List {
		list[i] = vmFoo(f)
	}
	rows := make([]vmRow, len(e.Rows))
	for i, r := range e.Rows {
		rows[i] = vmRow{ID: r.ID, Name: r.Name, Amount: r.Amount, Note: pointer(r.Note)}
	}
	m := map[string]int{}
	for k, v := range e.M.All() {
		m[k] = v
	}
	return map[string]any{
		"ok": e.OK, "i": e.I, "str": e.Str, "f64": e.F64, "array": e.Array, "foo": vmFoo(e.Foo), "list": list,
		"opt": pointer(e.Opt), "rows": rows, "m": m, "at": e.At, "add": Add, "greet": Greet,
	}
}

// machines returns n environments as the virtual machine reads them.
func machines(n int) []map[string]any {
	out := make([]map[string]any, n)
	for i, e := range Envs(n) {
		out[i] = e.machine()
	}
	return out
}

func pointer[T any](o opt.Of[T]) *T {
	if v, ok := o.Get(); ok {
		return &v
	}
	return nil
}
