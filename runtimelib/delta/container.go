package delta

import (
	"hash/fnv"
	"strconv"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Container is st.container: what is inside stands below each other, or side by side. Draw what is inside with
// [Generator.Within].
type Container struct {
	Border              *bool  `st:"border"` // nil = if Height is a number of pixels
	Key                 string `st:"key"`    // names the container in style sheets: class st-key-<key>
	Width               Size   `st:"width" default:"stretch"`
	Height              Size   `st:"height" default:"content"` // a number of pixels makes it scroll
	Horizontal          bool   `st:"horizontal"`
	NoWrap              bool   `st:"wrap,not" default:"true"` // of a horizontal one: whether it goes on in a new line
	HorizontalAlignment string `st:"horizontal_alignment" oneof:"left center right distribute" default:"left"`
	VerticalAlignment   string `st:"vertical_alignment" oneof:"top center bottom distribute" default:"top"`
	Gap                 Gap    `st:"gap" default:"small"`
	Autoscroll          *bool  `st:"autoscroll"` // whether it follows what comes at its end; nil = if it holds chat messages
}

func (e Container) draw(d *drawing) {
	m := &pb.BlockFlexContainer{
		Border: e.bordered(), GapConfig: e.Gap.or(GapSmall).config(), Direction: pb.BlockFlexContainerDirectionVertical,
		Justify: justifications[e.VerticalAlignment], Align: alignments[e.HorizontalAlignment],
	}
	if e.Horizontal {
		m.Direction, m.Wrap = pb.BlockFlexContainerDirectionHorizontal, !e.NoWrap
		m.Justify, m.Align = justifications[e.HorizontalAlignment], alignments[e.VerticalAlignment]
	}
	d.block(&pb.Block{
		Type: m, AllowEmpty: m.Border, ID: blockID("container", e.Key), Autoscroll: e.Autoscroll,
		WidthConfig: e.Width.or(Stretch).width(), HeightConfig: e.Height.or(Content).height(),
	})
}

func (e Container) bordered() bool {
	if e.Border != nil {
		return *e.Border
	}
	return e.Height.mode == sizePixels
}

// justifications is where children stand along a container's direction.
var justifications = map[string]pb.BlockFlexContainerJustify{
	"":           pb.BlockFlexContainerJustifyJustifyStart,
	"top":        pb.BlockFlexContainerJustifyJustifyStart,
	"left":       pb.BlockFlexContainerJustifyJustifyStart,
	"center":     pb.BlockFlexContainerJustifyJustifyCenter,
	"bottom":     pb.BlockFlexContainerJustifyJustifyEnd,
	"right":      pb.BlockFlexContainerJustifyJustifyEnd,
	"distribute": pb.BlockFlexContainerJustifySpaceBetween,
}

// alignments is where children stand across a container's direction.
var alignments = map[string]pb.BlockFlexContainerAlign{
	"":           pb.BlockFlexContainerAlignAlignStart,
	"top":        pb.BlockFlexContainerAlignAlignStart,
	"left":       pb.BlockFlexContainerAlignAlignStart,
	"center":     pb.BlockFlexContainerAlignAlignCenter,
	"bottom":     pb.BlockFlexContainerAlignAlignEnd,
	"right":      pb.BlockFlexContainerAlignAlignEnd,
	"distribute": pb.BlockFlexContainerAlignStretch,
}

// blockID returns the id of a block with a key, nil for one without.
func blockID(kind, key string) *string {
	if key == "" {
		return nil
	}
	h := fnv.New64a()
	h.Write([]byte(kind))
	h.Write([]byte{0})
	h.Write([]byte(key))
	return new("$$ID-" + strconv.FormatUint(h.Sum64(), 16) + "-" + key)
}
