package delta

import (
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// TextArea is st.text_area: a field for text of several lines.
type TextArea struct {
	Label           string   `st:"label,first,markdown"`
	Default         string   `st:"value,initial,optional" default:""`
	Height          Size     `st:"height" default:"122"` // 122 pixels are three lines
	MaxChars        int      `st:"max_chars" min:"1"`    // 0 = no limit
	Help            string   `st:"help,markdown"`
	OnChange        Handler  `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool     `st:"on_change,ignore"` // a change runs nothing until something else does
	Placeholder     string   `st:"placeholder"`
	Disabled        bool     `st:"disabled"`
	Required        bool     `st:"required"`
	LabelVisibility string   `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Width           Size     `st:"width,nocontent" default:"stretch"`
	_               struct{} `st:"bind"`
}

// Kind implements state.Element.
func (e TextArea) Kind() string { return "text_area" }

// Initial implements state.Element.
func (e TextArea) Initial() string { return e.Default }

// Fits implements state.Element.
func (e TextArea) Fits(v string) bool { return fitsChars(v, e.MaxChars) }

// Decode implements state.Element.
func (e TextArea) Decode(ws *pb.WidgetState) (string, error) { return decodeString(ws) }

// Optional returns the area as one that begins empty.
func (e TextArea) Optional() Optional[string, TextArea] { return Optional[string, TextArea]{Input: e} }

func (e TextArea) draw(d *drawing) { drawInput(d, e) }

func (e TextArea) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e TextArea) message(d *drawing, initial, value opt.Of[string], set bool) {
	m := &pb.TextArea{
		ID: d.id(), Label: dedent(e.Label), Default: pointer(initial), MaxChars: uint32(e.MaxChars), Help: dedent(e.Help),
		FormID: d.g.form, Placeholder: e.Placeholder, Disabled: e.Disabled,
		LabelVisibility: labelVisibility(e.LabelVisibility), IgnoreRerun: e.IgnoreChange, Required: e.Required,
	}
	if set {
		m.Value, m.SetValue = pointer(value), true
	}
	d.controlOf(m, e.Width.or(Stretch).width(), e.Height.or(Pixels(122)).height(), set)
}
