package state

import "fmt"

// Turns holds what each turn of a loop keeps for itself: its widgets and the row it shows, by what tells the
// turns apart. A turn lives as long as the session.
type Turns[K comparable, S any] struct {
	values  *Values
	declare func(v *Values, turn *S, key K)
	turns   map[K]*S
}

// Declare says how a new turn declares its values.
func (t *Turns[K, S]) Declare(v *Values, declare func(v *Values, turn *S, key K)) {
	t.values, t.declare = v, declare
}

// At returns the turn of key, a new one at first sight.
func (t *Turns[K, S]) At(key K) *S {
	if turn, ok := t.turns[key]; ok {
		return turn
	}
	if t.turns == nil {
		t.turns = make(map[K]*S)
	}
	turn := new(S)
	t.turns[key] = turn
	t.declare(t.values.Under(fmt.Sprint(key)), turn, key)
	return turn
}

// Each returns what has changed when one of the values has that value gives of each turn there is.
func Each[K comparable, S any](t *Turns[K, S], value func(turn *S) Input) Input {
	return each[K, S]{t, value}
}

type each[K comparable, S any] struct {
	turns *Turns[K, S]
	value func(turn *S) Input
}

// ChangedAt implements Input.
func (e each[K, S]) ChangedAt() Clock {
	at := Clock(1)
	for _, turn := range e.turns.turns {
		at = max(at, e.value(turn).ChangedAt())
	}
	return at
}
