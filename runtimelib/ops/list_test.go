package ops_test

import (
	"cmp"
	"errors"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/stgen/stgen/runtimelib/ops"
	"github.com/stgen/stgen/runtimelib/opt"
)

// equal says if a value is not the one that is wanted.
func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s = %#v; want %#v", what, got, want)
	}
}

// fails says if f does not panic with a Failure.
func fails(t *testing.T, what string, f func()) {
	t.Helper()
	defer func() {
		err, _ := recover().(error)
		var failure *ops.Failure
		if !errors.As(err, &failure) || failure.Message == "" {
			t.Errorf("%s: %v; want a failure", what, err)
		}
	}()
	f()
}

func TestAt(t *testing.T) {
	xs := []string{"a", "b", "c"}
	for _, tt := range []struct {
		i    int
		want opt.Of[string]
	}{
		{0, opt.Some("a")}, {2, opt.Some("c")}, {-1, opt.Some("c")}, {-3, opt.Some("a")}, {3, opt.None[string]()}, {-4, opt.None[string]()},
		{math.MaxInt, opt.None[string]()}, {math.MinInt, opt.None[string]()},
	} {
		equal(t, "Get", ops.Get(xs, tt.i), tt.want)
		if v, ok := tt.want.Get(); ok {
			equal(t, "At", ops.At(xs, tt.i), v)
		} else {
			fails(t, "At", func() { ops.At(xs, tt.i) })
		}
	}
	equal(t, "First", ops.First([]int{}), opt.None[int]())
	equal(t, "Last", ops.Last([]int{1, 2}), opt.Some(2))
}

// TestSlice: the ends are clamped, and count from the end if they are negative; of texts they count characters.
func TestSlice(t *testing.T) {
	xs, text := []int{0, 1, 2, 3}, "0äü3"
	for _, tt := range []struct {
		from, to int
		want     []int
		text     string
	}{
		{0, 4, []int{0, 1, 2, 3}, "0äü3"}, {1, 3, []int{1, 2}, "äü"}, {-2, 4, []int{2, 3}, "ü3"}, {0, -1, []int{0, 1, 2}, "0äü"}, {3, 1, []int{}, ""},
		{-9, 2, []int{0, 1}, "0ä"}, {2, 99, []int{2, 3}, "ü3"}, {9, 99, []int{}, ""}, {math.MinInt, math.MaxInt, []int{0, 1, 2, 3}, "0äü3"},
	} {
		equal(t, "Slice", ops.Slice(xs, tt.from, tt.to), tt.want)
		equal(t, "Substring", ops.Substring(text, tt.from, tt.to), tt.text)
	}
	equal(t, "From", ops.From(xs, -1), []int{3})
	equal(t, "SubstringFrom", ops.SubstringFrom(text, 1), "äü3")
	part := ops.Slice(xs, 0, 2)
	_ = append(part, 99)
	equal(t, "a slice that was grown leaves its list", xs, []int{0, 1, 2, 3})
}

func TestLists(t *testing.T) {
	equal(t, "Take", ops.Take([]int{1, 2, 3}, 2), []int{1, 2})
	equal(t, "Take", ops.Take([]int{1}, 5), []int{1})
	fails(t, "Take", func() { ops.Take([]int{1}, -1) })
	equal(t, "Reverse", ops.Reverse([]int{1, 2, 3}), []int{3, 2, 1})
	equal(t, "Concat", ops.Concat[int](), []int{})
	equal(t, "Concat", ops.Concat([]int{1}, nil, []int{2}), []int{1, 2})
	equal(t, "Flatten", ops.Flatten([][]int{{1}, {}, {2, 3}}), []int{1, 2, 3})
	equal(t, "Uniq", ops.Uniq([]int{2, 1, 2, 1}), []int{2, 1})
	equal(t, "UniqFunc", ops.UniqFunc([][]int{{1}, {2}, {1}}, slices.Equal), [][]int{{1}, {2}})
	equal(t, "CountTrue", ops.CountTrue([]bool{true, false, true}), 2)
	equal(t, "There", ops.There([]opt.Of[int]{opt.Some(1), opt.None[int](), opt.Some(3)}), []int{1, 3})
	equal(t, "Map", ops.Map([]int{1, 2}, func(n int) bool { return n > 1 }), []bool{false, true})
}

// TestRange: a range has a budget, also where its size overflows.
func TestRange(t *testing.T) {
	equal(t, "Range", ops.Range(-1, 1), []int{-1, 0, 1})
	equal(t, "Range", ops.Range(2, 1), []int{})
	equal(t, "Range", len(ops.Range(1, ops.MaxRange)), ops.MaxRange)
	for _, last := range []int{ops.MaxRange, math.MaxInt} {
		fails(t, "Range", func() { ops.Range(0, last) })
		fails(t, "Ints", func() { ops.Ints(0, last) })
	}
	fails(t, "Range", func() { ops.Range(math.MinInt, math.MaxInt) })
	var seen [][2]int
	for i, n := range ops.Ints(5, 9) {
		if seen = append(seen, [2]int{i, n}); n == 6 {
			break
		}
	}
	equal(t, "Ints", seen, [][2]int{{0, 5}, {1, 6}})
}

// TestOrder: orders are stable, and leave the list as it was.
func TestOrder(t *testing.T) {
	type pair struct{ key, place int }
	xs := []pair{{2, 0}, {1, 1}, {2, 2}, {1, 3}}
	key := func(p pair) int { return p.key }
	equal(t, "SortBy", ops.SortBy(xs, key), []pair{{1, 1}, {1, 3}, {2, 0}, {2, 2}})
	equal(t, "SortByDesc", ops.SortByDesc(xs, key), []pair{{2, 0}, {2, 2}, {1, 1}, {1, 3}})
	equal(t, "SortByKeys", ops.SortByKeys(xs, []int{3, 2, 1, 0}, cmp.Compare[int]), []pair{{1, 3}, {2, 2}, {1, 1}, {2, 0}})
	equal(t, "SortByKeysDesc", ops.SortByKeysDesc(xs, []int{3, 2, 1, 0}, cmp.Compare[int]), xs)
	equal(t, "the list", xs, []pair{{2, 0}, {1, 1}, {2, 2}, {1, 3}})
	equal(t, "Sort", ops.Sort([]string{"b", "a"}), []string{"a", "b"})
	equal(t, "SortDesc", ops.SortDesc([]float64{1, math.NaN(), 2})[:2], []float64{2, 1})
	equal(t, "Min", ops.Min([]int{}), opt.None[int]())
	equal(t, "Max", ops.Max([]int{1, 3, 2}), opt.Some(3))
	equal(t, "Descending", ops.Descending("desc"), true)
	fails(t, "Descending", func() { ops.Descending("down") })
}
