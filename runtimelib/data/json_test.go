package data

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/omap"
	"github.com/stgen/stgen/runtimelib/opt"
)

const shopJSON = "\ufeff" + `[
 {"id": 1, "name": "Anna", "since": "2024-06-01", "price": 2, "tags": [], "to": {"street": "Elm", "no": 3}, "old": null},
 {"id": 2, "name": "Ben", "since": "2024-06-02", "price": 2.5, "tags": ["a"], "to": {"street": "Oak"}, "note": "x", "more": 1}
]`

func TestInferJSON(t *testing.T) {
	got, err := InferJSON([]byte(shopJSON))
	text := &Shape{Kind: String}
	want := Shape{Kind: List, Elem: &Shape{Kind: Object, Fields: []Field{
		{"id", Shape{Kind: Int}}, {"name", Shape{Kind: String}}, {"since", Shape{Kind: Date}}, {"price", Shape{Kind: Float}},
		{"tags", Shape{Kind: List, Elem: text}},
		{"to", Shape{Kind: Object, Fields: []Field{{"street", Shape{Kind: String}}, {"no", Shape{Kind: Int, Optional: true}}}}},
		{"old", Shape{Kind: String, Optional: true}},
		{"note", Shape{Kind: String, Optional: true}}, {"more", Shape{Kind: Int, Optional: true}},
	}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestInferJSONOfValues(t *testing.T) {
	for content, want := range map[string]Shape{
		`{"a": 1}`:             {Kind: Object, Fields: []Field{{"a", Shape{Kind: Int}}}},
		`[1, null, 2.5]`:       {Kind: List, Elem: &Shape{Kind: Float, Optional: true}},
		`[]`:                   {Kind: List, Elem: &Shape{Kind: None}},
		`"2024-06-01 08:45"`:   {Kind: DateTime},
		`["2024-06-01", "x"]`:  {Kind: List, Elem: &Shape{Kind: String}},
		`12345678901234567890`: {Kind: Float},
	} {
		if got, err := InferJSON([]byte(content)); err != nil || !cmp.Equal(want, got) {
			t.Errorf("%s is %v, %v", content, got, err)
		}
	}
}

func TestDeclaredColumnsOfJSON(t *testing.T) {
	amounts := Shape{Kind: Map, Elem: &Shape{Kind: Int}}
	got, err := InferJSON([]byte(`[{"by": {"x": 1, "y": 2}, "at": "12:30"}]`),
		Field{"by", amounts}, Field{"at", Shape{Kind: Time}}, Field{"later", Shape{Kind: Int, Optional: true}})
	want := Shape{Kind: List, Elem: &Shape{Kind: Object, Fields: []Field{
		{"by", amounts}, {"at", Shape{Kind: Time}}, {"later", Shape{Kind: Int, Optional: true}},
	}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	if got, err := InferJSON([]byte(`[]`), Field{"id", Shape{Kind: Int}}); err != nil || len(got.Elem.Fields) != 1 {
		t.Errorf("an empty list gives %v, %v", got, err)
	}
}

func TestMistakesOfJSON(t *testing.T) {
	id := Field{"id", Shape{Kind: Int}}
	for _, tt := range []struct {
		content string
		columns []Field
		want    string
	}{
		{"", nil, "the file is empty"},
		{" \n", nil, "the file is empty"},
		{"null", nil, "the file holds null and nothing else"},
		{"[{\"a\": 1},\n{\"a\": x}]", nil, "line 2: this is not valid JSON"},
		{"[1,\n2", nil, "line 2: the file ends within a value"},
		{"[1]\n\n2", nil, "line 3: this is not valid JSON: something follows the value"},
		{`{"a": 1, "a": 2}`, nil, `the key "a" is there twice`},
		{`[{"": 1}]`, nil, "row 1: an object has a key without a name"},
		{"[\"\n\xff\"]", nil, "line 2: the text is not UTF-8"},
		{strings.Repeat("[", 200) + strings.Repeat("]", 200), nil, "nested deeper than 100"},
		{`[{"a": 1}, {"a": "x"}]`, nil, `row 2, column "a": this is a text, and a whole number in the rows before`},
		{`[{"a": {"b": [1]}}, {"a": {"b": [1, true]}}]`, nil, `row 2, column "a.b[1]": this is a bool, and a whole number`},
		{`[{"id": 1}, {"id": 1.5}]`, []Field{id}, `row 2, column "id": "1.5" is no whole number`},
		{`[{"id": 1}, {}]`, []Field{id}, `row 2, column "id": it is missing`},
		{`[{"id": null}]`, []Field{id}, `row 1, column "id": it is null`},
		{`[{"no": 1}]`, []Field{id}, `column "id": the file has no such column`},
		{`[1e999]`, nil, `row 1: "1e999" is no number`},
		{`[1]`, []Field{id}, "there are no columns"},
	} {
		if _, err := InferJSON([]byte(tt.content), tt.columns...); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%.60q gives %v, want %q", tt.content, err, tt.want)
		}
	}
}

type address struct {
	Street string      `json:"street"`
	No     opt.Of[int] `json:"no"`
}

type customer struct {
	ID    int                        `json:"id"`
	Since civil.Date                 `json:"since"`
	At    opt.Of[time.Time]          `json:"at"`
	Tags  []string                   `json:"tags"`
	To    opt.Of[address]            `json:"to"`
	By    *omap.Map[string, float64] `json:"by"`
	Span  time.Duration              `json:"span"`
	OK    bool                       `json:"ok"`
}

func TestReadJSON(t *testing.T) {
	const row = `{"unknown": [], "id": 7, "since": "2024-06-01", "at": "2024-06-01T08:45:00Z", "tags": ["a", "b"],
		"to": {"street": "Elm", "no": null}, "by": {"z": 1, "a": 2.5}, "span": "90m", "ok": true}`
	got, err := readJSON[[]customer]([]byte("[" + row + "]"))
	if err != nil || len(got) != 1 {
		t.Fatal(err)
	}
	c := got[0]
	if to, ok := c.To.Get(); !ok || to != (address{Street: "Elm"}) || c.ID != 7 || c.Since != (civil.Date{Year: 2024, Month: 6, Day: 1}) ||
		c.At.Must().Hour() != 8 || len(c.Tags) != 2 || c.Span != 90*time.Minute || !c.OK || c.By.Keys()[0] != "z" || c.By.Get("a").Must() != 2.5 {
		t.Errorf("row is %+v", c)
	}
	_, err = readJSON[[]customer]([]byte("[" + row + "," + strings.Replace(row, `"Elm"`, "5", 1) + "]"))
	if err == nil || err.Error() != `row 2, column "to.street": expected a text, found a whole number` {
		t.Errorf("a row that does not fit gives %v", err)
	}
}

func TestKeys(t *testing.T) {
	f := &File[[]customer]{parse: func([]byte) ([]customer, error) { return []customer{{ID: 1}, {ID: 2}, {ID: 1}}, nil }}
	if _, err := f.Key("id").parse(nil); err == nil || err.Error() != `row 3, column "id": 1 is the key of row 1 already` {
		t.Errorf("a key that is there twice gives %v", err)
	}
}

func FuzzInferJSON(f *testing.F) {
	f.Add([]byte(shopJSON))
	f.Add([]byte(`[[1], [2.5], []]`))
	f.Fuzz(func(t *testing.T, content []byte) {
		s, err := InferJSON(content)
		if err != nil {
			return
		}
		n, err := parseJSON(content)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.check(place{}, &n); err != nil {
			t.Errorf("%q does not fit its own shape: %v", content, err)
		}
	})
}
