package delta

import (
	"fmt"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Checkbox is st.checkbox: yes or no.
type Checkbox struct {
	Label           string   `st:"label,first,markdown"`
	Default         bool     `st:"value,initial"`
	Help            string   `st:"help,markdown"`
	OnChange        Handler  `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool     `st:"on_change,ignore"` // a change runs nothing until something else does
	Disabled        bool     `st:"disabled"`
	LabelVisibility string   `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Width           Size     `st:"width" default:"content"`
	Wrap            *bool    `st:"wrap"` // whether a long label goes on in a new line; nil = as the container does
	_               struct{} `st:"bind"`
}

// Kind implements state.Element.
func (e Checkbox) Kind() string { return "checkbox" }

// Initial implements state.Element.
func (e Checkbox) Initial() bool { return e.Default }

// Fits implements state.Element.
func (e Checkbox) Fits(bool) bool { return true }

// Decode implements state.Element.
func (e Checkbox) Decode(ws *pb.WidgetState) (bool, error) { return decodeBool(ws) }

func (e Checkbox) draw(d *drawing) { drawInput(d, e) }

func (e Checkbox) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e Checkbox) message(d *drawing, initial, value opt.Of[bool], set bool) {
	e.send(d, pb.CheckboxStyleTypeDefault, initial, value, set)
}

// send draws the box in one of its styles.
func (e Checkbox) send(d *drawing, style pb.CheckboxStyleType, initial, value opt.Of[bool], set bool) {
	m := &pb.Checkbox{
		ID: d.id(), Label: dedent(e.Label), Default: initial.Must(), Help: dedent(e.Help), FormID: d.g.form,
		Disabled: e.Disabled, LabelVisibility: labelVisibility(e.LabelVisibility), Type: style, Wrap: e.Wrap,
		IgnoreRerun: e.IgnoreChange,
	}
	if set {
		m.Value, m.SetValue = value.Must(), true
	}
	d.control(m, e.Width.or(Content).width(), set)
}

// decodeBool reads a bool_value.
func decodeBool(ws *pb.WidgetState) (bool, error) {
	v, ok := ws.Value.(pb.WidgetStateBoolValue)
	if !ok {
		return false, fmt.Errorf("%w: a bool_value is expected", errKind)
	}
	return bool(v), nil
}

// Toggle is st.toggle: a checkbox that looks like a switch.
type Toggle struct {
	Label           string   `st:"label,first,markdown"`
	Default         bool     `st:"value,initial"`
	Help            string   `st:"help,markdown"`
	OnChange        Handler  `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool     `st:"on_change,ignore"` // a change runs nothing until something else does
	Disabled        bool     `st:"disabled"`
	LabelVisibility string   `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Width           Size     `st:"width" default:"content"`
	Wrap            *bool    `st:"wrap"` // whether a long label goes on in a new line; nil = as the container does
	_               struct{} `st:"bind"`
}

// Kind implements state.Element.
func (e Toggle) Kind() string { return "toggle" }

// Initial implements state.Element.
func (e Toggle) Initial() bool { return e.Default }

// Fits implements state.Element.
func (e Toggle) Fits(bool) bool { return true }

// Decode implements state.Element.
func (e Toggle) Decode(ws *pb.WidgetState) (bool, error) { return decodeBool(ws) }

func (e Toggle) draw(d *drawing) { drawInput(d, e) }

func (e Toggle) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e Toggle) message(d *drawing, initial, value opt.Of[bool], set bool) {
	Checkbox(e).send(d, pb.CheckboxStyleTypeToggle, initial, value, set)
}
