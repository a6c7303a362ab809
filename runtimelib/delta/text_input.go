package delta

import (
	"fmt"
	"unicode/utf8"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// TextInput is st.text_input: a field for one line of text.
type TextInput struct {
	Label           string  `st:"label,first,markdown"`
	Default         string  `st:"value,initial,optional" default:""`
	MaxChars        int     `st:"max_chars" min:"1"` // 0 = no limit
	Type            string  `st:"type" oneof:"default password email url phone search" default:"default"`
	Help            string  `st:"help,markdown"`
	Autocomplete    string  `st:"autocomplete"` // HTML's autocomplete; "" = what goes with Type
	OnChange        Handler `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool    `st:"on_change,ignore"` // a change runs nothing until something else does
	Placeholder     string  `st:"placeholder"`
	Disabled        bool    `st:"disabled"`
	Required        bool    `st:"required"`
	LabelVisibility string  `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Icon            string  `st:"icon,icon"`
	Validate        string  `st:"validate"` // a regular expression (JavaScript's)
	ValidateMessage string  `st:"validate,message"`
	Live            int     `st:"live,live"` // milliseconds after which typing counts as a change; 0 = only Enter and blur do
	Width           Size    `st:"width,nocontent" default:"stretch"`
}

// Kind implements state.Element.
func (e TextInput) Kind() string { return "text_input" }

// Initial implements state.Element.
func (e TextInput) Initial() string { return e.Default }

// Fits implements state.Element.
func (e TextInput) Fits(v string) bool { return fitsChars(v, e.MaxChars) }

// fitsChars reports whether a text has at most limit characters; 0 = no limit.
func fitsChars(v string, limit int) bool { return limit == 0 || utf8.RuneCountInString(v) <= limit }

// Decode implements state.Element.
func (e TextInput) Decode(ws *pb.WidgetState) (string, error) { return decodeString(ws) }

func decodeString(ws *pb.WidgetState) (string, error) {
	v, ok := ws.Value.(pb.WidgetStateStringValue)
	if !ok {
		return "", fmt.Errorf("%w: a string_value is expected", errKind)
	}
	return string(v), nil
}

// Optional returns the input as one that begins empty.
func (e TextInput) Optional() Optional[string, TextInput] {
	return Optional[string, TextInput]{Input: e}
}

func (e TextInput) draw(d *drawing) {
	state.CoreOf(d.widget).SetWaits(e.Live > 0)
	drawInput(d, e)
}

func (e TextInput) handling() (bool, Handler) { return e.Disabled, e.OnChange }

// textTypes is what goes with the types of text_input where the spec says nothing else (text_widgets.py).
var textTypes = map[string]struct {
	typ                             pb.TextInputType
	autocomplete, placeholder, icon string
	validate, message               string
}{
	"password": {typ: pb.TextInputTypePassword, autocomplete: "new-password"},
	"email": {typ: pb.TextInputTypeEmail, autocomplete: "email", placeholder: "you@example.com", icon: ":material/mail:",
		validate: `^[^\s@]+@[^\s@]+\.[^\s@]+$`, message: "Enter a valid email address."},
	"url": {typ: pb.TextInputTypeURL, autocomplete: "url", placeholder: "https://example.com", icon: ":material/link:",
		validate: `^([Hh][Tt][Tt][Pp][Ss]?://)?[^\s/.]+\.[^\s]+$`, message: "Enter a valid URL."},
	"phone":  {typ: pb.TextInputTypePhone, autocomplete: "tel", placeholder: "+1 234 567 8900", icon: ":material/call:"},
	"search": {typ: pb.TextInputTypeSearch, autocomplete: "off", placeholder: "Search", icon: ":material/search:"},
}

func (e TextInput) message(d *drawing, initial, value opt.Of[string], set bool) {
	typ := textTypes[e.Type]
	m := &pb.TextInput{
		ID: d.id(), Label: dedent(e.Label), FormID: d.g.form, Default: pointer(initial), Type: typ.typ,
		MaxChars: uint32(e.MaxChars), Help: dedent(e.Help), Autocomplete: either(e.Autocomplete, typ.autocomplete),
		Placeholder: either(e.Placeholder, typ.placeholder), Disabled: e.Disabled,
		LabelVisibility: labelVisibility(e.LabelVisibility), Icon: either(e.Icon, typ.icon),
		IgnoreRerun: e.IgnoreChange, Required: e.Required,
	}
	if rule := either(e.Validate, typ.validate); rule != "" {
		m.ValidateRegex = &rule
		m.ValidateMessage = new(either(e.ValidateMessage, typ.message))
	}
	if e.Live > 0 {
		m.LiveDebounceMS = new(uint32(e.Live))
	}
	if set {
		m.Value, m.SetValue = pointer(value), true
	}
	d.control(m, e.Width.or(Stretch).width(), set)
}

// either returns s, or other if s is empty.
func either(s, other string) string {
	if s != "" {
		return s
	}
	return other
}
