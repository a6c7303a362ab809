package delta

import (
	"fmt"
	"math"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// SliderValue is what a slider can choose from.
type SliderValue interface {
	int | float64 | civil.Date | civil.Time | time.Time
}

// Slider is st.slider: a handle that is dragged between two ends.
type Slider[T SliderValue] struct {
	Label           string  `st:"label,first,markdown"`
	Min             T       `st:"min_value"`
	Max             T       `st:"max_value"`
	Default         T       `st:"value,initial,range"` // within Min and Max
	Step            float64 `st:"step,step"`           // in the unit of T; days for dates, seconds for times; 0 = 1, 0.01, a day, a quarter of an hour
	Format          string  `st:"format"`              // printf for numbers, moment.js for times, or a name such as percent
	Help            string  `st:"help,markdown"`
	OnChange        Handler `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool    `st:"on_change,ignore"` // a change runs nothing until something else does
	Disabled        bool    `st:"disabled"`
	LabelVisibility string  `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Width           Size    `st:"width,nocontent" default:"stretch"`
}

// Kind implements state.Element.
func (e Slider[T]) Kind() string { return "slider" }

// Initial implements state.Element.
func (e Slider[T]) Initial() T {
	if e.Fits(e.Default) {
		return e.Default
	}
	least, _ := e.ends()
	return least
}

// Fits implements state.Element.
func (e Slider[T]) Fits(v T) bool {
	least, most := e.ends()
	return between(v, least, most)
}

// ends returns the slider's ends. Where both are left out they are 0 and 100, 0 and 1, a whole day, or 14 days before
// and after the initial value (slider.py).
func (e Slider[T]) ends() (least, most T) {
	var zero T
	if e.Min != zero || e.Max != zero {
		return e.Min, e.Max
	}
	return sliderEnds(e.Default)
}

// sliderEnds returns the ends of a slider that has none of its own and begins at from.
func sliderEnds[T SliderValue](from T) (least, most T) {
	switch from := any(from).(type) {
	case int:
		return any(0).(T), any(100).(T)
	case float64:
		return any(0.0).(T), any(1.0).(T)
	case civil.Date:
		return any(from.AddDays(-14)).(T), any(from.AddDays(14)).(T)
	case civil.Time:
		return any(civil.Time{}).(T), any(civil.Time{Hour: 23, Minute: 59, Second: 59, Microsecond: 999999}).(T)
	case time.Time:
		return any(from.AddDate(0, 0, -14)).(T), any(from.AddDate(0, 0, 14)).(T)
	}
	return from, from
}

// between reports whether v lies within the ends, both included.
func between[T SliderValue](v, least, most T) bool {
	x := sliderNumber(v)
	return sliderNumber(least) <= x && x <= sliderNumber(most)
}

// Decode implements state.Element.
func (e Slider[T]) Decode(ws *pb.WidgetState) (T, error) {
	vs, err := decodeNumbers(ws, 1)
	if err != nil {
		var zero T
		return zero, err
	}
	return sliderValue[T](vs[0]), nil
}

// decodeNumbers reads a double_array_value of n numbers.
func decodeNumbers(ws *pb.WidgetState, n int) ([]float64, error) {
	v, ok := ws.Value.(*pb.DoubleArray)
	if !ok || len(v.Data) != n {
		return nil, fmt.Errorf("%w: a double_array_value of %d is expected", errKind, n)
	}
	for _, x := range v.Data {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("%w: %v is out of range", errKind, x)
		}
	}
	return v.Data, nil
}

func (e Slider[T]) draw(d *drawing) { drawInput(d, e) }

func (e Slider[T]) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e Slider[T]) message(d *drawing, initial, value opt.Of[T], set bool) {
	e.Min, e.Max = e.ends()
	e.send(d, []float64{sliderNumber(initial.Must())}, []float64{sliderNumber(value.Must())}, set)
}

// send draws a slider of one or two handles.
func (e Slider[T]) send(d *drawing, initial, value []float64, set bool) {
	kind := sliderKindOf[T]()
	m := &pb.Slider{
		ID: d.id(), FormID: d.g.form, Label: dedent(e.Label), Format: either(e.Format, kind.format), DataType: kind.dataType,
		Default: initial, Min: sliderNumber(e.Min), Max: sliderNumber(e.Max), Step: e.Step * kind.unit,
		Help: dedent(e.Help), Disabled: e.Disabled, LabelVisibility: labelVisibility(e.LabelVisibility),
		Type: pb.SliderTypeSlider, IgnoreRerun: e.IgnoreChange,
	}
	if m.Step == 0 {
		m.Step = kind.step
	}
	if set {
		m.Value, m.SetValue = value, true
	}
	d.control(m, e.Width.or(Stretch).width(), set)
}

// Range returns the slider as one with two handles, which begin at from and to.
func (e Slider[T]) Range(from, to T) RangeSlider[T] {
	var zero T
	if e.Min == zero && e.Max == zero {
		e.Min, e.Max = sliderEnds(from)
	}
	return RangeSlider[T]{Slider: e, From: from, To: to}
}

// RangeSlider is a slider with two handles. Its value is a list of two, the smaller first.
type RangeSlider[T SliderValue] struct {
	Slider   Slider[T]
	From, To T // where the handles begin
}

// Kind implements state.Element.
func (e RangeSlider[T]) Kind() string { return "slider" }

// Initial implements state.Element.
func (e RangeSlider[T]) Initial() []T { return []T{e.From, e.To} }

// Fits implements state.Element.
func (e RangeSlider[T]) Fits(v []T) bool {
	return len(v) == 2 && e.Slider.Fits(v[0]) && e.Slider.Fits(v[1]) && sliderNumber(v[0]) <= sliderNumber(v[1])
}

// Decode implements state.Element.
func (e RangeSlider[T]) Decode(ws *pb.WidgetState) ([]T, error) {
	vs, err := decodeNumbers(ws, 2)
	if err != nil {
		return nil, err
	}
	return []T{sliderValue[T](vs[0]), sliderValue[T](vs[1])}, nil
}

func (e RangeSlider[T]) draw(d *drawing) { drawInput(d, e) }

func (e RangeSlider[T]) handling() (bool, Handler) { return e.Slider.handling() }

func (e RangeSlider[T]) message(d *drawing, initial, value opt.Of[[]T], set bool) {
	e.Slider.send(d, sliderNumbers(initial.Must()), sliderNumbers(value.Must()), set)
}

// sliderKind is how values of a type travel (protocol.md §6): times as microseconds.
type sliderKind struct {
	dataType pb.SliderDataType
	format   string
	unit     float64 // of Step
	step     float64 // where none is given
}

const microday = 24 * 60 * 60 * 1e6

func sliderKindOf[T SliderValue]() sliderKind {
	var zero T
	switch any(zero).(type) {
	case float64:
		return sliderKind{pb.SliderDataTypeFloat, "%0.2f", 1, 0.01}
	case civil.Date:
		return sliderKind{pb.SliderDataTypeDate, "YYYY-MM-DD", microday, microday}
	case civil.Time:
		return sliderKind{pb.SliderDataTypeTime, "HH:mm", 1e6, 15 * 60 * 1e6}
	case time.Time:
		return sliderKind{pb.SliderDataTypeDatetime, "YYYY-MM-DD", 1e6, microday}
	}
	return sliderKind{pb.SliderDataTypeInt, "%d", 1, 1}
}

// timeDay is the day on which times of day travel (protocol.md §6).
var timeDay = civil.Date{Year: 2000, Month: time.January, Day: 1}

// sliderNumber returns a value as it travels.
func sliderNumber[T SliderValue](v T) float64 {
	switch v := any(v).(type) {
	case int:
		return float64(v)
	case float64:
		return v
	case civil.Date:
		return float64(v.In(time.UTC).UnixMicro())
	case civil.Time:
		return float64(v.On(timeDay, time.UTC).UnixMicro())
	case time.Time:
		return float64(v.UnixMicro())
	}
	return 0
}

func sliderNumbers[T SliderValue](vs []T) []float64 {
	out := make([]float64, len(vs))
	for i, v := range vs {
		out[i] = sliderNumber(v)
	}
	return out
}

// sliderValue is the inverse of sliderNumber; what lies between two values becomes the lower one.
func sliderValue[T SliderValue](x float64) T {
	var out T
	whole := int64(max(-1<<62, min(x, 1<<62))) // what becomes of more than an int64 depends on the processor
	switch p := any(&out).(type) {
	case *int:
		*p = int(whole)
	case *float64:
		*p = x
	case *civil.Date:
		*p = civil.DateOf(time.UnixMicro(whole).UTC())
	case *civil.Time:
		*p = civil.TimeOf(time.UnixMicro(whole).UTC())
	case *time.Time:
		*p = time.UnixMicro(whole).UTC()
	}
	return out
}
