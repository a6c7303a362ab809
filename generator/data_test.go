package generator

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestDataMistakes makes mistakes in `data:` and in its files: one message each, at its place in the spec, and none that
// follows from it.
func TestDataMistakes(t *testing.T) {
	t.Parallel()
	const show = "\nbody:\n  - text: ${{ len(orders) }}\n  - text: ${{ sum(orders, .id) }}\n"
	tests := []struct{ name, spec, file, want string }{
		{"missing", "csv: o.csv", "", "2:22: cannot read o.csv: there is no such file"},
		{"outside", "csv: ../o.csv", "", "2:22: ../o.csv is outside of the spec's folder"},
		{"computed path", `csv: "${{ x }}"`, "", "2:22: the path of a file is a literal"},
		{"empty", "csv: o.csv", "", "2:22: o.csv: the file is empty; its first line has to name the columns"},
		{"ragged", "csv: o.csv", "id,b\n1,2\n3\n", "2:22: o.csv: row 2: 1 cells, but there are 2 columns"},
		{"not UTF-8", "csv: o.csv", "id\n1\n\xff\n", "2:22: o.csv: row 2: the text is not UTF-8"},
		{"same name", "csv: o.csv", "id,id\n", `2:22: o.csv: column "id": two columns have this name`},
		{"no name", "csv: o.csv", "id,\n", "2:22: o.csv: column 2 has no name"},
		{"quotes", "csv: o.csv", "id\n\"1\n", "2:22: o.csv: row 1: "},
		{"no JSON", "json: o.json", "[{\"id\": 1},\n{\"id\"}]", "2:23: o.json: line 2: this is not valid JSON"},
		{"mixed JSON", "json: o.json", `[{"id": 1}, {"id": "x"}]`, `2:23: o.json: row 2, column "id": this is a text, and a whole number in the rows before`},
		{"empty JSON", "json: o.json", "[]", "2:23: o.json: the list is empty, so that the types of its columns cannot be told"},
		{"no source", "primary_key: id", "", `2:8: "orders" does not say where the data comes from`},
		{"two sources", "csv: o.csv, json: o.csv", "id\n1\n", `2:29: "orders" has two sources`},
		{"later source", "sql: select 1", "", "2:17: data from `sql:` cannot be read yet"},
		{"unknown key", "csv: o.csv, primarykey: id", "id\n1\n", `2:29: unknown key "primarykey"`},
		{"cell of a declared column", "csv: o.csv, columns: {id: int}", "id\n1\nx\n", `2:39: o.csv: row 2, column "id": "x" is no whole number`},
		{"empty cell of a declared column", "csv: o.csv, columns: {id: int}", "id,b\n1,2\n,3\n", `2:39: o.csv: row 2, column "id": the cell is empty`},
		{"unknown declared column", "csv: o.csv, columns: {idd: int}", "id\n1\n", `2:39: o.csv: column "idd": the file has no such column`},
		{"unknown type", "csv: o.csv, columns: {id: number}", "id\n1\n", `2:43: `},
		{"no cell of CSV", "csv: o.csv, columns: {id: \"list<int>\"}", "id\n1\n", "2:39: no cell of a CSV file is a list<int>"},
		{"place in JSON", "json: o.json, columns: {id: int, a: \"{b: int}\"}", `[{"id": 1, "a": {"b": 1}}, {"id": 2, "a": {"b": 1.5}}]`,
			`2:50: o.json: row 2, column "a.b": "1.5" is no whole number`},
		{"unknown key column", "csv: o.csv, primary_key: idd", "id\n1\n", `2:42: "orders" has no column "idd"`},
		{"key that may be empty", "csv: o.csv, primary_key: id", "id,b\n1,1\n,2\n", `2:42: the column "id" cannot be the primary key: its cells may be empty`},
		{"key of another type", "csv: o.csv, primary_key: id", "id\n1.5\n", `2:42: a primary key is an int or a string, "id" is a float`},
		{"same key", "csv: o.csv, primary_key: id", "id\n1\n2\n1\n", `2:22: o.csv: row 3, column "id": 1 is the key of row 1 already`},
		{"same key of JSON", "json: o.json, primary_key: id", `[{"id": 1}, {"id": 1}]`, `2:23: o.json: row 2, column "id": 1 is the key of row 1 already`},
		{"same key of rows", "rows: [{id: 1}, {id: 1}], primary_key: id", "", `2:38: two rows have the primary key "1"`},
		{"unknown label", "csv: o.csv, index: nme", "id,name\n1,x\n", `2:36: "orders" has no column "nme"`},
		{"key of a value", `json: o.json, primary_key: id`, `{"id": 1}`, "2:31: \"orders\" holds no rows, so that it takes no `primary_key`"},
		{"mixed rows", "rows: [{id: 1}, {id: x}]", "", "2:38: the values of a column are of one type: string here, int in the rows before"},
		{"row of another kind", "rows: [{id: 1}, 3]", "", `2:33: a row is a mapping, found "3"`},
		{"no rows", "rows: []", "", "2:23: there are no rows, so that the columns cannot be told"},
		{"rows of a declared type", "rows: [{id: x}], columns: {id: int}", "", "2:29: expected int, found string"},
		{"no base64", "base64: '***'", "", "2:25: this is not base64: illegal base64 data at input byte 0"},
		{"condition", "csv: o.csv, if: 3", "id\n1\n", "2:33: expected bool, found int"},
		{"unknown key of a cache", "rows: [{id: 1}], cache: {tll: 1h}", "", `2:42: unknown key "tll"`},
		{"ttl", "rows: [{id: 1}], cache: {ttl: soon}", "", `2:47: expected duration, found the text "soon"`},
		{"ttl of nothing", "rows: [{id: 1}], cache: {ttl: 0s}", "", `2:47: "ttl" is longer than nothing`},
		{"scope", "rows: [{id: 1}], cache: {scope: all}", "", `2:49: "scope" is session or shared, found "all"`},
		{"entries", "rows: [{id: 1}], cache: {max_entries: 0}", "", `2:55: "max_entries" is a whole number from 1, found "0"`},
		{"cache of a file", "csv: o.csv, cache: {scope: session}", "id\n1\n", "2:37: what a file holds is read once for all sessions"},
		{"row is no flag", "csv: o.csv, row: many", "id\n1\n", `2:34: "row" is true or false, found "many"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			fsys := fstest.MapFS{"app.yaml": {Data: []byte("stgen: 1\ndata: {orders: {" + tt.spec + "}}" + show)}}
			for _, name := range []string{"o.csv", "o.json"} {
				if strings.Contains(tt.spec, ": "+name) && tt.name != "missing" {
					fsys[name] = &fstest.MapFile{Data: []byte(tt.file)}
				}
			}
			_, diags, err := Generate(context.Background(), fsys, "app.yaml", Options{})
			if err != nil || len(diags) != 1 {
				t.Fatalf("%v\n%s", err, diags.Text(false))
			}
			at := diags[0].Span.File.Position(diags[0].Span.Start)
			if got := fmt.Sprintf("%d:%d: %s", at.Line, at.Column, diags[0].Message); !strings.HasPrefix(got, tt.want) {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestData generates the Go of data in all its forms, with what the values are used for: a type that is not what is
// expected would be a mistake.
func TestData(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, data, use, want string }{
		{"csv", "csv: o.csv", "sum(orders, .id) + sum(orders, .price)", `data.CSV("o.csv", readOrdersRow)`},
		{"postcodes are texts", "csv: o.csv", "orders[0].zip + 'x'", `r.String("zip")`},
		{"an empty cell is optional", "csv: o.csv", "orders[0].note ?? 'none'", `r.OptString("note")`},
		{"declared columns", "csv: o.csv, columns: {price: float, id: string}", "orders[0].id + 'x'", `r.String("id")`},
		{"primary key", "csv: o.csv, primary_key: id", "len(orders)", `.Key("id")`},
		{"json", "json: o.json", "orders[0].to?.street ?? 'none'", `data.JSON[[]ordersRow]("o.json")`},
		{"json map", `json: o.json, columns: {by: "map<string, int>"}`, "orders[0].by['x'] ?? 0", `*omap.Map[string, int]`},
		{"json value", "json: v.json", "orders.deep.list[0] + 1", `data.JSON[ordersRow]("v.json")`},
		{"json list", "json: l.json", "sum(orders)", `data.JSON[[]float64]("l.json")`},
		{"one row", "csv: o.csv, row: true", "orders?.id ?? 0", `ops.First(`},
		{"condition of rows", "csv: o.csv, if: on", "len(orders)", "if a.on.Get()"},
		{"condition of a value", "json: v.json, if: on", "orders?.deep.list?.[0] ?? 0", "opt.None[ordersRow]()"},
		{"condition settles", `rows: "${{ [{id: since.Year()}] }}", if: since != nil`, "sum(orders, .id)", "[]ordersRow"},
		{"rows of all types", "rows: [{a: 1, b: 2024-06-01, c: true}, {a: 2.5, b: 2024-06-02, d: [x]}]",
			"sum(orders, .a) + (orders[0].c == nil ? 1 : 2) + len(orders[1].d ?? [])", "opt.Of[[]string]"},
		{"rows with declared types", "rows: [{at: '12:30'}], columns: {at: time, n: \"int?\"}", "orders[0].n ?? 0", "civil.Time"},
		{"no rows with declared types", "rows: [], columns: {n: int}", "sum(orders, .n)", "[]ordersRow{}"},
		{"rows from values below", "rows: '${{ [{n: least}] }}'", "sum(orders, .n)", "a.least.Get()"},
		{"file read again", "csv: o.csv, cache: {ttl: 10m}", "len(orders)", `data.CSV("o.csv", readOrdersRow).TTL(10 * time.Minute)`},
		{"cache of the session", "rows: '${{ [{n: least}] }}', cache: {ttl: 10s}", "sum(orders, .n)", "a.ordersCache.Options = cache.Options{TTL: 10 * time.Second}"},
		{"cache for all", "rows: '${{ [{n: least}] }}', cache: {scope: shared, max_entries: 9}", "sum(orders, .n)",
			"ordersCache.Must(cache.KeyOf(a.least.Get()), a.readOrders)"},
		{"bytes of a file", "file: o.csv", "len(orders)", `data.Bytes("o.csv")`},
		{"bytes", "base64: aGk=", "len(orders)", `[]byte("hi")`},
	}
	files := txtar.Parse([]byte("-- o.csv --\nid,price,zip,note\n1,2.5,01067,\n2,3,10115,x\n" +
		"-- o.json --\n[{\"id\": 1, \"to\": {\"street\": \"Elm\"}, \"by\": {\"x\": 1}}, {\"id\": 2, \"by\": {}}]\n" +
		"-- v.json --\n{\"deep\": {\"list\": [1]}}\n-- l.json --\n[1, 2.5]\n"))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			fsys := fstest.MapFS{"a.yaml": {Data: []byte("stgen: 1\ndata:\n  orders: \n    " + strings.Join(splitFlow(tt.data), "\n    ") +
				"\nbody:\n  - toggle: {key: on, label: On}\n  - slider: {key: least, label: Least}\n  - date_input: {key: since, label: Since, value: null}\n" +
				"  - text: |\n      ${{ " + tt.use + " }}\n")}}
			for _, f := range files.Files {
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			r, diags, err := Generate(context.Background(), fsys, "a.yaml", Options{})
			if err != nil || r == nil {
				t.Fatalf("%v\n%s", err, diags.Text(false))
			}
			if code := string(r.Files[0].Content); !strings.Contains(code, tt.want) {
				t.Errorf("there is no %s in\n%s", tt.want, code)
			}
		})
	}
}

// splitFlow splits the entries of a flow mapping, so that they can stand in lines of their own.
func splitFlow(s string) []string {
	var out []string
	for _, key := range []string{", cache:", ", columns:", ", primary_key:", ", row:", ", if:"} {
		if before, after, ok := strings.Cut(s, key); ok {
			out = append(out, key[2:]+after)
			s = before
		}
	}
	return append([]string{s}, out...)
}
