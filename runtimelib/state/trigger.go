package state

import (
	"encoding/json"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Trigger is the value of a button: true in the run that it caused.
type Trigger struct {
	Core
	on bool
	at Clock
}

// Kinder is what the state has to know of a trigger's element.
type Kinder interface{ Kind() string }

// DeclareTrigger says which element shows t, and which values that element reads. key is "" for a trigger that
// nothing refers to.
func DeclareTrigger[E Kinder](v *Values, key string, t *Trigger, element func() E, inputs ...Input) {
	var kind E
	v.declareTrigger(t, kind.Kind(), key, inputs)
	t.element = func() any { return element() }
}

// declareTrigger is what DeclareTrigger does for an element of any type.
func (v *Values) declareTrigger(t *Trigger, kind, key string, inputs []Input) {
	v.identify(&t.Core, kind, key)
	t.inputs = inputs
	t.take = t.press
	t.release = t.let
	t.at = v.s.clock
	v.add(key, t)
}

// Get reports whether the current run was caused by the trigger.
func (t *Trigger) Get() bool { return t.on }

// ChangedAt implements Input.
func (t *Trigger) ChangedAt() Clock { return t.at }

// press is Core.take.
func (t *Trigger) press(ws *pb.WidgetState) (changed bool, refused string) {
	value, ok := ws.Value.(pb.WidgetStateTriggerValue)
	switch {
	case !ok:
		return false, "a trigger takes a trigger_value"
	case !bool(value):
		return false, ""
	case !t.shown:
		return false, "the widget is not on the page"
	case !t.enabled:
		return false, "the widget is disabled"
	}
	t.on, t.at = true, t.s.tick()
	return true, ""
}

// let is Core.release.
func (t *Trigger) let() {
	if t.on {
		t.on, t.at = false, t.s.tick()
	}
}

func (t *Trigger) get() any                 { return t.on }
func (t *Trigger) set(any) error            { return ErrKind }
func (t *Trigger) reset()                   {}
func (t *Trigger) changed() bool            { return false }
func (t *Trigger) marshal() ([]byte, error) { return json.Marshal(false) }
func (t *Trigger) unmarshal([]byte) error   { return nil }
