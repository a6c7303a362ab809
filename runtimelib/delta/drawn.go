package delta

import "github.com/stgen/stgen/runtimelib/state"

// Drawn is an element, or a block, that was sent, as the app has drawn it.
type Drawn struct {
	Message any         // *pb.Element or *pb.Block
	Element Element     // a struct of this package
	Widget  *state.Core // whose value it shows; nil if none
}

// Watch has each element that is sent told to watch too, on the goroutine that draws. It is for tests, which know elements by
// the parameters that a spec gives them. Call it before the page is drawn.
func (p *Page) Watch(watch func(Drawn)) { p.watch = watch }

// drew tells of a message, if somebody watches.
func (d *drawing) drew(message any) {
	if d.g.page.watch == nil || d.of == nil {
		return
	}
	drawn := Drawn{Message: message, Element: d.of}
	if d.widget != nil {
		drawn.Widget = state.CoreOf(d.widget)
	}
	d.g.page.watch(drawn)
}
