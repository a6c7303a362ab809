package cache

import (
	"context"
	"errors"
	"runtime/debug"
)

// request is what one caller wants.
type request[K comparable, V any] struct {
	options  Options
	key      K
	compute  func(context.Context) (V, error)
	validate func(V) bool // nil = what is kept is good
	release  func(V)      // nil = values need none
}

// flight is one computation under way.
type flight[V any] struct {
	ctx     context.Context // of the computation
	cancel  context.CancelFunc
	within  *flight[V]    // the computation that asked for this one, if it is of the same cache
	waiters int           // callers that still want the result; guarded by the store's lock
	done    chan struct{} // closed when what follows is set
	result  result[V]
	err     error
	retry   bool // the one who computed gave up, which is no answer for the others
}

// get returns the result for a request, computed on a goroutine of its own if need be.
func (s *store[K, V]) get(ctx context.Context, q request[K, V]) (result[V], error) {
	for {
		kept, f, first, err := s.find(ctx, q)
		if f == nil {
			return kept, err
		}
		if first {
			go s.fly(ctx, nil, q, f)
		}
		if r, err, ok := s.wait(ctx, q, f); ok {
			return r, err
		}
	}
}

// draw is get on a page: what is computed here is drawn here, now; what was computed elsewhere is drawn again.
func (s *store[K, V]) draw(ctx context.Context, page Recorder, q request[K, V]) (result[V], error) {
	for {
		kept, f, first, err := s.find(ctx, q)
		if f != nil && first {
			stop := context.AfterFunc(ctx, func() { s.leave(q.key, f) })
			s.fly(ctx, page, q, f)
			stop()
			return f.result, f.err
		}
		if f != nil {
			var ok bool
			if kept, err, ok = s.wait(ctx, q, f); !ok {
				continue
			}
		}
		if err == nil && kept.again != nil {
			kept.again(page)
		}
		return kept, err
	}
}

// find looks for a good result; then f is nil. Otherwise it returns the computation to wait for, and whether the
// caller is the first and must do it.
func (s *store[K, V]) find(ctx context.Context, q request[K, V]) (kept result[V], f *flight[V], first bool, err error) {
	for {
		e, f, first, err := s.look(ctx, q)
		if e == nil {
			return result[V]{}, f, first, err
		}
		if q.validate == nil || q.validate(e.result.value) {
			return e.result, nil, false, nil
		}
		s.discard(e, q.release)
	}
}

// look does find's part under the lock.
func (s *store[K, V]) look(ctx context.Context, q request[K, V]) (e *entry[K, V], f *flight[V], first bool, err error) {
	gone := removed[V]{release: q.release}
	defer gone.releaseAll()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, nil, false, ErrClosed
	}
	if e := s.kept(q.key, &gone); e != nil {
		s.stats.Hits++
		return e, nil, false, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, false, err
	}
	s.stats.Misses++
	f = s.flights[q.key]
	if f == nil {
		return nil, s.takeOff(ctx, q.key), true, nil
	}
	for outer, _ := ctx.Value(flightKey{}).(*flight[V]); outer != nil; outer = outer.within {
		if outer == f {
			return nil, nil, false, ErrRecursive
		}
	}
	f.waiters++
	return nil, f, false, nil
}

// flightKey is the key of a computation's *flight in its context.
type flightKey struct{}

// takeOff notes a computation that the caller is about to begin. The lock is held.
func (s *store[K, V]) takeOff(ctx context.Context, key K) *flight[V] {
	if s.flights == nil {
		s.flights = make(map[K]*flight[V])
	}
	if s.running == nil {
		s.running = make(map[*flight[V]]struct{})
	}
	f := &flight[V]{waiters: 1, done: make(chan struct{})}
	f.within, _ = ctx.Value(flightKey{}).(*flight[V])
	f.ctx, f.cancel = context.WithCancel(context.WithValue(context.WithoutCancel(ctx), flightKey{}, f))
	if equal(key, key) { // a NaN could never be found again, nor deleted
		s.flights[key] = f
	}
	s.running[f] = struct{}{}
	s.ended.Add(1)
	return f
}

func equal[K comparable](a, b K) bool { return a == b }

// fly computes, on page unless that is nil, and lands whatever happens. A panic goes on if there is a page, since then
// the goroutine is the caller's.
func (s *store[K, V]) fly(caller context.Context, page Recorder, q request[K, V], f *flight[V]) {
	f.err = errExited
	defer func() {
		if page == nil {
			f.recovered(recover())
			s.land(caller, q, f)
			return
		}
		value := recover()
		f.recovered(value)
		s.land(caller, q, f)
		if value != nil {
			panic(value)
		}
	}()
	if page == nil {
		f.result.value, f.err = q.compute(f.ctx)
		return
	}
	f.result.again = page.Record(func() { f.result.value, f.err = q.compute(f.ctx) })
}

// recovered makes a panic the computation's error.
func (f *flight[V]) recovered(value any) {
	if value != nil {
		f.err = &PanicError{Value: value, Stack: debug.Stack()}
	}
}

// land ends a computation: its result is kept, if it is one and still wanted, and given to all who wait.
func (s *store[K, V]) land(caller context.Context, q request[K, V], f *flight[V]) {
	defer s.ended.Done() // last, so that close waits for what is released here
	gone := removed[V]{release: q.release}
	defer gone.releaseAll()
	s.mu.Lock()
	defer s.mu.Unlock()
	wanted := s.flights[q.key] == f
	if wanted {
		delete(s.flights, q.key)
	}
	switch {
	case f.err != nil:
		s.stats.Errors++
		f.retry = caller.Err() != nil && !s.closed && gaveUp(f.err)
	case wanted && !s.closed:
		s.insert(q.options, q.key, f.result, &gone)
	default:
		gone.add(f.result.value)
	}
	delete(s.running, f)
	f.cancel()
	close(f.done)
}

// gaveUp reports whether a failure may come from the end of the context of the one who computed.
func gaveUp(err error) bool {
	_, panicked := errors.AsType[*PanicError](err)
	return panicked || err == errExited || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// wait waits for a computation or the caller's end; ok is false if the caller has to ask again.
func (s *store[K, V]) wait(ctx context.Context, q request[K, V], f *flight[V]) (r result[V], err error, ok bool) {
	select {
	case <-f.done:
		return f.result, f.err, !f.retry
	case <-ctx.Done():
		s.leave(q.key, f)
		return result[V]{}, ctx.Err(), true
	}
}

// leave is called for a caller that waits no more. The last one ends the computation.
func (s *store[K, V]) leave(key K, f *flight[V]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.waiters--
	if f.waiters > 0 {
		return
	}
	f.cancel()
	if s.flights[key] == f {
		delete(s.flights, key) // who comes now starts afresh
	}
}

// discard drops an entry that was found bad, unless it is gone already.
func (s *store[K, V]) discard(e *entry[K, V], release func(V)) {
	gone := removed[V]{release: release}
	defer gone.releaseAll()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.entries[e.key] == e {
		s.drop(e, &gone)
		s.stats.Dropped++
	}
}
