package cache

import (
	"math"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/opt"
)

type pair struct {
	name string
	at   opt.Of[time.Time]
	tags []string
}

func TestKeyOf(t *testing.T) {
	noon := time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)
	east := time.FixedZone("east", 3600)
	seven := 7
	now := time.Now()
	equal := []struct {
		name string
		a, b []any
	}{
		{"nothing", nil, []any{}},
		{"lists", []any{[]string{"a", "b"}, 1}, []any{[]string{"a", "b"}, 1}},
		{"no list and an empty one", []any{[]string(nil)}, []any{[]string{}}},
		{"maps", []any{map[string]int{"a": 1, "b": 2, "c": 3}}, []any{map[string]int{"c": 3, "b": 2, "a": 1}}},
		{"NaN", []any{math.NaN()}, []any{-math.NaN()}},
		{"zeros", []any{0.0}, []any{math.Copysign(0, -1)}},
		{"pointers", []any{&seven}, []any{new(7)}},
		{"times with and without a monotonic clock", []any{pair{at: opt.Some(now)}}, []any{pair{at: opt.Some(now.Round(0))}}},
		{"unexported times", []any{pair{at: opt.Some(noon)}}, []any{pair{at: opt.Some(noon.Add(0))}}},
	}
	for _, tt := range equal {
		if KeyOf(tt.a...) != KeyOf(tt.b...) {
			t.Errorf("%s: %q differs from %q", tt.name, KeyOf(tt.a...), KeyOf(tt.b...))
		}
	}
	different := [][]any{
		nil, {nil}, {""}, {"a"}, {"a", ""}, {"", "a"}, {"a", "b"}, {"ab"}, {[]string{"a", "b"}}, {[]string{"ab"}},
		{[]string{"a"}, "b"}, {0}, {1}, {-1}, {1.0}, {true}, {false}, {uint8(1)}, {[]int{1, 2}}, {[]int{12}},
		{[][]int{{1}, {2}}}, {[][]int{{1, 2}, {}}}, {map[string]string{"a": "b"}}, {map[string]string{"b": "a"}},
		{noon}, {noon.In(east)}, {noon.Add(1)}, {(*int)(nil), 1}, {&seven}, {complex(1, 2)}, {complex(2, 1)},
		{pair{}}, {pair{name: "x"}}, {pair{at: opt.Some(noon)}}, {pair{tags: []string{"x"}}}, {any([]any{1, "a"})},
		{opt.None[int]()}, {opt.Some(0)}, {3 * time.Second},
	}
	seen := make(map[Key]int)
	for i, inputs := range different {
		k := KeyOf(inputs...)
		if j, ok := seen[k]; ok {
			t.Errorf("%#v and %#v are equal", different[j], inputs)
		}
		seen[k] = i
	}
}

func TestKeyOfPanics(t *testing.T) {
	type loop struct{ next *loop }
	self := &loop{}
	self.next = self
	for name, in := range map[string]any{"func": func() {}, "chan": make(chan int), "loop": self} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			KeyOf(in)
		}()
	}
}

func FuzzKeyOf(f *testing.F) {
	f.Add("a", "b", 1, 2.0, "c", "d", 3, 4.0)
	f.Fuzz(func(t *testing.T, a1, a2 string, a3 int, a4 float64, b1, b2 string, b3 int, b4 float64) {
		if a4 != a4 || b4 != b4 {
			return
		}
		a, b := KeyOf([]string{a1, a2}, a3, a4), KeyOf([]string{b1, b2}, b3, b4)
		if same := a1 == b1 && a2 == b2 && a3 == b3 && a4 == b4; same != (a == b) {
			t.Errorf("keys %q and %q: equal %v, inputs %v", a, b, a == b, same)
		}
		if KeyOf(a1, a2) == KeyOf(b1, b2) && (a1 != b1 || a2 != b2) {
			t.Errorf("%q %q and %q %q have one key", a1, a2, b1, b2)
		}
	})
}

func BenchmarkKeyOf(b *testing.B) {
	regions := []string{"north", "south", "east"}
	b.ReportAllocs()
	for b.Loop() {
		KeyOf(regions, 3)
	}
}
