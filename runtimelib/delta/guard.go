package delta

import (
	"runtime/debug"

	"github.com/stgen/stgen/runtimelib/state"
)

// What ends a run of a page early travels as a panic, as Streamlit's StopException does.
type (
	interrupted struct{} // by the session
	stopped     struct{} // by Stop
	restart     struct{} // a partial run that has to be a full one
)

// Interrupts marks the value for state.Let: a computation that it ended has no result.
func (interrupted) Interrupts() {}

// Stop shows no more of the page: st.stop. What the containers around it showed behind it is lost.
func (g *Generator) Stop() {
	for child := (*Generator)(nil); g != nil; child, g = g, g.parent {
		if lost := g.leave() || g.showsBehind(child); lost && !g.anew {
			panic(restart{})
		}
	}
	panic(stopped{})
}

// Stoppable draws body, which [Generator.Stop] ends; what follows is drawn nevertheless.
func (g *Generator) Stoppable(body func(st *Generator)) {
	defer func() {
		if r := recover(); r != nil && r != any(stopped{}) {
			panic(r)
		}
	}()
	body(g)
}

// showsBehind reports whether one of the container's blocks behind child's shows something: the next column.
func (g *Generator) showsBehind(child *Generator) bool {
	behind := false
	for i := range g.places {
		in := g.places[i].inside
		if behind && in != nil && len(in.places) > 0 {
			return true
		}
		behind = behind || in != nil && in == child
	}
	return false
}

// guard runs the page and says how it ended. A panic of the app is shown behind what was drawn, and ends the run.
func (p *Page) guard(run func(*Generator)) (result Result) {
	defer func() {
		switch r := recover().(type) {
		case nil, stopped:
		case interrupted:
			result.Stopped = true
		case restart:
			result.Mode = Full
		default:
			result.Failure = &Panic{Value: r, Stack: debug.Stack()}
			p.showPanic(result.Failure)
		}
	}()
	run(p.roots[rootMain])
	return result
}

// showPanic draws what the app panicked with behind what stands in the main container, or at the place that the run had
// come to and not drawn: a client takes no place behind one that is free.
func (p *Page) showPanic(failure *Panic) {
	if !p.anew {
		return // the run is repeated in full
	}
	p.slot, p.stop = nil, nil // the run is over: nothing interrupts it any more
	g := p.roots[rootMain]
	if g.next == 0 || g.places[g.next-1].hash != 0 {
		g.step()
	}
	g.Draw(p.describe(failure))
}

// Try draws an element whose values can fail: if body panics, the failure stands in the element's place.
func (g *Generator) Try(body func()) {
	if r := caught(body); r != nil {
		g.showFailure(r)
	}
}

// caught runs body and returns what the app panicked with in it, nil if it did not. What ends a run early goes on.
func caught(body func()) (app any) {
	defer func() {
		switch r := recover().(type) {
		case interrupted, stopped, restart, swapped:
			panic(r)
		default:
			app = r
		}
	}()
	body()
	return nil
}

// showFailure draws why the element at the current place could not be drawn.
func (g *Generator) showFailure(r any) {
	g.Draw(failure(r))
	g.places[g.next-1].failed = true
}

// tryWidget draws a widget; if a value that its element reads has failed, that.
func (g *Generator) tryWidget(w state.AnyWidget) {
	defer func() {
		if r := recover(); state.IsFailure(r) {
			g.showFailure(r)
		} else if r != nil {
			panic(r)
		}
	}()
	g.drawAt(state.CoreOf(w).Element().(Element), w)
}
