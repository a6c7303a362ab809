package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

// Socket is a connection to a server, as the genuine frontend opens one.
type Socket struct {
	conn   *websocket.Conn
	frames chan []byte   // closed when the connection ends
	closed chan struct{} // closed by Close, so that the reader ends
	err    error         // why it ended; to be read after frames was closed
}

// Dial connects. session is that of an earlier socket to go on with, or "".
func Dial(ctx context.Context, host, session string) (*Socket, error) {
	protocols := []string{"streamlit", "PLACEHOLDER_AUTH_TOKEN"}
	if session != "" {
		protocols = append(protocols, session)
	}
	d := websocket.Dialer{Subprotocols: protocols, HandshakeTimeout: 5 * time.Second}
	conn, resp, err := d.DialContext(ctx, "ws://"+host+"/_stcore/stream", http.Header{"Origin": {"http://" + host}})
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	resp.Body.Close()
	if got := conn.Subprotocol(); got != "streamlit" {
		conn.Close()
		return nil, fmt.Errorf("connect: the server chose subprotocol %q, want streamlit", got)
	}
	s := &Socket{conn: conn, frames: make(chan []byte), closed: make(chan struct{})}
	go s.read()
	return s, nil
}

// read hands on what the server sends, until Close or the server ends the connection.
func (s *Socket) read() {
	defer close(s.frames)
	for {
		kind, frame, err := s.conn.ReadMessage()
		if err == nil && kind != websocket.BinaryMessage {
			err = fmt.Errorf("a frame of type %d, want binary", kind)
		}
		if err != nil {
			s.err = err
			return
		}
		select {
		case s.frames <- frame:
		case <-s.closed:
			return
		}
	}
}

// Send sends one BackMsg.
func (s *Socket) Send(frame []byte) error {
	return s.conn.WriteMessage(websocket.BinaryMessage, frame)
}

// Receive returns the next ForwardMsg. ok is false if none came in the time given.
func (s *Socket) Receive(wait time.Duration) (frame []byte, ok bool, err error) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case frame, ok := <-s.frames:
		if !ok {
			return nil, false, fmt.Errorf("the server closed the connection: %w", s.err)
		}
		return frame, true, nil
	case <-timer.C:
		return nil, false, nil
	}
}

// Close ends the connection and waits for the reader.
func (s *Socket) Close() {
	close(s.closed)
	s.conn.Close()
	for range s.frames {
	}
}
