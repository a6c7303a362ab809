package state

import (
	"reflect"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Typed is what a client in this program says of a widget: a test. It has no form on the wire, so that no other client can say
// it; all else that holds for what clients say holds for it.
type Typed struct {
	pb.WidgetStateValue // nil: it is never encoded

	Value any // of the type of the widget's value; nil = its initial value
}

// said returns the value that a client says the widget has.
func (c *Core) said(e admitter, ws *pb.WidgetState) (any, error) {
	typed, ok := ws.Value.(Typed)
	switch {
	case !ok:
		return e.decode(ws)
	case typed.Value == nil:
		return e.initial(), nil
	case reflect.TypeOf(typed.Value) != c.typ:
		return nil, ErrKind
	}
	return typed.Value, nil
}

// Value returns the widget's value as [Widget.Get] does; nil of a trigger.
func (c *Core) Value() any {
	if c.typ == nil {
		return nil
	}
	return c.get()
}
