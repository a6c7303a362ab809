package delta

import (
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Code is st.code: source text, highlighted, with a button that copies it.
type Code struct {
	Body        string `st:"body,first"`
	Language    string `st:"language" default:"python"` // as the highlighter names it
	NoLanguage  bool   `st:"language,null"`             // language: null
	LineNumbers bool   `st:"line_numbers"`
	WrapLines   bool   `st:"wrap_lines"` // whether long lines go on in a new one
	Height      Size   `st:"height" default:"content"`
	Width       Size   `st:"width" default:"stretch"`
}

func (e Code) draw(d *drawing) {
	language := either(e.Language, "python")
	if e.NoLanguage {
		language = "plaintext"
	}
	d.element(&pb.Element{
		Type: &pb.Code{
			CodeText: strings.TrimSuffix(strings.TrimPrefix(e.Body, "\n"), "\n"), Language: language, ShowLineNumbers: e.LineNumbers, WrapLines: e.WrapLines,
		},
		HeightConfig: e.Height.or(Content).height(),
		WidthConfig:  e.Width.or(Stretch).width(),
	})
}
