package main

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// speed is what a load came to.
type speed struct {
	rate  float64 // interactions a second, of all sessions together
	bytes float64 // received for an interaction, without the frames' own headers
}

// load has n sessions interact for a while, each as fast as it is answered.
func load(n int, duration time.Duration, dial func() (*talk, error)) (speed, error) {
	talks := make([]*talk, n)
	for i := range talks {
		t, err := dial()
		if err != nil {
			return speed{}, err
		}
		defer t.close()
		talks[i] = t
		if err := t.interact(); err != nil { // not counted: it fills caches
			return speed{}, err
		}
		t.received = 0
	}
	var stop atomic.Bool
	var done atomic.Int64
	failures := make([]error, n)
	var sessions sync.WaitGroup
	start := time.Now()
	for i, t := range talks {
		sessions.Go(func() {
			for !stop.Load() && failures[i] == nil {
				failures[i] = t.interact()
				done.Add(1)
			}
		})
	}
	time.Sleep(duration)
	stop.Store(true)
	sessions.Wait()
	elapsed := time.Since(start)
	received := 0
	for _, t := range talks {
		received += t.received
	}
	count := float64(done.Load())
	return speed{rate: count / elapsed.Seconds(), bytes: float64(received) / count}, errors.Join(failures...)
}
