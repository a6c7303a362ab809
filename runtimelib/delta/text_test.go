package delta_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/opt"
)

func TestWriteText(t *testing.T) {
	t.Parallel()
	noon := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	tests := []struct{ got, want string }{
		{delta.WriteText("a **b**"), "a **b**"},
		{delta.WriteText(true), "`True`"},
		{delta.WriteText(-3), "`-3`"},
		{delta.WriteText(2.0), "`2.0`"},
		{delta.WriteText(1e20), "`1e+20`"},
		{delta.WriteText(1e-7), "`1e-07`"},
		{delta.WriteText(math.NaN()), "`nan`"},
		{delta.WriteText(opt.None[int]()), "`None`"},
		{delta.WriteText(opt.Some("x")), "x"},
		{delta.WriteText(opt.Some(1.5)), "`1.5`"},
		{delta.WriteText(day(2024, 1, 2)), "`2024-01-02`"},
		{delta.WriteText(civil.Time{Hour: 8, Minute: 5}), "`08:05:00`"},
		{delta.WriteText(noon), "`2024-01-02 03:04:05`"},
		{delta.WriteText(90 * time.Minute), "`1:30:00`"},
		{delta.WriteText(25 * time.Hour), "`1 day, 1:00:00`"},
		{delta.WriteText(-time.Second), "`-1 day, 23:59:59`"},
		{delta.WriteText([]int{20, 80}), "`(20, 80)`"},
		{delta.WriteText([]string{"M", "it's"}), "`('M', \"it's\")`"},
		{delta.WriteText([]civil.Date{day(2024, 1, 10)}), "`(datetime.date(2024, 1, 10),)`"},
		{delta.WriteText(delta.DateRange{From: opt.Some(day(2024, 5, 1))}), "`(datetime.date(2024, 5, 1),)`"},
		{delta.WriteText([]time.Time{noon, noon}), "`(datetime.datetime(2024, 1, 2, 3, 4, 5), datetime.datetime(2024, 1, 2, 3, 4, 5))`"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %s, want %s", tt.got, tt.want)
		}
	}
}

func TestJSONOf(t *testing.T) {
	t.Parallel()
	type row struct {
		Name string             `json:"name"`
		Due  opt.Of[civil.Date] `json:"due"`
		At   civil.Time         `json:"at"`
	}
	got := delta.JSONOf([]row{{"<b>", opt.Some(day(2024, 6, 1)), civil.Time{Hour: 8}}, {}})
	want := `[{"name":"<b>","due":"2024-06-01","at":"08:00:00"},{"name":"","due":null,"at":"00:00:00"}]`
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestTexts compares single fields with what a server of Streamlit 1.67.0 sends.
func TestTexts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		element delta.Element
		want    string // the element, compact
	}{
		{"blanks before", delta.Text{Body: "  lead\n"}, `"body":"lead"`},
		{"indented", delta.Markdown{Body: "\n  a\n    b\n"}, `"body":"a\n  b"`},
		{"half indented", delta.Success{Body: "  multi\n   line "}, `"body":"multi\n line"`},
		{"tabs", delta.Markdown{Body: "\ta\n\t\tb"}, `"body":"a\n\tb"`},
		{"inner blank lines", delta.Markdown{Body: "  a\n \n  b"}, `"body":"a\n\nb"`},
		{"code", delta.Code{Body: "\n  x  \n\n"}, `"code_text":"  x  \n"`},
		{"badge", delta.Badge{Label: "x ]", Icon: "🚀"}, `"body":":blue-badge[🚀 x \\]]"`},
		{"progress", delta.Progress{Value: 0.999}, `"value":99`},
		{"progress in percent", delta.Progress{Percent: 1}, `"value":1`},
		{"minus nothing", delta.Metric{Value: "5", Delta: "-0"}, `"delta":"-0","label_visibility":{}`},
		{"less is good", delta.Metric{Value: "a", Delta: "- 3", DeltaColor: "inverse"}, `"color":"GREEN","delta":"- 3"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := compact(t, tt.element); !strings.Contains(got, tt.want) {
				t.Errorf("%s is sent, want %s", got, tt.want)
			}
		})
	}
}

// compact draws an element and returns what is sent as compact JSON, with the fields in the order of their names.
func compact(t *testing.T, e delta.Element) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(deltasOf(t, draw(t, func(st app) { st.show(e) }))["[0 0]"])); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
