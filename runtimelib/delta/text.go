package delta

import (
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Markdown is st.markdown: text with headings, lists, links, colours, icons and formulas.
type Markdown struct {
	Body            string `st:"body,first,markdown"`  // Streamlit's Markdown: GitHub's with colours, icons, TeX
	UnsafeAllowHTML bool   `st:"unsafe_allow_html"`    // sanitised on our own page
	Help            string `st:"help,markdown"`        // shown in a tooltip
	Width           Size   `st:"width" default:"auto"` // auto: what the container asks for
	TextAlignment   string `st:"text_alignment" oneof:"left center right justify" default:"left"`
	NoAnchors       bool   `st:"anchors,not" default:"true"` // whether headings inside have links
	NoWrap          bool   `st:"wrap,not" default:"true"`    // whether long text goes on in a new line
}

func (e Markdown) draw(d *drawing) {
	d.element(&pb.Element{
		Type: &pb.Markdown{
			Body: dedent(e.Body), AllowHTML: e.UnsafeAllowHTML, Help: dedent(e.Help), HideAnchors: e.NoAnchors,
			ElementType: pb.MarkdownTypeNative, Wrap: new(!e.NoWrap),
		},
		WidthConfig:         e.Width.width(),
		TextAlignmentConfig: alignment(e.TextAlignment),
	})
}

// Text is st.text: text as it is, without any markup.
type Text struct {
	Body          string `st:"body,first"`
	Help          string `st:"help,markdown"` // shown in a tooltip
	Width         Size   `st:"width" default:"content"`
	TextAlignment string `st:"text_alignment" oneof:"left center right justify" default:"left"`
	NoWrap        bool   `st:"wrap,not" default:"true"` // whether long text goes on in a new line
}

func (e Text) draw(d *drawing) {
	d.element(&pb.Element{
		Type:                &pb.Text{Body: dedent(e.Body), Help: dedent(e.Help), Wrap: new(!e.NoWrap)},
		WidthConfig:         e.Width.or(Content).width(),
		TextAlignmentConfig: alignment(e.TextAlignment),
	})
}

// Caption is st.caption: small, grey Markdown.
type Caption struct {
	Body            string `st:"body,first,markdown"`
	UnsafeAllowHTML bool   `st:"unsafe_allow_html"` // sanitised on our own page
	Help            string `st:"help,markdown"`     // shown in a tooltip
	Width           Size   `st:"width" default:"stretch"`
	TextAlignment   string `st:"text_alignment" oneof:"left center right justify" default:"left"`
	NoWrap          bool   `st:"wrap,not" default:"true"` // whether long text goes on in a new line
}

func (e Caption) draw(d *drawing) {
	d.element(&pb.Element{
		Type: &pb.Markdown{
			Body: dedent(e.Body), AllowHTML: e.UnsafeAllowHTML, Help: dedent(e.Help),
			ElementType: pb.MarkdownTypeCaption, Wrap: new(!e.NoWrap),
		},
		WidthConfig:         e.Width.or(Stretch).width(),
		TextAlignmentConfig: alignment(e.TextAlignment),
	})
}

// alignment returns the wire form of "left" ("" too), "center", "right" or "justify".
func alignment(s string) *pb.TextAlignmentConfig {
	a := &pb.TextAlignmentConfig{Alignment: pb.TextAlignmentConfigAlignmentLeft}
	switch s {
	case "center":
		a.Alignment = pb.TextAlignmentConfigAlignmentCenter
	case "right":
		a.Alignment = pb.TextAlignmentConfigAlignmentRight
	case "justify":
		a.Alignment = pb.TextAlignmentConfigAlignmentJustify
	}
	return a
}

// dedent takes the common indent and outer white space off a text, as clean_text does (string_util.py).
func dedent(s string) string {
	if !strings.Contains(s, "\n") {
		return strings.TrimSpace(s)
	}
	lines := strings.Split(s, "\n")
	margin, found := "", false
	for i, line := range lines {
		text := strings.TrimLeft(line, " \t")
		indent := line[:len(line)-len(text)]
		switch {
		case text == "":
			lines[i] = ""
		case !found:
			margin, found = indent, true
		default:
			margin = commonPrefix(margin, indent)
		}
	}
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], margin)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

func commonPrefix(a, b string) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return a[:n]
}
