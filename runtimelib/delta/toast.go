package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Toast is st.toast: a message that comes up at the page's edge. It shows when it comes onto the page or its inputs change.
type Toast struct {
	Body     string   `st:"body,first,markdown"`
	Icon     string   `st:"icon,icon"`
	Duration Duration `st:"duration,duration" default:"short"`
}

// Duration is how long a toast shows. The zero value is Short.
type Duration struct{ seconds int32 }

// The named durations: 4 s, 10 s, until it is closed.
var (
	Short    = Duration{4}
	Long     = Duration{10}
	Infinite = Duration{-1}
)

// Seconds is a duration of n seconds, n ≥ 1.
func Seconds(n int) Duration { return Duration{int32(max(n, 1))} }

func (e Toast) draw(d *drawing) {
	seconds := e.Duration.seconds
	switch seconds {
	case 0:
		seconds = Short.seconds
	case Infinite.seconds:
		seconds = 0
	}
	d.event(&pb.Element{
		Type:             &pb.Toast{Body: dedent(e.Body), Icon: e.Icon, Duration: &seconds},
		HasOneShotEffect: new(true),
	})
}
