package delta

import (
	"hash/maphash"
	"slices"

	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// Generator is a DeltaGenerator: one container of the page. It draws elements one after the other, from the container's
// first place on, and remembers what stands where.
type Generator struct {
	page   *Page
	parent *Generator // nil of a root
	path   []uint32   // delta path of the container, root first
	places []place
	next   int    // index into places of the next one
	index  uint32 // delta index of the next element: places that draw elsewhere (toasts) take none
	anew   bool   // all inside is drawn in this run
	form   string // id of the form around, "" if none
	begins string // id of the form that the container is, "" if none
	slot   *slotState
}

// place is what stands at one place of a container.
type place struct {
	hash   uint64      // of the message last sent for it; 0 = none
	index  uint32      // delta index
	away   bool        // what stands here is shown elsewhere (a toast): the place takes no delta index
	widget *state.Core // shown here, else nil
	inside *Generator  // if a block stands here
	timer  *timer      // if a fragment stands here
	failed bool        // a failure stands here
}

var hashSeed = maphash.MakeSeed()

// Element is what [Generator.Draw] draws: an element or a block, as a struct of this package.
type Element interface {
	draw(d *drawing)
}

// drawing is one element on its way to the page.
type drawing struct {
	g      *Generator
	of     Element
	place  *place
	widget state.AnyWidget // whose element is drawn, else nil
	first  bool            // nothing of it was on the page before
}

// Next moves on to the next place and reports whether what stands there has to be drawn: in a full run always,
// else if one of the inputs has changed.
func (g *Generator) Next(inputs ...state.Input) bool {
	g.step()
	if g.anew || g.places[g.next-1].hash == 0 || g.page.recording != nil {
		return true
	}
	return g.changed(inputs)
}

// changed reports whether one of the inputs changed since the page was drawn.
func (g *Generator) changed(inputs []state.Input) bool {
	for _, in := range inputs {
		if in.ChangedAt() > g.page.drawnAt {
			return true
		}
	}
	return false
}

// step moves the cursor to the next place, which is new if there was none.
func (g *Generator) step() {
	if stop := g.page.stop; stop != nil && stop.Load() {
		panic(interrupted{})
	}
	g.slot.decide(g)
	if g.next == len(g.places) {
		g.places = append(g.places, place{})
	}
	at := &g.places[g.next]
	at.index = g.index
	g.next++
	if !at.away {
		g.index++
	}
}

// Draw draws e at the current place. What equals what is there already is not sent again.
func (g *Generator) Draw(e Element) {
	g.drawAt(e, nil)
	g.page.record(func(on *Generator) {
		on.Next()
		on.Draw(e)
	})
}

// Widget moves on to the next place and draws there the element that w was declared with, if it has changed.
func (g *Generator) Widget(w state.AnyWidget) {
	core := state.CoreOf(w)
	if g.page.recording != nil {
		panic("a cached function cannot draw the widget " + core.Key)
	}
	g.step()
	at := &g.places[g.next-1]
	if g.anew || at.widget != core || core.DrawnFrom() > g.page.drawnAt {
		g.tryWidget(w)
	}
	g.faultUnder(core)
}

func (g *Generator) drawAt(e Element, w state.AnyWidget) {
	at := &g.places[g.next-1]
	d := drawing{g: g, of: e, place: at, widget: w}
	var core *state.Core
	if w != nil {
		core = state.CoreOf(w)
	}
	d.first = core == nil || !core.Known()
	if at.widget != nil && at.widget != core {
		at.widget.Hide()
	}
	at.widget, at.failed = core, false
	if core != nil {
		core.ShowOver(g.path[0] == rootEvent)
		core.ShowIn(g.form)
	}
	e.draw(&d)
}

// Within draws what is inside the block at the current place.
func (g *Generator) Within(body func(st *Generator)) {
	if g.failed() {
		return
	}
	in := g.inside()
	in.enter(g.anew)
	g.page.recordInside(func() { body(in) })
	in.faultAtEnd()
	in.done()
}

// Page draws the page within the frame around it: a script of its own, whose elements a client forgets when it turns to
// another page.
func (g *Generator) Page(scriptHash string, body func(st *Generator)) {
	outer := g.page.ScriptHash
	g.page.ScriptHash = scriptHash
	defer func() { g.page.ScriptHash = outer }()
	body(g)
}

// Nothing draws nothing: the body of a component that is given none.
func Nothing(*Generator) {}

// failed reports whether a failure stands where a block should: it has no inside.
func (g *Generator) failed() bool { return g.places[g.next-1].failed }

// inside returns the container at the current place.
func (g *Generator) inside() *Generator {
	at := &g.places[g.next-1]
	if at.inside == nil {
		at.inside = &Generator{page: g.page, parent: g, path: append(slices.Clone(g.path), at.index), form: g.form}
	}
	return at.inside
}

// Sidebar draws what is in the sidebar, behind what is there already.
func (g *Generator) Sidebar(body func(st *Generator)) { body(g.page.roots[rootSidebar]) }

// Bottom draws what is pinned to the bottom of the page, behind what is there already.
func (g *Generator) Bottom(body func(st *Generator)) { body(g.page.roots[rootBottom]) }

// isIn reports whether the container lies in another one, or is that.
func (g *Generator) isIn(outer *Generator) bool {
	for ; g != nil; g = g.parent {
		if g == outer {
			return true
		}
	}
	return false
}

// enter begins the container in a run.
func (g *Generator) enter(anew bool) {
	g.next, g.index = 0, 0
	g.anew = anew
}

// done ends the container: children that the run did not reach are lost.
func (g *Generator) done() {
	if g.leave() && !g.anew {
		panic(restart{})
	}
}

// leave trims the container to what the run reached and reports whether it lost children.
func (g *Generator) leave() bool {
	lost := g.next < len(g.places)
	for i := g.next; i < len(g.places); i++ {
		g.places[i].forget()
	}
	g.places = slices.Delete(g.places, g.next, len(g.places))
	return lost
}

// forget empties the container: nothing of it is on the page.
func (g *Generator) forget() {
	for i := range g.places {
		g.places[i].forget()
	}
	g.places = g.places[:0]
}

// clear empties the container for a full run: its widgets go on if the run shows them again.
func (g *Generator) clear() {
	for i := range g.places {
		at := &g.places[i]
		if at.widget != nil {
			at.widget.Redraw()
			g.page.redrawn = append(g.page.redrawn, at.widget)
			at.widget = nil
		}
		if at.inside != nil {
			at.inside.clear()
		}
		at.hash, at.timer = 0, nil
	}
	g.places = g.places[:0]
}

func (at *place) forget() {
	if at.widget != nil {
		at.widget.Hide()
		at.widget = nil
	}
	if at.timer != nil {
		at.inside.page.lose(at.timer)
		at.timer = nil
	}
	if at.inside != nil {
		at.inside.forget()
	}
	at.hash = 0
}

// element sends an element for the current place.
func (d *drawing) element(e *pb.Element) {
	if in := d.place.inside; in != nil { // it takes the place of a block: that could not be drawn
		in.forget()
		d.place.inside = nil
	}
	d.send(&pb.Delta{Type: e, FragmentID: ElementFragment}, e.HasOneShotEffect != nil)
}

// block sends a block for the current place.
func (d *drawing) block(b *pb.Block) {
	if d.place.inside == nil {
		d.g.inside()
	}
	d.send(&pb.Delta{Type: b}, false)
}

// send sends a delta for the current place, unless it equals the last one and need not be repeated.
func (d *drawing) send(delta *pb.Delta, oneShot bool) {
	p := d.g.page
	d.settle(false)
	p.encoded = delta.Append(p.encoded[:0])
	hash := maphash.Bytes(hashSeed, p.encoded) | 1
	if !d.g.anew && hash == d.place.hash && !oneShot {
		return
	}
	d.place.hash = hash
	d.drew(delta.Type)
	p.send(&pb.ForwardMsg{
		Metadata: &pb.ForwardMsgMetadata{DeltaPath: d.path(), ActiveScriptHash: p.ScriptHash},
		Type:     delta,
	})
}

// path returns the delta path of the current place.
func (d *drawing) path() []uint32 {
	path := make([]uint32, len(d.g.path)+1)
	copy(path, d.g.path)
	path[len(path)-1] = d.place.index
	return path
}

// event sends an element to the event container (toasts): it takes no index of its own container.
func (d *drawing) event(e *pb.Element) {
	p := d.g.page
	d.settle(true)
	p.encoded = e.Append(p.encoded[:0])
	d.place.hash = maphash.Bytes(hashSeed, p.encoded) | 1
	d.drew(e)
	p.send(&pb.ForwardMsg{
		Metadata: &pb.ForwardMsgMetadata{DeltaPath: []uint32{rootEvent, p.events}, ActiveScriptHash: p.ScriptHash},
		Type:     &pb.Delta{Type: e, FragmentID: ElementFragment},
	})
	p.events++
}

// settle says whether what is drawn is shown elsewhere. If that was otherwise before, all that follows in the container
// moves by one, and the run has to be a full one.
func (d *drawing) settle(away bool) {
	at := d.place
	if at.away == away {
		return
	}
	if at.hash != 0 && !d.g.anew {
		panic(restart{})
	}
	at.away = away
	if away {
		d.g.index--
	} else {
		d.g.index++
	}
}
