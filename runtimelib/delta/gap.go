package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Gap is the distance between the children of a container: a named one, or a number of pixels. The zero value is the
// element's default.
type Gap struct {
	size   pb.GapSize
	pixels uint32
}

// The named gaps; GapNone is none at all.
var (
	GapNone    = Gap{size: pb.GapSizeNone}
	GapXXSmall = Gap{size: pb.GapSizeXxsmall}
	GapXSmall  = Gap{size: pb.GapSizeXsmall}
	GapSmall   = Gap{size: pb.GapSizeSmall}
	GapMedium  = Gap{size: pb.GapSizeMedium}
	GapLarge   = Gap{size: pb.GapSizeLarge}
	GapXLarge  = Gap{size: pb.GapSizeXlarge}
	GapXXLarge = Gap{size: pb.GapSizeXxlarge}
)

// GapPixels is a gap of n CSS pixels.
func GapPixels(n int) Gap { return Gap{pixels: uint32(max(n, 0))} }

func (g Gap) or(def Gap) Gap {
	if g == (Gap{}) {
		return def
	}
	return g
}

func (g Gap) config() *pb.GapConfig {
	if g.size != 0 {
		return &pb.GapConfig{GapSpec: pb.GapConfigGapSize(g.size)}
	}
	return &pb.GapConfig{GapSpec: pb.GapConfigPixelGap(g.pixels)}
}
