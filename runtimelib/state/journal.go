package state

// journal undoes the assignments of one callback.
type journal struct{ undo []func() }

// Transaction runs f. If f returns an error or panics, every value has what it had before.
func (s *SessionState) Transaction(f func() error) (err error) {
	if s.journal != nil { // an action called by an action: one transaction
		return f()
	}
	j := &journal{}
	s.journal = j
	done := false
	defer func() {
		s.journal = nil
		if !done || err != nil {
			j.rollBack()
			s.tick()
		}
	}()
	err = f()
	done = true
	return err
}

func (j *journal) rollBack() {
	for i := len(j.undo) - 1; i >= 0; i-- {
		j.undo[i]()
	}
}

// remember notes how to undo an assignment, if a transaction is under way.
func (s *SessionState) remember(undo func()) {
	if s.journal != nil {
		s.journal.undo = append(s.journal.undo, undo)
	}
}
