package cache

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// opener makes numbered resources and remembers which were released.
type opener struct {
	mu       sync.Mutex
	opened   int
	released []int
}

func (o *opener) open(context.Context) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.opened++
	return o.opened, nil
}

func (o *opener) release(n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.released = append(o.released, n)
}

func TestResourceRelease(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var o opener
		r := Resource[string, int]{Options: Options{TTL: time.Minute, MaxEntries: 2}, Release: o.release}
		use := func(key string, want int) {
			t.Helper()
			if n, err := r.Get(t.Context(), key, o.open); n != want || err != nil {
				t.Fatalf("got %d, %v, want %d", n, err, want)
			}
		}
		releasedSoFar := func(want ...int) {
			t.Helper()
			synctest.Wait() // a value may be released after its caller went on
			if len(o.released) != len(want) || len(want) > 0 && o.released[len(want)-1] != want[len(want)-1] {
				t.Fatalf("released %v, want %v", o.released, want)
			}
		}
		use("a", 1)
		use("b", 2)
		use("a", 1)
		releasedSoFar()
		use("c", 3) // no room for b
		releasedSoFar(2)
		r.Delete("c")
		releasedSoFar(2, 3)
		time.Sleep(time.Minute)
		use("a", 4) // 1 has expired
		releasedSoFar(2, 3, 1)
		r.Clear()
		releasedSoFar(2, 3, 1, 4)
		use("a", 5)
		r.Close()
		releasedSoFar(2, 3, 1, 4, 5)
	})
}

func TestResourceValidate(t *testing.T) {
	var o opener
	good := true
	r := Resource[string, int]{Validate: func(int) bool { return good }, Release: o.release}
	for want := 1; want < 3; want++ {
		for range 2 {
			if n, err := r.Get(t.Context(), "a", o.open); n != want || err != nil {
				t.Fatalf("got %d, %v, want %d", n, err, want)
			}
			good = true
		}
		good = false
	}
	if len(o.released) != 1 || o.released[0] != 1 {
		t.Errorf("released %v", o.released)
	}
}

// A resource that nobody kept is released too: its caller gets it all the same.
func TestResourceClearedWhileOpening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var o opener
		r := Resource[string, int]{Release: o.release}
		var caller sync.WaitGroup
		caller.Go(func() {
			if n, err := r.Get(t.Context(), "a", func(ctx context.Context) (int, error) {
				time.Sleep(time.Second)
				return o.open(ctx)
			}); n != 1 || err != nil {
				t.Errorf("got %d, %v", n, err)
			}
		})
		synctest.Wait()
		r.Clear()
		caller.Wait()
		synctest.Wait()
		if len(o.released) != 1 {
			t.Errorf("released %v", o.released)
		}
	})
}

func TestReleasePanics(t *testing.T) {
	var log strings.Builder
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	r := Resource[string, int]{Release: func(int) { panic("cannot") }}
	if _, err := r.Get(t.Context(), "a", new(opener).open); err != nil {
		t.Fatal(err)
	}
	r.Clear()
	if s := r.Stats(); s.Entries != 0 || !strings.Contains(log.String(), "panic=cannot") {
		t.Errorf("stats %+v, log %s", s, &log)
	}
}
