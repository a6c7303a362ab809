package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gorilla/websocket"
)

const (
	barEdit = 600 // milliseconds
	edits   = 5

	// retry is how long the page's client waits before it connects again, unless the server said that it restarts
	// (templates/client/src/socket.ts).
	retry = 250 * time.Millisecond
)

// edit times `stgen run`: from a change of the spec to the frame that shows it to a page which is open in a browser.
func (b *bench) edit(ctx context.Context) error {
	stgen := filepath.Join(b.work, "stgen")
	if err := compile(ctx, "./cmd/stgen", stgen); err != nil {
		return err
	}
	spec, err := os.ReadFile(b.spec)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "stgen-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "hello.yaml")
	if err := os.WriteFile(path, spec, 0o644); err != nil {
		return err
	}
	source, err := os.Getwd()
	if err != nil {
		return err
	}
	s, err := startServer(stgen, func(_, port string) []string {
		return []string{"run", path, "--no-browser", "--port", port}
	}, "STGEN_SOURCE="+source)
	if err != nil {
		return err
	}
	defer s.stop()
	if _, err := s.ready("/"); err != nil {
		return err
	}
	var times []time.Duration
	for i := range edits {
		text := fmt.Sprintf("Edit number %d", i)
		edited := bytes.Replace(spec, []byte("\nbody:\n"), []byte("\nbody:\n  - text: "+text+"\n"), 1)
		t, err := timeEdit(s.address, path, edited, text)
		if err != nil {
			return err
		}
		times = append(times, t)
	}
	b.table.add(atMost("edit of hello to the change in an open page, median", milliseconds(median(times)), barEdit, "ms"))
	return nil
}

// timeEdit writes the spec and plays the page that waits for the text.
func timeEdit(address, path string, spec []byte, text string) (time.Duration, error) {
	conn, _, err := openPage(address)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	time.Sleep(retry) // the loop has to be at rest
	began := time.Now()
	if err := os.WriteFile(path, spec, 0o644); err != nil {
		return 0, err
	}
	conn.SetReadDeadline(began.Add(patience))
	for err == nil {
		_, _, err = conn.ReadMessage()
	}
	wait := retry
	if websocket.IsCloseError(err, websocket.CloseServiceRestart) {
		wait = 0
	}
	for ; time.Since(began) < patience; wait = max(2*wait, retry) {
		time.Sleep(wait)
		conn, err := dialStream(address, "stgen", "0", "gone")
		if err != nil {
			continue
		}
		defer conn.Close()
		if err := awaitText(conn, text); err != nil {
			return 0, err
		}
		return time.Since(began), nil
	}
	return 0, fmt.Errorf("no server after %v: %w", patience, err)
}

// awaitText asks for the whole page and waits for a frame with the text.
func awaitText(conn *websocket.Conn, text string) error {
	if err := conn.WriteMessage(websocket.TextMessage, []byte("f")); err != nil {
		return err
	}
	conn.SetReadDeadline(time.Now().Add(patience))
	for {
		_, frame, err := conn.ReadMessage()
		if err != nil {
			return fmt.Errorf("wait for %q: %w", text, err)
		}
		if bytes.Contains(frame, []byte(text)) {
			return nil
		}
	}
}
