// Package cache keeps what is slow to compute: Data is st.cache_data, Resource is st.cache_resource.
//
// A cache maps keys, the inputs of a computation, to its results, for a time (TTL) and up to a number (MaxEntries, the
// least recently used go first). Callers that ask for one key at one time share one computation. It goes on while any
// of them still waits; when the last one's context is done, so is the computation's. Errors and panics reach all who
// wait and are not kept.
//
// How widely results are shared is where the cache stands: `scope: session` is a field of the session's struct,
// `scope: shared` a variable of the package. A Group clears and closes many at once.
//
// A cache costs nothing until it is used: no goroutine, no timer, no map. What has expired goes when it is next asked
// for, or when something is added a TTL later.
//
// Concurrency: everything here is safe unless it says otherwise. No lock is held while a function of the caller's runs.
// A computation that asks, in its own context, for what it is computing gets ErrRecursive; two that wait for each
// other in two goroutines wait for ever, as two mutexes would.
package cache

import (
	"errors"
	"fmt"
	"time"
)

// Options bound a cache. They must not be changed once the cache is in use.
type Options struct {
	TTL        time.Duration // how long a result is good for, from when it was computed; 0 = for ever
	MaxEntries int           // how many results are kept; 0 = all
}

// Recorder is a page that a computation draws on, and that can do it again: what is drawn inside of a cached function
// appears whenever its result is used. delta.Generator is one.
type Recorder interface {
	// Record calls draw, which draws on this page, and returns a function that draws the same once more on the page
	// it is given, another Recorder of the same kind; nil if nothing was drawn. That function is kept with the result
	// and called from any goroutine, by several at once.
	Record(draw func()) (again func(page any))
}

// Stats says what a cache has done since it was made.
type Stats struct {
	Hits    uint64 // found
	Misses  uint64 // computed, or waited for
	Errors  uint64 // computations that failed
	Dropped uint64 // results that had expired or had to make room
	Entries int    // results kept now, expired ones included
}

// ErrRecursive is the error of a computation that needs its own result.
var ErrRecursive = errors.New("a cached computation needs its own result")

// ErrClosed is the error of a cache that was closed.
var ErrClosed = errors.New("the cache is closed")

// errExited is the error of a computation whose goroutine ended, by runtime.Goexit.
var errExited = errors.New("a cached computation ended without a result")

// PanicError is a panic of a computation, as those who waited for it get it.
type PanicError struct {
	Value any    // what was given to panic
	Stack []byte // of the goroutine that panicked, as debug.Stack gives it
}

// Error says what was given to panic, without the stack.
func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }

// Unwrap returns the value if it is an error.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}
