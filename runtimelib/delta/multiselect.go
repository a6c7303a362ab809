package delta

import (
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Multiselect is st.multiselect: any number of choices from a list that opens. Its value is the list of those chosen, in
// the order in which they were; each is one of Options, told apart as text.
type Multiselect[T any] struct {
	Label           string         `st:"label,first,markdown"`
	Options         []T            `st:"options"`
	Default         []T            `st:"default,initial"` // the options chosen at first
	FormatFunc      func(T) string `st:"format_func"`     // nil = as text
	Help            string         `st:"help,markdown"`
	OnChange        Handler        `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool           `st:"on_change,ignore"`       // a change runs nothing until something else does
	MaxSelections   int            `st:"max_selections" min:"1"` // 0 = no limit
	Placeholder     string         `st:"placeholder"`
	Disabled        bool           `st:"disabled"`
	LabelVisibility string         `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	AcceptNew       bool           `st:"accept_new_options"` // only where options are strings
	FilterMode      string         `st:"filter_mode" oneof:"fuzzy contains prefix null" default:"fuzzy"`
	SelectAll       int            `st:"select_all" min:"1" default:"1000"` // up to how many options all can be chosen at once
	NoSelectAll     bool           `st:"select_all,false"`                  // select_all: false
	AlwaysSelectAll bool           `st:"select_all,true"`                   // select_all: true, however many there are
	Width           Size           `st:"width,nocontent" default:"stretch"`
	Wrap            *bool          `st:"wrap"` // whether what is chosen goes on in a new line; nil = as the container does
	_               struct{}       `st:"bind"`
}

// Kind implements state.Element.
func (e Multiselect[T]) Kind() string { return "multiselect" }

// Initial implements state.Element.
func (e Multiselect[T]) Initial() []T { return e.Default }

// Fits implements state.Element.
func (e Multiselect[T]) Fits(v []T) bool {
	if e.MaxSelections > 0 && len(v) > e.MaxSelections {
		return false
	}
	return e.AcceptNew || e.choice().hasAll(v)
}

// Decode implements state.Element.
func (e Multiselect[T]) Decode(ws *pb.WidgetState) ([]T, error) {
	texts, err := decodeStrings(ws)
	if err != nil {
		return nil, err
	}
	return e.choice().decodeAll(texts, e.AcceptNew)
}

func (e Multiselect[T]) draw(d *drawing) { drawInput(d, e) }

func (e Multiselect[T]) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e Multiselect[T]) choice() choice[T] { return choice[T]{e.Options, e.FormatFunc} }

func (e Multiselect[T]) message(d *drawing, initial, value opt.Of[[]T], set bool) {
	c := e.choice()
	m := &pb.MultiSelect{
		ID: d.id(), Label: dedent(e.Label), Default: indexes[T, int32](c, initial.Must()), Options: c.texts(),
		Help: dedent(e.Help), FormID: d.g.form, Disabled: e.Disabled, LabelVisibility: labelVisibility(e.LabelVisibility),
		MaxSelections: int32(e.MaxSelections), Placeholder: e.Placeholder, AcceptNewOptions: new(e.AcceptNew),
		FilterMode: filterMode(e.FilterMode), Wrap: e.Wrap, SelectAll: new(e.selectAll()), IgnoreRerun: e.IgnoreChange,
	}
	if set {
		m.RawValues, m.SetValue = c.textsOf(value.Must()), true
	}
	d.control(m, e.Width.or(Stretch).width(), set)
}

// selectAll returns the wire form: 0 = never, -1 = always, else the largest number of options.
func (e Multiselect[T]) selectAll() int32 {
	switch {
	case e.NoSelectAll:
		return 0
	case e.AlwaysSelectAll:
		return -1
	case e.SelectAll > 0:
		return int32(e.SelectAll)
	}
	return 1000
}
