package delta

import (
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Radio is st.radio: one choice from a list that is all in sight. Its value is one of Options, told apart as text.
type Radio[T any] struct {
	Label           string         `st:"label,first,markdown"`
	Options         []T            `st:"options,markdown"`
	Index           int            `st:"index,initial,optional"` // of the option chosen at first, from 0
	FormatFunc      func(T) string `st:"format_func"`            // nil = as text
	Help            string         `st:"help,markdown"`
	OnChange        Handler        `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool           `st:"on_change,ignore"` // a change runs nothing until something else does
	Disabled        bool           `st:"disabled"`
	Horizontal      bool           `st:"horizontal"`
	Captions        []string       `st:"captions,markdown"` // below the options, in their order
	LabelVisibility string         `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Width           Size           `st:"width" default:"content"`
	_               struct{}       `st:"bind"`
}

// Kind implements state.Element.
func (e Radio[T]) Kind() string { return "radio" }

// Initial implements state.Element.
func (e Radio[T]) Initial() T { return optionAt(e.Options, e.Index) }

// Fits implements state.Element.
func (e Radio[T]) Fits(v T) bool { return e.choice().has(v) }

// Decode implements state.Element.
func (e Radio[T]) Decode(ws *pb.WidgetState) (T, error) { return decodeChoice(ws, e.choice(), false) }

// Optional returns the radio as one in which nothing is chosen at first.
func (e Radio[T]) Optional() Optional[T, Radio[T]] {
	e.Index = -1
	return Optional[T, Radio[T]]{Input: e}
}

// OrNone returns the radio as one that has no value while it has no options.
func (e Radio[T]) OrNone() Optional[T, Radio[T]] {
	return Optional[T, Radio[T]]{Input: e, first: maybeAt(e.Options, e.Index)}
}

func (e Radio[T]) draw(d *drawing) { drawInput(d, e) }

func (e Radio[T]) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e Radio[T]) choice() choice[T] { return choice[T]{e.Options, e.FormatFunc} }

func (e Radio[T]) message(d *drawing, initial, value opt.Of[T], set bool) {
	m := &pb.Radio{
		ID: d.id(), Label: dedent(e.Label), Options: e.choice().texts(), Help: dedent(e.Help), FormID: d.g.form,
		Disabled: e.Disabled, Horizontal: e.Horizontal, LabelVisibility: labelVisibility(e.LabelVisibility),
		Captions: e.Captions, IgnoreRerun: e.IgnoreChange,
	}
	if initial.OK() || len(e.Options) == 0 && e.Index >= 0 { // without options Streamlit sends it too
		m.Default = new(int32(e.Index))
	}
	if set {
		m.SetValue = true
		if v, ok := value.Get(); ok {
			m.RawValue = new(e.choice().text(v))
		}
	}
	d.control(m, e.Width.or(Content).width(), set)
}
