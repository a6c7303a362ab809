package opt_test

import (
	"encoding/json"
	"testing"

	"github.com/stgen/stgen/runtimelib/opt"
)

func TestOf(t *testing.T) {
	some, none := opt.Some(3), opt.None[int]()
	n := 3
	for what, ok := range map[string]bool{
		"Some is there":              some.OK() && some.Must() == 3 && some.Or(4) == 3 && some.Any() == 3,
		"None is not":                !none.OK() && none.Must() == 0 && none.Or(4) == 4 && none.Any() == nil,
		"both compare":               some == opt.Some(3) && none == (opt.Of[int]{}) && some != none && opt.Some(0) != none,
		"From follows pointers":      opt.From(&n) == some && opt.From[int](nil) == none,
		"Map makes of what is there": opt.Map(some, func(n int) bool { return n > 2 }) == opt.Some(true) && !opt.Map(none, func(int) bool { return true }).OK(),
		"Flat":                       opt.Flat(opt.Some(some)) == some && opt.Flat(opt.None[opt.Of[int]]()) == none && opt.Flat(opt.Some(none)) == none,
		"Equal":                      opt.Equal(some, some, same) && opt.Equal(none, none, same) && !opt.Equal(some, none, same) && !opt.Equal(some, opt.Some(4), same),
	} {
		if !ok {
			t.Error(what)
		}
	}
}

func same(a, b int) bool { return a == b }

func TestJSON(t *testing.T) {
	type record struct {
		A opt.Of[int]    `json:"a"`
		B opt.Of[string] `json:"b"`
	}
	data, err := json.Marshal(record{A: opt.Some(1)})
	if err != nil || string(data) != `{"a":1,"b":null}` {
		t.Fatalf("%s, %v", data, err)
	}
	back := record{B: opt.Some("old")}
	if err := json.Unmarshal(data, &back); err != nil || back != (record{A: opt.Some(1)}) {
		t.Errorf("%+v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"a":"x"}`), &back); err == nil || back.A.OK() {
		t.Errorf("a text is read as an int: %+v", back)
	}
}
