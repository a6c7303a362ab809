package session_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/internal/pbdesc"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/face/headless"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
	"github.com/stgen/stgen/runtimelib/state"
)

// TestWandering has users wander by chance through an app of pages in a frame, with a dialog. Wherever they are, asking for
// the whole page changes nothing of what they see.
func TestWandering(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := newScreen(t)
			rnd := rand.New(rand.NewPCG(seed, 7))
			var way []string
			for range 60 {
				way = append(way, s.wander(rnd))
				parts := s.sees(t)
				s.say(&pb.ClientState{PageScriptHash: s.page})
				if diff := cmp.Diff(s.sees(t), parts); diff != "" {
					t.Fatalf("after %s (-whole +in parts):\n%s", strings.Join(way, ", "), diff)
				}
			}
		})
	}
}

// shelf is an app of a few pages: a shelf of so many books, one of which can be looked at.
type shelf struct {
	books            state.Var[int]
	wide             state.Widget[bool]
	more, less, rate state.Trigger
	look, home       state.Trigger
	dialog           state.Dialog
	stars            state.Widget[int]
	save             state.Trigger
	ratings          state.Var[string]
}

func (a *shelf) Values(v *state.Values) {
	a.books.Declare(v, "books", 1)
	a.ratings.Declare(v, "ratings", "")
	state.Declare(v, "wide", &a.wide, func() delta.Checkbox { return delta.Checkbox{Label: "Wide"} })
	button := func(key string, t *state.Trigger, click delta.Handler) {
		state.DeclareTrigger(v, key, t, func() delta.Button {
			return delta.Button{Label: key, OnClick: click, Disabled: key == "less" && a.books.Get() == 0}
		}, &a.books)
	}
	button("more", &a.more, func(*delta.Event) { a.books.Set(a.books.Get() + 1) })
	button("less", &a.less, func(*delta.Event) { a.books.Set(a.books.Get() - 1) })
	button("rate", &a.rate, func(*delta.Event) { a.dialog.Open() })
	button("look", &a.look, func(ev *delta.Event) { ev.SwitchPage(delta.Switch{Page: "book"}) })
	button("home", &a.home, func(ev *delta.Event) { ev.SwitchPage(delta.Switch{Page: "", Query: "from=book"}) })
	inside := state.DeclareDialog(v, "rating", &a.dialog, func() delta.Dialog { return delta.Dialog{Title: "Rate"} })
	state.Declare(inside, "stars", &a.stars, func() delta.Slider[int] { return delta.Slider[int]{Label: "Stars", Max: 5} })
	state.DeclareTrigger(inside, "save", &a.save, func() delta.Button {
		return delta.Button{Label: "Save", OnClick: func(ev *delta.Event) {
			if a.stars.Get() == 0 {
				ev.Fail("at least one")
				return
			}
			a.ratings.Set(a.ratings.Get() + fmt.Sprint(a.stars.Get()))
			ev.CloseDialog()
		}}
	})
}

func (a *shelf) Pages() []session.Page {
	return []session.Page{
		{Title: "Shelf", Default: true, URLPath: "shelf", Run: a.list},
		{Title: "Book", URLPath: "book", If: func() bool { return a.books.Get() > 1 }, Run: a.book},
		{Title: "About", URLPath: "about", OnOpen: func(*delta.Event) { a.books.Set(2) }, Run: func(st *delta.Generator) {
			if st.Next(&a.books) {
				st.Draw(delta.Text{Body: fmt.Sprint("about ", a.books.Get())})
			}
		}},
	}
}

func (a *shelf) Dialogs() []session.Dialog {
	return []session.Dialog{{Shown: &a.dialog, Run: func(st *delta.Generator) {
		st.Widget(&a.stars)
		st.Slot(func(st *delta.Generator) {
			if st.When(a.stars.Get() > 2) {
				st.Widget(&a.save)
			}
		})
	}}}
}

func (a *shelf) Frame(st *delta.Generator, page func(st *delta.Generator)) {
	st.Sidebar(func(st *delta.Generator) {
		st.Widget(&a.wide)
		if st.Next(&a.ratings) {
			st.Draw(delta.Text{Body: "rated " + a.ratings.Get()})
		}
	})
	if st.Next(&a.wide) {
		st.Draw(delta.Container{Border: new(a.wide.Get())})
	}
	st.Within(page)
	if st.Next(&a.books) {
		st.Draw(delta.Caption{Body: fmt.Sprint(a.books.Get(), " books")})
	}
}

func (a *shelf) list(st *delta.Generator) {
	st.Widget(&a.more)
	st.Widget(&a.less)
	st.Slot(func(st *delta.Generator) {
		for i := range a.books.Get() {
			st.Turn(fmt.Sprint(i), func(st *delta.Generator) {
				if st.Next() {
					st.Draw(delta.Text{Body: fmt.Sprint("book ", i)})
				}
			})
		}
	})
	st.Widget(&a.rate)
	st.Widget(&a.look)
}

func (a *shelf) book(st *delta.Generator) {
	st.Widget(&a.home)
	st.Widget(&a.less)
	st.Widget(&a.rate)
	st.Slot(func(st *delta.Generator) {
		if st.When(a.wide.Get()) {
			st.Stop()
		}
	})
	if st.Next() {
		st.Draw(delta.Text{Body: "a book"})
	}
}

// screen is a client that shows what it hears.
type screen struct {
	session *session.AppSession

	mu    sync.Mutex
	tree  *headless.Tree
	page  string // hash of the page that is shown
	pages []string
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	app := &session.App{Spec: "shelf.yaml", Session: func() session.Data { return new(shelf) }}
	s := &screen{session: session.New(app, session.DefaultConfig(), slog.New(slog.DiscardHandler)), tree: headless.NewTree()}
	t.Cleanup(s.session.Close)
	s.session.Connect(s)
	s.say(&pb.ClientState{})
	return s
}

// Send implements session.Client.
func (s *screen) Send(batch []*pb.ForwardMsg) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, msg := range batch {
		switch m := msg.Type.(type) {
		case *pb.NewSession:
			if m.PageScriptHash != s.page { // a client then begins with an empty page (protocol.md §1)
				s.page, s.tree = m.PageScriptHash, headless.NewTree()
			}
		case *pb.Navigation:
			s.pages = nil
			for _, page := range m.AppPages {
				s.pages = append(s.pages, page.PageScriptHash)
			}
		}
		s.tree.Apply(msg)
	}
	return nil
}

func (s *screen) say(state *pb.ClientState) {
	s.session.HandleBackMsg(s, &pb.BackMsg{Type: state})
	s.session.Wait()
}

// wander does something that the screen offers, and returns what. What lies behind an open dialog is out of reach, mostly.
func (s *screen) wander(rnd *rand.Rand) string {
	offers := map[string]pb.WidgetStateValue{}
	if rnd.IntN(9) > 0 {
		over := headless.NewTree()
		over.Roots[pb.RootContainerEvent] = s.tree.Roots[pb.RootContainerEvent]
		offer(rnd, over, offers)
	}
	if len(offers) == 0 {
		offer(rnd, s.tree, offers)
	}
	ids := slices.Sorted(maps.Keys(offers))
	if len(ids) == 0 || rnd.IntN(6) == 0 {
		page := s.pages[rnd.IntN(len(s.pages))]
		s.say(&pb.ClientState{PageScriptHash: page})
		return "page " + page
	}
	id := ids[rnd.IntN(len(ids))]
	s.say(&pb.ClientState{
		FragmentID: delta.ElementFragment, PageScriptHash: s.page,
		WidgetStates: &pb.WidgetStates{Widgets: []*pb.WidgetState{{ID: id, Value: offers[id]}}},
	})
	return fmt.Sprint(id[strings.LastIndexByte(id, '-')+1:], " ", offers[id])
}

// offer adds what can be done with the widgets of a tree, by their ids.
func offer(rnd *rand.Rand, tree *headless.Tree, offers map[string]pb.WidgetStateValue) {
	for _, e := range tree.Elements() {
		switch e := e.Type.(type) {
		case *pb.Button:
			if !e.Disabled {
				offers[e.ID] = pb.WidgetStateTriggerValue(true)
			}
		case *pb.Checkbox:
			offers[e.ID] = pb.WidgetStateBoolValue(rnd.IntN(2) == 0)
		case *pb.Slider:
			offers[e.ID] = &pb.DoubleArray{Data: []float64{float64(rnd.IntN(6))}}
		}
	}
}

// sees returns the page as an indented text, without places that only hold it together, toasts, and what tells a client of a
// value that it does not know.
func (s *screen) sees(t *testing.T) string {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	fmt.Fprintln(&b, "page", s.page, "of", s.pages)
	for i, root := range s.tree.Roots {
		fmt.Fprintln(&b, "root", i)
		for _, n := range root.Children {
			show(t, &b, n, 1)
		}
	}
	return b.String()
}

func show(t *testing.T, b *strings.Builder, n *headless.Node, depth int) {
	t.Helper()
	if n == nil {
		return
	}
	line := ""
	switch {
	case n.Element != nil:
		if _, ok := n.Element.Type.(*pb.Toast); ok {
			return
		}
		line = plain(t, "Element", n.Element.Append(nil))
	case n.Block != nil:
		if _, ok := n.Block.Type.(*pb.BlockTransparent); ok {
			depth--
			break
		}
		line = plain(t, "Block", n.Block.Append(nil))
	}
	if line != "" {
		fmt.Fprintln(b, strings.Repeat("  ", depth), line)
	}
	for _, child := range n.Children {
		show(t, b, child, depth+1)
	}
}

func plain(t *testing.T, kind string, encoded []byte) string {
	t.Helper()
	text, err := pbdesc.ToJSON(kind, encoded)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	delete(m, "has_one_shot_effect")
	for _, v := range m {
		if fields, ok := v.(map[string]any); ok {
			delete(fields, "value")
			delete(fields, "set_value")
		}
	}
	out, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
