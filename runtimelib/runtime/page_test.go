package runtime

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/runtimelib/config"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/state"
)

// clicks is an app that counts how often its button is pressed.
type clicks struct {
	n    state.Var[int]
	more state.Trigger
}

func (c *clicks) Values(v *state.Values) {
	c.n.Declare(v, "n", 0)
	state.DeclareTrigger(v, "more", &c.more, func() delta.Button {
		return delta.Button{Label: "More", OnClick: func(*delta.Event) { c.n.Set(c.n.Get() + 1) }}
	})
}

func (c *clicks) Pages() []Page {
	return []Page{{Run: func(st *delta.Generator) {
		st.Widget(&c.more)
		if st.Next(&c.n) {
			st.Draw(delta.Text{Body: strconv.Itoa(c.n.Get()) + " so far"})
		}
	}}}
}

// servePage serves the app on our own page.
func servePage(t *testing.T) *httptest.Server {
	t.Helper()
	server, _ := startPage(t)
	return server
}

// startPage is servePage for tests that end the server themselves.
func startPage(t *testing.T) (server *httptest.Server, end func()) {
	t.Helper()
	_, server, end = runPage(t)
	return server, end
}

// runPage is startPage for tests that talk to the runtime as well.
func runPage(t *testing.T) (r *Runtime, server *httptest.Server, end func()) {
	t.Helper()
	options, err := config.Load(nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	app := App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}
	r, err = New(app, options, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	server = httptest.NewServer(r.Handler())
	end = sync.OnceFunc(func() {
		r.Close()
		server.Close()
	})
	t.Cleanup(end)
	return r, server, end
}

func get(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

// found returns what the first group of pattern matches in body.
func found(t *testing.T, body, pattern string) string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("no %s in\n%s", pattern, body)
	}
	return m[1]
}

// dialPage opens the socket of a page, and returns it with its first frame.
func dialPage(t *testing.T, server *httptest.Server, session string) (*websocket.Conn, string) {
	t.Helper()
	dialer := websocket.Dialer{Subprotocols: []string{"stgen", "0", session}}
	conn, _, err := dialer.Dial(strings.Replace(server.URL, "http", "ws", 1)+"/_stcore/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn, hear(t, conn)
}

func hear(t *testing.T, conn *websocket.Conn) string {
	t.Helper()
	conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	_, frame, err := conn.ReadMessage()
	if err != nil {
		t.Fatal(err)
	}
	return string(frame)
}

func say(t *testing.T, conn *websocket.Conn, frame string) {
	t.Helper()
	if err := conn.WriteMessage(websocket.TextMessage, []byte(frame)); err != nil {
		t.Fatal(err)
	}
}

func TestPageHoldsTheFirstRunAndGoesOn(t *testing.T) {
	t.Parallel()
	server := servePage(t)
	resp, body := get(t, server.URL+"/")
	if policy := resp.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "script-src 'self'") {
		t.Errorf("policy %q", policy)
	}
	if !strings.Contains(body, "0 so far") {
		t.Errorf("the page is not in its document:\n%s", body)
	}
	conn, first := dialPage(t, server, found(t, body, `name="stgen" content="(\w+)"`))
	if first != "k" {
		t.Errorf("greeted with %q", first)
	}
	say(t, conn, "p\x1e"+found(t, body, `<st-button data-id="([^"]+)"`)+"\x1ft")
	if got := hear(t, conn); !strings.HasPrefix(got, "=0.1\x1f<st-text") || !strings.Contains(got, "1 so far") || len(got) > 100 {
		t.Errorf("got %q", got)
	}
}

func TestPageOfAForgottenSession(t *testing.T) {
	t.Parallel()
	server := servePage(t)
	conn, first := dialPage(t, server, "unknown")
	if len(first) < 10 || first[0] != 'n' {
		t.Fatalf("greeted with %q", first)
	}
	say(t, conn, "f")
	if got := hear(t, conn); !strings.HasPrefix(got, "<"+first[1:]) || !strings.Contains(got, "0 so far") {
		t.Errorf("got %q", got)
	}
}

func TestPageRefusesFrames(t *testing.T) {
	t.Parallel()
	server := servePage(t)
	for _, frame := range []string{"", "zzz", "p\x1e\x1f"} {
		conn, _ := dialPage(t, server, "")
		say(t, conn, frame)
		conn.SetReadDeadline(time.Now().Add(10 * time.Second))
		if _, _, err := conn.ReadMessage(); !websocket.IsCloseError(err, websocket.CloseProtocolError) {
			t.Errorf("%q: %v", frame, err)
		}
	}
}

func TestPageAssets(t *testing.T) {
	t.Parallel()
	server := servePage(t)
	_, body := get(t, server.URL+"/")
	for _, pattern := range []string{`<script src="([^"]+)"`, `rel="stylesheet" href="([^"]+)"`} {
		resp, asset := get(t, server.URL+found(t, body, pattern))
		if resp.StatusCode != http.StatusOK || asset == "" || !strings.Contains(resp.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %s, %d bytes", pattern, resp.Status, len(asset))
		}
	}
	for _, path := range []string{"/favicon.ico", "/_stgen/nothing.js", "/a/b"} {
		if resp, _ := get(t, server.URL+path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", path, resp.Status)
		}
	}
}

func TestAnnounce(t *testing.T) {
	t.Parallel()
	r, server, _ := runPage(t)
	early, _ := dialPage(t, server, "")
	r.Announce("app.yaml:1:2: <mistake>")
	const want = "e<pre>app.yaml:1:2: &lt;mistake&gt;</pre>\x1e+"
	if got := hear(t, early); got != want {
		t.Errorf("a page that was open got %q, want %q", got, want)
	}
	late, _ := dialPage(t, server, "")
	if got := hear(t, late); got != want {
		t.Errorf("a page that came later got %q, want %q", got, want)
	}
	r.Announce("")
	for _, conn := range []*websocket.Conn{early, late} {
		if got := hear(t, conn); got != "e" {
			t.Errorf("got %q where nothing is wrong any more", got)
		}
	}
}
