package delta

import (
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Badge is st.badge: a label on a coloured ground.
type Badge struct {
	Label string `st:"label,first,markdown"`
	Icon  string `st:"icon,icon"`
	Color string `st:"color" oneof:"red orange yellow blue green violet gray grey primary" default:"blue"`
	Width Size   `st:"width" default:"content"`
	Help  string `st:"help,markdown"` // shown in a tooltip
}

// bracketed makes a label fit within Markdown's brackets.
var bracketed = strings.NewReplacer("[", `\[`, "]", `\]`)

func (e Badge) draw(d *drawing) {
	label := e.Label
	if e.Icon != "" {
		label = e.Icon + " " + label
	}
	body := ":" + either(e.Color, "blue") + "-badge[" + bracketed.Replace(label) + "]"
	d.element(&pb.Element{
		Type:        &pb.Markdown{Body: body, ElementType: pb.MarkdownTypeNative, Help: dedent(e.Help)},
		WidthConfig: e.Width.or(Content).width(),
	})
}

// Divider is st.divider: a line across.
type Divider struct {
	Width Size `st:"width,nocontent" default:"stretch"`
}

func (e Divider) draw(d *drawing) {
	d.element(&pb.Element{
		Type:        &pb.Markdown{Body: "---", ElementType: pb.MarkdownTypeDivider},
		WidthConfig: e.Width.or(Stretch).width(),
	})
}

// Latex is st.latex: a formula set in the middle.
type Latex struct {
	Body  string `st:"body,first"`    // TeX, without dollar signs
	Help  string `st:"help,markdown"` // shown in a tooltip
	Width Size   `st:"width" default:"stretch"`
}

func (e Latex) draw(d *drawing) {
	d.element(&pb.Element{
		Type: &pb.Markdown{
			Body: "$$\n" + dedent(e.Body) + "\n$$", ElementType: pb.MarkdownTypeLatex, Help: dedent(e.Help),
		},
		WidthConfig: e.Width.or(Stretch).width(),
	})
}
