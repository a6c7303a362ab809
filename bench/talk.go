package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// talk is one session of an app, or of the echo server: what is said, and what is waited for.
type talk struct {
	conn *websocket.Conn
	kind int // of frames

	// next returns the frame of the next interaction, and what tells the last frame of the answer to it.
	next func() (frame []byte, last func(frame []byte) bool)

	sent, received int                 // bytes of frames
	record         func([]byte, []int) // called after every interaction, if not nil: the frame sent, the sizes of those received
}

// patience is how long an answer may take.
const patience = 30 * time.Second

// interact says one thing and waits for the whole answer.
func (t *talk) interact() error {
	frame, last := t.next()
	t.conn.SetReadDeadline(time.Now().Add(patience))
	if err := t.conn.WriteMessage(t.kind, frame); err != nil {
		return err
	}
	t.sent += len(frame)
	var sizes []int
	for {
		_, answer, err := t.conn.ReadMessage()
		if err != nil {
			return fmt.Errorf("wait for an answer: %w", err)
		}
		t.received += len(answer)
		if t.record != nil {
			sizes = append(sizes, len(answer))
		}
		if last(answer) {
			break
		}
	}
	if t.record != nil {
		t.record(frame, sizes)
	}
	return nil
}

// close says good-bye.
func (t *talk) close() {
	_ = t.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""),
		time.Now().Add(time.Second)) // the other side may be gone already
	t.conn.Close()
}

// clientDialer has small buffers, since the driver has as many sessions as the server.
var clientDialer = &websocket.Dialer{HandshakeTimeout: patience, ReadBufferSize: 1024, WriteBufferSize: 512, WriteBufferPool: new(sync.Pool)}

// dialStream opens the socket that both faces and Streamlit talk over.
func dialStream(address string, subprotocols ...string) (*websocket.Conn, error) {
	dialer := *clientDialer
	dialer.Subprotocols = subprotocols
	conn, _, err := dialer.Dial("ws://"+address+"/_stcore/stream", nil)
	return conn, err
}

// get returns the body of a page, as it comes with the encoding.
func get(address, path, encoding string) ([]byte, error) {
	req, err := http.NewRequest(http.MethodGet, "http://"+address+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept-Encoding", encoding)
	resp, err := httpClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("GET %s: %s", path, resp.Status)
	}
	return io.ReadAll(resp.Body)
}

var httpClient = &http.Client{
	Timeout:   patience,
	Transport: &http.Transport{DisableKeepAlives: true},
}

// widgetIDs returns the ids of the widgets with these keys, as a page or a message spells them.
func widgetIDs(text []byte, keys []string) (map[string]string, error) {
	ids := make(map[string]string, len(keys))
	const prefix = "$$ID-"
	for rest := text; ; {
		_, after, ok := bytes.Cut(rest, []byte(prefix))
		if !ok {
			break
		}
		rest = after
		digits := bytes.IndexByte(after, '-')
		if digits < 0 {
			break
		}
		for _, key := range keys {
			if bytes.HasPrefix(after[digits+1:], []byte(key)) {
				ids[key] = prefix + string(after[:digits+1]) + key
			}
		}
	}
	for _, key := range keys {
		if ids[key] == "" {
			return nil, fmt.Errorf("the page has no widget with the key %s", key)
		}
	}
	return ids, nil
}
