package delta

import (
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Selectbox is st.selectbox: one choice from a list that opens. Its value is one of Options, told apart as text.
type Selectbox[T any] struct {
	Label           string         `st:"label,first,markdown"`
	Options         []T            `st:"options"`
	Index           int            `st:"index,initial,optional"` // of the option chosen at first, from 0
	FormatFunc      func(T) string `st:"format_func"`            // nil = as text
	Help            string         `st:"help,markdown"`
	OnChange        Handler        `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool           `st:"on_change,ignore"` // a change runs nothing until something else does
	Placeholder     string         `st:"placeholder"`
	Disabled        bool           `st:"disabled"`
	Required        bool           `st:"required"`
	LabelVisibility string         `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Icon            string         `st:"icon,icon"`
	AcceptNew       bool           `st:"accept_new_options"` // only where options are strings
	FilterMode      string         `st:"filter_mode" oneof:"fuzzy contains prefix null" default:"fuzzy"`
	Width           Size           `st:"width,nocontent" default:"stretch"`
}

// Kind implements state.Element.
func (e Selectbox[T]) Kind() string { return "selectbox" }

// Initial implements state.Element.
func (e Selectbox[T]) Initial() T { return optionAt(e.Options, e.Index) }

// Fits implements state.Element.
func (e Selectbox[T]) Fits(v T) bool {
	return e.AcceptNew || e.choice().has(v)
}

// Decode implements state.Element.
func (e Selectbox[T]) Decode(ws *pb.WidgetState) (T, error) {
	return decodeChoice(ws, e.choice(), e.AcceptNew)
}

// Optional returns the box as one in which nothing is chosen at first.
func (e Selectbox[T]) Optional() Optional[T, Selectbox[T]] {
	e.Index = -1
	return Optional[T, Selectbox[T]]{Input: e}
}

// OrNone returns the box as one that has no value while it has no options.
func (e Selectbox[T]) OrNone() Optional[T, Selectbox[T]] {
	return Optional[T, Selectbox[T]]{Input: e, first: maybeAt(e.Options, e.Index)}
}

func (e Selectbox[T]) draw(d *drawing) { drawInput(d, e) }

func (e Selectbox[T]) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e Selectbox[T]) choice() choice[T] { return choice[T]{e.Options, e.FormatFunc} }

func (e Selectbox[T]) message(d *drawing, initial, value opt.Of[T], set bool) {
	m := &pb.Selectbox{
		ID: d.id(), Label: dedent(e.Label), Options: e.choice().texts(), Help: dedent(e.Help), FormID: d.g.form,
		Disabled: e.Disabled, LabelVisibility: labelVisibility(e.LabelVisibility), Placeholder: e.Placeholder,
		AcceptNewOptions: new(e.AcceptNew), FilterMode: filterMode(e.FilterMode), IgnoreRerun: e.IgnoreChange,
		Required: e.Required, Icon: e.Icon,
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
	d.control(m, e.Width.or(Stretch).width(), set)
}

// filterMode returns the wire form of "fuzzy" ("" too), "contains", "prefix" or "null".
func filterMode(s string) pb.SelectWidgetFilterMode {
	switch s {
	case "contains":
		return pb.SelectWidgetFilterModeFilterModeContains
	case "prefix":
		return pb.SelectWidgetFilterModeFilterModePrefix
	case "null":
		return pb.SelectWidgetFilterModeFilterModeNone
	}
	return pb.SelectWidgetFilterModeFilterModeFuzzy
}
