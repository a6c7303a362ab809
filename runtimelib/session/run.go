package session

import (
	"fmt"
	"sync/atomic"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/queue"
	"github.com/stgen/stgen/runtimelib/runner"
	"github.com/stgen/stgen/runtimelib/state"
)

// run serves one request, on the runner's goroutine: callbacks first, then the page.
func (s *AppSession) run(data *runner.RerunData, interrupt *atomic.Bool) {
	if data.If != nil && !data.If() {
		return
	}
	defer s.flush()
	defer s.survive()
	if data.Do != nil {
		data.Do()
	}
	s.state.BeginRun()
	if !data.Server {
		s.hear(data)
	}
	toasts := s.begin()
	if !s.page.Seen() && len(data.WidgetStates) > 0 {
		s.rehearse(data, interrupt)
	}
	faulty := s.page.Faulty()
	if len(data.WidgetStates) > 0 || len(data.Ticks) > 0 {
		s.page.ClearFaults()
	}
	s.takeFirst(data)
	toasts = append(toasts, s.tick(data)...)
	changed, waiting := s.events(data.WidgetStates)
	toasts = append(toasts, changed...)
	if data.Quiet {
		s.toast(toasts)
		s.release(waiting)
		s.endFull()
	} else {
		t := s.turn(data)
		t.toasts, t.waiting = append(toasts, t.toasts...), waiting
		t.anew = faulty || s.page.Faulty()
		s.show(data, interrupt, t)
		if s.page.Drawn() {
			s.state.Forget(t.turned)
		}
	}
	s.writeQuery()
	s.state.ResetTriggers()
}

// begin does, once, what the app does when a session begins.
func (s *AppSession) begin() []delta.Toast {
	start := s.start
	if start == nil {
		return nil
	}
	s.start = nil
	return s.handle(nil, start)
}

// takeFirst takes, once, the values that a client brings along to a new session. They are no events.
func (s *AppSession) takeFirst(data *runner.RerunData) {
	if s.begun {
		return
	}
	s.begun = true
	for _, change := range s.state.Begin(data.WidgetStates) {
		if change.Refused != "" {
			s.refuse(change)
		}
	}
	data.WidgetStates = nil
}

// rehearse draws the page for nobody, so that widget values which a client brings along to a fresh session count only
// for widgets that the page shows.
func (s *AppSession) rehearse(data *runner.RerunData, interrupt *atomic.Bool) {
	before := s.pages.current
	s.pages.current, _ = s.pages.wanted(data)
	s.page.Run(delta.Full, discard{}, interrupt, s.draw)
	s.pages.current = before
}

// discard is a sink that keeps nothing.
type discard struct{}

func (discard) Enqueue(*pb.ForwardMsg) {}

// tick does what an app does before its fragments are run again by themselves.
func (s *AppSession) tick(data *runner.RerunData) []delta.Toast {
	var toasts []delta.Toast
	for _, id := range data.Ticks {
		if handler := s.page.Tick(id); handler != nil {
			toasts = append(toasts, s.handle(nil, handler)...)
		}
	}
	return toasts
}

// events applies what a client says of its widgets and runs the callbacks of those that changed. waiting are the fragment ids
// of those whose client waits for the end of a run.
func (s *AppSession) events(states []*pb.WidgetState) (toasts []delta.Toast, waiting []string) {
	for _, change := range s.state.Apply(states) {
		if change.Refused != "" {
			s.refuse(change)
			continue
		}
		s.closeBehind(change.Core)
		if change.Core.Waits() {
			waiting = append(waiting, delta.ElementFragment)
		}
		if handler, ok := change.Core.OnEvent().(delta.Handler); ok {
			toasts = append(toasts, s.handle(change.Core, handler)...)
		}
	}
	return toasts, waiting
}

// closeBehind closes the open dialog if a widget outside of it has changed, or it is dismissed: nobody can reach the page behind
// an open one, and not every client says that it was dismissed.
func (s *AppSession) closeBehind(core *state.Core) {
	if open := s.state.Dialog(); open != nil && (!core.Over() || core == state.CoreOf(open)) {
		s.state.CloseDialog()
	}
}

func (s *AppSession) refuse(change state.Change) {
	key := ""
	if change.Core != nil {
		key = change.Core.Key
	}
	s.log.Warn("ignored an event", "widget", key, "reason", change.Refused)
}

// handle runs the callback of an event of a widget, nil if it is of none: all or nothing.
func (s *AppSession) handle(from *state.Core, handler delta.Handler) []delta.Toast {
	ev := delta.NewEvent(s.state)
	err := s.state.Transaction(func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = s.panicked(r)
			}
		}()
		handler(ev)
		if ev.Failed() {
			return errFailed
		}
		if ev.ClosesDialog() {
			s.state.CloseDialog()
		}
		return nil
	})
	switch {
	case err == nil:
		s.pages.asks(ev.Page())
		return ev.Toasts()
	case ev.Failed():
		return s.fault(from, ev.Faults(), "⚠️")
	}
	return s.fault(from, []delta.Fault{{Message: err.Error()}}, "🚨")
}

var errFailed = fmt.Errorf("the callback failed on purpose")

// fault shows why an event had no effect: where it came from, or as toasts with an icon. What was typed in its form is kept.
func (s *AppSession) fault(from *state.Core, faults []delta.Fault, icon string) []delta.Toast {
	if from != nil && from.Form() != "" {
		s.page.KeepTyped(from.Form(), s.state)
	}
	var toasts []delta.Toast
	for _, f := range faults {
		if !s.page.Fault(from, f) {
			toasts = append(toasts, delta.Toast{Body: f.Message, Icon: icon})
		}
	}
	return toasts
}

// show draws the page, in parts if that is enough.
func (s *AppSession) show(data *runner.RerunData, interrupt *atomic.Bool, t turning) {
	mode := delta.Partial
	if data.Full || t.turned || t.missing || t.anew || !s.page.Drawn() {
		mode = delta.Full
	}
	if mode == delta.Partial && s.partial(interrupt, t) {
		return
	}
	s.full(interrupt, t)
}

// full draws and sends everything.
func (s *AppSession) full(interrupt *atomic.Bool, t turning) {
	s.beginFull()
	if s.app.Config != (delta.PageConfig{}) {
		s.Enqueue(&pb.ForwardMsg{Type: s.app.Config.Message()})
	}
	s.sendTurn(t)
	s.navigate(true)
	result := s.watched(delta.Full, interrupt)
	s.toast(t.toasts)
	if result.Stopped && s.runner.Waits() {
		return // the next run's new_session follows
	}
	s.endFull()
}

// beginFull drops what no client has to hear any more, and begins a full run in its place.
func (s *AppSession) beginFull() {
	s.mu.Lock()
	s.queue.Clear()
	if s.fresh {
		s.queue, s.fresh, s.busy = queue.ForwardMsgQueue{}, false, false
	}
	s.mu.Unlock()
	s.underway = runID()
	s.Enqueue(s.newSession(&pb.RunIdentity{ScriptRunID: s.underway}))
	s.tellRunning(true)
}

// endFull ends the full run that is under way, if one is: what it did not draw is lost.
func (s *AppSession) endFull() {
	if s.underway != "" {
		s.Enqueue(finished(&pb.RunIdentity{ScriptRunID: s.underway}, pb.ForwardMsgScriptFinishedStatusFinishedSuccessfully))
		s.underway = ""
	}
	s.tellRunning(false)
}

// partial draws what has changed. It reports false if the page has to be drawn in full.
func (s *AppSession) partial(interrupt *atomic.Bool, t turning) bool {
	result := s.watched(delta.Partial, interrupt)
	if result.Stopped {
		s.toast(t.toasts)
		if !s.runner.Waits() {
			s.release(t.waiting)
			s.tellRunning(false)
		}
		return true
	}
	if result.Mode == delta.Full {
		return false
	}
	s.sendTurn(t)
	s.navigate(false)
	if len(result.Slots) > 0 || len(t.waiting) > 0 {
		s.sendRun(s.page.SlotMessages(), append(result.Slots, t.waiting...))
	}
	s.toast(t.toasts)
	s.tellRunning(false)
	return true
}

// release tells widgets that wait for the end of a run that it has ended. A full run does that itself.
func (s *AppSession) release(waiting []string) {
	if len(waiting) > 0 && s.underway == "" {
		s.sendRun(nil, waiting)
	}
}

// watched runs the page. What a long run has drawn is sent while it goes on.
func (s *AppSession) watched(mode delta.Mode, interrupt *atomic.Bool) delta.Result {
	end := s.watch()
	defer end()
	return s.page.Run(mode, s, interrupt, s.draw)
}

// toast shows what callbacks had to say.
func (s *AppSession) toast(toasts []delta.Toast) {
	for _, t := range toasts {
		s.page.Toast(t)
	}
}

// sendRun sends slots that lost or swapped children as a run of their own, which also releases the widgets that wait for
// the end of one (protocol.md §8, step 2). ids are the fragment ids of both.
func (s *AppSession) sendRun(slots []*pb.ForwardMsg, ids []string) {
	id := runID()
	s.Enqueue(s.newSession(&pb.RunIdentity{ScriptRunID: id, FragmentIDs: []string{"-"}}))
	for _, msg := range slots {
		s.Enqueue(msg)
	}
	s.Enqueue(finished(&pb.RunIdentity{ScriptRunID: id, FragmentIDs: ids},
		pb.ForwardMsgScriptFinishedStatusFinishedFragmentRunSuccessfully))
}
