package delta_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// TestEveryField sets each field of each element that a spec can set to something else than the base has, and expects the page
// to be told: a field that changes no message is ignored in silence.
func TestEveryField(t *testing.T) {
	t.Parallel()
	names := []string{"a", "b", "c"}
	fields(t, delta.Title{Body: "x"}, element)
	fields(t, delta.Header{Body: "x"}, element)
	fields(t, delta.Subheader{Body: "x"}, element)
	fields(t, delta.Markdown{Body: "x"}, element)
	fields(t, delta.Text{Body: "x"}, element)
	fields(t, delta.Caption{Body: "x"}, element)
	fields(t, delta.Badge{Label: "x"}, element)
	fields(t, delta.Code{Body: "x"}, element)
	fields(t, delta.Latex{Body: "x"}, element)
	fields(t, delta.JSON{Body: "{}"}, element)
	fields(t, delta.HTML{Body: "x"}, element)
	fields(t, delta.Divider{}, element)
	fields(t, delta.Success{Body: "x"}, element)
	fields(t, delta.Info{Body: "x"}, element)
	fields(t, delta.Warning{Body: "x"}, element)
	fields(t, delta.Error{Body: "x"}, element)
	fields(t, delta.Exception{Message: "x"}, element)
	fields(t, delta.Toast{Body: "x"}, element)
	fields(t, delta.Progress{Value: 0.5}, element)
	fields(t, delta.Space{}, element)
	fields(t, delta.Metric{Label: "x", Value: "1", Delta: "2", ChartData: []float64{1, 2}}, element)
	fields(t, delta.Table{Data: frame{[]string{"a", ""}, 1}}, element)
	fields(t, delta.Columns{Spec: []float64{1, 2}}, element)
	fields(t, delta.Container{}, element)
	fields(t, delta.Expander{Label: "x"}, element)
	fields(t, delta.Status{Label: "x"}, element)
	fields(t, delta.Popover{Label: "x"}, element)
	fields(t, delta.Tabs{Labels: []string{"a", "b"}}, element)
	fields(t, delta.Form{Key: "f"}, element)

	fields(t, delta.Button{Label: "x", Icon: "🚀"}, func(st app, e delta.Button) { trigger(st, "k", e) })
	fields(t, delta.FormSubmitButton{Label: "x", Icon: "🚀"}, func(st app, e delta.FormSubmitButton) {
		st.within(delta.Form{Key: "f"}, func(st app) { trigger(st, "k", e) })
	})
	fields(t, delta.Checkbox{Label: "x"}, control[bool, delta.Checkbox])
	fields(t, delta.Toggle{Label: "x"}, control[bool, delta.Toggle])
	fields(t, delta.Radio[string]{Label: "x", Options: names}, control[string, delta.Radio[string]])
	fields(t, delta.Selectbox[string]{Label: "x", Options: names}, control[string, delta.Selectbox[string]])
	fields(t, delta.Multiselect[string]{Label: "x", Options: names}, control[[]string, delta.Multiselect[string]])
	fields(t, delta.Pills[string]{Label: "x", Options: names}, control[opt.Of[string], delta.Pills[string]])
	fields(t, delta.SegmentedControl[string]{Label: "x", Options: names}, control[opt.Of[string], delta.SegmentedControl[string]])
	fields(t, delta.SelectSlider[string]{Label: "x", Options: names}, control[string, delta.SelectSlider[string]])
	fields(t, delta.Slider[int]{Label: "x", Max: 100}, control[int, delta.Slider[int]])
	fields(t, delta.Slider[float64]{Label: "x", Max: 100}, control[float64, delta.Slider[float64]])
	fields(t, delta.NumberInput[int]{Label: "x"}, control[int, delta.NumberInput[int]])
	fields(t, delta.NumberInput[float64]{Label: "x"}, control[float64, delta.NumberInput[float64]])
	fields(t, delta.TextInput{Label: "x", Validate: "a"}, control[string, delta.TextInput])
	fields(t, delta.TextArea{Label: "x"}, control[string, delta.TextArea])
	fields(t, delta.DateInput{Label: "x", Default: opt.Some(day(2024, 6, 1))}, control[civil.Date, delta.DateInput])
	fields(t, delta.TimeInput{Label: "x", Default: opt.Some(civil.Time{Hour: 8})}, control[civil.Time, delta.TimeInput])
	fields(t, delta.DatetimeInput{Label: "x", Default: opt.Some(noon)}, control[time.Time, delta.DatetimeInput])
}

var noon = time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)

// element draws an element that has no value.
func element[E delta.Element](st app, e E) { st.show(e) }

// control draws a widget with a state of its own.
func control[T any, E interface {
	Kind() string
	Initial() T
	Fits(T) bool
	Decode(ws *pb.WidgetState) (T, error)
}](st app, e E) {
	widget(st, "k", e)
}

// saysNothing are values that say no more than the base does.
var saysNothing = map[string]string{
	"Container.NoWrap=true":   "it is of a horizontal one",
	"Metric.DeltaColor=green": "a rise is green",
	"Metric.DeltaArrow=up":    "a rise points up",
}

// fields draws base with each of its fields set to each of some values, and compares the messages with those of base.
func fields[E any](t *testing.T, base E, show func(st app, e E)) {
	t.Helper()
	name := strings.ReplaceAll(strings.TrimPrefix(reflect.TypeOf(base).String(), "delta."), "delta.", "")
	plain := deltasOf(t, draw(t, func(st app) { show(st, base) }))
	for i := range reflect.TypeFor[E]().NumField() {
		f := reflect.TypeFor[E]().Field(i)
		if _, ok := f.Tag.Lookup("st"); !ok || f.Name == "_" || f.Type.Kind() == reflect.Func && f.Name != "FormatFunc" {
			continue
		}
		for _, value := range valuesFor(t, name, f) {
			if saysNothing[fmt.Sprintf("%s.%s=%v", name, f.Name, value)] != "" {
				continue
			}
			e := base
			at := reflect.ValueOf(&e).Elem().Field(i)
			if reflect.DeepEqual(at.Interface(), value.Interface()) || f.Tag.Get("default") == value.String() {
				continue
			}
			at.Set(value)
			if got := deltasOf(t, draw(t, func(st app) { show(st, e) })); cmp.Equal(plain, got) {
				t.Errorf("%s: %s = %v changes no message", name, f.Name, value)
			}
		}
	}
}

// valuesFor returns what a field is set to.
func valuesFor(t *testing.T, element string, f reflect.StructField) []reflect.Value {
	t.Helper()
	if one := f.Tag.Get("oneof"); one != "" {
		var out []reflect.Value
		for text := range strings.FieldsSeq(one) {
			out = append(out, reflect.ValueOf(text))
		}
		return out
	}
	values := map[reflect.Type][]any{
		reflect.TypeFor[string]():              {"b"},
		reflect.TypeFor[bool]():                {true},
		reflect.TypeFor[*bool]():               {new(true)},
		reflect.TypeFor[int]():                 {2},
		reflect.TypeFor[float64]():             {0.25},
		reflect.TypeFor[delta.Size]():          {delta.Pixels(77)},
		reflect.TypeFor[delta.Gap]():           {delta.GapLarge, delta.GapNone, delta.GapPixels(3)},
		reflect.TypeFor[delta.Duration]():      {delta.Long, delta.Infinite, delta.Seconds(7)},
		reflect.TypeFor[[]string]():            {[]string{"c", "b"}},
		reflect.TypeFor[[]float64]():           {[]float64{3, 1}},
		reflect.TypeFor[pb.Frame]():            {frame{[]string{"z"}, -1}},
		reflect.TypeFor[opt.Of[int]]():         {opt.Some(3)},
		reflect.TypeFor[opt.Of[float64]]():     {opt.Some(3.5)},
		reflect.TypeFor[opt.Of[string]]():      {opt.Some("b")},
		reflect.TypeFor[opt.Of[civil.Date]]():  {opt.Some(day(2024, 5, 5))},
		reflect.TypeFor[opt.Of[civil.Time]]():  {opt.Some(civil.Time{Hour: 5})},
		reflect.TypeFor[opt.Of[time.Time]]():   {opt.Some(noon.AddDate(0, 0, -1))},
		reflect.TypeFor[func(string) string](): {strings.ToUpper},
	}[f.Type]
	if len(values) == 0 {
		t.Errorf("%s.%s: no value for a %s", element, f.Name, f.Type)
	}
	out := make([]reflect.Value, len(values))
	for i, v := range values {
		out[i] = reflect.ValueOf(v)
	}
	return out
}
