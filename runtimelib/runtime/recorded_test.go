package runtime

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/internal/facts"
	"github.com/stgen/stgen/internal/pbdesc"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/state"
)

// TestInterrupt replays what a client does to a run that is under way: it asks for another one, and stops it.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	replay(t, "interrupt", func() Session { return new(interruptedApp) }, nil)
}

// TestReconnect replays a client that comes back, with its session and without it, and its small questions.
func TestReconnect(t *testing.T) {
	t.Parallel()
	replay(t, "reconnect_misc", func() Session { return new(reconnectedApp) }, map[string]string{
		// A fresh session whose client brings values along runs once for nobody, to know which widgets there are.
		"[0 1] markdown `1` kept": "[0 1] markdown `2` kept",
	})
}

// interruptedApp is interrupt.py.
type interruptedApp struct {
	runs    int
	pressed state.Trigger
	text    state.Widget[string]
}

func (a *interruptedApp) Values(v *state.Values) {
	state.DeclareTrigger(v, "go", &a.pressed, func() delta.Button { return delta.Button{Label: "go"} })
	state.Declare(v, "t", &a.text, func() delta.TextInput { return delta.TextInput{Label: "t"} })
}

func (a *interruptedApp) Pages() []Page {
	return []Page{{Run: func(st *delta.Generator) {
		a.runs++
		st.Widget(&a.pressed)
		st.Widget(&a.text)
		for k := range 4 {
			st.Next()
			st.Draw(delta.Text{Body: fmt.Sprintf("run %d line %d %s %s", a.runs, k, python(a.pressed.Get()), a.text.Get())})
			time.Sleep(400 * time.Millisecond)
		}
		st.Next()
		st.Draw(delta.Toast{Body: fmt.Sprintf("run %d done", a.runs)})
	}}}
}

// python returns a truth value as Python prints it.
func python(yes bool) string { return strings.ToUpper(fmt.Sprint(yes)[:1]) + fmt.Sprint(yes)[1:] }

// reconnectedApp is reconnect_misc.py.
type reconnectedApp struct {
	n    int
	text state.Widget[string]
}

func (a *reconnectedApp) Values(v *state.Values) {
	state.Declare(v, "t", &a.text, func() delta.TextInput { return delta.TextInput{Label: "t"} })
}

func (a *reconnectedApp) Pages() []Page {
	return []Page{{Run: func(st *delta.Generator) {
		a.n++
		st.Widget(&a.text)
		if st.Next(&a.text) {
			st.Draw(delta.Markdown{Body: fmt.Sprintf("`%d` %s", a.n, a.text.Get())})
		}
	}}}
}

// replay does what the client of a recording does, at the same times, and compares what it hears in each step. instead says
// which lines are others here on purpose.
func replay(t *testing.T, name string, session func() Session, instead map[string]string) {
	t.Helper()
	i := slices.IndexFunc(facts.Recordings(), func(r facts.Recording) bool { return r.Name == name })
	steps := facts.Recordings()[i].Steps
	bubble(t, App{Spec: name + ".yaml", Session: session}, []string{"--face", "streamlit"}, func(t *testing.T, p *pipes) {
		ours, theirs := &recordedClient{pipes: p}, &hearing{}
		for i, step := range steps {
			ours.do(t, step)
			want := theirs.all(t, step.Received)
			for k, line := range want {
				want[k] = cmp.Or(instead[line], line)
			}
			if diff := gocmp.Diff(want, ours.heard(t)); diff != "" {
				t.Errorf("step %d, %s (-recorded +ours):\n%s", i, step.Step, diff)
			}
		}
		ours.conn.Close()
	})
}

// recordedClient is the client of a recording before our server.
type recordedClient struct {
	pipes   *pipes
	conn    *websocket.Conn
	ids     map[string]string // of our widgets by key
	session string
	hearing hearing

	mu     sync.Mutex
	frames [][]byte
}

// do does one step: it connects if it has to, says what was said, and waits as long.
func (c *recordedClient) do(t *testing.T, step facts.RecordingStep) {
	t.Helper()
	var what struct {
		Connect   bool
		Reconnect any
		For       float64
	}
	if err := json.Unmarshal(step.Step, &what); err != nil {
		t.Fatal(err)
	}
	switch {
	case what.Connect, what.Reconnect == "new":
		c.connect(t, "streamlit", "x")
	case what.Reconnect != nil:
		c.connect(t, "streamlit", "x", c.session)
	}
	for _, msg := range step.Sent {
		if err := c.conn.WriteMessage(websocket.BinaryMessage, c.ownIDs(t, msg)); err != nil {
			t.Fatal(err)
		}
	}
	wait := 20.0
	if what.For > 0 {
		wait = what.For
	}
	time.Sleep(time.Duration(wait * float64(time.Second)))
	synctest.Wait()
}

// connect opens a socket in place of the one before, and hears what comes.
func (c *recordedClient) connect(t *testing.T, protocols ...string) {
	t.Helper()
	if c.conn != nil {
		c.conn.Close()
		synctest.Wait()
	}
	conn := c.pipes.open(t, protocols...)
	c.conn = conn
	go func() {
		for {
			_, frame, err := conn.ReadMessage()
			if err != nil {
				return
			}
			c.mu.Lock()
			c.frames = append(c.frames, frame)
			c.mu.Unlock()
		}
	}()
}

var recordedID = regexp.MustCompile(`\$\$ID-<id:\d+>-(\w+)`)

// ownIDs encodes a message of the recording for our server.
func (c *recordedClient) ownIDs(t *testing.T, msg json.RawMessage) []byte {
	t.Helper()
	msg = recordedID.ReplaceAllFunc(msg, func(id []byte) []byte {
		return []byte(c.ids[string(recordedID.FindSubmatch(id)[1])])
	})
	msg = bytes.ReplaceAll(msg, []byte(`"<page:1>"`), []byte(`"0"`))
	frame, err := pbdesc.FromRecording("BackMsg", msg)
	if err != nil {
		t.Fatal(err)
	}
	return frame
}

// heard returns what came since the last call.
func (c *recordedClient) heard(t *testing.T) []string {
	t.Helper()
	c.mu.Lock()
	frames := c.frames
	c.frames = nil
	c.mu.Unlock()
	var msgs []json.RawMessage
	for _, frame := range frames {
		text, err := pbdesc.ToJSON("ForwardMsg", frame)
		if err != nil {
			t.Fatal(err)
		}
		c.note(t, text)
		msgs = append(msgs, text)
	}
	return c.hearing.all(t, msgs)
}

// note remembers the ids in a message.
func (c *recordedClient) note(t *testing.T, text []byte) {
	t.Helper()
	if m := regexp.MustCompile(`"session_id":"(\w+)"`).FindSubmatch(text); m != nil {
		c.session = string(m[1])
	}
	if m := regexp.MustCompile(`"id":"(\$\$ID-\w+-(\w+))"`).FindSubmatch(text); m != nil {
		if c.ids == nil {
			c.ids = make(map[string]string)
		}
		c.ids[string(m[2])] = string(m[1])
	}
}

// hearing tells what matters of messages in a line each. Runs are numbered as they begin.
type hearing struct{ runs []string }

func (h *hearing) all(t *testing.T, msgs []json.RawMessage) []string {
	t.Helper()
	var out []string
	for _, msg := range msgs {
		if line := h.line(t, msg); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// line returns one message as a line; "" for what makes a client ask for a run when it comes back, which the recorded
// server leaves to the client.
func (h *hearing) line(t *testing.T, msg json.RawMessage) string {
	t.Helper()
	var m struct {
		Metadata struct {
			Path []int `json:"delta_path"`
			Run  struct {
				ID        string   `json:"script_run_id"`
				Fragments []string `json:"fragment_ids"`
			}
		}
		NewSession *struct{} `json:"new_session"`
		Finished   string    `json:"script_finished"`
		Delta      struct {
			Element map[string]json.RawMessage `json:"new_element"`
		}
	}
	if err := json.Unmarshal(msg, &m); err != nil {
		t.Fatal(err)
	}
	switch {
	case m.NewSession != nil && len(m.Metadata.Run.Fragments) > 0:
		return ""
	case m.NewSession != nil:
		h.runs = append(h.runs, m.Metadata.Run.ID)
		return fmt.Sprint("new_session of run ", len(h.runs))
	case m.Finished != "":
		return fmt.Sprintf("run %d: %s", slices.Index(h.runs, m.Metadata.Run.ID)+1, m.Finished)
	case m.Delta.Element == nil:
		var b bytes.Buffer
		if err := json.Compact(&b, msg); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for kind, element := range m.Delta.Element {
		var e struct{ Label, Body string }
		if json.Unmarshal(element, &e) == nil && e.Label+e.Body != "" {
			return fmt.Sprint(m.Metadata.Path, " ", kind, " ", strings.TrimSpace(e.Label+e.Body))
		}
	}
	return fmt.Sprint(m.Metadata.Path)
}
