package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Empty is st.empty: a place that shows nothing.
type Empty struct{}

func (Empty) draw(d *drawing) { d.element(&pb.Element{Type: &pb.Empty{}}) }

// Space is st.space: free room, in the direction of its container.
type Space struct {
	Size   string `st:"size,first" oneof:"xxsmall xsmall small medium large xlarge xxlarge stretch" default:"small"` // how much of it
	Pixels int    `st:"size,pixels" min:"1"`                                                                         // CSS pixels; 0 = Size says it
}

// spaces is the named sizes of st.space, in rem.
var spaces = map[string]float32{
	"xxsmall": 0.25, "xsmall": 0.5, "": 0.75, "small": 0.75, "medium": 2.5, "large": 4.25, "xlarge": 6, "xxlarge": 8,
}

func (e Space) draw(d *drawing) {
	m := &pb.Element{Type: &pb.Space{}}
	switch {
	case e.Pixels > 0:
		m.WidthConfig, m.HeightConfig = Pixels(e.Pixels).width(), Pixels(e.Pixels).height()
	case e.Size == "stretch":
		m.WidthConfig, m.HeightConfig = Stretch.width(), Stretch.height()
	default:
		rem := spaces[e.Size]
		m.WidthConfig = &pb.WidthConfig{WidthSpec: pb.WidthConfigRemWidth(rem)}
		m.HeightConfig = &pb.HeightConfig{HeightSpec: pb.HeightConfigRemHeight(rem)}
	}
	d.element(m)
}
