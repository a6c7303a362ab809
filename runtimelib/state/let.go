package state

// Let is a value computed from others: lazily, at most once a run, and kept while what it reads is unchanged.
type Let[T any] struct{ lazy lazy }

// Declare says how the value is computed and what it reads. compute may panic: whoever reads the value panics
// with the same, until an input changes.
func (l *Let[T]) Declare(compute func() T, inputs ...Input) {
	l.lazy = lazy{compute: func() any { return compute() }, inputs: inputs}
}

// Is gives the value, which never changes.
func (l *Let[T]) Is(value T) { l.lazy = lazy{compute: func() any { return value }} }

// Get returns the value, computing it first if an input has changed.
func (l *Let[T]) Get() T {
	value, _ := l.lazy.get().(T)
	return value
}

// ChangedAt implements Input.
func (l *Let[T]) ChangedAt() Clock { return l.lazy.changedAt() }

// lazy is a Let without its type, for the reason that Core has none.
type lazy struct {
	compute func() any
	inputs  []Input
	value   any
	failure any   // what compute panicked with
	at      Clock // when its inputs had last changed as it was computed; 0 = never computed
}

func (l *lazy) get() any {
	if at := l.changedAt(); at > l.at {
		l.at = at
		l.evaluate()
	}
	if l.failure != nil {
		panic(l.failure)
	}
	return l.value
}

func (l *lazy) evaluate() {
	l.failure = nil
	defer func() {
		if r := recover(); r != nil {
			l.failure = r
			if _, ok := r.(interface{ Interrupts() }); ok {
				l.at = 0 // the run was stopped: nothing is known of the value
			}
		}
	}()
	l.value = l.compute()
}

func (l *lazy) changedAt() Clock { return latest(l.inputs, 1) }

// latest returns the last change of the inputs, at least from.
func latest(inputs []Input, from Clock) Clock {
	for _, in := range inputs {
		from = max(from, in.ChangedAt())
	}
	return from
}
