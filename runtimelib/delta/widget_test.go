package delta_test

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// said is a word of a client and what becomes of it.
type said struct {
	name  string
	value pb.WidgetStateValue
	want  any // the value, or nil if it is refused
}

// check tells a widget each word, one after the other.
func check[T any, E state.Element[T]](t *testing.T, kind string, e E, words ...said) {
	t.Helper()
	t.Run(kind, func(t *testing.T) {
		t.Parallel()
		if e.Kind() != kind {
			t.Errorf("kind %q, want %q", e.Kind(), kind)
		}
		if !e.Fits(e.Initial()) {
			t.Errorf("the initial value %v does not fit", e.Initial())
		}
		for _, word := range words {
			got, err := e.Decode(&pb.WidgetState{Value: word.value})
			switch taken := err == nil && e.Fits(got); {
			case word.want == nil && taken:
				t.Errorf("%s: taken as %v", word.name, got)
			case word.want != nil && !taken:
				t.Errorf("%s: refused (%v)", word.name, err)
			case word.want != nil && !reflect.DeepEqual(any(got), word.want):
				t.Errorf("%s: %v, want %v", word.name, got, word.want)
			}
		}
	})
}

func list(texts ...string) *pb.StringArray { return &pb.StringArray{Data: texts} }

func numbers(xs ...float64) *pb.DoubleArray { return &pb.DoubleArray{Data: xs} }

type (
	boolean = pb.WidgetStateBoolValue
	text    = pb.WidgetStateStringValue
	number  = pb.WidgetStateDoubleValue
)

func TestWordsOfClients(t *testing.T) {
	t.Parallel()
	options := []string{"a", "b", "c"}
	upper := strings.ToUpper
	check(t, "checkbox", delta.Checkbox{}, said{"yes", boolean(true), true}, said{"a text", text("true"), nil}, said{"nothing", nil, nil})
	check(t, "toggle", delta.Toggle{Default: true}, said{"no", boolean(false), false}, said{"a number", number(1), nil})
	check(t, "radio", delta.Radio[string]{Options: options, FormatFunc: upper},
		said{"an option", text("B"), "b"}, said{"not as it is shown", text("b"), nil}, said{"a list", list("B"), nil})
	check(t, "radio", delta.Radio[string]{Options: options}.Optional(),
		said{"an option", text("b"), opt.Some("b")}, said{"nothing", nil, opt.None[string]()}, said{"another", text("x"), nil})
	check(t, "selectbox", delta.Selectbox[float64]{Options: []float64{1, 2.5}},
		said{"a whole number", text("1.0"), 1.0}, said{"a fraction", text("2.5"), 2.5}, said{"another", text("1"), nil})
	check(t, "selectbox", delta.Selectbox[string]{Options: options, AcceptNew: true}, said{"a new one", text("x"), "x"})
	check(t, "multiselect", delta.Multiselect[string]{Options: options, MaxSelections: 2},
		said{"two", list("c", "a"), []string{"c", "a"}}, said{"none", list(), []string(nil)}, said{"three", list("a", "b", "c"), nil},
		said{"one twice", list("a", "a"), nil}, said{"another", list("x"), nil}, said{"a text", text("a"), nil})
	check(t, "multiselect", delta.Multiselect[string]{Options: options, AcceptNew: true},
		said{"a new one", list("a", "x"), []string{"a", "x"}})
	icons := []string{":material/home:", "🚀  Go", "ℹ️ Info", "🇩🇪 DE", "👩‍🚀", "plain 🚀"}
	check(t, "pills", delta.Pills[string]{Options: icons},
		said{"an icon", list(":material/home:"), opt.Some(icons[0])}, said{"icon and text", list("🚀 Go"), opt.Some(icons[1])},
		said{"a sign", list("ℹ️ Info"), opt.Some(icons[2])}, said{"a flag", list("🇩🇪 DE"), opt.Some(icons[3])},
		said{"joined", list("👩‍🚀"), opt.Some(icons[4])}, said{"an emoji behind", list("plain 🚀"), opt.Some(icons[5])},
		said{"none", list(), opt.None[string]()}, said{"two", list(":material/home:", "👩‍🚀"), nil})
	check(t, "pills", delta.Pills[string]{Options: options, Required: true, Default: opt.Some("a")},
		said{"another option", list("b"), opt.Some("b")}, said{"none", list(), nil})
	check(t, "segmented_control", delta.SegmentedControl[int]{Options: []int{1, 2, 3}}.Multi(3),
		said{"two", list("1", "3"), []int{1, 3}}, said{"one twice", list("1", "1"), nil}, said{"another", list("4"), nil})
	check(t, "select_slider", delta.SelectSlider[string]{Options: options},
		said{"one", list("c"), "c"}, said{"two", list("a", "c"), nil}, said{"another", list("x"), nil}, said{"nothing", nil, nil})
	check(t, "select_slider", delta.SelectSlider[string]{Options: options}.Range("a", "b"),
		said{"two", list("b", "c"), []string{"b", "c"}}, said{"the wrong way", list("c", "b"), nil}, said{"one", list("a"), nil})
	check(t, "number_input", delta.NumberInput[int]{Min: opt.Some(-5), Max: opt.Some(5)},
		said{"the end", number(5), 5}, said{"a fraction", number(-2.9), -2}, said{"too much", number(6), nil},
		said{"no number", number(math.NaN()), nil}, said{"endless", number(math.Inf(1)), nil}, said{"a text", text("1"), nil})
	check(t, "number_input", delta.NumberInput[int]{}, said{"beyond JavaScript", number(1e300), nil}, said{"large", number(1 << 52), 1 << 52})
	check(t, "number_input", delta.NumberInput[float64]{}.Optional(),
		said{"a number", number(0.5), opt.Some(0.5)}, said{"nothing", nil, opt.None[float64]()})
	check(t, "text_area", delta.TextArea{MaxChars: 3},
		said{"three characters", text("äöü"), "äöü"}, said{"four", text("äöüß"), nil}, said{"a number", number(1), nil})
	check(t, "slider", delta.Slider[int]{Min: 0, Max: 10}.Range(2, 8),
		said{"two", numbers(1, 9), []int{1, 9}}, said{"one", numbers(1), nil}, said{"too much", numbers(1, 11), nil})
}

func TestWordsOfClientsOnTime(t *testing.T) {
	t.Parallel()
	june := func(d int) civil.Date { return day(2024, 6, d) }
	bounded := delta.DateInput{Default: opt.Some(june(5)), Min: opt.Some(june(1)), Max: opt.Some(june(20))}
	check(t, "date_input", bounded,
		said{"the end", list("2024/06/20"), june(20)}, said{"too late", list("2024/06/21"), nil}, said{"two", list("2024/06/01", "2024/06/02"), nil},
		said{"nothing", list(), nil}, said{"no date", list("2024/06/31"), nil}, said{"a text", text("2024/06/01"), nil})
	check(t, "date_input", delta.DateInput{Default: opt.Some(june(5))},
		said{"ten years on", list("2034/06/05"), day(2034, 6, 5)}, said{"and a day", list("2034/06/06"), nil})
	check(t, "date_input", bounded.Optional(), said{"nothing", list(), opt.None[civil.Date]()})
	check(t, "date_input", bounded.Range(june(2), june(3)),
		said{"two", list("2024/06/01", "2024/06/20"), delta.DateRange{From: opt.Some(june(1)), To: opt.Some(june(20))}},
		said{"the first", list("2024/06/01"), delta.DateRange{From: opt.Some(june(1))}}, said{"none", list(), delta.DateRange{}},
		said{"the wrong way", list("2024/06/02", "2024/06/01"), nil}, said{"too late", list("2024/06/02", "2024/07/01"), nil},
		said{"three", list("2024/06/01", "2024/06/02", "2024/06/03"), nil})
	check(t, "time_input", delta.TimeInput{},
		said{"a time", text("23:59"), civil.Time{Hour: 23, Minute: 59}}, said{"no time", text("24:00"), nil}, said{"nothing", nil, nil})
	noon := time.Date(2024, 6, 5, 12, 0, 0, 0, time.UTC)
	check(t, "datetime_input", delta.DatetimeInput{Default: opt.Some(noon), Max: opt.Some(noon)},
		said{"the end", list("2024/06/05, 12:00"), noon}, said{"too late", list("2024/06/05, 12:01"), nil}, said{"a date", list("2024/06/05"), nil})
	check(t, "datetime_input", delta.DatetimeInput{}.Optional(), said{"nothing", list(), opt.None[time.Time]()})
}

// TestAssignedValuesAreSent compares what a client is told of a value that code has assigned.
func TestAssignedValuesAreSent(t *testing.T) {
	t.Parallel()
	options := []string{"a", "b", "c"}
	tests := []struct {
		name string
		page func(st app)
		want string // the fields that tell it
	}{
		{"checkbox", assigned(delta.Checkbox{}, true), `"value": true`},
		{"radio", assigned(delta.Radio[string]{Options: options}, "b"), `"raw_value": "b"`},
		{"selectbox, cleared", assigned(delta.Selectbox[string]{Options: options}.Optional(), opt.None[string]()), ``},
		{"selectbox", assigned(delta.Selectbox[string]{Options: options}.Optional(), opt.Some("c")), `"raw_value": "c"`},
		{"multiselect", assigned(delta.Multiselect[string]{Options: options}, []string{"c"}), `"raw_values": ["c"]`},
		{"pills", assigned(delta.Pills[string]{Options: options}, opt.Some("b")), `"raw_values": ["b"]`},
		{"number_input", assigned(delta.NumberInput[int]{}, 4), `"value": 4`},
		{"time_input", assigned(delta.TimeInput{Default: opt.Some(civil.Time{Hour: 8})}, civil.Time{Hour: 9, Minute: 5}), `"value": "09:05"`},
		{"date_input", assigned(delta.DateInput{Default: opt.Some(day(2024, 1, 1))}, day(2024, 2, 3)), `"value": ["2024-02-03"]`},
		{
			"datetime_input",
			assigned(delta.DatetimeInput{Default: opt.Some(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC))}, time.Date(2024, 2, 3, 4, 5, 0, 0, time.UTC)),
			`"value": ["2024-02-03T04:05"]`,
		},
		{"select_slider", assigned(delta.SelectSlider[string]{Options: options}, "b"), `"raw_value": ["b"]`},
		{"text_area", assigned(delta.TextArea{}, "x"), `"value": "x"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			sent := deltasOf(t, draw(t, tt.page))["[0 0]"]
			squeezed := strings.NewReplacer("\n", "", "     ", "", "    ", "", "   ", "", "[ ", "[").Replace(sent)
			oneShot := strings.Contains(sent, "has_one_shot_effect")
			if !strings.Contains(squeezed, tt.want) || oneShot != (tt.want != "") {
				t.Errorf("%s is sent, want %s", sent, tt.want)
			}
		})
	}
}

// assigned draws a widget that has been given a value before.
func assigned[T any, E state.Element[T]](e E, value T) func(st app) {
	return func(st app) {
		w := new(state.Widget[T])
		state.Declare(st.values, "w", w, func() E { return e })
		w.Set(value)
		st.Widget(w)
	}
}
