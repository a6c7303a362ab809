package cache

import (
	"context"
	"errors"
)

// Data caches values, as st.cache_data does. The zero value keeps everything for ever:
//
//	var monthly = cache.Data[monthlyInputs, []month]{Options: cache.Options{TTL: 10 * time.Minute, MaxEntries: 100}}
//
// All callers get the same value, and none may change it nor what it points to, unless Copy makes each its own.
type Data[K comparable, V any] struct {
	Options
	Copy func(V) V // nil = shared; called for each caller, several at once

	store store[K, V]
}

// Get returns the result for key, computed if need be.
//
// compute runs on a goroutine of its own; its context has the values of ctx but not its end: it is done when no caller
// waits any more. Returns the error of compute, a *PanicError, ErrRecursive, ErrClosed, or ctx's error when ctx is done
// before there is a result.
func (d *Data[K, V]) Get(ctx context.Context, key K, compute func(context.Context) (V, error)) (V, error) {
	r, err := d.store.get(ctx, request[K, V]{options: d.Options, key: key, compute: compute})
	return d.copied(r.value, err)
}

// Must is Get without a context, for a computation that shows its failure by a panic: so does Must, with the same value.
func (d *Data[K, V]) Must(key K, compute func() V) V {
	v, err := d.Get(context.Background(), key, func(context.Context) (V, error) { return compute(), nil })
	if failure, ok := errors.AsType[*PanicError](err); ok {
		panic(failure.Value)
	}
	if err != nil {
		panic(err)
	}
	return v
}

// Draw is Get for a computation that draws on a page. It is recorded while it draws, and who finds its result has the
// same drawn on their page.
//
// compute runs on the calling goroutine, since a page has one; so Draw returns after compute, whatever becomes of ctx,
// and lets its panics through. Others that wait for it get them as a *PanicError; but if ctx was done, they start over.
func (d *Data[K, V]) Draw(ctx context.Context, page Recorder, key K, compute func(context.Context) (V, error)) (V, error) {
	r, err := d.store.draw(ctx, page, request[K, V]{options: d.Options, key: key, compute: compute})
	return d.copied(r.value, err)
}

func (d *Data[K, V]) copied(v V, err error) (V, error) {
	if err != nil || d.Copy == nil {
		return v, err
	}
	return d.Copy(v), nil
}

// Delete forgets the result for key. A computation that is under way is not waited for by later callers, and its
// result is not kept.
func (d *Data[K, V]) Delete(key K) { d.store.delete(key, nil) }

// Clear forgets all results, as Delete does.
func (d *Data[K, V]) Clear() { d.store.clear(nil) }

// Close forgets all results, ends the computations that are under way and waits for them. A computation must not
// call it. Later calls of Get and Draw return ErrClosed.
func (d *Data[K, V]) Close() { d.store.close(nil) }

// Stats returns what the cache has done so far.
func (d *Data[K, V]) Stats() Stats { return d.store.statsNow() }
