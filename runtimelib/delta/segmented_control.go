package delta

import (
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// SegmentedControl is st.segmented_control: options as buttons in a row, of which one can be chosen, or, with [SegmentedControl.Multi],
// any number. An option's text may begin with an icon.
type SegmentedControl[T any] struct {
	Label           string         `st:"label,first,markdown"`
	Options         []T            `st:"options,markdown"`
	Default         opt.Of[T]      `st:"default,initial,multi"` // the option chosen at first
	Required        bool           `st:"required"`              // what is chosen can be changed, but not undone
	FormatFunc      func(T) string `st:"format_func"`           // nil = as text
	Help            string         `st:"help,markdown"`
	OnChange        Handler        `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool           `st:"on_change,ignore"` // a change runs nothing until something else does
	Disabled        bool           `st:"disabled"`
	LabelVisibility string         `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Width           Size           `st:"width" default:"content"`
	Wrap            *bool          `st:"wrap"` // whether options go on in a new line; nil = as the container does
	_               struct{}       `st:"selection_mode" oneof:"single multi" default:"single"`
	_               struct{}       `st:"bind"`
}

// Kind implements state.Element.
func (e SegmentedControl[T]) Kind() string { return "segmented_control" }

// Initial implements state.Element.
func (e SegmentedControl[T]) Initial() opt.Of[T] { return e.Default }

// Fits implements state.Element.
func (e SegmentedControl[T]) Fits(v opt.Of[T]) bool { return buttonGroup[T](e).fits(v) }

// Decode implements state.Element.
func (e SegmentedControl[T]) Decode(ws *pb.WidgetState) (opt.Of[T], error) {
	return buttonGroup[T](e).decode(ws)
}

func (e SegmentedControl[T]) draw(d *drawing) { drawInput(d, e) }

func (e SegmentedControl[T]) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e SegmentedControl[T]) message(d *drawing, initial, value opt.Of[opt.Of[T]], set bool) {
	g := buttonGroup[T](e)
	g.send(d, g.proto(pb.ButtonGroupStyleSegmentedControl), listOf(initial.Must()), listOf(value.Must()), set)
}

// Multi returns the control as one of which any number can be chosen: chosen at first.
func (e SegmentedControl[T]) Multi(chosen ...T) MultiSegmentedControl[T] {
	return MultiSegmentedControl[T]{SegmentedControl: e, Default: chosen}
}

// MultiSegmentedControl is a segmented control of which any number can be chosen. Its value is the list of those.
type MultiSegmentedControl[T any] struct {
	SegmentedControl SegmentedControl[T]
	Default          []T // the options chosen at first
}

// Kind implements state.Element.
func (e MultiSegmentedControl[T]) Kind() string { return "segmented_control" }

// Initial implements state.Element.
func (e MultiSegmentedControl[T]) Initial() []T { return e.Default }

// Fits implements state.Element.
func (e MultiSegmentedControl[T]) Fits(v []T) bool {
	return buttonGroup[T](e.SegmentedControl).choice().hasAll(v)
}

// Decode implements state.Element.
func (e MultiSegmentedControl[T]) Decode(ws *pb.WidgetState) ([]T, error) {
	return buttonGroup[T](e.SegmentedControl).decodeAll(ws)
}

func (e MultiSegmentedControl[T]) draw(d *drawing) { drawInput(d, e) }

func (e MultiSegmentedControl[T]) handling() (bool, Handler) { return e.SegmentedControl.handling() }

func (e MultiSegmentedControl[T]) message(d *drawing, initial, value opt.Of[[]T], set bool) {
	g := buttonGroup[T](e.SegmentedControl)
	m := g.proto(pb.ButtonGroupStyleSegmentedControl)
	m.ClickMode = pb.ButtonGroupClickModeMultiSelect
	g.send(d, m, initial.Must(), value.Must(), set)
}
