package delta

import (
	"fmt"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// SelectSlider is st.select_slider: a handle that is dragged along a list. Its value is one of Options, told apart as text.
type SelectSlider[T any] struct {
	Label           string         `st:"label,first,markdown"`
	Options         []T            `st:"options"`
	Default         opt.Of[T]      `st:"value,initial,range"` // the option chosen at first; missing = the first one
	FormatFunc      func(T) string `st:"format_func"`         // nil = as text
	Help            string         `st:"help,markdown"`
	OnChange        Handler        `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool           `st:"on_change,ignore"` // a change runs nothing until something else does
	Disabled        bool           `st:"disabled"`
	LabelVisibility string         `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Width           Size           `st:"width,nocontent" default:"stretch"`
	_               struct{}       `st:"bind"`
}

// Kind implements state.Element.
func (e SelectSlider[T]) Kind() string { return "select_slider" }

// Initial implements state.Element.
func (e SelectSlider[T]) Initial() T { return e.Default.Or(optionAt(e.Options, 0)) }

// Fits implements state.Element.
func (e SelectSlider[T]) Fits(v T) bool { return e.choice().has(v) }

// Decode implements state.Element.
func (e SelectSlider[T]) Decode(ws *pb.WidgetState) (T, error) {
	chosen, err := e.decode(ws, 1)
	if err != nil {
		var zero T
		return zero, err
	}
	return chosen[0], nil
}

// decode reads a string_array_value of n options.
func (e SelectSlider[T]) decode(ws *pb.WidgetState, n int) ([]T, error) {
	texts, err := decodeStrings(ws)
	if err != nil {
		return nil, err
	}
	if len(texts) != n {
		return nil, fmt.Errorf("%w: %d options are expected", errKind, n)
	}
	return e.choice().decodeAll(texts, false)
}

func (e SelectSlider[T]) draw(d *drawing) { drawInput(d, e) }

func (e SelectSlider[T]) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e SelectSlider[T]) choice() choice[T] { return choice[T]{e.Options, e.FormatFunc} }

func (e SelectSlider[T]) message(d *drawing, initial, value opt.Of[T], set bool) {
	e.send(d, []T{initial.Must()}, []T{value.Must()}, set)
}

// send draws a slider of one or two handles. On the wire they stand at indexes.
func (e SelectSlider[T]) send(d *drawing, initial, value []T, set bool) {
	c := e.choice()
	m := &pb.Slider{
		ID: d.id(), FormID: d.g.form, Label: dedent(e.Label), Format: "%s", Max: float64(max(len(e.Options)-1, 0)), Step: 1,
		Options: c.texts(), Help: dedent(e.Help), Disabled: e.Disabled, LabelVisibility: labelVisibility(e.LabelVisibility),
		Type: pb.SliderTypeSelectSlider, IgnoreRerun: e.IgnoreChange,
	}
	for _, i := range indexes[T, int32](c, initial) {
		m.Default = append(m.Default, float64(i))
	}
	if set {
		m.RawValue, m.SetValue = c.textsOf(value), true
	}
	d.control(m, e.Width.or(Stretch).width(), set)
}

// Range returns the slider as one with two handles, which begin at from and to.
func (e SelectSlider[T]) Range(from, to T) RangeSelectSlider[T] {
	return RangeSelectSlider[T]{Slider: e, From: from, To: to}
}

// RangeSelectSlider is a select slider with two handles. Its value is a list of two, the one that stands first first.
type RangeSelectSlider[T any] struct {
	Slider   SelectSlider[T]
	From, To T // where the handles begin
}

// Kind implements state.Element.
func (e RangeSelectSlider[T]) Kind() string { return "select_slider" }

// Initial implements state.Element.
func (e RangeSelectSlider[T]) Initial() []T { return []T{e.From, e.To} }

// Fits implements state.Element.
func (e RangeSelectSlider[T]) Fits(v []T) bool {
	at := indexes[T, int32](e.Slider.choice(), v)
	return len(v) == 2 && len(at) == 2 && at[0] <= at[1]
}

// Decode implements state.Element.
func (e RangeSelectSlider[T]) Decode(ws *pb.WidgetState) ([]T, error) { return e.Slider.decode(ws, 2) }

func (e RangeSelectSlider[T]) draw(d *drawing) { drawInput(d, e) }

func (e RangeSelectSlider[T]) handling() (bool, Handler) { return e.Slider.handling() }

func (e RangeSelectSlider[T]) message(d *drawing, initial, value opt.Of[[]T], set bool) {
	e.Slider.send(d, initial.Must(), value.Must(), set)
}
