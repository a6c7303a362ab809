package state

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Clock counts the changes of one session's values. 0 is before any change.
type Clock uint64

// Input is a value that an element may read.
type Input interface {
	// ChangedAt returns when the value last changed.
	ChangedAt() Clock
}

// SessionState holds all values of one session. Use [New].
type SessionState struct {
	clock    Clock
	entries  map[string]entry // by name as the app says it; loops' turns as name_key
	widgets  map[string]*Core // by element id
	journal  *journal         // of the callback that runs, else nil
	forgets  bool             // a widget does not keep its value as long as the session lives
	requests int              // of clients so far
	unkeyed  int              // widgets declared without a key so far
	dialog   *Dialog          // the one that is open, else nil
	dialogAt Clock            // when it was opened, or the last one closed
	ticks    bool             // something of the app changes in every run
	runAt    Clock            // when the current run began, if ticks
	bound    []*boundVar      // variables that stand in the URL
	hear     []func(Request)  // what takes in what a client says of itself
	curious  bool             // something depends on that
	sources  []*Source        // what it reads of the world outside
}

// entry is a value seen through the dictionary.
type entry interface {
	get() any
	set(any) error
	reset()
	changed() bool // whether it differs from its initial value
	marshal() ([]byte, error)
	unmarshal([]byte) error
}

// New returns an empty state.
func New() *SessionState {
	return &SessionState{
		clock:   1,
		entries: make(map[string]entry),
		widgets: make(map[string]*Core),
	}
}

// ErrUnknown is returned for a name that the app does not declare.
var ErrUnknown = errors.New("no such value in session state")

// ErrKind is returned for a value of another type than the name was declared with.
var ErrKind = errors.New("wrong kind of value")

// Now returns the current clock.
func (s *SessionState) Now() Clock { return s.clock }

// Len returns how many values there are.
func (s *SessionState) Len() int { return len(s.entries) }

// Keys returns the names of all values, sorted.
func (s *SessionState) Keys() []string { return slices.Sorted(maps.Keys(s.entries)) }

// Has reports whether name is declared.
func (s *SessionState) Has(name string) bool { _, ok := s.entries[name]; return ok }

// Get returns the value of name. Returns ErrUnknown for an undeclared name, and the error of a value that has failed.
func (s *SessionState) Get(name string) (value any, err error) {
	e, ok := s.entries[name]
	if !ok {
		return nil, fmt.Errorf("%q: %w", name, ErrUnknown)
	}
	defer func() {
		if r := recover(); IsFailure(r) {
			value, err = nil, fmt.Errorf("%q: %w", name, r.(error))
		} else if r != nil {
			panic(r)
		}
	}()
	return e.get(), nil
}

// Set assigns the value of name. Returns ErrUnknown for an undeclared name, ErrKind if v has another
// type than the declaration, or if name is a trigger.
func (s *SessionState) Set(name string, v any) error {
	e, ok := s.entries[name]
	if !ok {
		return fmt.Errorf("%q: %w", name, ErrUnknown)
	}
	if err := e.set(v); err != nil {
		return fmt.Errorf("%q: %w", name, err)
	}
	return nil
}

// Reset gives name its initial value. Returns ErrUnknown for an undeclared name.
func (s *SessionState) Reset(name string) error {
	e, ok := s.entries[name]
	if !ok {
		return fmt.Errorf("%q: %w", name, ErrUnknown)
	}
	e.reset()
	return nil
}

// ResetAll gives every value its initial one.
func (s *SessionState) ResetAll() {
	for _, name := range s.Keys() {
		s.entries[name].reset()
	}
}

// tick advances the clock and returns the new time.
func (s *SessionState) tick() Clock {
	s.clock++
	return s.clock
}

// Widget returns the widget with the element id, or nil.
func (s *SessionState) Widget(id string) *Core { return s.widgets[id] }

// Change is what became of one widget's new state.
type Change struct {
	Core    *Core
	Refused string // why the state was ignored; "" if it was taken
}

// Apply takes what a client says of its widgets, and returns those that changed or were refused, in the
// client's order. A state counts only for a widget that the last run showed, enabled, and with a value that
// its element admits; in a form, only with the trigger that sends the form. One equal to what is known changes nothing.
func (s *SessionState) Apply(states []*pb.WidgetState) []Change {
	s.requests++
	sent := s.sentForms(states)
	return s.apply(states, func(core *Core) string {
		if core.form != "" && core.release == nil && !sent[core.form] {
			return "the form that the widget is in was not sent"
		}
		return ""
	})
}

// Begin is Apply of what a client brings along to a new session, such as one whose session was lost: triggers do not count, and
// forms need not be sent.
func (s *SessionState) Begin(states []*pb.WidgetState) []Change {
	return s.apply(states, func(core *Core) string {
		if core.release != nil {
			return "a new session takes no triggers"
		}
		return ""
	})
}

// apply takes the states of those widgets that refuse has no reason against.
func (s *SessionState) apply(states []*pb.WidgetState, refuse func(*Core) string) []Change {
	var changes []Change
	for _, ws := range states {
		core := s.widgets[ws.ID]
		if core == nil {
			changes = append(changes, Change{Refused: "no widget of this app has the id " + quoteShort(ws.ID)})
			continue
		}
		if why := refuse(core); why != "" {
			if core.differs(ws) {
				changes = append(changes, Change{Core: core, Refused: why})
			}
			continue
		}
		changed, refused := core.take(ws)
		if changed || refused != "" {
			changes = append(changes, Change{Core: core, Refused: refused})
		}
	}
	return changes
}

// sentForms returns the forms whose triggers are among the states.
func (s *SessionState) sentForms(states []*pb.WidgetState) map[string]bool {
	var sent map[string]bool
	for _, ws := range states {
		core := s.widgets[ws.ID]
		if core == nil || core.form == "" || core.release == nil || !core.shown || !core.enabled || !isPressed(ws) {
			continue
		}
		if sent == nil {
			sent = make(map[string]bool)
		}
		sent[core.form] = true
	}
	return sent
}

// isPressed reports whether a client says of a trigger that it was pressed.
func isPressed(ws *pb.WidgetState) bool {
	value, ok := ws.Value.(pb.WidgetStateTriggerValue)
	return ok && bool(value)
}

// differs reports whether a client says something new of the widget.
func (c *Core) differs(ws *pb.WidgetState) bool {
	if c.release != nil {
		return isPressed(ws)
	}
	value, err := c.describe().decode(ws)
	return err != nil || !same(value, c.get())
}

// quoteShort quotes at most 60 bytes of what a client sent.
func quoteShort(s string) string {
	if len(s) > 60 {
		s = s[:60] + "…"
	}
	return fmt.Sprintf("%q", s)
}

// ResetTriggers makes all triggers false again. It is called when the run that they caused is over.
func (s *SessionState) ResetTriggers() {
	for _, core := range s.widgets {
		if core.release != nil {
			core.release()
		}
	}
}
