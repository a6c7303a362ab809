package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Exception is st.exception: an error as the app's developer wants to see it.
type Exception struct {
	Type    string   `st:"type"`    // of the error: ValueError, *fs.PathError
	Message string   `st:"message"` // plain text
	Stack   []string // one frame each, the innermost last
	Width   Size     `st:"width,nocontent" default:"stretch"`
}

func (e Exception) draw(d *drawing) {
	width := e.Width.or(Stretch).width()
	d.element(&pb.Element{
		Type:        &pb.Exception{Type: e.Type, Message: e.Message, StackTrace: e.Stack, WidthConfig: width},
		WidthConfig: width,
	})
}
