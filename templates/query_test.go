package templates_test

import (
	"strings"
	"testing"

	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/templates"
)

// TestInQuery: a widget whose value stands in the URL says what is left out there.
func TestInQuery(t *testing.T) {
	t.Parallel()
	q := new("q")
	fruit := []string{"Apple", "Kiwi & co"}
	day := 1704067200e6 // 2024-01-01
	for _, c := range []struct {
		of   pb.ElementType
		want string // data-d; "-" = none
	}{
		{&pb.TextInput{QueryParamKey: q, Default: new("")}, ``},
		{&pb.TextInput{QueryParamKey: q}, `-`},
		{&pb.TextInput{QueryParamKey: q, Default: new("a b&c"), SetValue: true, Value: new("x")}, `a+b%26c`},
		{&pb.TextArea{QueryParamKey: q, Default: new("é")}, `%C3%A9`},
		{&pb.NumberInput{QueryParamKey: q, Default: new(2.5)}, `2.5`},
		{&pb.NumberInput{QueryParamKey: q}, `-`},
		{&pb.Checkbox{QueryParamKey: q, Default: true}, `true`},
		{&pb.Radio{QueryParamKey: q, Options: fruit, Default: new(int32(1))}, `Kiwi+%26+co`},
		{&pb.Selectbox{QueryParamKey: q, Options: fruit}, `-`},
		{&pb.Selectbox{QueryParamKey: q, Options: fruit, Default: new(int32(7))}, `-`},
		{&pb.MultiSelect{QueryParamKey: q, Options: fruit, Default: []int32{1, 0}}, `Kiwi+%26+co&amp;Apple`},
		{&pb.ButtonGroup{QueryParamKey: q, Options: []*pb.ButtonGroupOption{{Content: "Day"}, {Content: "Week"}}, Default: []uint32{1}}, `Week`},
		{&pb.Slider{QueryParamKey: q, Default: []float64{1, 4}}, `1&amp;4`},
		{&pb.Slider{QueryParamKey: q, Default: []float64{1}, Type: pb.SliderTypeSelectSlider, Options: fruit}, `Kiwi+%26+co`},
		{&pb.Slider{QueryParamKey: q, Default: []float64{day}, DataType: pb.SliderDataTypeDate}, `2024-01-01`},
		{&pb.Slider{QueryParamKey: q, Default: []float64{day + 3.6e9}, DataType: pb.SliderDataTypeDatetime}, `2024-01-01T01%3A00`},
		{&pb.Slider{QueryParamKey: q, Default: []float64{day + 3.601e9}, DataType: pb.SliderDataTypeTime}, `01%3A00%3A01`},
		{&pb.DateInput{QueryParamKey: q, Default: []string{"2024/01/02", "2024/02/03"}, IsRange: true}, `2024-01-02&amp;2024-02-03`},
		{&pb.DateTimeInput{QueryParamKey: q, Default: []string{"2024/01/02, 10:30"}}, `2024-01-02T10%3A30`},
		{&pb.TimeInput{QueryParamKey: q, Default: new("10:30")}, `10%3A30`},
	} {
		html := render(t, templates.Element(&pb.Element{Type: c.of}))
		want := ` data-q="q" data-d="` + c.want + `"`
		if c.want == "-" {
			want = ` data-q="q"`
		}
		if !strings.Contains(html, want) || c.want == "-" && strings.Contains(html, "data-d") {
			t.Errorf("%T: no %s in %s", c.of, want, html)
		}
	}
}
