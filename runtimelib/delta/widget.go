package delta

import (
	"errors"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// input is a widget's element whose value is a T.
type input[T any] interface {
	state.Element[T]

	// message draws the element. initial is missing if the widget begins empty; set says that the client has to
	// take value, which it would otherwise not know.
	message(d *drawing, initial, value opt.Of[T], set bool)

	// handling returns what becomes of an event.
	handling() (disabled bool, onChange Handler)
}

// errKind is what Decode returns for a value of another kind than the widget's.
var errKind = errors.New("the value is of another kind than the widget's")

// drawInput draws a widget that always has a value.
func drawInput[T any](d *drawing, e input[T]) {
	w := handle[T](d, e.Kind())
	d.show(e.handling())
	e.message(d, opt.Some(e.Initial()), opt.Some(w.Get()), d.mustSet())
}

// handle returns the state of the widget that is drawn.
func handle[T any](d *drawing, kind string) *state.Widget[T] {
	w, ok := d.widget.(*state.Widget[T])
	if !ok {
		panic("delta: a " + kind + " is drawn by Widget, with the state that was declared for it")
	}
	return w
}

// mustSet reports whether the client has to be told the widget's value: it meets the widget for the first time
// and would take the initial value, unless it has just said the value itself, or code has assigned one.
func (d *drawing) mustSet() bool {
	w := state.CoreOf(d.widget)
	return d.first && w.Differs() && !w.Told() || !d.first && w.AssignedAt() > d.g.page.drawnAt
}

// show notes that the drawn widget is on the page.
func (d *drawing) show(disabled bool, on Handler) {
	var handler any
	if on != nil {
		handler = on
	}
	state.CoreOf(d.widget).Show(!disabled, handler)
}

// control sends a widget's element. set says that it carries a value which the client has to take, each time anew.
func (d *drawing) control(m pb.ElementType, width *pb.WidthConfig, set bool) {
	d.controlOf(m, width, nil, set)
}

// controlOf is control for an element with a height.
func (d *drawing) controlOf(m pb.ElementType, width *pb.WidthConfig, height *pb.HeightConfig, set bool) {
	bindQuery(m, state.CoreOf(d.widget).QueryKey())
	e := &pb.Element{Type: m, WidthConfig: width, HeightConfig: height}
	if set {
		e.HasOneShotEffect = new(true)
	}
	d.element(e)
}

// id returns the element id of the widget that is drawn.
func (d *drawing) id() string { return state.CoreOf(d.widget).ID }

// Optional is a widget that may have no value: nothing chosen, nothing typed. It begins empty, or, made by OrNone, with the first
// of its options.
type Optional[T any, E input[T]] struct {
	Input E
	first opt.Of[T]
}

// Kind implements state.Element.
func (o Optional[T, E]) Kind() string { return o.Input.Kind() }

// Initial implements state.Element.
func (o Optional[T, E]) Initial() opt.Of[T] { return o.first }

// Fits implements state.Element.
func (o Optional[T, E]) Fits(v opt.Of[T]) bool {
	if value, ok := v.Get(); ok {
		return o.Input.Fits(value)
	}
	return !o.first.OK()
}

// Decode implements state.Element.
func (o Optional[T, E]) Decode(ws *pb.WidgetState) (opt.Of[T], error) {
	if isEmpty(ws) {
		return opt.None[T](), nil
	}
	v, err := o.Input.Decode(ws)
	if err != nil {
		return opt.None[T](), err
	}
	return opt.Some(v), nil
}

func (o Optional[T, E]) draw(d *drawing) {
	w := handle[opt.Of[T]](d, o.Kind())
	d.show(o.Input.handling())
	o.Input.message(d, o.first, w.Get(), d.mustSet())
}

// isEmpty reports whether a client says that nothing is chosen (protocol.md §4: no value set, or an empty list).
func isEmpty(ws *pb.WidgetState) bool {
	switch v := ws.Value.(type) {
	case nil:
		return true
	case *pb.StringArray:
		return len(v.Data) == 0
	}
	return false
}

// labelVisibility returns the wire form of "visible", "hidden" or "collapsed"; "" is visible.
func labelVisibility(s string) *pb.LabelVisibility {
	v := &pb.LabelVisibility{}
	switch s {
	case "hidden":
		v.Value = pb.LabelVisibilityLabelVisibilityOptionsHidden
	case "collapsed":
		v.Value = pb.LabelVisibilityLabelVisibilityOptionsCollapsed
	}
	return v
}

// pointer returns v as an optional field, nil if it is missing.
func pointer[T any](v opt.Of[T]) *T {
	if value, ok := v.Get(); ok {
		return &value
	}
	return nil
}
