package state

import "encoding/json"

// Var is a variable of the session's state. Declare it before use.
type Var[T any] struct {
	s       *SessionState
	value   T
	initial T
	at      Clock
}

// Declare gives the variable its name and first value.
func (x *Var[T]) Declare(v *Values, name string, initial T) {
	x.s, x.value, x.initial, x.at = v.s, initial, initial, v.s.clock
	v.add(name, x)
}

// Bind makes x a variable without a name: the row that a turn of a loop shows.
func (x *Var[T]) Bind(v *Values) { x.s = v.s }

// Get returns the value. A slice or map must not be changed; Set a new one.
func (x *Var[T]) Get() T { return x.value }

// Set assigns the value. Setting what is there already changes nothing.
func (x *Var[T]) Set(value T) {
	if x.at != 0 && same(x.value, value) {
		return
	}
	old, at := x.value, x.at
	x.s.remember(func() { x.value, x.at = old, at })
	x.value, x.at = value, x.s.tick()
}

// Reset gives back the initial value.
func (x *Var[T]) Reset() { x.Set(x.initial) }

// ChangedAt implements Input.
func (x *Var[T]) ChangedAt() Clock { return x.at }

func (x *Var[T]) get() any      { return x.value }
func (x *Var[T]) reset()        { x.Reset() }
func (x *Var[T]) changed() bool { return !same(x.value, x.initial) }

func (x *Var[T]) set(v any) error {
	t, ok := v.(T)
	if !ok {
		return ErrKind
	}
	x.Set(t)
	return nil
}

func (x *Var[T]) marshal() ([]byte, error) { return json.Marshal(x.value) }

func (x *Var[T]) unmarshal(data []byte) error {
	var value T
	if err := json.Unmarshal(data, &value); err != nil {
		return err
	}
	x.Set(value)
	return nil
}
