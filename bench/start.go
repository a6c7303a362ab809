package main

import (
	"context"
	"slices"
	"time"
)

// barStart is how many times as long as a bare server hello may take from its start to its first page.
const barStart = 1.5

// starts is how often each is started.
const starts = 25

// start starts hello and a bare net/http server in turns, and compares the medians of the time to their first page.
func (b *bench) start(ctx context.Context) error {
	var ours, bare []time.Duration
	for range starts {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		t, err := timeStart(b.bin.hello, b.appArgs(facePage))
		if err != nil {
			return err
		}
		ours = append(ours, t)
		if t, err = timeStart(b.bin.bare, plainArgs); err != nil {
			return err
		}
		bare = append(bare, t)
	}
	b.table.add(plain("hello: process start to the first page", milliseconds(median(ours)), "ms"))
	b.table.add(plain("bare net/http server: the same", milliseconds(median(bare)), "ms"))
	ratio := float64(median(ours)) / float64(median(bare))
	f := atMost("hello against the bare server, start to the first page", ratio, barStart, "x")
	b.table.add(f)
	return nil
}

func timeStart(program string, args func(host, port string) []string) (time.Duration, error) {
	s, err := startServer(program, args)
	if err != nil {
		return 0, err
	}
	defer s.stop()
	return s.ready("/")
}

func median(ts []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(ts))
	return sorted[len(sorted)/2]
}

func milliseconds(t time.Duration) float64 { return float64(t) / float64(time.Millisecond) }
