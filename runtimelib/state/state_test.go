package state

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stgen/stgen/runtimelib/pb"
)

// knob is a widget of numbers up to a bound.
type knob struct {
	most  int
	label string
}

func (knob) Kind() string      { return "knob" }
func (knob) Initial() int      { return 1 }
func (k knob) Fits(v int) bool { return v <= k.most }
func (knob) Decode(ws *pb.WidgetState) (int, error) {
	v, ok := ws.Value.(pb.WidgetStateIntValue)
	if !ok {
		return 0, errors.New("wrong kind")
	}
	return int(v), nil
}

func turn(id string, v int) []*pb.WidgetState {
	return []*pb.WidgetState{{ID: id, Value: pb.WidgetStateIntValue(v)}}
}

func TestWidgetTakesOnlyWhatIsShownEnabledAndFits(t *testing.T) {
	s := New()
	var w Widget[int]
	Declare(s.Declaring(), "w", &w, func() knob { return knob{most: 10} })
	if c := s.Apply(turn(CoreOf(&w).ID, 5)); len(c) != 1 || c[0].Refused == "" || w.Get() != 1 {
		t.Errorf("a widget that is not shown took a value: %+v", c)
	}
	CoreOf(&w).Show(false, nil)
	if c := s.Apply(turn(CoreOf(&w).ID, 5)); c[0].Refused == "" || w.Get() != 1 {
		t.Errorf("a disabled widget took a value: %+v", c)
	}
	CoreOf(&w).Show(true, nil)
	if c := s.Apply(turn(CoreOf(&w).ID, 11)); c[0].Refused == "" || w.Get() != 1 {
		t.Errorf("a widget took a value out of bounds: %+v", c)
	}
	before := s.Now()
	if c := s.Apply(turn(CoreOf(&w).ID, 5)); len(c) != 1 || c[0].Refused != "" || w.Get() != 5 || w.ChangedAt() <= before {
		t.Errorf("a widget did not take its value: %+v", c)
	}
	if c := s.Apply(turn(CoreOf(&w).ID, 5)); len(c) != 0 {
		t.Errorf("an equal value is a change: %+v", c)
	}
}

func TestWidgetFallsBackWhenItsBoundsShrink(t *testing.T) {
	s := New()
	var most Var[int]
	var w Widget[int]
	most.Declare(s.Declaring(), "most", 10)
	Declare(s.Declaring(), "w", &w, func() knob { return knob{most: most.Get()} }, &most)
	CoreOf(&w).Show(true, nil)
	s.Apply(turn(CoreOf(&w).ID, 8))
	most.Set(5)
	if w.Get() != 1 {
		t.Errorf("value is %d, want the initial one", w.Get())
	}
	most.Set(10)
	if w.Get() != 1 {
		t.Errorf("a value that fell back returned: %d", w.Get())
	}
}

func TestLabelMayShowTheWidgetsOwnValue(t *testing.T) {
	s := New()
	var w Widget[int]
	Declare(s.Declaring(), "w", &w, func() knob { return knob{most: 10, label: fmt.Sprint(w.Get())} }, &w)
	CoreOf(&w).Show(true, nil)
	s.Apply(turn(CoreOf(&w).ID, 3))
	if got := CoreOf(&w).Element().(knob).label; got != "3" {
		t.Errorf("label is %q", got)
	}
}

func TestTransactionUndoesEverything(t *testing.T) {
	s := New()
	var x Var[[]string]
	var w Widget[int]
	x.Declare(s.Declaring(), "x", []string{"a"})
	Declare(s.Declaring(), "w", &w, func() knob { return knob{most: 10} })
	failed := errors.New("no")
	err := s.Transaction(func() error {
		x.Set(append(x.Get(), "b"))
		w.Set(7)
		return s.Transaction(func() error { x.Set(nil); return failed })
	})
	if err != failed || len(x.Get()) != 1 || w.Get() != 1 {
		t.Errorf("after a failed transaction: %v, %v, %d", err, x.Get(), w.Get())
	}
}

func TestLetIsComputedOnceAndFailsWhereItIsRead(t *testing.T) {
	s := New()
	var x Var[int]
	var l Let[int]
	x.Declare(s.Declaring(), "x", 4)
	runs := 0
	l.Declare(func() int {
		runs++
		if x.Get() == 0 {
			panic("zero")
		}
		return 12 / x.Get()
	}, &x)
	for range 2 {
		if got := l.Get(); got != 3 {
			t.Errorf("12 / 4 is %d", got)
		}
	}
	if runs != 1 {
		t.Errorf("computed %d times", runs)
	}
	x.Set(0)
	for range 2 {
		func() {
			defer func() {
				if recover() != "zero" {
					t.Error("reading a failed value did not fail")
				}
			}()
			l.Get()
		}()
	}
	if runs != 2 {
		t.Errorf("a failed value was computed %d times", runs-1)
	}
	x.Set(6)
	if l.Get() != 2 {
		t.Error("a value did not recover")
	}
}

func TestDictionaryAndSnapshot(t *testing.T) {
	s := New()
	var x Var[string]
	var w Widget[int]
	x.Declare(s.Declaring(), "x", "a")
	Declare(s.Declaring(), "w", &w, func() knob { return knob{most: 10} })
	if err := s.Set("x", "b"); err != nil {
		t.Fatal(err)
	}
	if err := s.Set("x", 1); !errors.Is(err, ErrKind) {
		t.Errorf("a wrong kind gives %v", err)
	}
	if _, err := s.Get("y"); !errors.Is(err, ErrUnknown) {
		t.Errorf("an unknown name gives %v", err)
	}
	w.Set(9)
	snapshot, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	other := New()
	var x2 Var[string]
	var w2 Widget[int]
	x2.Declare(other.Declaring(), "x", "a")
	Declare(other.Declaring(), "w", &w2, func() knob { return knob{most: 10} })
	if skipped := other.Restore(snapshot); len(skipped) != 0 || x2.Get() != "b" || w2.Get() != 9 {
		t.Errorf("restored %q, %d, skipped %v", x2.Get(), w2.Get(), skipped)
	}
	if got := s.Keys(); len(got) != 2 || got[0] != "w" || !s.Has("x") || s.Len() != 2 {
		t.Errorf("keys are %v", got)
	}
}

func TestTurnsKeepTheirValues(t *testing.T) {
	type row struct{ w Widget[int] }
	s := New()
	var turns Turns[int, row]
	turns.Declare(s.Declaring(), func(v *Values, r *row, _ int) {
		Declare(v, "qty", &r.w, func() knob { return knob{most: 10} })
	})
	turns.At(7).w.Set(4)
	if turns.At(7).w.Get() != 4 || turns.At(8).w.Get() != 1 || CoreOf(&turns.At(7).w).Key != "qty_7" || !s.Has("qty_8") {
		t.Error("turns share values or keys")
	}
}
