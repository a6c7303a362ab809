package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Columns is st.columns: containers side by side. Draw it with [Generator.Parts].
type Columns struct {
	Spec              []float64 `st:"spec,parts"` // relative widths of the columns, each > 0
	Gap               Gap       `st:"gap" default:"small"`
	VerticalAlignment string    `st:"vertical_alignment" oneof:"top center bottom" default:"top"`
	Border            bool      `st:"border"`
	Width             Size      `st:"width,nocontent" default:"stretch"`
	NoWrap            bool      `st:"wrap,not" default:"true"` // whether columns go below each other where the page is narrow
}

// Even returns the widths of n columns that are equally wide.
func Even(n int) []float64 {
	widths := make([]float64, n)
	for i := range widths {
		widths[i] = 1
	}
	return widths
}

func (e Columns) draw(d *drawing) {
	if len(e.Spec) == 0 {
		Empty{}.draw(d)
		return
	}
	d.block(&pb.Block{
		Type: &pb.BlockFlexContainer{
			GapConfig: e.Gap.or(GapSmall).config(), Scale: 1, Direction: pb.BlockFlexContainerDirectionHorizontal,
			Wrap: !e.NoWrap, Align: pb.BlockFlexContainerAlignStretch,
		},
		WidthConfig: e.Width.or(Stretch).width(),
	})
	total := 0.0
	for _, w := range e.Spec {
		total += w
	}
	d.parts(len(e.Spec), func(i int) Element { return column{e, e.Spec[i] / total} })
}

// parts draws the parts of columns or tabs. If a slot shows others than before, it is drawn anew.
func (d *drawing) parts(n int, part func(i int) Element) {
	if in := d.place.inside; d.g.slot != nil && !d.g.anew && len(in.places) != n {
		panic(swapped{d.g.slot})
	}
	d.g.Within(func(st *Generator) {
		for i := range n {
			st.step()
			st.Draw(part(i))
		}
	})
}

// column is one of Columns.
type column struct {
	of     Columns
	weight float64 // share of the whole width
}

func (e column) draw(d *drawing) {
	m := &pb.BlockColumn{Weight: e.weight, ShowBorder: e.of.Border, GapConfig: e.of.Gap.or(GapSmall).config()}
	switch e.of.VerticalAlignment {
	case "center":
		m.VerticalAlignment = pb.BlockColumnVerticalAlignmentCenter
	case "bottom":
		m.VerticalAlignment = pb.BlockColumnVerticalAlignmentBottom
	}
	d.block(&pb.Block{Type: m, AllowEmpty: true})
}

// Part draws what is in part i, from 0, of the columns or tabs at the current place.
func (g *Generator) Part(i int, body func(st *Generator)) {
	if g.failed() {
		return
	}
	parts := g.inside()
	parts.anew = g.anew
	in := parts.places[i].inside
	in.enter(g.anew)
	body(in)
	in.done()
}
