package main

import (
	"context"
	"fmt"

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
		ours, err := load(n, b.duration, dial)
		if err != nil {
			return err
		}
		bare, err := load(n, b.duration, func() (*talk, error) { return talkToEcho(echo.address, kind, heard) })
		if err != nil {
			return err
		}
		b.speeds[speedKey(a, face, n)] = ours
		name := fmt.Sprintf("%s, %s face, sessions: %d", a.name, face, n)
		b.table.add(plain(name+": interactions", ours.rate, "/s"))
		b.table.add(atLeast(name+": against a bare echo", ours.rate/bare.rate, barEcho))
	}
	return b.click(a, face, heard)
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
