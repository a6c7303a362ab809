package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/gorilla/websocket"
)

// The bars of design §8.
const (
	barEcho  = 0.3
	barClick = 100 // bytes
	many     = 20  // sessions at once
)

// speed loads both apps on both faces, each in turns with an echo server that moves the same bytes.
func (b *bench) speed(ctx context.Context) error {
	echo, err := startServer(b.bin.echo, plainArgs)
	if err != nil {
		return err
	}
	defer echo.stop()
	for _, a := range []app{counterApp, wideApp} {
		for _, face := range []string{facePage, faceStreamlit} {
			if err := b.speedOf(ctx, a, face, echo); err != nil {
				return fmt.Errorf("%s, %s: %w", a.name, face, err)
			}
		}
	}
	return nil
}

func (b *bench) speedOf(ctx context.Context, a app, face string, echo *server) error {
	s, err := b.runApp(b.binaryOf(a), face)
	if err != nil {
		return err
	}
	defer s.stop()
	if err := b.speedAgainst(ctx, a, face, s, echo); err != nil {
		return s.blame(err)
	}
	return nil
}

func (b *bench) speedAgainst(ctx context.Context, a app, face string, s, echo *server) error {
	dial, kind := talkWith(s, a, face)
	sample, err := dial()
	if err != nil {
		return err
	}
	heard, err := listenTo(sample, a)
	if err != nil {
		return err
	}
	for _, n := range []int{1, many} {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		ours, ratio, err := b.inTurns(n, dial, func() (*talk, error) { return talkToEcho(echo.address, kind, heard) })
		if err != nil {
			return err
		}
		b.speeds[speedKey(a, face, n)] = ours
		name := fmt.Sprintf("%s, %s face, sessions: %d", a.name, face, n)
		b.table.add(plain(name+": interactions", ours.rate, "/s"))
		b.table.add(atLeast(name+": against a bare echo", ratio, barEcho))
	}
	return b.click(a, face, heard)
}

// rounds is how often both of a comparison are loaded in turns: what else the machine does then spoils a round and not the
// median.
const rounds = 5

// inTurns loads ours and the other, and returns the medians of our speed and of the ratio of the two.
func (b *bench) inTurns(n int, ours, other func() (*talk, error)) (speed, float64, error) {
	var speeds []speed
	var ratios []float64
	for range rounds {
		a, err := load(n, b.duration/rounds, ours)
		if err != nil {
			return speed{}, 0, err
		}
		o, err := load(n, b.duration/rounds, other)
		if err != nil {
			return speed{}, 0, err
		}
		speeds, ratios = append(speeds, a), append(ratios, a.rate/o.rate)
	}
	slices.Sort(ratios)
	slices.SortFunc(speeds, func(a, b speed) int { return cmp.Compare(a.rate, b.rate) })
	return speeds[rounds/2], ratios[rounds/2], nil
}

// click tells the bytes of one interaction that changes one text.
func (b *bench) click(a app, face string, heard []exchange) error {
	bytes := 0
	for _, e := range heard {
		for _, size := range e.received {
			bytes += size
		}
	}
	name := fmt.Sprintf("%s, %s face: bytes a click", a.name, face)
	mean := float64(bytes) / float64(len(heard))
	if face == facePage {
		b.table.add(atMost(name, mean, barClick, "B"))
	} else {
		b.table.add(plain(name, mean, "B"))
	}
	return nil
}

// talkWith returns what begins a session of an app over a face, and the kind of its frames.
func talkWith(s *server, a app, face string) (dial func() (*talk, error), kind int) {
	if face == facePage {
		return func() (*talk, error) { return talkToPage(s.address, a) }, websocket.TextMessage
	}
	return func() (*talk, error) { return talkToStream(s.address, a, false) }, websocket.BinaryMessage
}

func (b *bench) binaryOf(a app) string {
	if a.name == counterApp.name {
		return b.bin.counter
	}
	return b.bin.wide
}

func speedKey(a app, face string, n int) string { return fmt.Sprintf("%s/%s/%d", a.name, face, n) }
