package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Table is st.table: a table that shows whole. Its texts are Markdown.
type Table struct {
	Data       pb.Frame `st:"data,first"` // the rows
	Border     string   `st:"border" oneof:"true false horizontal" default:"true"`
	Width      Size     `st:"width" default:"stretch"`
	Height     Size     `st:"height" default:"content"`
	HideIndex  *bool    `st:"hide_index"`  // nil = if no column labels the rows
	HideHeader *bool    `st:"hide_header"` // nil = if no column has a name
	Alt        string   `st:"alt"`         // for those who cannot see it
}

func (e Table) draw(d *drawing) {
	m := &pb.Table{
		ArrowData:  &pb.ArrowData{Frame: e.Data},
		HideIndex:  decided(e.HideIndex, e.Data == nil || e.Data.Index() < 0),
		HideHeader: decided(e.HideHeader, !hasHeader(e.Data)),
	}
	switch e.Border {
	case "false":
		m.BorderMode = pb.TableBorderModeNone
	case "horizontal":
		m.BorderMode = pb.TableBorderModeHorizontal
	}
	if e.Alt != "" {
		m.Alt = &e.Alt
	}
	d.element(&pb.Element{
		Type: m, WidthConfig: e.Width.or(Stretch).width(), HeightConfig: e.Height.or(Content).height(),
	})
}

// hasHeader reports whether a column has a name.
func hasHeader(f pb.Frame) bool {
	for col := range cols(f) {
		if f.Column(col) != "" {
			return true
		}
	}
	return false
}

func cols(f pb.Frame) int {
	if f == nil {
		return 0
	}
	return f.NumCols()
}

// decided returns what b says, or def if it says nothing.
func decided(b *bool, def bool) bool {
	if b != nil {
		return *b
	}
	return def
}
