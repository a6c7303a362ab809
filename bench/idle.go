package main

import (
	"context"
	"fmt"
	"time"

	"github.com/gorilla/websocket"
)

// The bars of design §8, in KiB an idle session and MB at rest.
const (
	barIdlePage      = 20
	barIdleStreamlit = 32
	barRest          = 8
)

// idle weighs a server of hello with many sessions that do nothing.
func (b *bench) idle(ctx context.Context) error {
	err := b.idleOf(ctx, facePage, barIdlePage, func(address string) (*websocket.Conn, error) {
		conn, _, err := openPage(address)
		return conn, err
	})
	if err != nil {
		return err
	}
	return b.idleOf(ctx, faceStreamlit, barIdleStreamlit, func(address string) (*websocket.Conn, error) {
		conn, _, _, err := openStream(address)
		return conn, err
	})
}

func (b *bench) idleOf(ctx context.Context, face string, bar float64, open func(address string) (*websocket.Conn, error)) error {
	s, err := b.runApp(b.bin.hello, face)
	if err != nil {
		return err
	}
	defer s.stop()
	before, err := s.memory()
	if err != nil {
		return err
	}
	for range b.sessions {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		conn, err := open(s.address)
		if err != nil {
			return err
		}
		defer conn.Close()
	}
	at := time.Now()
	full, err := s.memory()
	if err != nil {
		return err
	}
	time.Sleep(b.settle)
	after, err := s.memory()
	if err != nil {
		return err
	}
	each := func(m memory) float64 { return float64(m.resident-before.resident) / float64(b.sessions) / 1024 }
	b.table.add(plain(fmt.Sprintf("idle session of hello, %s face, at once", face), each(full), "KiB"))
	name := fmt.Sprintf("idle session of hello, %s face, %d of them, after %.0f s", face, b.sessions, time.Since(at).Seconds())
	b.table.add(atMost(name, each(after), bar, "KiB"))
	return nil
}

// rest weighs a server of hello that has served one page to somebody who has gone.
func (b *bench) rest(context.Context) error {
	s, err := b.runApp(b.bin.hello, facePage)
	if err != nil {
		return err
	}
	defer s.stop()
	if _, err := get(s.address, "/", "gzip"); err != nil {
		return err
	}
	time.Sleep(time.Second)
	m, err := s.memory()
	if err != nil {
		return err
	}
	b.table.add(atMost("hello at rest, one page served: resident memory", float64(m.resident)/1e6, barRest, "MB"))
	b.table.add(plain("of which pages of its binary", float64(m.mapped)/1e6, "MB"))
	return nil
}
