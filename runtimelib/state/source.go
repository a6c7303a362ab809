package state

import "slices"

// Source is an Input from outside of the session, such as a file: it has changed when its version is another one.
type Source struct {
	s       *SessionState
	version func() uint64
	seen    uint64 // the version that was read last; 0 = none yet
	at      Clock
}

// Declare says how the version is found out. version is called at most a few times a run and should cost little.
func (x *Source) Declare(v *Values, version func() uint64) {
	x.s, x.version, x.at = v.s, version, v.s.clock
	v.s.sources = append(v.s.sources, x)
}

// ChangedAt implements Input.
func (x *Source) ChangedAt() Clock {
	if now := x.version(); now != x.seen {
		x.seen, x.at = now, x.s.tick()
	}
	return x.at
}

// Stale reports whether what the session has read of a Source is not what it is now.
func (s *SessionState) Stale() bool {
	return slices.ContainsFunc(s.sources, func(x *Source) bool { return x.seen != 0 && x.seen != x.version() })
}
