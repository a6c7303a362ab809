package state

// journal undoes the assignments of one callback.
type journal struct{ undo []func() }

// Transaction runs f. If f returns an error or panics, every value has what it had before. One within another undoes what was
// done in it alone.
func (s *SessionState) Transaction(f func() error) (err error) {
	if s.journal == nil {
		s.journal = &journal{}
		defer func() { s.journal = nil }()
	}
	j, mark := s.journal, len(s.journal.undo)
	done := false
	defer func() {
		if !done || err != nil {
			j.rollBack(mark)
			s.tick()
		}
	}()
	err = f()
	done = true
	return err
}

// rollBack undoes what was done behind the first keep assignments.
func (j *journal) rollBack(keep int) {
	for i := len(j.undo) - 1; i >= keep; i-- {
		j.undo[i]()
	}
	j.undo = j.undo[:keep]
}

// remember notes how to undo an assignment, if a transaction is under way.
func (s *SessionState) remember(undo func()) {
	if s.journal != nil {
		s.journal.undo = append(s.journal.undo, undo)
	}
}
