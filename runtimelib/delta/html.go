package delta

import (
	"regexp"
	"sync"

	"github.com/stgen/stgen/runtimelib/pb"
)

// HTML is st.html. Holes in Body are escaped; our own page sanitises the whole.
type HTML struct {
	Body                  string `st:"body,first,html"`
	Width                 Size   `st:"width" default:"stretch"`
	UnsafeAllowJavascript bool   `st:"unsafe_allow_javascript"`
}

// styleOnly matches HTML of nothing but style sheets and comments. It is compiled at its first use: a server that shows no
// HTML starts without it.
var styleOnly = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?is)^(\s*(<style[^>]*>.*?</style>|<!--.*?-->))*\s*$`)
})

// draw sends style sheets to the event container, where they take no place in the layout.
func (e HTML) draw(d *drawing) {
	m := &pb.Html{Body: dedent(e.Body), UnsafeAllowJavascript: e.UnsafeAllowJavascript}
	if styleOnly().MatchString(m.Body) {
		d.event(&pb.Element{Type: m})
		return
	}
	d.element(&pb.Element{Type: m, WidthConfig: e.Width.or(Stretch).width()})
}
