package delta_test

import (
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stgen/stgen/internal/pbdesc"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// onePage is a page of all that a run passes over: elements, widgets, containers, conditions, loops.
type onePage struct {
	n    state.Var[int]
	box  state.Widget[bool]
	keys []string
	run  func(st *delta.Generator)
}

func newOnePage(s *state.SessionState) *onePage {
	p := &onePage{keys: []string{"a", "b", "c"}}
	v := s.Declaring()
	p.n.Declare(v, "n", 1)
	state.Declare(v, "box", &p.box, func() delta.Checkbox { return delta.Checkbox{Label: "x"} }, &p.n)
	text := func(st *delta.Generator) {
		if st.Next(&p.n) {
			st.Draw(delta.Text{Body: "n"})
		}
	}
	loop := func(st *delta.Generator) {
		for _, key := range p.keys {
			st.Turn(key, text)
		}
	}
	condition := func(st *delta.Generator) {
		if st.When(p.n.Get() > 0) {
			text(st)
		}
	}
	p.run = func(st *delta.Generator) {
		text(st)
		st.Widget(&p.box)
		if st.Next() {
			st.Draw(delta.Form{Key: "f"})
		}
		st.Within(text)
		if st.Next() {
			st.Draw(delta.Tabs{Labels: p.keys})
		}
		st.Part(1, text)
		st.Slot(condition)
		st.Slot(loop)
		if st.Next() {
			st.Draw(delta.Toast{Body: "once"})
		}
		st.Sidebar(text)
	}
	return p
}

func TestPartialRunThatDrawsNothingAllocatesNothing(t *testing.T) {
	s := newSession()
	p := newOnePage(s.state)
	var out delta.Sink = &sink{}
	s.page.Run(delta.Full, out, nil, p.run)
	allocs := testing.AllocsPerRun(100, func() { s.page.Run(delta.Partial, out, nil, p.run) })
	if allocs != 0 {
		t.Errorf("%v allocations, want none", allocs)
	}
}

func BenchmarkPartialRunThatDrawsNothing(b *testing.B) {
	s := newSession()
	p := newOnePage(s.state)
	var out delta.Sink = &sink{}
	s.page.Run(delta.Full, out, nil, p.run)
	b.ReportAllocs()
	for b.Loop() {
		s.page.Run(delta.Partial, out, nil, p.run)
	}
}

// lockedSink is a sink that a session would have: safe for a spinner's timer.
type lockedSink struct {
	mu   sync.Mutex
	msgs []*pb.ForwardMsg
}

func (s *lockedSink) Enqueue(msg *pb.ForwardMsg) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.msgs = append(s.msgs, msg)
}

func TestSpinner(t *testing.T) {
	tests := []struct {
		name string
		took time.Duration
		stop bool
		want []string // what is sent, in order
	}{
		{"short", 400 * time.Millisecond, false, []string{"text"}},
		{"long", 600 * time.Millisecond, false, []string{"spinner", "text", "transient"}},
		{"long, and the end of the page", 600 * time.Millisecond, true, []string{"spinner", "text", "transient"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { // fails if a goroutine is left behind
				s, out := newSession(), &lockedSink{}
				s.page.Run(delta.Full, out, nil, func(st *delta.Generator) {
					st.Spinner(delta.Spinner{ShowTime: true}, func(st *delta.Generator) {
						time.Sleep(tt.took)
						st.Next()
						st.Draw(delta.Text{Body: "x"})
						if tt.stop {
							st.Stop()
						}
					})
				})
				time.Sleep(time.Second)
				checkSent(t, out.msgs, tt.want)
			})
		})
	}
}

func checkSent(t *testing.T, msgs []*pb.ForwardMsg, want []string) {
	t.Helper()
	if len(msgs) != len(want) {
		t.Fatalf("%d messages, want %d", len(msgs), len(want))
	}
	for i, msg := range msgs {
		text, err := pbdesc.ToJSON("ForwardMsg", msg.Append(nil))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), `"`+want[i]+`":`) && !strings.Contains(string(text), `"new_`+want[i]+`":`) {
			t.Errorf("message %d is %s, want a %s", i, text, want[i])
		}
		if !strings.Contains(string(text), `"delta_path":[0,0]`) {
			t.Errorf("message %d is elsewhere: %s", i, text)
		}
	}
}
