// Package runner is ScriptRunner: it runs one session's page on a goroutine of its own and merges requests to run it
// again. An idle runner has no goroutine.
//
// Concurrency: all methods of [ScriptRunner] are safe. Runs of one runner never overlap.
package runner

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/stgen/stgen/runtimelib/pb"
)

// RerunData is a request to run the page: what a client says of its widgets and of the page it looks at.
type RerunData struct {
	QueryString    string
	WidgetStates   []*pb.WidgetState
	PageScriptHash string
	PageName       string
	FragmentID     string   // of the widget that changed; "" asks for a full run
	Ticks          []string // the fragments that are run again by themselves, each once
	History        bool     // the browser went back or forward: what the URL says counts
	Context        *pb.ContextInfo
	Full           bool   // the whole page, whatever has changed: a client that connects, the menu's rerun
	Quiet          bool   // the page is not drawn: somebody stopped it before it began
	Do             func() // runs before the page, on the runner's goroutine; nil = nothing

	Server bool        // the server asks by itself: nothing is said of the client
	If     func() bool // asked first, on the runner's goroutine; false = the run is not needed. nil = it is
}

// maxStates is how many states of widgets requests that wait may add up to. More cannot come from a page: a client makes
// ids up, and the older ones go.
const maxStates = 1 << 14

// merge returns one request for two that wait: the newer states win, but a trigger of the older one that
// was not served yet is kept (script_requests.py, _coalesce_widget_states).
func merge(older, newer *RerunData) *RerunData {
	out := *newer
	if newer.Server {
		out = *older
	}
	out.Server = older.Server && newer.Server
	out.If = either(older.If, newer.If)
	out.Full = older.Full || newer.Full
	out.Quiet = older.Quiet && newer.Quiet
	out.Ticks = mergeTicks(older.Ticks, newer.Ticks)
	out.History = older.History || newer.History
	if out.Context == nil {
		out.Context = older.Context
	}
	out.Do = both(older.Do, newer.Do)
	out.WidgetStates = mergeStates(older.WidgetStates, newer.WidgetStates)
	return &out
}

// maxTicks is how many fragments requests that wait may name. More than a page has come from a client that makes ids up.
const maxTicks = 1 << 8

// mergeTicks returns the fragments of two requests: one that is asked for twice is run once (script_requests.py).
func mergeTicks(older, newer []string) []string {
	out := slices.Clone(older)
	for _, id := range newer {
		if len(out) < maxTicks && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func mergeStates(older, newer []*pb.WidgetState) []*pb.WidgetState {
	triggered := make(map[string]bool)
	for _, ws := range older {
		if isTrigger(ws) {
			triggered[ws.ID] = true
		}
	}
	said := make(map[string]bool, len(newer))
	var kept, added []*pb.WidgetState
	for _, ws := range newer {
		if triggered[ws.ID] && !isTrigger(ws) {
			continue // that it is not pressed any more takes nothing back
		}
		said[ws.ID] = true
		added = append(added, ws)
	}
	for _, ws := range older {
		if !said[ws.ID] {
			kept = append(kept, ws)
		}
	}
	merged := append(kept, added...)
	return merged[max(0, len(merged)-maxStates):]
}

// isTrigger reports whether a state says that something was pressed, picked or sent: it counts for one run.
func isTrigger(ws *pb.WidgetState) bool {
	switch v := ws.Value.(type) {
	case pb.WidgetStateTriggerValue:
		return bool(v)
	case pb.WidgetStateJSONTriggerValue:
		return true
	case *pb.StringTriggerValue:
		return v.Data != nil
	case *pb.ChatInputValue:
		return v.Data != nil
	}
	return false
}

// either returns the condition of two requests that wait: nil if one of them is needed in any case.
func either(a, b func() bool) func() bool {
	if a == nil || b == nil {
		return nil
	}
	return func() bool { return a() || b() }
}

func both(a, b func()) func() {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return func() { a(); b() }
}

// ScriptRunner runs one session's page. Create it with New.
type ScriptRunner struct {
	run func(data *RerunData, interrupt *atomic.Bool)

	interrupt atomic.Bool // the current run has to end at its next place

	mu      sync.Mutex
	pending *RerunData
	running chan struct{} // closed when the goroutine has nothing more to do; nil = there is none
	closed  bool
}

// New returns a runner of run. run is called on a goroutine that lives as long as there is something to do; it ends early
// when interrupt is set, and must not panic.
func New(run func(data *RerunData, interrupt *atomic.Bool)) *ScriptRunner {
	return &ScriptRunner{run: run}
}

// Request asks for a run of data, which must not be changed any more. If one is under way it is interrupted at its next place, and requests that wait are merged.
// It reports false once the runner is closed.
func (r *ScriptRunner) Request(data *RerunData) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return false
	}
	if r.pending != nil {
		data = merge(r.pending, data)
	}
	r.pending = data
	if r.running != nil {
		r.interrupt.Store(true)
		return true
	}
	r.running = make(chan struct{})
	go r.loop(r.running)
	return true
}

// Stop ends the current run at its next place. Of a request that waits, what it says is heard, but the page is not drawn.
func (r *ScriptRunner) Stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.pending != nil {
		quiet := *r.pending
		quiet.Quiet = true
		r.pending = &quiet
	}
	r.interrupt.Store(true)
}

// Running reports whether a run is under way or waits.
func (r *ScriptRunner) Running() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.running != nil
}

// Waits reports whether another run follows the current one.
func (r *ScriptRunner) Waits() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.pending != nil
}

// Close ends the current run at its next place and drops those that wait. It does not wait for that: see Idle.
func (r *ScriptRunner) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed, r.pending = true, nil
	r.interrupt.Store(true)
}

// Idle returns what is closed once no run is under way and none waits.
func (r *ScriptRunner) Idle() <-chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.running == nil {
		return nothing
	}
	return r.running
}

// nothing is closed: there is nothing to wait for.
var nothing = func() <-chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

// Wait returns when no run is under way.
func (r *ScriptRunner) Wait() { <-r.Idle() }

func (r *ScriptRunner) loop(done chan struct{}) {
	defer close(done)
	for {
		data := r.take()
		if data == nil {
			return
		}
		r.run(data, &r.interrupt)
	}
}

// take returns the next request, or nil after having noted that the runner is idle.
func (r *ScriptRunner) take() *RerunData {
	r.mu.Lock()
	defer r.mu.Unlock()
	data := r.pending
	r.pending = nil
	if data == nil {
		r.running = nil
		return nil
	}
	r.interrupt.Store(false)
	return data
}
