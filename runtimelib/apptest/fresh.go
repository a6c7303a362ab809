package apptest

import (
	"reflect"

	"github.com/stgen/stgen/runtimelib/pb"
)

// sentIn returns what a message is about: the element or block of a delta, else the message itself; nil if it has none.
func sentIn(msg *pb.ForwardMsg) any {
	switch m := msg.Type.(type) {
	case *pb.Delta:
		return m.Type
	case *pb.PageNotFound:
		return m
	}
	return nil
}

// isFresh reports whether the widget with the id was sent since the last interaction.
func (u *User) isFresh(id string) bool {
	for sent := range u.fresh {
		if e, ok := sent.(*pb.Element); ok && field[string](reflect.ValueOf(e.Type).Elem(), "ID") == id {
			return true
		}
	}
	return false
}
