package state

import (
	"hash/fnv"
	"reflect"
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

// Core is what all widgets have in common, which is all but the type of their value. It has none itself, so that a program
// which declares widgets of many types does not compile all of this for each of them.
type Core struct {
	ID  string // of the element: $$ID-<hash>-<key>
	Key string // as in the spec, "" if none

	s        *SessionState
	inputs   []Input
	element  func() any
	take     func(ws *pb.WidgetState) (changed bool, refused string)
	release  func() // of a trigger: makes it false again; else nil
	assigned Clock  // when code last assigned the value, so that the client has to be told
	toldIn   int    // the request in which the client last said the value that it is; 0 = none since code assigned it

	known   bool // stood on the page that a full run draws anew: the client has its value
	shown   bool
	enabled bool
	waits   bool // after an event its client waits for the end of a run (protocol.md §8)
	keeping Keeping
	bound   bool   // its value stands in the page's URL
	form    string // id of the form that it stands in; "" = none
	over    bool   // stands in the dialog over the page
	onEvent any    // the callback of its last drawing; of the kind that its element has

	held // its value; not a trigger's
}

// Show notes that the widget stands on the page. onEvent runs when its value changes; nil = none.
func (c *Core) Show(enabled bool, onEvent any) {
	c.shown, c.enabled, c.onEvent = true, enabled, onEvent
}

// ShowOver notes that the widget stands in the dialog over the page, or that it does not.
func (c *Core) ShowOver(yes bool) { c.over = yes }

// ShowIn notes the form that the widget stands in; "" = none.
func (c *Core) ShowIn(form string) { c.form = form }

// Form returns the id of the form that the widget stands in; "" = none.
func (c *Core) Form() string { return c.form }

// RepeatForm has the client of a form be told the values of the widgets in it, which it would otherwise know.
func (s *SessionState) RepeatForm(form string) {
	for _, core := range s.widgets {
		if core.shown && core.form == form && core.release == nil {
			core.assigned = s.tick()
		}
	}
}

// SetWaits notes that after an event of the widget its client waits for the end of a run.
func (c *Core) SetWaits(yes bool) { c.waits = yes }

// Waits reports whether after an event of the widget its client waits for the end of a run.
func (c *Core) Waits() bool { return c.waits }

// Over reports whether the widget stands in the dialog over the page.
func (c *Core) Over() bool { return c.over }

// Hide notes that the widget has left the page.
func (c *Core) Hide() { c.shown, c.enabled, c.onEvent = false, false, nil }

// Redraw notes that the page is drawn anew: the widget has to be shown again to stand on it. Its client knows the value.
func (c *Core) Redraw() {
	c.known = c.known || c.shown
	c.shown = false
}

// Known reports whether the client has had the widget on its page without a break.
func (c *Core) Known() bool { return c.shown || c.known }

// Told reports whether the client has said in its current request that the value is what it is.
func (c *Core) Told() bool { return c.toldIn != 0 && c.toldIn == c.s.requests }

// Settle notes that a run which drew the page anew has ended: widgets that it did not show are gone, unless it was cut off.
// Then they stand where they stood.
func (c *Core) Settle(cutOff bool) {
	switch {
	case c.shown:
	case cutOff && c.known:
		c.shown = true
	default:
		c.Hide()
	}
	c.known = false
}

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
type Widget[T any] struct{ c Core }

// Declare says which element shows w, and which values that element reads. The value of w is known whether or not
// its element stands on the page. key is "" for a widget that nothing refers to.
func Declare[T any, E Element[T]](v *Values, key string, w *Widget[T], element func() E, inputs ...Input) {
	var kind E
	v.declare(&w.c, kind.Kind(), key, reflect.TypeFor[T](), inputs)
	w.c.element = func() any { return element() }
	w.c.describe = func() admitter { return admits[T]{element()} }
}

// declare is what Declare does for a widget of any type.
func (v *Values) declare(c *Core, kind, key string, typ reflect.Type, inputs []Input) {
	v.identify(c, kind, key)
	c.inputs, c.take = inputs, c.hear
	c.typ, c.at = typ, v.s.clock
	v.add(key, c)
}

// Get returns the value: what the user chose, or code assigned, while it fits options and bounds; else the initial value.
func (w *Widget[T]) Get() T {
	value, _ := w.c.get().(T)
	return value
}

// Set assigns the value; the element shows it. A value that does not fit the element has no effect beyond
// giving back the initial one.
func (w *Widget[T]) Set(value T) { w.c.assign(value) }

// Edit sets what change makes of a copy of the value, as [Var.Edit] does.
func (w *Widget[T]) Edit(change func(value *T)) {
	value := w.Get()
	change(&value)
	w.Set(value)
}

// Reset gives back the initial value.
func (w *Widget[T]) Reset() { w.c.reset() }

// ChangedAt implements Input.
func (w *Widget[T]) ChangedAt() Clock { return w.c.changedAt() }

// BindQuery makes the value follow the page's URL; see [Core.BindQuery].
func (w *Widget[T]) BindQuery() { w.c.BindQuery() }

func (w *Widget[T]) core() *Core { return &w.c }

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
	h.Write([]byte(v.dialog))
	c.s = v.s
	if key != "" {
		c.Key = suffix
	}
	c.ID = "$$ID-" + strconv.FormatUint(h.Sum64(), 16) + "-" + suffix
	v.s.widgets[c.ID] = c
	if v.own != nil {
		*v.own = append(*v.own, c)
	}
}
