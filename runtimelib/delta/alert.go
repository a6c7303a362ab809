package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Success is st.success: a green box.
type Success struct {
	Body  string `st:"body,first,markdown"`
	Icon  string `st:"icon,icon"`
	Width Size   `st:"width,nocontent" default:"stretch"`
	Title string `st:"title,markdown"`
}

func (e Success) draw(d *drawing) { drawAlert(d, alert(e), pb.AlertFormatSuccess) }

// Info is st.info: a blue box.
type Info struct {
	Body  string `st:"body,first,markdown"`
	Icon  string `st:"icon,icon"`
	Width Size   `st:"width,nocontent" default:"stretch"`
	Title string `st:"title,markdown"`
}

func (e Info) draw(d *drawing) { drawAlert(d, alert(e), pb.AlertFormatInfo) }

// Warning is st.warning: a yellow box.
type Warning struct {
	Body  string `st:"body,first,markdown"`
	Icon  string `st:"icon,icon"`
	Width Size   `st:"width,nocontent" default:"stretch"`
	Title string `st:"title,markdown"`
}

func (e Warning) draw(d *drawing) { drawAlert(d, alert(e), pb.AlertFormatWarning) }

// Error is st.error: a red box.
type Error struct {
	Body  string `st:"body,first,markdown"`
	Icon  string `st:"icon,icon"`
	Width Size   `st:"width,nocontent" default:"stretch"`
	Title string `st:"title,markdown"`
}

func (e Error) draw(d *drawing) { drawAlert(d, alert(e), pb.AlertFormatError) }

// alert is what the four boxes have in common.
type alert struct {
	Body  string
	Icon  string
	Width Size
	Title string
}

func drawAlert(d *drawing, e alert, format pb.AlertFormat) {
	width := e.Width.or(Stretch).width()
	d.element(&pb.Element{
		Type: &pb.Alert{Body: dedent(e.Body), Format: format, Icon: e.Icon, Title: dedent(e.Title), WidthConfig: width},
	})
}
