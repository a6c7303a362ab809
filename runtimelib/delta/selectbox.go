package delta

import (
	"fmt"
	"slices"

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
	OnChange        Handler        `st:"on_change"`
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
	_, isOption := e.choice().find(e.choice().text(v))
	return isOption || e.AcceptNew
}

// Decode implements state.Element.
func (e Selectbox[T]) Decode(ws *pb.WidgetState) (T, error) {
	return decodeChoice(ws, e.choice(), e.AcceptNew)
}

// Optional returns the box as one in which nothing is chosen at first.
func (e Selectbox[T]) Optional() Optional[T, Selectbox[T]] { return Optional[T, Selectbox[T]]{e} }

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
	if initial.OK() {
		m.Default = new(int32(e.Index))
	}
	if set {
		m.SetValue = true
		if v, ok := value.Get(); ok {
			m.RawValue = new(e.choice().text(v))
		}
	}
	d.element(&pb.Element{Type: m, WidthConfig: e.Width.or(Stretch).width()})
}

// choice is the options of a widget and the texts that stand for them on the wire.
type choice[T any] struct {
	options []T
	format  func(T) string
}

// text returns how an option is shown.
func (c choice[T]) text(v T) string {
	if c.format != nil {
		return c.format(v)
	}
	return fmt.Sprint(v)
}

func (c choice[T]) texts() []string {
	out := make([]string, len(c.options))
	for i, v := range c.options {
		out[i] = c.text(v)
	}
	return out
}

// find returns the first option that is shown as text.
func (c choice[T]) find(text string) (T, bool) {
	i := slices.IndexFunc(c.options, func(v T) bool { return c.text(v) == text })
	if i < 0 {
		var zero T
		return zero, false
	}
	return c.options[i], true
}

// decodeChoice reads a string_value that names an option, or, if new ones are accepted, is one.
func decodeChoice[T any](ws *pb.WidgetState, c choice[T], acceptNew bool) (T, error) {
	var zero T
	text, err := decodeString(ws)
	if err != nil {
		return zero, err
	}
	if v, ok := c.find(text); ok {
		return v, nil
	}
	if v, ok := any(text).(T); ok && acceptNew {
		return v, nil
	}
	return zero, fmt.Errorf("%q is none of the options", text)
}

// optionAt returns the option at an index; the zero value if there is none.
func optionAt[T any](options []T, i int) T {
	if i < 0 || i >= len(options) {
		var zero T
		return zero
	}
	return options[i]
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
