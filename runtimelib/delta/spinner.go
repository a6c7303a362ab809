package delta

import (
	"slices"
	"time"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Spinner is st.spinner: a sign that something is being computed. Show it with [Generator.Spinner].
type Spinner struct {
	Text     string `st:"text,first,markdown" default:"In progress..."` // shown beside it; Markdown
	ShowTime bool   `st:"show_time"`                                    // how long it has taken so far
	Width    Size   `st:"width" default:"content"`
}

// spinnerDelay is how long a body may take before its spinner shows.
const spinnerDelay = 500 * time.Millisecond

// Spinner draws body at this place of the container, and shows a spinner there while it takes long. The spinner takes
// no place of its own.
func (g *Generator) Spinner(e Spinner, body func(st *Generator)) {
	if g.page.slot == nil { // what a slot draws is sent when it is complete
		defer g.spin(e)()
	}
	body(g)
}

// spin shows a spinner if end is not called in time. It leaves nothing running behind end.
func (g *Generator) spin(e Spinner) (end func()) {
	p, sink := g.page, g.page.sink
	overlay := func(elements ...*pb.Element) *pb.ForwardMsg {
		return &pb.ForwardMsg{
			Metadata: &pb.ForwardMsgMetadata{DeltaPath: append(slices.Clone(g.path), g.index), ActiveScriptHash: p.ScriptHash},
			Type:     &pb.Delta{Type: &pb.Transient{Elements: elements}},
		}
	}
	show, clear := overlay(e.message()), overlay()
	shown := make(chan struct{})
	timer := time.AfterFunc(spinnerDelay, func() {
		defer close(shown)
		defer func() { _ = recover() }() // a full queue: the run will meet it, too
		sink.Enqueue(show)
	})
	return func() {
		if !timer.Stop() {
			<-shown
			sink.Enqueue(clear)
		}
	}
}

func (e Spinner) message() *pb.Element {
	return &pb.Element{
		Type:        &pb.Spinner{Text: dedent(either(e.Text, "In progress...")), ShowTime: e.ShowTime},
		WidthConfig: e.Width.or(Content).width(),
	}
}
