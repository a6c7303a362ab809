package cache

import (
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// counter is a computation that counts its calls and says how often it was called.
type counter struct{ calls int }

func (c *counter) compute(context.Context) (int, error) {
	c.calls++
	return c.calls, nil
}

func get[K comparable](t *testing.T, d *Data[K, int], key K, compute func(context.Context) (int, error)) int {
	t.Helper()
	v, err := d.Get(t.Context(), key, compute)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestZeroValueKeeps(t *testing.T) {
	var d Data[string, int]
	var c counter
	for range 3 {
		if got := get(t, &d, "a", c.compute); got != 1 {
			t.Errorf("got %d, want the first result", got)
		}
	}
	if got := get(t, &d, "b", c.compute); got != 2 {
		t.Errorf("another key: got %d", got)
	}
	if want := (Stats{Hits: 2, Misses: 2, Entries: 2}); d.Stats() != want {
		t.Errorf("stats %+v, want %+v", d.Stats(), want)
	}
}

func TestTTL(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := Data[string, int]{Options: Options{TTL: time.Minute}}
		var c counter
		steps := []struct {
			sleep time.Duration
			want  int
		}{{0, 1}, {59 * time.Second, 1}, {time.Second, 2}, {time.Minute - 1, 2}, {1, 3}}
		for i, step := range steps {
			time.Sleep(step.sleep)
			if got := get(t, &d, "a", c.compute); got != step.want {
				t.Errorf("step %d: got %d, want %d", i, got, step.want)
			}
		}
	})
}

// What nobody asks for any more goes when something else is added.
func TestSweep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := Data[int, int]{Options: Options{TTL: time.Minute}}
		var c counter
		for i := range 100 {
			get(t, &d, i, c.compute)
		}
		time.Sleep(time.Minute)
		get(t, &d, 1000, c.compute)
		if s := d.Stats(); s.Entries != 1 || s.Dropped != 100 {
			t.Errorf("stats %+v", s)
		}
	})
}

func TestMaxEntries(t *testing.T) {
	d := Data[string, int]{Options: Options{MaxEntries: 2}}
	var order []string
	ask := func(key string) {
		get(t, &d, key, func(context.Context) (int, error) {
			order = append(order, key)
			return 0, nil
		})
	}
	for key := range strings.SplitSeq("a b a c a b", " ") { // c drops b, b drops c
		ask(key)
	}
	if got := strings.Join(order, " "); got != "a b c b" {
		t.Errorf("computed %s", got)
	}
	if s := d.Stats(); s.Entries != 2 || s.Dropped != 2 {
		t.Errorf("stats %+v", s)
	}
}

func TestClearAndDelete(t *testing.T) {
	var d Data[string, int]
	var c counter
	get(t, &d, "a", c.compute)
	get(t, &d, "b", c.compute)
	d.Delete("a")
	d.Delete("nothing")
	if a, b := get(t, &d, "a", c.compute), get(t, &d, "b", c.compute); a != 3 || b != 2 {
		t.Errorf("after Delete: a = %d, b = %d", a, b)
	}
	d.Clear()
	if a := get(t, &d, "a", c.compute); a != 4 {
		t.Errorf("after Clear: a = %d", a)
	}
}

func TestNaNIsNotKept(t *testing.T) {
	d := Data[float64, int]{Options: Options{MaxEntries: 1}}
	var c counter
	for want := 1; want < 4; want++ {
		if got := get(t, &d, math.NaN(), c.compute); got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
	if s := d.Stats(); s.Entries != 0 {
		t.Errorf("stats %+v", s)
	}
}

func TestCopy(t *testing.T) {
	d := Data[string, []int]{Copy: slices.Clone[[]int]}
	for range 2 {
		v, err := d.Get(t.Context(), "a", func(context.Context) ([]int, error) { return []int{1}, nil })
		if err != nil || v[0] != 1 {
			t.Fatal(v, err)
		}
		v[0] = 2
	}
}

func TestSingleFlight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d Data[string, int]
		var c counter
		var callers sync.WaitGroup
		for range 50 {
			callers.Go(func() {
				v, err := d.Get(t.Context(), "a", func(ctx context.Context) (int, error) {
					time.Sleep(time.Second)
					return c.compute(ctx)
				})
				if v != 1 || err != nil {
					t.Errorf("got %d, %v", v, err)
				}
			})
		}
		callers.Wait()
		if c.calls != 1 {
			t.Errorf("computed %d times", c.calls)
		}
	})
}

func TestErrorsReachAllAndAreNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		failure := errors.New("no data")
		tests := []struct {
			name    string
			compute func(context.Context) (int, error)
			is      func(error) bool
		}{
			{"error", func(context.Context) (int, error) { return 0, failure },
				func(err error) bool { return err == failure }},
			{"panic", func(context.Context) (int, error) { panic(failure) },
				func(err error) bool {
					p, ok := errors.AsType[*PanicError](err)
					return ok && p.Value == failure && errors.Is(err, failure) && strings.Contains(string(p.Stack), "data_test.go")
				}},
			{"exit", func(context.Context) (int, error) { runtime.Goexit(); return 0, nil },
				func(err error) bool { return err == errExited }},
		}
		for _, tt := range tests {
			var d Data[string, int]
			var callers sync.WaitGroup
			for range 3 {
				callers.Go(func() {
					_, err := d.Get(t.Context(), "a", func(ctx context.Context) (int, error) {
						time.Sleep(time.Second)
						return tt.compute(ctx)
					})
					if !tt.is(err) {
						t.Errorf("%s: got %v", tt.name, err)
					}
				})
			}
			callers.Wait()
			if s := d.Stats(); s.Errors != 1 || s.Entries != 0 {
				t.Errorf("%s: stats %+v", tt.name, s)
			}
			if v, err := d.Get(t.Context(), "a", new(counter).compute); v != 1 || err != nil {
				t.Errorf("%s: then %d, %v", tt.name, v, err)
			}
		}
	})
}

func TestOneCallerLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d Data[string, int]
		slow := func(ctx context.Context) (int, error) {
			select {
			case <-time.After(time.Minute):
				return 1, nil
			case <-ctx.Done():
				return 0, context.Cause(ctx)
			}
		}
		var callers sync.WaitGroup
		for _, patience := range []time.Duration{time.Second, time.Hour, 2 * time.Second} { // the first computes
			callers.Go(func() {
				ctx, cancel := context.WithTimeout(t.Context(), patience)
				defer cancel()
				began := time.Now()
				v, err := d.Get(ctx, "a", slow)
				if patience < time.Minute {
					if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != patience {
						t.Errorf("patience %v: %v after %v", patience, err, time.Since(began))
					}
				} else if v != 1 || err != nil {
					t.Errorf("patience %v: %d, %v", patience, v, err)
				}
			})
			synctest.Wait()
		}
		callers.Wait()
	})
}

func TestAllCallersLeave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d Data[string, int]
		var ended atomic.Bool
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := d.Get(ctx, "a", func(ctx context.Context) (int, error) {
			<-ctx.Done()
			ended.Store(true)
			return 5, nil // too late: nobody waits
		})
		synctest.Wait()
		if !errors.Is(err, context.DeadlineExceeded) || !ended.Load() {
			t.Errorf("got %v, computation ended: %v", err, ended.Load())
		}
		if got := get(t, &d, "a", new(counter).compute); got != 1 {
			t.Errorf("afterwards %d", got)
		}
		if _, err := d.Get(ctx, "b", new(counter).compute); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a caller whose context is done: %v", err)
		}
		if v, err := d.Get(ctx, "a", nil); v != 1 || err != nil {
			t.Errorf("the same for what is kept: %d, %v", v, err)
		}
	})
}

// A result that was computed from what Clear called old is not kept.
func TestClearDuringComputation(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d Data[string, int]
		var c counter
		slow := func(ctx context.Context) (int, error) {
			v, err := c.compute(ctx)
			time.Sleep(time.Minute)
			return v, err
		}
		var callers sync.WaitGroup
		for want := 1; want <= 2; want++ {
			callers.Go(func() {
				if v := get(t, &d, "a", slow); v != want {
					t.Errorf("got %d, want %d", v, want)
				}
			})
			synctest.Wait()
			if want == 1 {
				d.Clear()
			}
		}
		callers.Wait()
		if got := get(t, &d, "a", c.compute); got != 2 {
			t.Errorf("kept %d", got)
		}
	})
}

func TestRecursive(t *testing.T) {
	var d Data[string, int]
	_, err := d.Get(t.Context(), "a", func(ctx context.Context) (int, error) {
		return d.Get(ctx, "b", func(ctx context.Context) (int, error) {
			return d.Get(ctx, "a", nil)
		})
	})
	if !errors.Is(err, ErrRecursive) {
		t.Errorf("got %v", err)
	}
}

func TestClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d Data[string, int]
		var g Group
		g.Add(&d)
		var ended atomic.Int32
		var callers sync.WaitGroup
		for range 2 {
			callers.Go(func() {
				if _, err := d.Get(t.Context(), "a", func(ctx context.Context) (int, error) {
					<-ctx.Done()
					time.Sleep(time.Second)
					ended.Add(1)
					return 0, ctx.Err()
				}); !errors.Is(err, context.Canceled) {
					t.Errorf("got %v", err)
				}
			})
			synctest.Wait()
			d.Clear() // the computation goes on, forgotten
		}
		g.Close()
		if ended.Load() != 2 {
			t.Errorf("Close waited for %d of 2 computations", ended.Load())
		}
		callers.Wait()
		if _, err := d.Get(t.Context(), "a", nil); !errors.Is(err, ErrClosed) {
			t.Errorf("after Close: %v", err)
		}
	})
}

func TestGroup(t *testing.T) {
	var g Group
	var a Data[string, int]
	var b Data[int, int]
	g.Add(&a, &b)
	get(t, &a, "x", new(counter).compute)
	get(t, &b, 1, new(counter).compute)
	get(t, &b, 1, new(counter).compute)
	if want := (Stats{Hits: 1, Misses: 2, Entries: 2}); g.Stats() != want {
		t.Errorf("stats %+v, want %+v", g.Stats(), want)
	}
	g.Clear()
	if s := g.Stats(); s.Entries != 0 {
		t.Errorf("after Clear %+v", s)
	}
}

// Many callers, keys and endings at once, for the race detector.
func TestStress(t *testing.T) {
	d := Data[int, int]{Options: Options{TTL: time.Millisecond, MaxEntries: 3}}
	var callers sync.WaitGroup
	for i := range 16 {
		callers.Go(func() {
			for n := range 300 {
				key := (i + n) % 5
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(n%7)*20*time.Microsecond)
				v, err := d.Get(ctx, key, func(context.Context) (int, error) { return key, nil })
				cancel()
				if err == nil && v != key {
					t.Errorf("key %d: %d", key, v)
				}
				switch n % 50 {
				case 10:
					d.Delete(key)
				case 20:
					d.Clear()
				}
			}
		})
	}
	callers.Wait()
	d.Close()
	if len(d.store.running) != 0 || len(d.store.flights) != 0 || len(d.store.entries) != 0 {
		t.Error("something is left")
	}
}

func TestHitAllocatesNothing(t *testing.T) {
	d := Data[string, int]{Options: Options{TTL: time.Hour, MaxEntries: 10}}
	ctx := t.Context()
	compute := new(counter).compute
	if allocs := testing.AllocsPerRun(100, func() { _, _ = d.Get(ctx, "a", compute) }); allocs > 0 {
		t.Errorf("%v allocations a hit, want 0", allocs)
	}
}

func BenchmarkHit(b *testing.B) {
	d := Data[string, int]{Options: Options{TTL: time.Hour, MaxEntries: 10}}
	ctx, compute := b.Context(), new(counter).compute
	b.ReportAllocs()
	for b.Loop() {
		_, _ = d.Get(ctx, "a", compute)
	}
}

func TestMust(t *testing.T) {
	var d Data[Key, int]
	runs := 0
	for range 2 {
		if got := d.Must(KeyOf("a"), func() int { runs++; return 7 }); got != 7 {
			t.Errorf("got %d", got)
		}
	}
	if runs != 1 {
		t.Errorf("computed %d times", runs)
	}
	failure := errors.New("on purpose")
	defer func() {
		if r := recover(); r != any(failure) {
			t.Errorf("it panics with %v", r)
		}
	}()
	d.Must(KeyOf("b"), func() int { panic(failure) })
}
