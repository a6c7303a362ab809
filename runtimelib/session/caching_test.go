package session_test

import (
	"context"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/cache"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
	"github.com/stgen/stgen/runtimelib/state"
)

// caching is the app of the recording caching, written by hand: a slow function that draws and is remembered for a minute,
// called twice with a button between the calls that clears it, and a cached resource. All sessions share both.
type caching struct {
	load  cache.Data[int, []int]
	res   cache.Resource[struct{}, *int]
	loads atomic.Int32
	opens atomic.Int32
}

// visit is a session of caching.
type visit struct {
	app   *caching
	clear state.Trigger
}

func (s *visit) Values(v *state.Values) {
	state.DeclareTrigger(v, "clear", &s.clear, func() delta.Button { return delta.Button{Label: "clear"} })
}

func (s *visit) Caches() []session.Cache { return []session.Cache{&s.app.load, &s.app.res} }

func (s *visit) Pages() []session.Page {
	return []session.Page{{Run: func(st *delta.Generator) {
		s.write(st)
		_, _ = s.app.res.Get(context.Background(), struct{}{}, func(context.Context) (*int, error) {
			s.app.opens.Add(1)
			time.Sleep(900 * time.Millisecond)
			return new(int), nil
		})
		st.Widget(&s.clear)
		if s.clear.Get() {
			s.app.load.Clear()
		}
		s.write(st)
	}}}
}

// write is st.write(load(3)).
func (s *visit) write(st *delta.Generator) {
	list, err := s.app.load.Draw(context.Background(), st, 3, func(context.Context) ([]int, error) {
		s.app.loads.Add(1)
		time.Sleep(900 * time.Millisecond)
		st.Next()
		st.Draw(delta.Text{Body: "replayed from cache"})
		return []int{0, 1, 2}, nil
	})
	if err != nil {
		panic(err)
	}
	st.Next()
	st.Draw(delta.JSON{Body: delta.JSONOf(list)})
}

func (a *caching) visit() *user {
	u := &user{tape: &tape{}}
	app := &session.App{Spec: "caching.yaml", Session: func() session.Data { return &visit{app: a} }}
	u.AppSession = session.New(app, session.DefaultConfig(), slog.New(slog.DiscardHandler))
	u.Connect(u.tape)
	return u
}

func TestCaching(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		app := &caching{load: cache.Data[int, []int]{Options: cache.Options{TTL: time.Minute}}}
		expect := func(loads, opens int32) {
			t.Helper()
			if l, o := app.loads.Load(), app.opens.Load(); l != loads || o != opens {
				t.Errorf("loaded %d times and opened %d times, want %d and %d", l, o, loads, opens)
			}
		}
		page := whole("[0 0] replayed from cache", "[0 1] *pb.Json", "[0 2] button clear", "[0 3] replayed from cache", "[0 4] *pb.Json")
		ada, bob := app.visit(), app.visit()
		ada.rerun()
		bob.rerun()
		ada.expect(t, page...)
		bob.expect(t, page...)
		expect(1, 1) // one computation for both, who came at one time

		ada.HandleBackMsg(ada.tape, &pb.BackMsg{Type: &pb.ClientState{WidgetStates: &pb.WidgetStates{Widgets: []*pb.WidgetState{
			{ID: ada.id("clear"), Value: pb.WidgetStateTriggerValue(true)},
		}}}})
		ada.expect(t, page...)
		expect(2, 1)

		time.Sleep(time.Minute)
		bob.rerun()
		bob.expect(t, page...)
		expect(3, 1)

		bob.HandleBackMsg(bob.tape, &pb.BackMsg{Type: pb.BackMsgClearCache(true)})
		bob.Wait()
		expect(4, 2)
	})
}
