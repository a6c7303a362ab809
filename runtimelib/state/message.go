package state

import (
	"encoding/json"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Message is the value of a chat input: what was said, in the run that it caused; else it is missing.
type Message struct {
	Core
	text opt.Of[string]
	at   Clock
}

// MessageElement is what the state has to know of a chat input's element.
type MessageElement interface {
	Kind() string
	Fits(text string) bool
	Decode(ws *pb.WidgetState) (string, error)
}

// DeclareMessage says which element shows m, and which values that element reads. key is "" for one that nothing refers to.
func DeclareMessage[E MessageElement](v *Values, key string, m *Message, element func() E, inputs ...Input) {
	var kind E
	v.declareMessage(m, kind.Kind(), key, inputs)
	m.element = func() any { return element() }
	m.take = func(ws *pb.WidgetState) (bool, string) { return m.say(element(), ws) }
}

// declareMessage is what DeclareMessage does for an element of any type.
func (v *Values) declareMessage(m *Message, kind, key string, inputs []Input) {
	v.identify(&m.Core, kind, key)
	m.inputs = inputs
	m.release = m.let
	m.at = v.s.clock
	v.add(key, m)
}

// Get returns what was said, if the current run was caused by it.
func (m *Message) Get() opt.Of[string] { return m.text }

// ChangedAt implements Input.
func (m *Message) ChangedAt() Clock { return m.at }

// say is Core.take.
func (m *Message) say(e MessageElement, ws *pb.WidgetState) (changed bool, refused string) {
	if ws.Value == nil {
		return false, ""
	}
	text, err := e.Decode(ws)
	switch {
	case err != nil:
		return false, err.Error()
	case !m.shown:
		return false, "the widget is not on the page"
	case !m.enabled:
		return false, "the widget is disabled"
	case !e.Fits(text):
		return false, "the text is longer than the element takes"
	}
	m.text, m.at = opt.Some(text), m.s.tick()
	return true, ""
}

// let is Core.release.
func (m *Message) let() {
	if m.text.OK() {
		m.text, m.at = opt.None[string](), m.s.tick()
	}
}

func (m *Message) get() any                 { return m.text }
func (m *Message) set(any) error            { return ErrKind }
func (m *Message) reset()                   {}
func (m *Message) changed() bool            { return false }
func (m *Message) marshal() ([]byte, error) { return json.Marshal(nil) }
func (m *Message) unmarshal([]byte) error   { return nil }
