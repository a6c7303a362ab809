package delta

import (
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Markdown is st.markdown.
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

// dedent takes the common indent and outer white space off a text, as inspect.cleandoc does for Streamlit.
func dedent(s string) string {
	if !strings.ContainsAny(s, "\n\t") {
		return strings.TrimSpace(s)
	}
	lines := strings.Split(strings.ReplaceAll(s, "\t", "        "), "\n")
	margin := -1
	for _, line := range lines[1:] {
		if text := strings.TrimLeft(line, " "); text != "" {
			if indent := len(line) - len(text); margin < 0 || indent < margin {
				margin = indent
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i := 1; i < len(lines); i++ {
		lines[i] = lines[i][min(max(margin, 0), len(lines[i])):]
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
