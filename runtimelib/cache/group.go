package cache

import "sync"

// Member is a cache as a Group sees it: a *Data or a *Resource.
type Member interface {
	Clear()
	Close()
	Stats() Stats
}

// Group is caches that are cleared and closed together: those of a session, or those that all sessions share. The
// zero value is an empty group.
type Group struct {
	mu      sync.Mutex
	members []Member
}

// Add adds caches to the group. Each should be added once.
func (g *Group) Add(members ...Member) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.members = append(g.members, members...)
}

// Clear clears all, as the clear_cache message of a client asks for.
func (g *Group) Clear() {
	for _, m := range g.all() {
		m.Clear()
	}
}

// Close closes all, the last added first, since a later one may be made from an earlier one.
func (g *Group) Close() {
	all := g.all()
	for i := len(all) - 1; i >= 0; i-- {
		all[i].Close()
	}
}

// Stats returns the sums over all.
func (g *Group) Stats() Stats {
	var sum Stats
	for _, m := range g.all() {
		s := m.Stats()
		sum.Hits += s.Hits
		sum.Misses += s.Misses
		sum.Errors += s.Errors
		sum.Dropped += s.Dropped
		sum.Entries += s.Entries
	}
	return sum
}

// all returns the members; what was returned is not written to any more.
func (g *Group) all() []Member {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.members[:len(g.members):len(g.members)]
}
