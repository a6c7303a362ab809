package cache

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// page is a Recorder whose elements are words.
type page struct {
	drawn     []string
	recording *[]string // nil while nothing is recorded
}

func (p *page) text(body string) {
	p.drawn = append(p.drawn, body)
	if p.recording != nil {
		*p.recording = append(*p.recording, body)
	}
}

func (p *page) Record(draw func()) func(any) {
	outer := p.recording
	var words []string
	p.recording = &words
	defer func() {
		p.recording = outer
		if outer != nil {
			*outer = append(*outer, words...)
		}
	}()
	draw()
	if len(words) == 0 {
		return nil
	}
	return func(on any) {
		for _, word := range words {
			on.(*page).text(word)
		}
	}
}

// caching is the app of traces/caching.py: a function that is slow, draws and is cached for a minute, called twice,
// with a button between the calls that clears it; and a cached resource.
type caching struct {
	caches   Group
	load     Data[int, []int]
	resource Resource[struct{}, *int]
	loads    int
}

func newCaching() *caching {
	app := &caching{load: Data[int, []int]{Options: Options{TTL: time.Minute}}}
	app.caches.Add(&app.load, &app.resource)
	return app
}

func (app *caching) run(t *testing.T, clear bool) string {
	p := new(page)
	app.show(t, p)
	if _, err := app.resource.Draw(t.Context(), p, struct{}{}, func(context.Context) (*int, error) {
		time.Sleep(900 * time.Millisecond)
		return new(int), nil
	}); err != nil {
		t.Fatal(err)
	}
	p.text("button")
	if clear {
		app.load.Clear()
	}
	app.show(t, p)
	return strings.Join(p.drawn, " ")
}

func (app *caching) show(t *testing.T, p *page) {
	list, err := app.load.Draw(t.Context(), p, 3, func(context.Context) ([]int, error) {
		app.loads++
		time.Sleep(900 * time.Millisecond)
		p.text("replayed")
		return []int{0, 1, 2}, nil
	})
	if err != nil || len(list) != 3 {
		t.Fatal(list, err)
	}
	p.text("list")
}

// The page is the same whether a value was computed or found, and the times say which it was.
func TestCachingApp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		app := newCaching()
		steps := []struct {
			name  string
			do    func()
			click bool
			took  time.Duration
			loads int
		}{
			{"first run", nil, false, 1800 * time.Millisecond, 1},
			{"click on clear", nil, true, 900 * time.Millisecond, 2},
			{"again", nil, false, 0, 2},
			{"a minute later", func() { time.Sleep(time.Minute) }, false, 900 * time.Millisecond, 3},
			{"the client's clear_cache", app.caches.Clear, false, 1800 * time.Millisecond, 4},
		}
		for _, step := range steps {
			if step.do != nil {
				step.do()
			}
			began := time.Now()
			if got := app.run(t, step.click); got != "replayed list button replayed list" {
				t.Errorf("%s: the page is %s", step.name, got)
			}
			if took := time.Since(began); took != step.took || app.loads != step.loads {
				t.Errorf("%s: took %v and %d loads, want %v and %d", step.name, took, app.loads, step.took, step.loads)
			}
		}
	})
}

func TestDrawnWithinDrawn(t *testing.T) {
	var inner, outer Data[string, int]
	ask := func(p *page) {
		if _, err := outer.Draw(t.Context(), p, "o", func(ctx context.Context) (int, error) {
			p.text("before")
			defer p.text("after")
			return inner.Draw(ctx, p, "i", func(context.Context) (int, error) {
				p.text("inside")
				return 0, nil
			})
		}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		p := new(page)
		ask(p)
		outer.Clear() // the second time, the inner one is replayed while the outer one records
		q := new(page)
		ask(q)
		ask(p)
		if got := strings.Join(p.drawn, " "); got != "before inside after before inside after" {
			t.Errorf("got %s", got)
		}
	}
}

// Who waits for a computation on another page has the same drawn on its own.
func TestDrawOnWaitingPage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d Data[string, int]
		pages := make([]*page, 3)
		var callers sync.WaitGroup
		for i := range pages {
			p := new(page)
			pages[i] = p
			callers.Go(func() {
				_, err := d.Draw(t.Context(), p, "a", func(context.Context) (int, error) {
					time.Sleep(time.Second)
					p.text("x")
					return 0, nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		callers.Wait()
		for i, p := range pages {
			if strings.Join(p.drawn, " ") != "x" {
				t.Errorf("page %d: %v", i, p.drawn)
			}
		}
	})
}

// A panic on a page goes through to whoever runs the page; the others get it as an error.
func TestDrawPanics(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d Data[string, int]
		var callers sync.WaitGroup
		callers.Go(func() {
			defer func() {
				if p := recover(); p != "boom" {
					t.Errorf("recovered %v", p)
				}
			}()
			_, _ = d.Draw(t.Context(), new(page), "a", func(context.Context) (int, error) {
				time.Sleep(time.Second)
				panic("boom")
			})
		})
		synctest.Wait()
		_, err := d.Get(t.Context(), "a", nil)
		if p, ok := errors.AsType[*PanicError](err); !ok || p.Value != "boom" {
			t.Errorf("got %v", err)
		}
		callers.Wait()
	})
}

// A run that is stopped in the middle of a computation, by a panic as runs are, is no failure for those who wait.
func TestDrawStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d Data[string, int]
		stopped, stop := context.WithCancel(t.Context())
		var callers sync.WaitGroup
		callers.Go(func() {
			defer func() {
				if recover() == nil {
					t.Error("the run was not stopped")
				}
			}()
			_, _ = d.Draw(stopped, new(page), "a", func(context.Context) (int, error) {
				time.Sleep(2 * time.Second)
				panic("the run is stopped")
			})
		})
		synctest.Wait()
		callers.Go(func() {
			p := new(page)
			v, err := d.Draw(t.Context(), p, "a", func(context.Context) (int, error) {
				p.text("x")
				return 2, nil
			})
			if v != 2 || err != nil || len(p.drawn) != 1 {
				t.Errorf("got %d, %v, page %v", v, err, p.drawn)
			}
		})
		time.Sleep(time.Second)
		stop()
		callers.Wait()
	})
}

// The end of a drawing caller ends its computation, unless another still waits for it.
func TestDrawCallerEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, others := range []bool{false, true} {
			var d Data[string, int]
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			var callers sync.WaitGroup
			callers.Go(func() {
				began := time.Now()
				_, _ = d.Draw(ctx, new(page), "a", func(ctx context.Context) (int, error) {
					select {
					case <-ctx.Done():
						return 0, ctx.Err()
					case <-time.After(time.Minute):
						return 1, nil
					}
				})
				want := time.Second
				if others {
					want = time.Minute
				}
				if took := time.Since(began); took != want {
					t.Errorf("others %v: took %v", others, took)
				}
			})
			synctest.Wait()
			if others {
				if v := get(t, &d, "a", nil); v != 1 {
					t.Errorf("got %d", v)
				}
			}
			callers.Wait()
			cancel()
		}
	})
}
