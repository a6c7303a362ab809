package runtime

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gorilla/websocket"
)

// TestTakeOver ends a server and begins another one: who comes back finds what was there, once.
func TestTakeOver(t *testing.T) {
	dir := t.TempDir()
	t.Setenv(sessionsDir, dir)
	old, end := startPage(t)
	_, body := get(t, old.URL+"/")
	id := found(t, body, `name="stgen" content="(\w+)"`)
	conn, _ := dialPage(t, old, id)
	say(t, conn, "p\x1e"+found(t, body, `<st-button data-id="([^"]+)"`)+"\x1ft")
	if got := hear(t, conn); !strings.Contains(got, "1 so far") {
		t.Fatalf("got %q", got)
	}
	get(t, old.URL+"/") // a session that keeps nothing
	end()
	if _, _, err := conn.ReadMessage(); !websocket.IsCloseError(err, websocket.CloseServiceRestart) {
		t.Errorf("the client hears %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
		t.Errorf("left %v, want one file", left)
	}

	next, _ := startPage(t)
	for i, want := range []string{"1 so far", "0 so far"} {
		conn, first := dialPage(t, next, id)
		if !strings.HasPrefix(first, "n") {
			t.Errorf("time %d: greeted with %q", i, first)
		}
		say(t, conn, "f")
		if got := hear(t, conn); !strings.Contains(got, want) {
			t.Errorf("time %d: got %q, want %s", i, got, want)
		}
	}
}

func TestTakeOverRefuses(t *testing.T) {
	dir := t.TempDir()
	t.Setenv(sessionsDir, filepath.Join(dir, "sessions"))
	secret := filepath.Join(dir, "AAAAAAAAAAAAAAAAAAAAAAAAAA.json")
	if err := os.WriteFile(secret, []byte(`{"n": 7}`), 0o600); err != nil {
		t.Fatal(err)
	}
	server, _ := startPage(t)
	conn, _ := dialPage(t, server, "..%2FAAAAAAAAAAAAAAAAAAAAAAAAAA")
	say(t, conn, "f")
	if got := hear(t, conn); !strings.Contains(got, "0 so far") {
		t.Errorf("got %q", got)
	}
	if _, err := os.Stat(secret); err != nil {
		t.Error(err)
	}
	if legacy := (legacy{dir: filepath.Join(dir, "sessions")}); legacy.take("../AAAAAAAAAAAAAAAAAAAAAAAAAA", nil) != nil {
		t.Error("a path was taken for a name")
	}
}
