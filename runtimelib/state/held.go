package state

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/stgen/stgen/runtimelib/pb"
)

// admitter is an [Element] without its type.
type admitter interface {
	initial() any
	fits(value any) bool
	decode(ws *pb.WidgetState) (any, error)
}

// admits is an Element as an admitter.
type admits[T any] struct{ e Element[T] }

func (a admits[T]) initial() any { return a.e.Initial() }

func (a admits[T]) fits(value any) bool {
	v, _ := value.(T)
	return a.e.Fits(v)
}

func (a admits[T]) decode(ws *pb.WidgetState) (any, error) { return a.e.Decode(ws) }

// held is the value of a widget: all values in it are of the type typ.
type held struct {
	typ      reflect.Type
	describe func() admitter
	raw      any // what the client or the code said last
	isSet    bool
	value    any   // raw, or the initial value while raw is not set or does not fit
	settled  bool  // value has been known before
	resolved Clock // what describe reads had last changed then; 0 = value is not known
	busy     bool  // being resolved: an element whose label shows its own value reads it meanwhile
	at       Clock // when value last changed
}

func (c *Core) get() any {
	c.resolve()
	return c.value
}

func (c *Core) changedAt() Clock {
	c.resolve()
	return c.at
}

// resolve settles the value if what the element says of it may have changed.
func (c *Core) resolve() {
	if c.busy {
		return
	}
	c.busy = true
	defer func() { c.busy = false }()
	described := latest(c.inputs, 1)
	if c.resolved >= described {
		return
	}
	e := c.describe()
	value := e.initial()
	if c.isSet {
		if e.fits(c.raw) {
			value = c.raw
		} else {
			c.isSet = false
			c.assigned = c.s.tick()
		}
	}
	c.resolved = described
	switch {
	case !c.settled: // nobody can have read another one
		c.settled, c.value = true, value
	case !same(c.value, value):
		c.value, c.at = value, c.s.tick()
	}
}

// assign is Widget.Set.
func (c *Core) assign(value any) {
	if c.isSet && same(c.raw, value) {
		return
	}
	c.rememberHeld()
	c.raw, c.isSet, c.resolved = value, true, 0
	c.assigned, c.toldIn = c.s.tick(), 0
}

//go:noinline // inlined, each type of widget would carry a copy
func (c *Core) reset() {
	c.rememberHeld()
	c.isSet, c.resolved = false, 0
	c.assigned, c.toldIn = c.s.tick(), 0
}

// rememberHeld notes how to undo an assignment.
func (c *Core) rememberHeld() {
	raw, isSet, assigned := c.raw, c.isSet, c.assigned
	c.s.remember(func() { c.raw, c.isSet, c.assigned, c.resolved = raw, isSet, assigned, 0 })
}

// Differs reports whether the value is another than the element's initial one, so that a client that sees the
// element for the first time has to be told.
func (c *Core) Differs() bool { return c.isSet && !same(c.get(), c.describe().initial()) }

// hear is Core.take of a widget: a client's word on the value.
func (c *Core) hear(ws *pb.WidgetState) (changed bool, refused string) {
	defer func() {
		if r := recover(); IsFailure(r) {
			changed, refused = false, fmt.Sprintf("the widget has failed: %v", r)
		} else if r != nil {
			panic(r)
		}
	}()
	e := c.describe()
	value, err := c.said(e, ws)
	if err == nil && (c.resolved != 0 || !c.shown) && same(value, c.get()) {
		c.toldIn = c.s.requests
		return false, ""
	}
	switch {
	case !c.shown:
		return false, "the widget is not on the page"
	case !c.enabled:
		return false, "the widget is disabled"
	case err != nil:
		return false, err.Error()
	case !e.fits(value):
		return false, "the value is outside of the widget's options or bounds"
	}
	c.raw, c.isSet = value, true
	c.settled, c.value, c.at, c.resolved = true, value, c.s.tick(), latest(c.inputs, 1)
	return true, ""
}

func (c *Core) changed() bool { return c.isSet }

func (c *Core) set(v any) error {
	if reflect.TypeOf(v) != c.typ {
		return ErrKind
	}
	c.assign(v)
	return nil
}

// marshal writes what was said last: whether it fits is asked again where it is read.
func (c *Core) marshal() ([]byte, error) { return json.Marshal(c.raw) }

func (c *Core) unmarshal(data []byte) error {
	value, err := decodeJSON(data, c.typ)
	if err != nil {
		return err
	}
	c.assign(value)
	return nil
}

// decodeJSON returns the value of a type that data is.
func decodeJSON(data []byte, typ reflect.Type) (any, error) {
	p := reflect.New(typ)
	if err := json.Unmarshal(data, p.Interface()); err != nil {
		return nil, err
	}
	return p.Elem().Interface(), nil
}
