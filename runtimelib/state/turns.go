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
	t.declare(&Values{s: t.values.s, suffix: t.values.suffix + "_" + fmt.Sprint(key)}, turn, key)
	return turn
}
