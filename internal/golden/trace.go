package golden

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/stgen/stgen/internal/pbdesc"
)

// Trace plays a session to the server at host: a page is opened, then each kind of widget on it is used once, in the order
// in which they stand there; the widgets of a form together, by its button. The result tells what was sent and what came
// back, one message a line.
func Trace(ctx context.Context, host string) ([]byte, error) {
	s, err := dial(ctx, host)
	if err != nil {
		return nil, err
	}
	defer s.close()
	p := &play{socket: s, values: map[string]json.RawMessage{}, names: map[string]string{}}
	if err := p.step(action{what: "open the page"}); err != nil {
		return nil, err
	}
	for _, a := range actions(p.widgets) {
		if err := p.step(a); err != nil {
			return nil, err
		}
	}
	return p.out.Bytes(), nil
}

// play is a session under way.
type play struct {
	socket  *socket
	widgets []*widget                  // in the order in which they came onto the page
	ids     []string                   // of the widgets used so far
	values  map[string]json.RawMessage // of these widgets, as WidgetStates without id
	names   map[string]string          // what stands in the trace for an id of a run or session
	out     bytes.Buffer
}

// action is something that a user does.
type action struct {
	what     string
	fragment string // of the widget that asks for the run
	set      []setting
	trigger  string // id of the button that is pressed; "" = none
}

// setting is a widget's new value: a WidgetState without its id.
type setting struct {
	id    string
	value json.RawMessage
}

// step does one thing and writes down what comes of it.
func (p *play) step(a action) error {
	for _, s := range a.set {
		if p.values[s.id] == nil {
			p.ids = append(p.ids, s.id)
		}
		p.values[s.id] = s.value
	}
	request, err := json.Marshal(map[string]any{"rerun_script": p.request(a)})
	if err != nil {
		return err
	}
	fmt.Fprintf(&p.out, "# %s\n> %s\n", a.what, request)
	answer, err := p.socket.ask(request)
	if err != nil {
		return fmt.Errorf("%s: %w", a.what, err)
	}
	for _, frame := range answer {
		if err := p.receive(frame); err != nil {
			return fmt.Errorf("%s: %w", a.what, err)
		}
	}
	p.out.WriteByte('\n')
	return nil
}

// request returns a rerun request with all values that the client holds: it sends them each time, a trigger once.
func (p *play) request(a action) map[string]any {
	states := []map[string]any{}
	add := func(id string, value json.RawMessage) {
		state := map[string]any{}
		_ = json.Unmarshal(value, &state) // they are our own
		state["id"] = id
		states = append(states, state)
	}
	for _, id := range p.ids {
		add(id, p.values[id])
	}
	if a.trigger != "" {
		add(a.trigger, json.RawMessage(`{"trigger_value":true}`))
	}
	request := map[string]any{"widget_states": map[string]any{"widgets": states}}
	if a.fragment != "" {
		request["fragment_id"] = a.fragment
	}
	return request
}

// receive takes in one ForwardMsg and writes it down.
func (p *play) receive(frame []byte) error {
	text, err := pbdesc.ToJSON("ForwardMsg", frame)
	if err != nil {
		return err
	}
	if w := widgetOf(text); w != nil {
		p.see(w)
	}
	fmt.Fprintf(&p.out, "< %s\n", p.normal(text))
	return nil
}

// see remembers a widget that came onto the page.
func (p *play) see(w *widget) {
	for _, known := range p.widgets {
		if known.ID == w.ID {
			return
		}
	}
	p.widgets = append(p.widgets, w)
}

// passing matches what differs from one session to the next.
var passing = regexp.MustCompile(`"(script_run_id|session_id)":"([^"]*)"`)

// normal returns a message with the ids of runs and sessions replaced by numbers in the order of their first appearance.
func (p *play) normal(text []byte) []byte {
	return passing.ReplaceAllFunc(text, func(match []byte) []byte {
		m := passing.FindSubmatch(match)
		kind, id := string(m[1]), string(m[2])
		name, ok := p.names[kind+id]
		if !ok {
			name = fmt.Sprintf("<%s %d>", map[string]string{"script_run_id": "run", "session_id": "session"}[kind], len(p.names)+1)
			p.names[kind+id] = name
		}
		return fmt.Appendf(nil, `"%s":"%s"`, kind, name)
	})
}
