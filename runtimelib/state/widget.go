package state

import (
	"encoding/json"
	"hash/fnv"
	"strconv"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Element is what the state has to know of a widget's element: which values it admits.
type Element[T any] interface {
	Kind() string // of element, as in the spec; part of the widget's identity
	Initial() T
	Fits(T) bool                          // whether a value lies within options and bounds
	Decode(ws *pb.WidgetState) (T, error) // what a client sent, not yet checked for Fits
}

// Core is what all widgets have in common.
type Core struct {
	ID  string // of the element: $$ID-<hash>-<key>
	Key string // as in the spec, "" if none

	s        *SessionState
	inputs   []Input
	element  func() any
	take     func(ws *pb.WidgetState) (changed bool, refused string)
	release  func() // of a trigger: makes it false again; else nil
	assigned Clock  // when code last assigned the value, so that the client has to be told

	known   bool // stood on the page that a full run draws anew: the client has its value
	shown   bool
	enabled bool
	onEvent any // the callback of its last drawing; of the kind that its element has
}

// Show notes that the widget stands on the page. onEvent runs when its value changes; nil = none.
func (c *Core) Show(enabled bool, onEvent any) {
	c.shown, c.enabled, c.onEvent = true, enabled, onEvent
}

// Hide notes that the widget has left the page.
func (c *Core) Hide() { c.shown, c.enabled, c.onEvent = false, false, nil }

// Redraw notes that the page is drawn anew: the widget has to be shown again to stand on it. Its client knows the value.
func (c *Core) Redraw() {
	c.known = c.shown
	c.Hide()
}

// Known reports whether the client has had the widget on its page without a break.
func (c *Core) Known() bool { return c.shown || c.known }

// Settle notes that a run has ended: widgets that it did not show are gone.
func (c *Core) Settle() { c.known = false }

// OnEvent returns the callback that goes with the widget as it is shown; nil if there is none.
func (c *Core) OnEvent() any { return c.onEvent }

// Shown reports whether the widget stands on the page.
func (c *Core) Shown() bool { return c.shown }

// DrawnFrom returns when what its element says last changed: an input of the element, or an assignment by code.
func (c *Core) DrawnFrom() Clock { return latest(c.inputs, c.assigned) }

// AssignedAt returns when code last assigned the value; 0 = never.
func (c *Core) AssignedAt() Clock { return c.assigned }

// Element returns the element to draw.
func (c *Core) Element() any { return c.element() }

// core makes the state's elements reachable from a handle.
func (c *Core) core() *Core { return c }

// AnyWidget is a handle of a widget of any kind: [Widget] or [Trigger].
type AnyWidget interface {
	Input
	core() *Core
}

// CoreOf returns what all widgets have in common of w.
func CoreOf(w AnyWidget) *Core { return w.core() }

// Widget is the value of a widget. Declare it before use.
type Widget[T any] struct {
	Core
	describe func() Element[T]
	raw      T // what the client or the code said last
	isSet    bool
	value    T     // raw, or the initial value while raw is not set or does not fit
	resolved Clock // what describe reads had last changed then; 0 = value is not known
	busy     bool  // being resolved: an element whose label shows its own value reads it meanwhile
	at       Clock // when value last changed
}

// Declare says which element shows w, and which values that element reads. The value of w is known whether or not
// its element stands on the page. key is "" for a widget that nothing refers to.
func Declare[T any, E Element[T]](v *Values, key string, w *Widget[T], element func() E, inputs ...Input) {
	var kind E
	v.identify(&w.Core, kind.Kind(), key)
	w.inputs = inputs
	w.Core.element = func() any { return element() }
	w.describe = func() Element[T] { return element() }
	w.Core.take = w.take
	w.at = v.s.clock
	v.add(key, w)
}

// identify gives a widget its id: equal in every session and every process of the same spec.
func (v *Values) identify(c *Core, kind, key string) {
	name, suffix := key+v.suffix, key+v.suffix
	if key == "" {
		v.s.unkeyed++
		name, suffix = "#"+strconv.Itoa(v.s.unkeyed)+v.suffix, "None"
	}
	h := fnv.New64a()
	h.Write([]byte(kind))
	h.Write([]byte{0})
	h.Write([]byte(name))
	c.s = v.s
	if key != "" {
		c.Key = suffix
	}
	c.ID = "$$ID-" + strconv.FormatUint(h.Sum64(), 16) + "-" + suffix
	v.s.widgets[c.ID] = c
}

// Get returns the value: what the user chose, or code assigned, while it fits options and bounds; else the initial value.
func (w *Widget[T]) Get() T {
	w.resolve()
	return w.value
}

// ChangedAt implements Input.
func (w *Widget[T]) ChangedAt() Clock {
	w.resolve()
	return w.at
}

// resolve settles the value if what the element says of it may have changed.
func (w *Widget[T]) resolve() {
	if w.busy {
		return
	}
	w.busy = true
	defer func() { w.busy = false }()
	described := latest(w.inputs, 1)
	if w.resolved >= described {
		return
	}
	e := w.describe()
	value := e.Initial()
	if w.isSet {
		if e.Fits(w.raw) {
			value = w.raw
		} else {
			w.isSet = false
			w.assigned = w.s.tick()
		}
	}
	w.resolved = described
	if !same(w.value, value) {
		w.value, w.at = value, w.s.tick()
	}
}

// Set assigns the value; the element shows it. A value that does not fit the element has no effect beyond
// giving back the initial one.
func (w *Widget[T]) Set(value T) {
	if w.isSet && same(w.raw, value) {
		return
	}
	raw, isSet, assigned := w.raw, w.isSet, w.assigned
	w.s.remember(func() { w.raw, w.isSet, w.assigned, w.resolved = raw, isSet, assigned, 0 })
	w.raw, w.isSet, w.resolved = value, true, 0
	w.assigned = w.s.tick()
}

// Reset gives back the initial value.
func (w *Widget[T]) Reset() {
	raw, isSet, assigned := w.raw, w.isSet, w.assigned
	w.s.remember(func() { w.raw, w.isSet, w.assigned, w.resolved = raw, isSet, assigned, 0 })
	w.isSet, w.resolved = false, 0
	w.assigned = w.s.tick()
}

// Differs reports whether the value is another than the element's initial one, so that a client that sees the
// element for the first time has to be told.
func (w *Widget[T]) Differs() bool {
	return w.isSet && !same(w.Get(), w.describe().Initial())
}

// take is Core.take: a client's word on the value.
func (w *Widget[T]) take(ws *pb.WidgetState) (changed bool, refused string) {
	e := w.describe()
	value, err := e.Decode(ws)
	if err == nil && w.isKnown() && same(value, w.Get()) {
		return false, ""
	}
	switch {
	case !w.shown:
		return false, "the widget is not on the page"
	case !w.enabled:
		return false, "the widget is disabled"
	case err != nil:
		return false, err.Error()
	case !e.Fits(value):
		return false, "the value is outside of the widget's options or bounds"
	}
	w.raw, w.isSet = value, true
	w.value, w.at, w.resolved = value, w.s.tick(), latest(w.inputs, 1)
	return true, ""
}

// isKnown reports whether the value has been settled before.
func (w *Widget[T]) isKnown() bool { return w.resolved != 0 }

func (w *Widget[T]) get() any      { return w.Get() }
func (w *Widget[T]) reset()        { w.Reset() }
func (w *Widget[T]) changed() bool { return w.isSet }

func (w *Widget[T]) set(v any) error {
	t, ok := v.(T)
	if !ok {
		return ErrKind
	}
	w.Set(t)
	return nil
}

func (w *Widget[T]) marshal() ([]byte, error) { return json.Marshal(w.Get()) }

func (w *Widget[T]) unmarshal(data []byte) error {
	var value T
	if err := json.Unmarshal(data, &value); err != nil {
		return err
	}
	w.Set(value)
	return nil
}
