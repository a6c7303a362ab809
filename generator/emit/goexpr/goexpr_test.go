package goexpr_test

import (
	"bytes"
	"sort"
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// testScope is names with their types; testHost reads them as fields of h.
type testScope map[string]*ir.Symbol

func (s testScope) Lookup(name string) *ir.Symbol { return s[name] }

// Member and Members complete expr.Scope: nothing stands under a name.
func (s testScope) Member(*ir.Symbol, string, bool) *ir.Symbol { return nil }
func (s testScope) Members(*ir.Symbol) []string                { return nil }
func (s testScope) Names() (names []string) {
	for name := range s {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

type testHost struct{}

func (testHost) Ref(sym *ir.Symbol) *jen.Statement     { return jen.Id(sym.Go) }
func (testHost) Func(sym *ir.Symbol) *jen.Statement    { return jen.Id(sym.Go) }
func (testHost) Record(r *types.Record) *jen.Statement { return jen.Id(recordName(r)) }
func (testHost) Field(_ *types.Record, name string) string {
	return strings.ToUpper(name[:1]) + name[1:]
}
func (testHost) Call(name string, _ []jen.Code) *jen.Statement { panic(name) }
func (testHost) Taken(name string) bool                        { _, ok := testNames[name]; return ok }

func recordName(r *types.Record) string {
	if r.Name != "" {
		return r.Name
	}
	return "Record"
}

var testNames = testScope{}

func init() {
	row := func(name string) (types.Type, bool) {
		return &types.Record{Name: "Row", Fields: []types.Field{
			{Name: "id", Type: types.Int}, {Name: "name", Type: types.String}, {Name: "amount", Type: types.Float},
			{Name: "note", Type: types.Opt(types.String)},
		}}, name == "Row"
	}
	for name, text := range map[string]string{
		"n": "int", "x": "float", "name": "string", "ok": "bool", "maybe": "int?", "word": "string?", "rows": "list<Row>",
		"ints": "list<int>", "m": "map<string, int>", "day": "date", "at": "datetime", "maybes": "list<int?>",
	} {
		t, err := types.Parse(text, row)
		if err != nil {
			panic(err)
		}
		testNames[name] = &ir.Symbol{Name: name, Kind: ir.VarSymbol, Type: t, Go: name}
	}
}

// TestReturn shows what expressions look like in Go, as the body of a function.
func TestReturn(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"n * 2 + 1", "return n*2 + 1"},
		{"(n + 1) * 2", "return (n + 1) * 2"},
		{"n - (n - 1)", "return n - (n - 1)"},
		{"n / 3", "return float64(n) / 3.0"},
		{"-(-n)", "return -(-n)"},
		{"0.1 + 0.2", "return 0.30000000000000004"},
		{"not (ok and n > 3)", "return !(ok && n > 3)"},
		{"n % 3", "return ops.Mod(n, 3)"},
		{"ints[0]", "return ops.At(ints, 0)"},
		{"maybe ?? 0", "return maybe.Or(0)"},
		{"maybe != nil && maybe > 3", "return maybe.OK() && maybe.Must() > 3"},
		{"maybe == 3", "return maybe == opt.Some(3)"},
		{"m[name]", "return m.Get(name)"},
		{"name in [\"a\", \"b\"]", `return slices.Contains([]string{"a", "b"}, name)`},
		{"n in 1..5", "return 1 <= n && n <= 5"},
		{"day + days(7) > day", "return ops.AddToDate(day, ops.Days(7)).Compare(day) > 0"},
		{`at - duration("90m")`, "return at.Add(-(90 * time.Minute))"},
		{`ok ? "yes" : "no"`, "if ok {\n\treturn \"yes\"\n}\nreturn \"no\""},
		{`len(ok ? "yes" : name)`, "text := name\nif ok {\n\ttext = \"yes\"\n}\nreturn utf8.RuneCountInString(text)"},
		{"sum(filter(rows, .amount > 3), .amount)", "var sum float64\nfor _, row := range rows {\n\tif row.Amount > 3.0 {\n\t\tsum += row.Amount\n\t}\n}\nreturn sum"},
		{"map(rows, .name)", "names := make([]string, 0, len(rows))\nfor _, row := range rows {\n\tnames = append(names, row.Name)\n}\nreturn names"},
		{"len(filter(ints, # > n))", "count := 0\nfor _, int2 := range ints {\n\tif int2 > n {\n\t\tcount++\n\t}\n}\nreturn count"},
		{"any(rows, .id == n) && ok", "found := false\nfor _, row := range rows {\n\tif row.Id == n {\n\t\tfound = true\n\t\tbreak\n\t}\n}\nreturn found && ok"},
		{"ok && any(rows, .id == n)", "ok2 := ok\nif ok2 {\n\tfound := false\n\tfor _, row := range rows {\n\t\tif row.Id == n {\n\t\t\tfound = true\n\t\t\tbreak\n\t\t}\n\t}\n\tok2 = found\n}\nreturn ok2"},
		{"find(rows, .id == n)?.name ?? \"none\"", "var found opt.Of[Row]\nfor _, row := range rows {\n\tif row.Id == n {\n\t\tfound = opt.Some(row)\n\t\tbreak\n\t}\n}\nif row, ok2 := found.Get(); ok2 {\n\treturn row.Name\n}\nreturn \"none\""},
		{"reduce(ints, #acc + #, 0)", "acc := 0\nfor _, int2 := range ints {\n\tacc = acc + int2\n}\nreturn acc"},
		{"map(rows, .amount / sum(rows, .amount))", "list := make([]float64, 0, len(rows))\nvar sum float64\nfor _, row := range rows {\n\tsum += row.Amount\n}\nfor _, row := range rows {\n\tlist = append(list, row.Amount/sum)\n}\nreturn list"},
		{"filter(rows, .id in map(filter(rows, .amount > 3), .id))", "rows2 := []Row{}\nids := []int{}\nfor _, row := range rows {\n\tif row.Amount > 3.0 {\n\t\tids = append(ids, row.Id)\n\t}\n}\nfor _, row := range rows {\n\tif slices.Contains(ids, row.Id) {\n\t\trows2 = append(rows2, row)\n\t}\n}\nreturn rows2"},
		{"not (maybe == nil) ? maybe : 0", "if maybe.OK() {\n\treturn maybe.Must()\n}\nreturn 0"},
		{"let dear = filter(rows, .amount > 3); len(dear)", "dear := []Row{}\nfor _, row := range rows {\n\tif row.Amount > 3.0 {\n\t\tdear = append(dear, row)\n\t}\n}\nreturn len(dear)"},
		{"let total = sum(ints); total > 10 ? total : 0", "total := ops.Sum(ints)\nif total > 10 {\n\treturn total\n}\nreturn 0"},
		{"filter(1..n, # % 2 == 0)", "list := []int{}\nfor _, x2 := range ops.Ints(1, n) {\n\tif ops.Mod(x2, 2) == 0 {\n\t\tlist = append(list, x2)\n\t}\n}\nreturn list"},
		{"sortBy(rows, .amount, \"desc\")", "return ops.SortByDesc(rows, func(row Row) float64 {\n\treturn row.Amount\n})"},
		{"sum(maybes)", "var sum int\nfor _, x2 := range maybes {\n\tif v, ok2 := x2.Get(); ok2 {\n\t\tsum += v\n\t}\n}\nreturn sum"},
		{"{id: n, name: name}", "return Record{Id: n, Name: name}"},
		{`n == 1 ? "one" : n == 2 ? "two" : "many"`, "if n == 1 {\n\treturn \"one\"\n}\nif n == 2 {\n\treturn \"two\"\n}\nreturn \"many\""},
	} {
		f := source.NewFile("app.yaml", []byte(tt.text))
		e, diags := expr.Check(source.Verbatim(f.Span(0, f.Len())), testNames, nil)
		if e == nil {
			t.Errorf("%s: %s", tt.text, diags[0].Message)
			continue
		}
		if got := render(t, e); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.text, indent(got), indent(tt.want))
		}
	}
}

// render returns the body of a function that returns e.
func render(t *testing.T, e ir.Expr) string {
	t.Helper()
	file := jen.NewFile("main")
	for _, pkg := range goexpr.Packages {
		file.ImportName(pkg, pkg[strings.LastIndexByte(pkg, '/')+1:])
	}
	gen := goexpr.New(testHost{})
	file.Func().Id("f").Params().Add(gen.Type(e.Type())).Block(gen.Return(e)...)
	var out bytes.Buffer
	if err := file.Render(&out); err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(out.String(), "func f()")
	_, body, _ = strings.Cut(body, "{\n")
	if strings.Contains(body, "\n}\n") {
		body = body[:strings.LastIndex(body, "\n}\n")]
	}
	lines := strings.Split(body, "\n")
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], "\t")
	}
	return strings.Join(lines, "\n")
}

func indent(s string) string { return "\t" + strings.ReplaceAll(s, "\n", "\n\t") }
