package delta_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stgen/stgen/internal/facts"
	"github.com/stgen/stgen/internal/pbdesc"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// sink keeps what a page sends.
type sink struct{ msgs []*pb.ForwardMsg }

func (s *sink) Enqueue(msg *pb.ForwardMsg) { s.msgs = append(s.msgs, msg) }

// app is a page with its values.
type app struct {
	*delta.Generator
	values *state.Values
}

// session is what a test draws on.
type session struct {
	state *state.SessionState
	page  *delta.Page
}

func newSession() *session {
	s := state.New()
	return &session{s, delta.NewPage("0", s.Now, func(p *delta.Panic) delta.Exception {
		return delta.Exception{Message: fmt.Sprint(p.Value)}
	})}
}

// draw runs a page once, whole, and returns its messages.
func draw(t *testing.T, page func(st app)) []*pb.ForwardMsg {
	t.Helper()
	s, out := newSession(), &sink{}
	values := s.state.Declaring()
	result := s.page.Run(delta.Full, out, nil, func(g *delta.Generator) { page(app{g, values}) })
	if result.Failure != nil {
		t.Fatalf("%v\n%s", result.Failure.Value, result.Failure.Stack)
	}
	return out.msgs
}

// show draws an element at the next place.
func (st app) show(e delta.Element) app {
	st.Next()
	st.Draw(e)
	return st
}

// within draws a container and what is inside.
func (st app) within(e delta.Element, body func(st app)) {
	st.show(e)
	st.in(body)
}

// in draws what is inside the container at the current place.
func (st app) in(body func(st app)) {
	st.Within(func(g *delta.Generator) { body(app{g, st.values}) })
}

// part draws what is in part i of the columns or tabs at the current place.
func (st app) part(i int, body func(st app)) {
	st.Part(i, func(g *delta.Generator) { body(app{g, st.values}) })
}

// widget draws a widget of its own state.
func widget[T any, E state.Element[T]](st app, key string, e E) *state.Widget[T] {
	w := new(state.Widget[T])
	state.Declare(st.values, key, w, func() E { return e })
	st.Widget(w)
	return w
}

// trigger draws a button of its own state.
func trigger[E state.Kinder](st app, key string, e E) {
	w := new(state.Trigger)
	state.DeclareTrigger(st.values, key, w, func() E { return e })
	st.Widget(w)
}

// deltasOf returns the deltas of messages as indented JSON by path; of several at a path the last one. Overlays are left out.
func deltasOf(t *testing.T, msgs []*pb.ForwardMsg) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, msg := range msgs {
		text, err := pbdesc.ToJSON("ForwardMsg", msg.Append(nil))
		if err != nil {
			t.Fatal(err)
		}
		addDelta(t, out, text)
	}
	return out
}

// recorded returns the deltas of the first step of a recording, likewise.
func recorded(t *testing.T, name string) map[string]string {
	t.Helper()
	i := slices.IndexFunc(facts.Recordings(), func(r facts.Recording) bool { return r.Name == name })
	if i < 0 {
		t.Fatalf("there is no recording %q", name)
	}
	out := map[string]string{}
	for _, msg := range facts.Recordings()[i].Steps[0].Received {
		b, err := pbdesc.FromRecording("ForwardMsg", msg)
		if err != nil {
			t.Fatal(err)
		}
		text, err := pbdesc.ToJSON("ForwardMsg", b)
		if err != nil {
			t.Fatal(err)
		}
		addDelta(t, out, text)
	}
	return out
}

func addDelta(t *testing.T, out map[string]string, text json.RawMessage) {
	t.Helper()
	var msg struct {
		Metadata struct {
			Path []int `json:"delta_path"`
		}
		Delta map[string]any
	}
	if err := json.Unmarshal(text, &msg); err != nil {
		t.Fatal(err)
	}
	if msg.Delta == nil || msg.Delta["new_transient"] != nil {
		return
	}
	delete(msg.Delta, "fragment_id")
	out[fmt.Sprint(msg.Metadata.Path)] = normalised(msg.Delta)
}

var (
	elementID = regexp.MustCompile(`\$\$ID-[^-]*-`)
	submitter = regexp.MustCompile(`\$\$ID-FormSubmitter:[^"]*`)
)

// normalised returns a delta as indented JSON without what is opaque: the hashes of element ids.
func normalised(d any) string {
	text, err := json.MarshalIndent(canonical(d), "", " ")
	if err != nil {
		panic(err)
	}
	out := elementID.ReplaceAllString(string(text), "$$$$ID-")
	return submitter.ReplaceAllString(out, "$$$$ID-None")
}

// canonical returns v with JSON within texts in one form.
func canonical(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = canonical(v[k])
		}
	case []any:
		for i := range v {
			v[i] = canonical(v[i])
		}
	case string:
		var inner any
		if strings.HasPrefix(v, "{") || strings.HasPrefix(v, "[") {
			if json.Unmarshal([]byte(v), &inner) == nil {
				return map[string]any{"$json": inner}
			}
		}
	}
	return v
}

// compare compares what a page draws with what a recording holds, but for the paths of skip.
func compare(t *testing.T, got, want map[string]string, skip ...string) {
	t.Helper()
	paths := slices.Sorted(maps.Keys(want))
	for path := range got {
		if _, ok := want[path]; !ok {
			t.Errorf("%s is drawn but not recorded:\n%s", path, got[path])
		}
	}
	for _, path := range paths {
		if slices.Contains(skip, path) {
			continue
		}
		if diff := cmp.Diff(want[path], got[path]); diff != "" {
			t.Errorf("%s (-recorded +drawn):\n%s", path, diff)
		}
	}
}
