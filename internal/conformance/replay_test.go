package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/internal/facts"
	"github.com/stgen/stgen/internal/pbdesc"
)

// names of the fake server for what recordings have placeholders for.
var recordedName = regexp.MustCompile(`<(id|page|session|run|msg):(\d+)>`)

// fake is a server that answers as a recording does, with names of its own. change may alter its answers.
func fake(t *testing.T, trace *Trace, change func(step int, text string) string) *httptest.Server {
	t.Helper()
	upgrader := websocket.Upgrader{Subprotocols: []string{"streamlit"}}
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		for i, step := range trace.Steps {
			for range step.Sent {
				_, frame, err := conn.ReadMessage()
				if err != nil {
					return
				}
				if text, err := pbdesc.ToJSON("BackMsg", frame); err != nil || strings.Contains(string(text), `\u003c`) {
					t.Errorf("step %d: got %s, %v", i, text, err)
				}
			}
			for _, msg := range step.Received {
				frame := encodeForward(t, msg, func(text string) string { return change(i, text) })
				if err := conn.WriteMessage(websocket.BinaryMessage, frame); err != nil {
					return
				}
			}
		}
		_, _, _ = conn.ReadMessage() // until the client goes
	}))
}

// encodeForward encodes a recorded message. Recorded JSON texts become text again.
func encodeForward(t *testing.T, msg object, change func(string) string) []byte {
	t.Helper()
	b, err := json.Marshal(closeJSON(t, msg))
	if err != nil {
		t.Fatal(err)
	}
	s := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(string(b))
	s = recordedName.ReplaceAllString(s, "00${1}00$2")
	frame, err := pbdesc.FromJSON("ForwardMsg", []byte(change(s)))
	if err != nil {
		t.Fatal(err)
	}
	return frame
}

func closeJSON(t *testing.T, v any) any {
	switch v := v.(type) {
	case object:
		if inner, ok := v["$json"]; ok {
			b, err := json.Marshal(inner)
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		out := object{}
		for key, value := range v {
			out[key] = closeJSON(t, value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = closeJSON(t, v[i])
		}
		return out
	}
	return v
}

func TestReplay(t *testing.T) {
	t.Parallel()
	same := func(_ int, text string) string { return text }
	tests := []struct {
		name, trace string
		change      func(int, string) string
		want        Result
	}{
		{"equal", "button", same, Result{Steps: 5, Equal: 5}},
		{"steps that send nothing", "form", same, Result{Steps: 4, Equal: 4}},
		{"a field that is wrong throughout", "checkbox_toggle",
			func(_ int, s string) string { return strings.ReplaceAll(s, "box help", "box") },
			Result{Steps: 5, First: `step 0: main[1].checkbox.help: expected "box help", found "box"`}},
		{"one step", "number_input", func(step int, s string) string {
			if step == 2 {
				return strings.ReplaceAll(s, "42.0", "42")
			}
			return s
		}, Result{Steps: 4, Equal: 3, First: "step 2: main[9].markdown.body: expected"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			trace, err := ReadTrace(facts.Traces(), tt.trace)
			if err != nil {
				t.Fatal(err)
			}
			server := fake(t, trace, tt.change)
			defer server.Close()
			got := Replay(t.Context(), trace, strings.TrimPrefix(server.URL, "http://"), nil, 300*time.Millisecond)
			if got.Steps != tt.want.Steps || got.Equal != tt.want.Equal || !strings.HasPrefix(got.First, tt.want.First) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
