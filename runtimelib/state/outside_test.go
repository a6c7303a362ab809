package state

import (
	"fmt"
	"net/url"
	"strconv"
	"testing"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// dial is a knob that also understands numbers as a slider's client says them.
type dial struct{ knob }

func (d dial) Decode(ws *pb.WidgetState) (int, error) {
	if v, ok := ws.Value.(pb.WidgetStateDoubleValue); ok {
		return int(v), nil
	}
	return d.knob.Decode(ws)
}

func query(t *testing.T, raw string) url.Values {
	t.Helper()
	q, err := url.ParseQuery(raw)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestBoundWidgetBeginsAsTheURLSays(t *testing.T) {
	for raw, want := range map[string]int{"n=7": 7, "n=1&n=3": 3, "n=99": 1, "n=x": 1, "n=": 1, "": 1, "m=5": 1} {
		s := New()
		var w Widget[int]
		Declare(s.Declaring(), "n", &w, func() dial { return dial{knob{most: 10}} })
		w.BindQuery()
		s.Hear(Request{Query: query(t, raw), Seed: true})
		if w.Get() != want {
			t.Errorf("?%s gives %d, want %d", raw, w.Get(), want)
		}
		s.Hear(Request{Query: query(t, "n=2")})
		if w.Get() != want {
			t.Errorf("?n=2 is taken from a client that goes on")
		}
		s.Hear(Request{Query: query(t, ""), Seed: true})
		if w.Get() != 1 {
			t.Errorf("back at a URL without it the value is %d", w.Get())
		}
	}
}

func TestQueryOfBoundVariables(t *testing.T) {
	s := New()
	v := s.Declaring()
	var page Var[int]
	var tags Var[[]string]
	var name Var[opt.Of[string]]
	page.Declare(v, "page", 1)
	page.BindQuery(v, "page")
	tags.Declare(v, "tag", []string{})
	tags.BindQuery(v, "tag")
	name.Declare(v, "name", opt.None[string]())
	name.BindQuery(v, "name")
	check := func(raw, want string) {
		t.Helper()
		if got := s.Query(raw); got != want {
			t.Errorf("Query(%q) = %q, want %q", raw, got, want)
		}
	}
	check("", "")
	check("x=1&page=9", "x=1")
	page.Set(2)
	tags.Set([]string{"a b", "c&d"})
	check("tag=z&x=1", "tag=a+b&tag=c%26d&x=1&page=2")
	name.Set(opt.Some("5"))
	check("", "page=2&tag=a+b&tag=c%26d&name=5")
	restored := New()
	v = restored.Declaring()
	page, tags, name = Var[int]{}, Var[[]string]{}, Var[opt.Of[string]]{}
	page.Declare(v, "page", 1)
	page.BindQuery(v, "page")
	tags.Declare(v, "tag", []string{})
	tags.BindQuery(v, "tag")
	name.Declare(v, "name", opt.None[string]())
	name.BindQuery(v, "name")
	restored.Hear(Request{Query: query(t, "page=2&tag=a+b&tag=c%26d&name=5"), Seed: true})
	if page.Get() != 2 || fmt.Sprint(tags.Get()) != "[a b c&d]" || name.Get() != opt.Some("5") {
		t.Errorf("a link restores %v %v %v", page.Get(), tags.Get(), name.Get())
	}
}

// FuzzQuery binds values to what any URL says: nothing panics, and what is written is read again as the same.
func FuzzQuery(f *testing.F) {
	f.Add("n=7&tag=a&tag=b")
	f.Add("n=%zz&tag")
	f.Add("n=1e999&tag=" + strconv.Itoa(1<<40))
	f.Fuzz(func(t *testing.T, raw string) {
		s := New()
		v := s.Declaring()
		var n Var[int]
		var tags Var[[]string]
		n.Declare(v, "n", 0)
		n.BindQuery(v, "n")
		tags.Declare(v, "tag", nil)
		tags.BindQuery(v, "tag")
		q, _ := url.ParseQuery(raw)
		s.Hear(Request{Query: q, Seed: true})
		first := s.Query("")
		again, err := url.ParseQuery(first)
		if err != nil {
			t.Fatalf("%q is written, which is no query: %v", first, err)
		}
		s.Hear(Request{Query: again, Seed: true})
		if second := s.Query(""); second != first {
			t.Errorf("%q is read and written as %q", first, second)
		}
	})
}

func TestDialogBeginsAnew(t *testing.T) {
	s := New()
	var d, other Dialog
	v := DeclareDialog(s.Declaring(), "edit", &d, func() knob { return knob{} })
	DeclareDialog(s.Declaring(), "other", &other, func() knob { return knob{} })
	var w, outside Widget[int]
	Declare(v, "n", &w, func() knob { return knob{most: 10} })
	Declare(s.Declaring(), "n", &outside, func() knob { return knob{most: 10} })
	if CoreOf(&w).ID == CoreOf(&outside).ID {
		t.Error("a widget in a dialog has the id of one outside")
	}
	d.Open()
	w.Set(7)
	other.Open()
	if s.Dialog() != &other {
		t.Error("two dialogs are open")
	}
	failed := s.Transaction(func() error { s.CloseDialog(); return ErrKind })
	if failed == nil || s.Dialog() != &other {
		t.Error("a callback that failed has closed a dialog")
	}
	d.Open()
	if w.Get() != 1 {
		t.Errorf("opened again it holds %d", w.Get())
	}
	saved, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	s.CloseDialog()
	if s.Restore(saved); s.Dialog() != &d {
		t.Error("a session that is taken over has lost its dialog")
	}
}

func TestMessage(t *testing.T) {
	s := New()
	var m Message
	DeclareMessage(s.Declaring(), "m", &m, func() line { return line{} })
	say := func(text string) []Change {
		return s.Apply([]*pb.WidgetState{{ID: m.ID, Value: &pb.ChatInputValue{Data: &text}}})
	}
	if c := say("hello"); len(c) != 1 || c[0].Refused == "" {
		t.Errorf("an input that is not shown hears: %+v", c)
	}
	m.Show(true, nil)
	if c := say("too long a text"); c[0].Refused == "" || m.Get().OK() {
		t.Errorf("a text is taken that does not fit: %+v", c)
	}
	if c := say("hello"); c[0].Refused != "" || m.Get() != opt.Some("hello") {
		t.Errorf("a text is not taken: %+v", c)
	}
	s.ResetTriggers()
	if m.Get().OK() {
		t.Error("what was said is said again")
	}
}

// line is the element of a chat input.
type line struct{}

func (line) Kind() string          { return "line" }
func (line) Fits(text string) bool { return len(text) < 10 }
func (line) Decode(ws *pb.WidgetState) (string, error) {
	return *ws.Value.(*pb.ChatInputValue).Data, nil
}
