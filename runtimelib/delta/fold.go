package delta

// fold is what a container that opens and closes says of that: tabs, an expander, a popover.
type fold[T any] struct {
	value T       // whether it is open, or which of its tabs is
	id    *string // of the widget that it is; nil if the app does not want to know
	block *string // id of the block
}

// foldOf returns the fold of the container that is drawn. One that is drawn as a widget is as its value says, one that is not
// begins as initial says, and is the client's matter from then on.
func foldOf[T any](d *drawing, kind, key string, initial T, disabled bool, on Handler) fold[T] {
	if d.widget == nil {
		return fold[T]{value: initial, block: blockID(kind, key)}
	}
	w := handle[T](d, kind)
	d.show(disabled, on)
	id := d.id()
	return fold[T]{value: w.Get(), id: &id, block: &id}
}
