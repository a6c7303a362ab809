// Package runner is ScriptRunner: it runs one session's page on a goroutine of its own and merges requests to run it
// again. An idle runner has no goroutine.
//
// Concurrency: all methods of [ScriptRunner] are safe. Runs of one runner never overlap.
package runner

import (
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
	FragmentID     string // of the widget that changed; "" asks for a full run
	IsAutoRerun    bool
	History        bool // the browser went back or forward: what the URL says counts
	Context        *pb.ContextInfo
	Full           bool   // the whole page, whatever has changed: a client that connects, the menu's rerun
	Do             func() // runs before the page, on the runner's goroutine; nil = nothing
}

// merge returns one request for two that wait: the newer states win, but a trigger of the older one that
// was not served yet is kept (script_requests.py, _coalesce_widget_states).
func merge(older, newer *RerunData) *RerunData {
	out := *newer
	out.Full = older.Full || newer.Full
	out.IsAutoRerun = older.IsAutoRerun && newer.IsAutoRerun
	out.History = older.History || newer.History
	if out.Context == nil {
		out.Context = older.Context
	}
	out.Do = both(older.Do, newer.Do)
	known := make(map[string]bool, len(newer.WidgetStates))
	for _, ws := range newer.WidgetStates {
		known[ws.ID] = true
	}
	var kept []*pb.WidgetState
	for _, ws := range older.WidgetStates {
		if !known[ws.ID] {
			kept = append(kept, ws)
		}
	}
	out.WidgetStates = append(kept, newer.WidgetStates...)
	return &out
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
	run  func(data *RerunData, interrupt *atomic.Bool)
	idle func() // a run has ended and no other waits

	interrupt atomic.Bool // the current run has to end at its next place

	mu      sync.Mutex
	pending *RerunData
	running bool
	closed  bool
	done    sync.WaitGroup
}

// New returns a runner of run. run is called on a goroutine that lives as long as there is something to do;
// it ends early when interrupt is set. idle, if not nil, is called on that goroutine before it ends.
func New(run func(data *RerunData, interrupt *atomic.Bool), idle func()) *ScriptRunner {
	return &ScriptRunner{run: run, idle: idle}
}

// Request asks for a run. If one is under way it is interrupted at its next place, and requests that wait are merged.
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
	if r.running {
		r.interrupt.Store(true)
		return true
	}
	r.running = true
	r.done.Go(r.loop)
	return true
}

// Stop ends the current run at its next place; nothing else is lost.
func (r *ScriptRunner) Stop() { r.interrupt.Store(true) }

// Running reports whether a run is under way or waits.
func (r *ScriptRunner) Running() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.running
}

// Close ends the current run at its next place, drops those that wait, and returns when the goroutine has ended.
func (r *ScriptRunner) Close() {
	r.mu.Lock()
	r.closed, r.pending = true, nil
	r.mu.Unlock()
	r.interrupt.Store(true)
	r.done.Wait()
}

// Wait returns when no run is under way.
func (r *ScriptRunner) Wait() { r.done.Wait() }

func (r *ScriptRunner) loop() {
	for {
		data := r.take()
		if data == nil {
			return
		}
		r.run(data, &r.interrupt)
		if r.idle != nil {
			r.idle()
		}
	}
}

// take returns the next request, or nil after having noted that the runner is idle.
func (r *ScriptRunner) take() *RerunData {
	r.mu.Lock()
	defer r.mu.Unlock()
	data := r.pending
	r.pending = nil
	if data == nil {
		r.running = false
		return nil
	}
	r.interrupt.Store(false)
	return data
}
