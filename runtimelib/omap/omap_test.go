package omap_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/stgen/stgen/runtimelib/omap"
	"github.com/stgen/stgen/runtimelib/opt"
)

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s = %#v; want %#v", what, got, want)
	}
}

// TestOrder: keys stay where they first came; copies leave the map alone.
func TestOrder(t *testing.T) {
	m := omap.Of(omap.E("b", 1), omap.E("a", 2), omap.E("b", 3))
	equal(t, "Keys", m.Keys(), []string{"b", "a"})
	equal(t, "Values", m.Values(), []int{3, 2})
	equal(t, "Get", m.Get("a"), opt.Some(2))
	equal(t, "Get", m.Get("c"), opt.None[int]())
	more, less := m.With("c", 4), m.Without("b")
	equal(t, "With", more.Keys(), []string{"b", "a", "c"})
	equal(t, "Without", less.Keys(), []string{"a"})
	equal(t, "Has", less.Has("b"), false)
	equal(t, "the map", m.Len(), 2)
	var seen []string
	for k, v := range m.All() {
		if seen = append(seen, fmt.Sprint(k, v)); len(seen) == 1 {
			break
		}
	}
	equal(t, "All", seen, []string{"b3"})
}

// TestNil: the nil map, and the zero one, are empty and can be read.
func TestNil(t *testing.T) {
	var m *omap.Map[string, int]
	equal(t, "Len", m.Len(), 0)
	equal(t, "Keys", m.Keys(), []string{})
	equal(t, "Values", m.Values(), []int{})
	equal(t, "Get", m.Get("a").OK(), false)
	equal(t, "With", m.With("a", 1).Len(), 1)
	equal(t, "Without", m.Without("a").Len(), 0)
	equal(t, "Keys", omap.New[string, int]().Keys(), []string{})
	equal(t, "Values", omap.New[string, int]().Values(), []int{})
	var zero omap.Map[string, int]
	zero.Set("a", 1)
	equal(t, "Set", zero.Has("a"), true)
}

func TestCollect(t *testing.T) {
	groups := omap.New[bool, []int]()
	for _, n := range []int{1, 2, 3} {
		omap.Append(groups, n%2 == 0, n)
	}
	equal(t, "Append", groups.Values(), [][]int{{1, 3}, {2}})
	equal(t, "Collect", omap.Collect(groups, func(even bool, ns []int) int { return len(ns) }), []int{2, 1})
	squares := omap.From([]int{2, 3}, func(n int) (int, int) { return n, n * n })
	equal(t, "From", squares.Values(), []int{4, 9})
	equal(t, "Convert", omap.Convert(squares, func(n int) float64 { return float64(n) }).Values(), []float64{4, 9})
	same := func(a, b int) bool { return a == b }
	equal(t, "Equal", omap.Equal(omap.Of(omap.E(1, 1), omap.E(2, 2)), omap.Of(omap.E(2, 2), omap.E(1, 1)), same), true)
	equal(t, "Equal", omap.Equal(omap.Of(omap.E(1, 1)), omap.Of(omap.E(2, 1)), same), false)
	equal(t, "Equal", omap.Equal(omap.Of(omap.E(1, 1)), nil, same), false)
}

// TestJSON: maps of texts are objects, others lists of pairs; both keep their order, and read back.
func TestJSON(t *testing.T) {
	texts := omap.Of(omap.E("b", 1), omap.E("a", 2))
	roundTrip(t, texts, `{"b":1,"a":2}`)
	roundTrip(t, omap.Of(omap.E(3, "x"), omap.E(1, "y")), `[[3,"x"],[1,"y"]]`)
	roundTrip(t, omap.New[string, []int](), `{}`)
	for _, bad := range []string{`[]`, `{"a":"x"}`, `{"a"`, `3`} {
		if err := json.Unmarshal([]byte(bad), omap.New[string, int]()); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

func roundTrip[K comparable, V any](t *testing.T, m *omap.Map[K, V], want string) {
	t.Helper()
	data, err := json.Marshal(m)
	if err != nil || string(data) != want {
		t.Fatalf("%s, %v; want %s", data, err, want)
	}
	var back omap.Map[K, V]
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(back.Keys(), m.Keys()) || !reflect.DeepEqual(back.Values(), m.Values()) {
		t.Errorf("%s came back as %v %v", data, back.Keys(), back.Values())
	}
}
