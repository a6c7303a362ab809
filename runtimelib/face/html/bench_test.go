package html

import (
	"testing"

	"github.com/stgen/stgen/runtimelib/pb"
)

// BenchmarkPatch is what one click of hello costs this face: a changed text in Markdown.
func BenchmarkPatch(b *testing.B) {
	batch := []*pb.ForwardMsg{put(&pb.Element{Type: &pb.Markdown{Body: "**7** squared is **49**.", ElementType: pb.MarkdownTypeNative}}, "", 0, 3)}
	var r Renderer
	var dst []byte
	b.ReportAllocs()
	for b.Loop() {
		dst = r.Patch(dst[:0], batch)
	}
	b.ReportMetric(float64(len(dst)), "B/frame")
}
