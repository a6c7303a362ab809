package cache

import (
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

// store is what Data and Resource have in common: the results kept, and the computations under way.
type store[K comparable, V any] struct {
	mu      sync.Mutex
	entries map[K]*entry[K, V]      // made with the first result
	recent  entry[K, V]             // root of a ring of all entries, the most recently used one next; linked with the first
	flights map[K]*flight[V]        // made with the first computation
	running map[*flight[V]]struct{} // all computations under way, forgotten ones included
	ended   sync.WaitGroup          // of them
	swept   time.Time               // when expired entries were last looked for
	closed  bool
	stats   Stats // but for Entries
}

// result is what a computation gives.
type result[V any] struct {
	value V
	again func(page any) // draws what the computation drew; nil = nothing
}

type entry[K comparable, V any] struct {
	key        K
	result     result[V]
	expires    time.Time // zero = never
	prev, next *entry[K, V]
}

func (e *entry[K, V]) expired(now time.Time) bool {
	return !e.expires.IsZero() && !now.Before(e.expires)
}

// kept returns the entry for key, used now, or nil; it drops one that has expired. The lock is held.
func (s *store[K, V]) kept(key K, gone *removed[V]) *entry[K, V] {
	e := s.entries[key]
	if e == nil {
		return nil
	}
	if !e.expires.IsZero() && e.expired(time.Now()) {
		s.drop(e, gone)
		s.stats.Dropped++
		return nil
	}
	e.unlink()
	s.link(e)
	return e
}

// insert keeps a result, and makes room for it. The lock is held.
func (s *store[K, V]) insert(o Options, key K, r result[V], gone *removed[V]) {
	if s.entries == nil {
		s.entries = make(map[K]*entry[K, V])
		s.recent.next, s.recent.prev = &s.recent, &s.recent
	}
	e := &entry[K, V]{key: key, result: r}
	if o.TTL > 0 {
		now := time.Now()
		e.expires = now.Add(o.TTL)
		s.sweep(now, o.TTL, gone)
	}
	s.entries[key] = e
	s.link(e)
	for o.MaxEntries > 0 && len(s.entries) > o.MaxEntries {
		s.drop(s.recent.prev, gone)
		s.stats.Dropped++
	}
}

// sweep drops what has expired if that was not done within the last TTL, so that it costs little an insertion and
// nothing is kept for longer than two TTLs while the cache is in use. The lock is held.
func (s *store[K, V]) sweep(now time.Time, ttl time.Duration, gone *removed[V]) {
	if now.Sub(s.swept) < ttl {
		return
	}
	s.swept = now
	for _, e := range s.entries {
		if e.expired(now) {
			s.drop(e, gone)
			s.stats.Dropped++
		}
	}
}

// drop forgets an entry. The lock is held.
func (s *store[K, V]) drop(e *entry[K, V], gone *removed[V]) {
	delete(s.entries, e.key)
	e.unlink()
	gone.add(e.result.value)
}

// link makes e, which is in no ring, the most recently used entry.
func (s *store[K, V]) link(e *entry[K, V]) {
	e.prev, e.next = &s.recent, s.recent.next
	e.prev.next, e.next.prev = e, e
}

func (e *entry[K, V]) unlink() {
	e.prev.next, e.next.prev = e.next, e.prev
	e.prev, e.next = nil, nil
}

// delete forgets the result and the computation for key.
func (s *store[K, V]) delete(key K, release func(V)) {
	gone := removed[V]{release: release}
	defer gone.releaseAll()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.flights, key)
	if e := s.entries[key]; e != nil {
		s.drop(e, &gone)
	}
}

// clear forgets all results and computations.
func (s *store[K, V]) clear(release func(V)) {
	gone := removed[V]{release: release}
	defer gone.releaseAll()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.flights = nil
	for _, e := range s.entries {
		s.drop(e, &gone)
	}
	s.entries = nil
}

// close is clear, for ever; it ends what is under way and waits for it.
func (s *store[K, V]) close(release func(V)) {
	s.mu.Lock()
	s.closed = true
	for f := range s.running {
		f.cancel()
	}
	s.mu.Unlock()
	s.clear(release)
	s.ended.Wait()
}

func (s *store[K, V]) statsNow() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.stats
	now.Entries = len(s.entries)
	return now
}

// removed collects values that are no longer kept, to be released when the lock is not held.
type removed[V any] struct {
	release func(V) // nil = values need no release
	values  []V
}

func (r *removed[V]) add(v V) {
	if r.release != nil {
		r.values = append(r.values, v)
	}
}

func (r *removed[V]) releaseAll() {
	for _, v := range r.values {
		r.releaseOne(v)
	}
}

// releaseOne logs a panic of release instead of passing it on: whose call happens to release a value has nothing to
// do with it.
func (r *removed[V]) releaseOne(v V) {
	defer func() {
		if p := recover(); p != nil {
			slog.Error("releasing a cached resource panicked", "panic", p, "stack", string(debug.Stack()))
		}
	}()
	r.release(v)
}
