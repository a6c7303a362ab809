package delta

import (
	"fmt"
	"slices"
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Size is a width or a height: "stretch", "content", or a number of pixels. The zero value is the element's default.
type Size struct {
	mode   sizeMode
	pixels uint32
}

type sizeMode uint8

const (
	sizeDefault sizeMode = iota
	sizeStretch
	sizeContent
	sizePixels
)

// The sizes that are no number of pixels.
var (
	Stretch = Size{mode: sizeStretch}
	Content = Size{mode: sizeContent}
)

// Pixels is a size of n CSS pixels, n ≥ 1.
func Pixels(n int) Size { return Size{mode: sizePixels, pixels: uint32(max(n, 1))} }

// or returns s, or def if s is not given.
func (s Size) or(def Size) Size {
	if s.mode == sizeDefault {
		return def
	}
	return s
}

// width returns the wire form; nil if no size is given.
func (s Size) width() *pb.WidthConfig {
	switch s.mode {
	case sizeStretch:
		return &pb.WidthConfig{WidthSpec: pb.WidthConfigUseStretch(true)}
	case sizeContent:
		return &pb.WidthConfig{WidthSpec: pb.WidthConfigUseContent(true)}
	case sizePixels:
		return &pb.WidthConfig{WidthSpec: pb.WidthConfigPixelWidth(s.pixels)}
	}
	return nil
}

// height returns the wire form; nil if no size is given.
func (s Size) height() *pb.HeightConfig {
	switch s.mode {
	case sizeStretch:
		return &pb.HeightConfig{HeightSpec: pb.HeightConfigUseStretch(true)}
	case sizeContent:
		return &pb.HeightConfig{HeightSpec: pb.HeightConfigUseContent(true)}
	case sizePixels:
		return &pb.HeightConfig{HeightSpec: pb.HeightConfigPixelHeight(s.pixels)}
	}
	return nil
}

// OneOf returns text if it is one of those that a parameter can be. Otherwise it panics with an error that says so, which is shown
// in the element's place.
func OneOf(text string, texts ...string) string {
	if !slices.Contains(texts, text) {
		panic(fmt.Errorf("%q is none of %s", text, strings.Join(texts, ", ")))
	}
	return text
}
