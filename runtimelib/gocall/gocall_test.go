package gocall_test

import (
	"errors"
	"slices"
	"strconv"
	"testing"

	"github.com/stgen/stgen/runtimelib/gocall"
	"github.com/stgen/stgen/runtimelib/opt"
)

func TestContainers(t *testing.T) {
	type names []int
	if got := gocall.Slice(names{1, 2}, strconv.Itoa); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("a slice becomes %q", got)
	}
	if got := gocall.Slice(names(nil), strconv.Itoa); got != nil {
		t.Errorf("no slice becomes %q", got)
	}
	if got := gocall.Optional(new(7), strconv.Itoa); got != opt.Some("7") {
		t.Errorf("a pointer becomes %v", got)
	}
	if got := gocall.Optional(nil, strconv.Itoa); got.OK() {
		t.Errorf("a nil pointer becomes %v", got)
	}
	if p := gocall.ToPointer(opt.None[int](), gocall.Same); p != nil {
		t.Errorf("nothing becomes a pointer to %d", *p)
	}
	m := gocall.Map(map[string]int{"b": 2, "a": 1, "c": 3}, strconv.Itoa)
	if got := m.Keys(); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("the keys of a map are %q, want them sorted", got)
	}
	if back := gocall.ToMap(m, func(s string) string { return s + "!" }); len(back) != 3 || back["b"] != "2!" {
		t.Errorf("and back it is %q", back)
	}
}

func TestMust(t *testing.T) {
	failure := errors.New("no")
	defer func() {
		if r := recover(); r != failure {
			t.Errorf("it panicked with %v, want the error itself", r)
		}
	}()
	if got := gocall.Must(1, nil); got != 1 {
		t.Errorf("the value is %d", got)
	}
	gocall.Must(1, failure)
}
