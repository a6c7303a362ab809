package delta

import (
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Button is st.button: it is true in the run that a press of it causes.
type Button struct {
	Label        string  `st:"label,first,markdown"`
	Help         string  `st:"help,markdown"`
	OnClick      Handler `st:"on_click"`
	Type         string  `st:"type" oneof:"primary secondary tertiary" default:"secondary"`
	Icon         string  `st:"icon,icon"`
	IconPosition string  `st:"icon_position" oneof:"left right" default:"left"`
	Disabled     bool    `st:"disabled"`
	Width        Size    `st:"width" default:"content"`
	Shortcut     string  `st:"shortcut"` // a key such as K or Ctrl+K
	Wrap         *bool   `st:"wrap"`     // whether a long label goes on in a new line; nil = as the container does
}

// Kind implements state.Kinder.
func (e Button) Kind() string { return "button" }

func (e Button) draw(d *drawing) {
	d.show(e.Disabled, e.OnClick)
	d.element(&pb.Element{Type: e.message(d), WidthConfig: e.Width.or(Content).width()})
}

func (e Button) message(d *drawing) *pb.Button {
	m := &pb.Button{
		ID: d.id(), Label: dedent(e.Label), Help: dedent(e.Help), Type: either(e.Type, "secondary"), Disabled: e.Disabled,
		Icon: e.Icon, Shortcut: strings.ToLower(e.Shortcut), Wrap: e.Wrap,
	}
	if e.IconPosition == "right" {
		m.IconPosition = pb.ButtonLikeIconPositionRight
	}
	return m
}

// FormSubmitButton is st.form_submit_button: the button that sends the values of the form around it.
type FormSubmitButton struct {
	Label        string  `st:"label,first,markdown" default:"Submit"`
	Help         string  `st:"help,markdown"`
	OnClick      Handler `st:"on_click"`
	Type         string  `st:"type" oneof:"primary secondary tertiary" default:"secondary"`
	Icon         string  `st:"icon,icon"`
	IconPosition string  `st:"icon_position" oneof:"left right" default:"left"`
	Disabled     bool    `st:"disabled"`
	Width        Size    `st:"width" default:"content"`
	Shortcut     string  `st:"shortcut"` // a key such as K or Ctrl+K
	Wrap         *bool   `st:"wrap"`     // whether a long label goes on in a new line; nil = as the container does
}

// Kind implements state.Kinder.
func (e FormSubmitButton) Kind() string { return "form_submit_button" }

func (e FormSubmitButton) draw(d *drawing) {
	d.show(e.Disabled, e.OnClick)
	e.Label = either(e.Label, "Submit")
	m := Button(e).message(d)
	m.IsFormSubmitter, m.FormID = true, d.g.form
	d.element(&pb.Element{Type: m, WidthConfig: e.Width.or(Content).width()})
}
