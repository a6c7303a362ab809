package cache

import "context"

// Resource caches things that are used rather than read, as st.cache_resource does: connections, models, clients.
// All callers share one, which must be safe for that. The zero value keeps everything for ever.
type Resource[K comparable, V any] struct {
	Options
	Validate func(V) bool // asked before a kept one is used again; false = make a new one. nil = always good
	Release  func(V)      // called once for each that is no longer kept, though callers may still be using it; may be nil

	store store[K, V]
}

// Get returns the resource for key, made if need be, as Data.Get does.
func (r *Resource[K, V]) Get(ctx context.Context, key K, open func(context.Context) (V, error)) (V, error) {
	got, err := r.store.get(ctx, r.request(key, open))
	return got.value, err
}

// Draw is Get for an open that draws on a page, as Data.Draw does.
func (r *Resource[K, V]) Draw(ctx context.Context, page Recorder, key K, open func(context.Context) (V, error)) (V, error) {
	got, err := r.store.draw(ctx, page, r.request(key, open))
	return got.value, err
}

func (r *Resource[K, V]) request(key K, open func(context.Context) (V, error)) request[K, V] {
	return request[K, V]{options: r.Options, key: key, compute: open, validate: r.Validate, release: r.Release}
}

// Delete releases the resource for key, as Data.Delete does.
func (r *Resource[K, V]) Delete(key K) { r.store.delete(key, r.Release) }

// Clear releases all resources, as Delete does.
func (r *Resource[K, V]) Clear() { r.store.clear(r.Release) }

// Close releases all resources, as Data.Close does.
func (r *Resource[K, V]) Close() { r.store.close(r.Release) }

// Stats returns what the cache has done so far.
func (r *Resource[K, V]) Stats() Stats { return r.store.statsNow() }
