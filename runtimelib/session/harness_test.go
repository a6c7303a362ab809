package session_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
	"github.com/stgen/stgen/runtimelib/state"
)

// tape is a client that writes down what it hears, a line a message. Ids of runs are left out.
type tape struct {
	mu    sync.Mutex
	lines []string
	ids   map[string]string // of widgets by key
	gone  bool              // it hears nothing more
}

// Send implements session.Client.
func (c *tape) Send(batch []*pb.ForwardMsg) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		return fmt.Errorf("the client is gone")
	}
	for _, msg := range batch {
		c.lines = append(c.lines, c.line(msg))
	}
	return nil
}

// heard returns what it heard since the last call.
func (c *tape) heard() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	text := strings.Join(c.lines, "\n")
	c.lines = nil
	return text
}

func (c *tape) line(msg *pb.ForwardMsg) string {
	switch m := msg.Type.(type) {
	case *pb.NewSession:
		return strings.TrimSpace(fmt.Sprint("new_session ", strings.Join(msg.Metadata.Run.FragmentIDs, " ")))
	case *pb.SessionStatus:
		return fmt.Sprint("running ", m.ScriptIsRunning)
	case pb.ForwardMsgScriptFinished:
		return fmt.Sprint("finished ", int(m))
	case *pb.Delta:
		return fmt.Sprint(msg.Metadata.DeltaPath, " ", c.drawn(m))
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", msg.Type), "*pb.")
}

func (c *tape) drawn(d *pb.Delta) string {
	e, ok := d.Type.(*pb.Element)
	if !ok {
		return "block"
	}
	switch e := e.Type.(type) {
	case *pb.Text:
		return e.Body
	case *pb.Toast:
		return "toast " + e.Body
	case *pb.Exception:
		return "exception " + e.Message
	case *pb.Button:
		c.note(e.ID)
		return "button " + e.Label
	case *pb.TextInput:
		c.note(e.ID)
		return fmt.Sprintf("text_input %s set %v", e.Label, e.SetValue)
	}
	return fmt.Sprintf("%T", e.Type)
}

// id returns the id of the widget with a key.
func (c *tape) id(key string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ids[key]
}

// leave makes the client go, or come back.
func (c *tape) leave(gone bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.gone, c.lines = gone, nil
}

func (c *tape) note(id string) {
	if c.ids == nil {
		c.ids = make(map[string]string)
	}
	c.ids[id[strings.LastIndexByte(id, '-')+1:]] = id
}

// form is an app made of funcs: what a test does not give does nothing.
type form struct {
	n      state.Var[int]
	name   state.Widget[string]
	press  state.Trigger
	label  func() string             // of the name's field
	click  func(ev *delta.Event)     // what the button does
	draw   func(st *delta.Generator) // behind the button and the field
	values func()
	pages  func() []session.Page
}

// Values implements session.Data.
func (f *form) Values(v *state.Values) {
	f.n.Declare(v, "n", 0)
	state.DeclareTrigger(v, "press", &f.press, func() delta.Button { return delta.Button{Label: "Press", OnClick: f.click} })
	state.Declare(v, "name", &f.name, func() delta.TextInput {
		if f.label == nil {
			return delta.TextInput{Label: "Name"}
		}
		return delta.TextInput{Label: f.label()}
	}, &f.n)
	if f.values != nil {
		f.values()
	}
}

// Pages implements session.Data.
func (f *form) Pages() []session.Page {
	if f.pages != nil {
		return f.pages()
	}
	return []session.Page{{Run: func(st *delta.Generator) {
		st.Widget(&f.press)
		if f.draw != nil {
			f.draw(st)
		}
		st.Widget(&f.name)
		if st.Next(&f.n, &f.name) {
			st.Draw(delta.Text{Body: fmt.Sprint(f.n.Get(), " ", f.name.Get())})
		}
	}}}
}

// user is a session with its first client.
type user struct {
	*session.AppSession
	*tape
	log bytes.Buffer // of warnings and errors; to be read while no run is under way
}

// open begins a session and shows its first page. lines tells of this package's file that declares app, if that is known.
func open(app *form, lines session.Lines) *user {
	u := &user{tape: &tape{}}
	a := &session.App{Spec: "form.yaml", Lines: lines, Session: func() session.Data { return app }}
	log := slog.New(slog.NewTextHandler(&u.log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	u.AppSession = session.New(a, session.DefaultConfig(), log)
	u.Connect(u.tape)
	u.rerun()
	return u
}

// rerun asks for the whole page.
func (u *user) rerun() { u.HandleBackMsg(u.tape, &pb.BackMsg{Type: &pb.ClientState{}}) }

// interact says what a client says when somebody uses a widget.
func (u *user) interact(states ...*pb.WidgetState) {
	u.HandleBackMsg(u.tape, &pb.BackMsg{Type: &pb.ClientState{
		FragmentID: delta.ElementFragment, WidgetStates: &pb.WidgetStates{Widgets: states},
	}})
}

// pressed is the button's state.
func (u *user) pressed() *pb.WidgetState {
	return &pb.WidgetState{ID: u.id("press"), Value: pb.WidgetStateTriggerValue(true)}
}

// named is the field's state.
func (u *user) named(name string) *pb.WidgetState {
	return &pb.WidgetState{ID: u.id("name"), Value: pb.WidgetStateStringValue(name)}
}

// expect waits until nothing runs and compares what the client heard since the last call.
func (u *user) expect(t *testing.T, want ...string) {
	t.Helper()
	u.Wait()
	if got := u.heard(); got != strings.Join(want, "\n") {
		t.Errorf("heard\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// whole is what a client hears of a full run with these deltas.
func whole(deltas ...string) []string {
	return append(append([]string{"new_session", "running true"}, deltas...), "finished 0", "running false")
}

// inBubble runs a test with time of its own (testing/synctest), which also fails when a goroutine is left behind.
func inBubble(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	t.Parallel()
	synctest.Test(t, test)
}
