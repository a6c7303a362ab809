package main

import (
	"strconv"
	"strings"
)

// exchange is one interaction as it went over the wire.
type exchange struct {
	sent     []byte
	received []int // sizes of frames
}

// listen records one cycle of an app's interactions, after one that it lets pass.
func listenTo(t *talk, a app) ([]exchange, error) {
	defer t.close()
	var heard []exchange
	for i := range 2 * a.cycle {
		if i == a.cycle {
			t.record = func(frame []byte, sizes []int) { heard = append(heard, exchange{frame, sizes}) }
		}
		if err := t.interact(); err != nil {
			return nil, err
		}
	}
	return heard, nil
}

// talkToEcho begins a talk with the echo server in which the same bytes go back and forth.
func talkToEcho(address string, kind int, heard []exchange) (*talk, error) {
	conn, _, err := clientDialer.Dial("ws://"+address+"/?cycle="+describe(heard), nil)
	if err != nil {
		return nil, err
	}
	turn := 0
	return &talk{conn: conn, kind: kind, next: func() ([]byte, func([]byte) bool) {
		now := heard[turn%len(heard)]
		turn++
		left := len(now.received)
		return now.sent, func([]byte) bool { left--; return left == 0 }
	}}, nil
}

// describe returns the query that tells the echo server what to answer.
func describe(heard []exchange) string {
	var b strings.Builder
	for i, e := range heard {
		if i > 0 {
			b.WriteString("%3B")
		}
		for j, size := range e.received {
			if j > 0 {
				b.WriteByte(',')
			}
			b.WriteString(strconv.Itoa(size))
		}
	}
	return b.String()
}
