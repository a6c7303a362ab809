package state

import "encoding/json"

// Dialog says whether a dialog is open. At most one of a session's dialogs is. Declare it with [DeclareDialog].
type Dialog struct {
	Trigger // its dismissal
	own     []*Core
}

// DeclareDialog says which element shows d, and what that reads. It returns where the dialog's own values are declared: they
// begin anew whenever it opens.
func DeclareDialog[E Kinder](v *Values, name string, d *Dialog, element func() E, inputs ...Input) *Values {
	DeclareTrigger(v, "", &d.Trigger, element, inputs...)
	inner := &Values{s: v.s, suffix: v.suffix, own: &d.own, dialog: "(" + name + ")"}
	v.add(inner.dialog, dialogEntry{d})
	return inner
}

// Open opens the dialog, in place of the one that is open.
func (d *Dialog) Open() {
	for _, core := range d.own {
		if core.release == nil { // a trigger has nothing to begin anew
			core.reset()
		}
	}
	d.s.setDialog(d)
}

// OpenedAt returns when the dialog was opened, if it is open.
func (d *Dialog) OpenedAt() Clock { return d.s.dialogAt }

// Dialog returns the dialog that is open, nil if none is.
func (s *SessionState) Dialog() *Dialog { return s.dialog }

// CloseDialog closes the dialog that is open.
func (s *SessionState) CloseDialog() {
	if s.dialog != nil {
		s.setDialog(nil)
	}
}

func (s *SessionState) setDialog(d *Dialog) {
	old, at := s.dialog, s.dialogAt
	s.remember(func() { s.dialog, s.dialogAt = old, at })
	s.dialog, s.dialogAt = d, s.tick()
}

// dialogEntry is a dialog seen through the dictionary: whether it is open.
type dialogEntry struct{ d *Dialog }

func (e dialogEntry) get() any { return e.d.s.dialog == e.d }

func (e dialogEntry) set(any) error { return ErrKind }

func (e dialogEntry) reset() {
	if e.d.s.dialog == e.d {
		e.d.s.CloseDialog()
	}
}

func (e dialogEntry) changed() bool { return e.d.s.dialog == e.d }

func (e dialogEntry) marshal() ([]byte, error) { return json.Marshal(e.get()) }

func (e dialogEntry) unmarshal(data []byte) error {
	open := false
	err := json.Unmarshal(data, &open)
	if err == nil && open {
		e.d.s.setDialog(e.d)
	}
	return err
}
