package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Title is st.title: the app's heading of the first level.
type Title struct {
	Body          string `st:"body,first,markdown"` // inline Markdown
	Anchor        string `st:"anchor"`              // of the heading's link; "" = made from the text
	NoAnchor      bool   `st:"anchor,false"`        // anchor: false
	Help          string `st:"help,markdown"`       // shown in a tooltip
	Icon          string `st:"icon,icon"`           // an emoji or :material/name:
	Width         Size   `st:"width" default:"stretch"`
	TextAlignment string `st:"text_alignment" oneof:"left center right justify" default:"left"`
	NoWrap        bool   `st:"wrap,not" default:"true"` // whether long text goes on in a new line
}

func (e Title) draw(d *drawing) {
	drawHeading(d, "h1", Subheader{
		Body: e.Body, Anchor: e.Anchor, NoAnchor: e.NoAnchor, Help: e.Help, Icon: e.Icon, Width: e.Width,
		TextAlignment: e.TextAlignment, NoWrap: e.NoWrap,
	})
}

// Header is st.header: a heading of the second level.
type Header struct {
	Body          string `st:"body,first,markdown"`                                                                              // inline Markdown
	Anchor        string `st:"anchor"`                                                                                           // of the heading's link; "" = made from the text
	NoAnchor      bool   `st:"anchor,false"`                                                                                     // anchor: false
	Help          string `st:"help,markdown"`                                                                                    // shown in a tooltip
	Icon          string `st:"icon,icon"`                                                                                        // an emoji or :material/name:
	Divider       string `st:"divider" oneof:"false true red orange yellow blue green violet gray grey rainbow" default:"false"` // a line below, in a colour; true: colours in turn
	Width         Size   `st:"width" default:"stretch"`
	TextAlignment string `st:"text_alignment" oneof:"left center right justify" default:"left"`
	NoWrap        bool   `st:"wrap,not" default:"true"` // whether long text goes on in a new line
}

func (e Header) draw(d *drawing) {
	drawHeading(d, "h2", Subheader(e))
}

// Subheader is st.subheader: a heading of the third level.
type Subheader struct {
	Body          string `st:"body,first,markdown"`                                                                              // inline Markdown
	Anchor        string `st:"anchor"`                                                                                           // of the heading's link; "" = made from the text
	NoAnchor      bool   `st:"anchor,false"`                                                                                     // anchor: false
	Help          string `st:"help,markdown"`                                                                                    // shown in a tooltip
	Icon          string `st:"icon,icon"`                                                                                        // an emoji or :material/name:
	Divider       string `st:"divider" oneof:"false true red orange yellow blue green violet gray grey rainbow" default:"false"` // a line below, in a colour; true: colours in turn
	Width         Size   `st:"width" default:"stretch"`
	TextAlignment string `st:"text_alignment" oneof:"left center right justify" default:"left"`
	NoWrap        bool   `st:"wrap,not" default:"true"` // whether long text goes on in a new line
}

func (e Subheader) draw(d *drawing) {
	drawHeading(d, "h3", e)
}

// drawHeading draws a heading of any level; all say the same of themselves.
func drawHeading(d *drawing, tag string, h Subheader) {
	divider := h.Divider
	switch divider {
	case "false":
		divider = ""
	case "true":
		divider = "auto"
	}
	d.element(&pb.Element{
		Type: &pb.Heading{
			Tag: tag, Body: dedent(h.Body), Anchor: h.Anchor, HideAnchor: h.NoAnchor, Help: dedent(h.Help),
			Icon: h.Icon, Divider: divider, Wrap: new(!h.NoWrap),
		},
		WidthConfig:         h.Width.or(Stretch).width(),
		TextAlignmentConfig: alignment(h.TextAlignment),
	})
}
