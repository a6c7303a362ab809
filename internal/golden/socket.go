package golden

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/internal/pbdesc"
)

// quiet is how long a server says nothing before its answer is taken as complete: a partial answer has no end of its own.
const quiet = 300 * time.Millisecond

// socket is a connection to the Streamlit face, as the genuine frontend opens one.
type socket struct {
	conn   *websocket.Conn
	frames chan []byte // closed when the connection has ended
}

// dial connects to the server at host.
func dial(ctx context.Context, host string) (*socket, error) {
	d := websocket.Dialer{Subprotocols: []string{"streamlit", "PLACEHOLDER_AUTH_TOKEN"}, HandshakeTimeout: patience}
	conn, resp, err := d.DialContext(ctx, "ws://"+host+"/_stcore/stream", http.Header{"Origin": {"http://" + host}})
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	resp.Body.Close()
	s := &socket{conn: conn, frames: make(chan []byte)}
	go s.read()
	return s, nil
}

// read hands on what the server sends, until the connection ends.
func (s *socket) read() {
	defer close(s.frames)
	for {
		_, frame, err := s.conn.ReadMessage()
		if err != nil {
			return
		}
		s.frames <- frame
	}
}

// ask sends a BackMsg, told as JSON, and returns the ForwardMsgs that answer it.
func (s *socket) ask(msg []byte) ([][]byte, error) {
	frame, err := pbdesc.FromJSON("BackMsg", msg)
	if err != nil {
		return nil, err
	}
	if err := s.conn.WriteMessage(websocket.BinaryMessage, frame); err != nil {
		return nil, err
	}
	var answer [][]byte
	timer := time.NewTimer(quiet)
	defer timer.Stop()
	for {
		select {
		case frame, ok := <-s.frames:
			if !ok {
				return nil, errors.New("the server closed the connection")
			}
			answer = append(answer, frame)
			timer.Reset(quiet)
		case <-timer.C:
			return answer, nil
		}
	}
}

// close ends the connection and waits for the reader.
func (s *socket) close() {
	s.conn.Close()
	for range s.frames {
	}
}
