package state

import (
	"encoding/json"
	"reflect"
)

// Var is a variable of the session's state. Declare it before use.
type Var[T any] struct{ c cell }

// Declare gives the variable its name and first value.
func (x *Var[T]) Declare(v *Values, name string, initial T) {
	x.c = cell{s: v.s, typ: reflect.TypeFor[T](), value: initial, initial: initial, at: v.s.clock}
	v.add(name, &x.c)
}

// DeclareEmpty gives the variable its name; until it is set it has the zero value.
func (x *Var[T]) DeclareEmpty(v *Values, name string) {
	var zero T
	x.Declare(v, name, zero)
}

// Bind makes x a variable without a name: the row that a turn of a loop shows.
func (x *Var[T]) Bind(v *Values) { x.c.s = v.s }

// Get returns the value. A slice or map must not be changed; Set a new one.
func (x *Var[T]) Get() T {
	value, _ := x.c.value.(T)
	return value
}

// Set assigns the value. Setting what is there already changes nothing.
func (x *Var[T]) Set(value T) { x.c.assign(value) }

// Edit sets what change makes of a copy of the value. What a slice or a map in it holds is shared with the value: change puts
// others in their places.
func (x *Var[T]) Edit(change func(value *T)) {
	value := x.Get()
	change(&value)
	x.Set(value)
}

// Reset gives back the initial value.
func (x *Var[T]) Reset() { x.c.reset() }

// ChangedAt implements Input.
func (x *Var[T]) ChangedAt() Clock { return x.c.at }

// cell is a variable without its type, for the reason that Core has none.
type cell struct {
	s       *SessionState
	typ     reflect.Type
	value   any
	initial any
	at      Clock // when value last changed; 0 = it has none yet
}

func (c *cell) assign(value any) {
	if c.at != 0 && same(c.value, value) {
		return
	}
	old, at := c.value, c.at
	c.s.remember(func() {
		if c.value, c.at = old, at; at != 0 {
			c.at = c.s.tick() // what was computed meanwhile is out of date
		}
	})
	c.value, c.at = value, c.s.tick()
}

func (c *cell) get() any      { return c.value }
func (c *cell) reset()        { c.assign(c.initial) }
func (c *cell) changed() bool { return !same(c.value, c.initial) }

func (c *cell) set(v any) error {
	if reflect.TypeOf(v) != c.typ {
		return ErrKind
	}
	c.assign(v)
	return nil
}

func (c *cell) marshal() ([]byte, error) { return json.Marshal(c.value) }

func (c *cell) unmarshal(data []byte) error {
	value, err := decodeJSON(data, c.typ)
	if err != nil {
		return err
	}
	c.assign(value)
	return nil
}
