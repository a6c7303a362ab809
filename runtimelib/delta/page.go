package delta

import (
	"slices"
	"strconv"
	"sync/atomic"

	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// Sink takes the messages that a run produces, in order. A message must not be changed after it was handed over.
type Sink interface {
	Enqueue(*pb.ForwardMsg)
}

// The root containers, as pb.RootContainer numbers them.
const (
	rootMain = iota
	rootSidebar
	rootEvent
	rootBottom
	rootCount
)

// ElementFragment is the fragment id that all elements outside of slots' own blocks carry. A partial run can then
// prune them (protocol.md §8: elements without a fragment id survive every fragment run).
const ElementFragment = "e"

// Page is what one client sees: the element tree as it was last drawn.
type Page struct {
	ScriptHash string // of the page's script, on every delta

	roots    [rootCount]*Generator
	drawnAt  state.Clock // the clock when the page was last drawn to its end; 0 = never
	seen     bool        // it has been drawn to its end
	now      func() state.Clock
	sink     Sink
	anew     bool // everything is drawn in this run
	stop     *atomic.Bool
	events   uint32 // index of the next toast or dialog
	slotIDs  int
	describe func(*Panic) Exception
	watch    func(Drawn) // nil = nobody

	recording *recording // of the cached function that is drawing, else nil

	redrawn      []*state.Core // widgets that stood on the page before a full run
	changedSlots []slotRun     // slots to be re-sent whole at the end of a partial run
	slot         *slotRun      // the one being drawn, else nil: its messages wait
	timers       []*timer      // of the fragments on the page that are run again by themselves
	lostTimers   []*timer      // of those that were there before
	encoded      []byte        // scratch for hashing

	faults   faults
	clearing map[string]bool // the forms that their client clears once they are sent
}

// slotRun is a slot that lost or swapped children in this run, and its messages.
type slotRun struct {
	id   string
	in   *Generator
	msgs []*pb.ForwardMsg
}

// sendWhole notes that a slot is re-sent whole, and with it those inside it that were to be sent before.
func (p *Page) sendWhole(run slotRun) {
	p.changedSlots = slices.DeleteFunc(p.changedSlots, func(inner slotRun) bool { return inner.in.isIn(run.in) })
	p.changedSlots = append(p.changedSlots, run)
}

// NewPage returns an empty page of a session whose clock is now. describe says how a panic of the app is shown.
func NewPage(scriptHash string, now func() state.Clock, describe func(*Panic) Exception) *Page {
	p := &Page{ScriptHash: scriptHash, now: now, describe: describe}
	for i := range p.roots {
		p.roots[i] = &Generator{page: p, path: []uint32{uint32(i)}}
	}
	return p
}

// Mode says how much of the page a run draws.
type Mode int

const (
	// Partial draws what reads a changed value.
	Partial Mode = iota
	// Full draws and sends everything.
	Full
)

// Result is how a run of the page ended.
type Result struct {
	Mode    Mode
	Stopped bool // interrupted by the session
	Slots   []string
	Failure *Panic // the panic that ended the run, else nil
}

// Panic is what a page function panicked with, and where.
type Panic struct {
	Value any
	Stack []byte
}

// Run draws the page with run, into sink. Interrupt, if not nil, ends the run at its next place when it is set.
//
// A partial run that turns out to need more than protocol.md §8 can express (children lost outside of a slot)
// returns with Mode Full set and has to be repeated in full: bodies are pure.
func (p *Page) Run(mode Mode, sink Sink, interrupt *atomic.Bool, run func(*Generator)) Result {
	p.begin(mode, sink, interrupt)
	result := p.guard(run)
	for _, core := range p.redrawn {
		core.Settle(result.Stopped)
	}
	if !result.Stopped { // else the next run has to know what the client still shows
		p.redrawn = nil
	}
	repeat := result.Mode == Full || result.Failure != nil
	result.Mode = mode
	if result.Stopped {
		p.drawnAt = 0
		return result
	}
	switch {
	case mode == Full:
		p.finish()
	case repeat || p.finish(): // places that a run to be repeated did not reach stay as they are
		p.drawnAt = 0
		return Result{Mode: Full}
	}
	p.drawnAt, p.seen = p.now(), true
	if result.Failure != nil {
		p.drawnAt = 0 // what follows the failure is not on the page, and its place holds something else
	}
	for _, s := range p.changedSlots {
		result.Slots = append(result.Slots, s.id)
	}
	p.tellTimers()
	return result
}

// Drawn reports whether the page has been drawn to its end, so that a partial run can follow.
func (p *Page) Drawn() bool { return p.drawnAt != 0 }

// Seen reports whether the page has ever been drawn to its end: a client can know its widgets.
func (p *Page) Seen() bool { return p.seen }

// Forget makes the next run a full one: the client sees nothing of the page.
func (p *Page) Forget() { p.drawnAt = 0 }

// Toast shows a message that no place of the page holds: an action's.
func (p *Page) Toast(t Toast) {
	g := p.roots[rootEvent]
	t.draw(&drawing{g: g, of: t, place: &place{away: true}})
}

// SlotMessages returns the messages of the slots that the run re-sends whole.
func (p *Page) SlotMessages() []*pb.ForwardMsg {
	var msgs []*pb.ForwardMsg
	for _, s := range p.changedSlots {
		msgs = append(msgs, s.msgs...)
	}
	return msgs
}

func (p *Page) begin(mode Mode, sink Sink, interrupt *atomic.Bool) {
	p.sink, p.stop, p.anew = sink, interrupt, mode == Full
	p.changedSlots, p.slot = nil, nil
	if p.anew {
		p.timers, p.lostTimers = nil, nil // a full run ends all of a client's timers (protocol.md §7)
		p.events = 0
		for _, core := range p.redrawn {
			core.Redraw()
		}
		for _, g := range p.roots {
			g.clear()
		}
	}
	for _, g := range p.roots {
		g.enter(p.anew)
	}
}

// finish trims the roots to what the run reached, and reports whether one of them lost children.
func (p *Page) finish() bool {
	lost := false
	for _, g := range p.roots {
		lost = g.leave() || lost
	}
	return lost
}

// send hands a message on: at once, or with its slot at the end of the run.
func (p *Page) send(msg *pb.ForwardMsg) {
	if p.slot != nil {
		p.slot.msgs = append(p.slot.msgs, msg)
		return
	}
	p.sink.Enqueue(msg)
}

func (p *Page) newSlotID() string {
	p.slotIDs++
	return "s" + strconv.Itoa(p.slotIDs)
}
