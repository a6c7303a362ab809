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
	drawHeading(d, "h1", "", headingOf(e))
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
	drawHeading(d, "h2", e.Divider, heading{e.Body, e.Anchor, e.NoAnchor, e.Help, e.Icon, e.Width, e.TextAlignment, e.NoWrap})
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
	drawHeading(d, "h3", e.Divider, heading{e.Body, e.Anchor, e.NoAnchor, e.Help, e.Icon, e.Width, e.TextAlignment, e.NoWrap})
}

// heading is what the three levels have in common.
type heading struct {
	body, anchor  string
	noAnchor      bool
	help, icon    string
	width         Size
	textAlignment string
	noWrap        bool
}

func headingOf(e Title) heading {
	return heading{e.Body, e.Anchor, e.NoAnchor, e.Help, e.Icon, e.Width, e.TextAlignment, e.NoWrap}
}

func drawHeading(d *drawing, tag, divider string, h heading) {
	switch divider {
	case "false":
		divider = ""
	case "true":
		divider = "auto"
	}
	d.element(&pb.Element{
		Type: &pb.Heading{
			Tag: tag, Body: dedent(h.body), Anchor: h.anchor, HideAnchor: h.noAnchor, Help: dedent(h.help),
			Icon: h.icon, Divider: divider, Wrap: new(!h.noWrap),
		},
		WidthConfig:         h.width.or(Stretch).width(),
		TextAlignmentConfig: alignment(h.textAlignment),
	})
}
