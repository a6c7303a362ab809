package delta

import (
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// slotState is what a slot remembers: which branch of a condition, or which turns of a loop, it shows.
type slotState struct {
	id     string
	branch int // index of the branch shown in the last run; -1 = none yet
	turns  []string

	whens   int  // conditions tested so far in this run
	decided bool // the branch of this run is known
	failed  bool // it shows why it cannot be drawn: a condition, or what a loop goes over, has failed
	turn    int  // turns of this run so far
}

// noBranch is the branch of a slot that has not been drawn.
const noBranch = -1

// Slot is the place of a condition or a loop: whatever body shows takes one place of the container, so that what follows
// keeps its own. While body takes the same branch ([Generator.When]) and the same turns ([Generator.Turn]) as in
// the last run, its inside is drawn in parts; else all of it.
func (g *Generator) Slot(body func(st *Generator)) {
	g.step()
	at := &g.places[g.next-1]
	fresh := at.inside == nil
	in := g.inside()
	if fresh {
		in.slot = &slotState{id: g.page.newSlotID(), branch: noBranch}
	}
	if !g.anew && at.hash != 0 && !in.slot.failed {
		if in.attempt(body) {
			return
		}
	}
	in.redraw(g, at, body)
}

// attempt draws the slot's inside in parts. It reports false if that cannot be: children were swapped or lost, or what the
// slot depends on has failed.
func (in *Generator) attempt(body func(st *Generator)) (ok bool) {
	defer func() {
		r := recover()
		if again, ok := r.(swapped); r != nil && !state.IsFailure(r) && (!ok || again.slot != in.slot) {
			panic(r)
		}
		ok = ok && r == nil
	}()
	in.enter(false)
	in.slot.begin()
	body(in)
	in.slot.decide(in)
	if in.next < len(in.places) || in.slot.turn < len(in.slot.turns) {
		return false
	}
	return true
}

// redraw draws the slot whole, and has it re-sent as a whole at the end of a partial run, unless it is new: then there is
// nothing to prune, and what follows needs its place at once.
func (in *Generator) redraw(g *Generator, at *place, body func(st *Generator)) {
	p := g.page
	outermost := !g.anew && p.slot == nil && at.hash != 0
	if outermost {
		p.slot = &slotRun{id: in.slot.id, in: in}
		defer func() {
			if p.slot != nil {
				p.sendWhole(*p.slot)
				p.slot = nil
			}
		}()
	}
	in.forget()
	in.enter(true)
	in.slot.branch = noBranch
	in.slot.turns = in.slot.turns[:0]
	in.slot.begin()
	d := drawing{g: g, place: at}
	at.hash = 0
	d.send(&pb.Delta{
		Type:       &pb.Block{Type: &pb.BlockTransparent{}, AllowEmpty: true},
		FragmentID: in.slot.id,
	}, true)
	in.whole(body)
	in.leave()
}

// whole draws all that the slot shows; if what it depends on has failed, that.
func (in *Generator) whole(body func(st *Generator)) {
	in.slot.failed = false
	defer func() {
		r := recover()
		switch {
		case r == nil:
			return
		case !state.IsFailure(r):
			panic(r)
		}
		in.forget()
		in.enter(true)
		in.slot.turns = in.slot.turns[:0]
		in.slot.failed, in.slot.decided = true, true
		in.step()
		in.Draw(failure(r))
	}()
	body(in)
	in.slot.decide(in)
}

// swapped ends the partial drawing of a slot whose children are others than before.
type swapped struct{ slot *slotState }

func (s *slotState) begin() { s.whens, s.decided, s.turn = 0, false, 0 }

// decide settles which branch the run takes: the one whose condition held, or, with the first place after
// conditions that did not, the one behind them all.
func (s *slotState) decide(g *Generator) {
	if s == nil || s.decided {
		return
	}
	s.decided = true
	if s.branch == noBranch {
		s.branch = s.whens
		return
	}
	if s.branch != s.whens {
		panic(swapped{s})
	}
}

// When tests a condition of the slot: the branch of the first that holds is shown.
func (g *Generator) When(cond bool) bool {
	if cond {
		g.slot.decide(g)
		return true
	}
	g.slot.whens++
	return false
}

// Turn draws one turn of the slot's loop. key tells the turns apart: one that stays keeps its widgets.
func (g *Generator) Turn(key string, body func(st *Generator)) {
	g.step()
	at := &g.places[g.next-1]
	g.slot.next(g, key)
	if g.anew || at.hash == 0 {
		d := drawing{g: g, place: at}
		d.block(&pb.Block{Type: &pb.BlockTransparent{}, AllowEmpty: true, ID: new(key)})
	}
	in := g.inside()
	in.enter(g.anew)
	body(in)
	in.done()
}

// NextPart draws what is in the next part of the columns or tabs at the slot's current place, as a turn of its loop. key tells the
// turns apart.
func (g *Generator) NextPart(key string, body func(st *Generator)) {
	i := g.slot.turn
	g.slot.next(g, key)
	g.Part(i, body)
}

// next notes a turn of the slot's loop. If it is another one than in the last run, the slot is drawn anew.
func (s *slotState) next(g *Generator, key string) {
	switch {
	case g.anew:
		s.turns = append(s.turns, key)
	case s.turn >= len(s.turns) || s.turns[s.turn] != key:
		panic(swapped{s})
	}
	s.turn++
}
