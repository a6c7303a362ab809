package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Progress is st.progress: a bar that fills.
type Progress struct {
	Value   float64 `st:"value,first"`   // from 0 to 1
	Percent int     `st:"value,int"`     // from 0 to 100; 0 = Value says it
	Text    string  `st:"text,markdown"` // above the bar
	Width   Size    `st:"width,nocontent" default:"stretch"`
}

func (e Progress) draw(d *drawing) {
	percent := e.Percent
	if percent == 0 {
		percent = int(e.Value * 100)
	}
	d.element(&pb.Element{
		Type:        &pb.Progress{Value: uint32(min(max(percent, 0), 100)), Text: dedent(e.Text)},
		WidthConfig: e.Width.or(Stretch).width(),
	})
}
