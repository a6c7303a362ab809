package state

// RunClock is the Input of what is not a function of others, as what reads the time: it has changed in every run.
type RunClock struct{ s *SessionState }

// Declare makes c tick with the session's runs.
func (c *RunClock) Declare(v *Values) {
	c.s = v.s
	v.s.ticks = true
	v.s.runAt = v.s.tick()
}

// ChangedAt implements Input.
func (c *RunClock) ChangedAt() Clock { return c.s.runAt }

// BeginRun notes that a run begins.
func (s *SessionState) BeginRun() {
	if s.ticks {
		s.runAt = s.tick()
	}
}
