package delta

import (
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Pills is st.pills: options as round buttons, of which one can be chosen, or, with [Pills.Multi], any number. An option's text
// may begin with an icon.
type Pills[T any] struct {
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
func (e Pills[T]) Kind() string { return "pills" }

// Initial implements state.Element.
func (e Pills[T]) Initial() opt.Of[T] { return e.Default }

// Fits implements state.Element.
func (e Pills[T]) Fits(v opt.Of[T]) bool { return buttonGroup[T](e).fits(v) }

// Decode implements state.Element.
func (e Pills[T]) Decode(ws *pb.WidgetState) (opt.Of[T], error) { return buttonGroup[T](e).decode(ws) }

func (e Pills[T]) draw(d *drawing) { drawInput(d, e) }

func (e Pills[T]) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e Pills[T]) message(d *drawing, initial, value opt.Of[opt.Of[T]], set bool) {
	g := buttonGroup[T](e)
	g.send(d, g.proto(pb.ButtonGroupStylePills), listOf(initial.Must()), listOf(value.Must()), set)
}

// Multi returns the pills as ones of which any number can be chosen: chosen at first.
func (e Pills[T]) Multi(chosen ...T) MultiPills[T] { return MultiPills[T]{Pills: e, Default: chosen} }

// MultiPills is pills of which any number can be chosen. Its value is the list of those.
type MultiPills[T any] struct {
	Pills   Pills[T]
	Default []T // the options chosen at first
}

// Kind implements state.Element.
func (e MultiPills[T]) Kind() string { return "pills" }

// Initial implements state.Element.
func (e MultiPills[T]) Initial() []T { return e.Default }

// Fits implements state.Element.
func (e MultiPills[T]) Fits(v []T) bool { return buttonGroup[T](e.Pills).choice().hasAll(v) }

// Decode implements state.Element.
func (e MultiPills[T]) Decode(ws *pb.WidgetState) ([]T, error) {
	return buttonGroup[T](e.Pills).decodeAll(ws)
}

func (e MultiPills[T]) draw(d *drawing) { drawInput(d, e) }

func (e MultiPills[T]) handling() (bool, Handler) { return e.Pills.handling() }

func (e MultiPills[T]) message(d *drawing, initial, value opt.Of[[]T], set bool) {
	g := buttonGroup[T](e.Pills)
	m := g.proto(pb.ButtonGroupStylePills)
	m.ClickMode = pb.ButtonGroupClickModeMultiSelect
	g.send(d, m, initial.Must(), value.Must(), set)
}
