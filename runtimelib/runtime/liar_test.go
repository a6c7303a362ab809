package runtime

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/config"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// widgets is an app that shows what its widgets have.
type widgets struct {
	number state.Widget[int]
	share  state.Widget[float64]
	day    state.Widget[civil.Date]
	fruit  state.Widget[string]
	name   state.Widget[string]
	off    state.Widget[bool]
	press  state.Trigger
}

func (a *widgets) Values(v *state.Values) {
	state.Declare(v, "number", &a.number, func() delta.Slider[int] { return delta.Slider[int]{Label: "n", Max: 10, Default: 3} })
	state.Declare(v, "share", &a.share, func() delta.NumberInput[float64] { return delta.NumberInput[float64]{Label: "f"} })
	state.Declare(v, "day", &a.day, func() delta.Slider[civil.Date] {
		return delta.Slider[civil.Date]{Label: "d", Default: civil.Date{Year: 2024, Month: 5, Day: 17}}
	})
	state.Declare(v, "fruit", &a.fruit, func() delta.Selectbox[string] {
		return delta.Selectbox[string]{Label: "s", Options: []string{"apple", "pear"}}
	})
	state.Declare(v, "name", &a.name, func() delta.TextInput { return delta.TextInput{Label: "t", MaxChars: 5} })
	state.Declare(v, "off", &a.off, func() delta.Checkbox { return delta.Checkbox{Label: "c", Disabled: true} })
	state.DeclareTrigger(v, "press", &a.press, func() delta.Button { return delta.Button{Label: "b"} })
}

func (a *widgets) Pages() []Page {
	all := []state.AnyWidget{&a.number, &a.share, &a.day, &a.fruit, &a.name, &a.off, &a.press}
	return []Page{{Run: func(st *delta.Generator) {
		for _, w := range all {
			st.Widget(w)
		}
		if st.Next(&a.number, &a.share, &a.day, &a.fruit, &a.name, &a.off, &a.press) {
			st.Draw(delta.Text{Body: a.said()})
		}
	}}}
}

func (a *widgets) said() string {
	return fmt.Sprint(a.number.Get(), a.share.Get(), a.day.Get(), a.fruit.Get(), a.name.Get(), a.off.Get(), a.press.Get())
}

// TestValuesOfLiars sends values that no page would: the session keeps what it has, says nothing, and goes on.
func TestValuesOfLiars(t *testing.T) {
	t.Parallel()
	lies := map[string][]pb.WidgetStateValue{
		"number": {
			&pb.DoubleArray{Data: []float64{math.NaN()}}, &pb.DoubleArray{Data: []float64{math.Inf(1)}}, &pb.DoubleArray{Data: []float64{1e300}},
			&pb.DoubleArray{Data: []float64{11}}, &pb.DoubleArray{Data: []float64{-1}}, &pb.DoubleArray{Data: []float64{1, 2}}, &pb.DoubleArray{},
			pb.WidgetStateStringValue("4"), pb.WidgetStateIntValue(4), pb.WidgetStateTriggerValue(true), nil,
		},
		"share": {
			pb.WidgetStateDoubleValue(math.NaN()), pb.WidgetStateDoubleValue(math.Inf(-1)), pb.WidgetStateBoolValue(true), nil,
		},
		"day": {
			&pb.DoubleArray{Data: []float64{math.NaN()}}, &pb.DoubleArray{Data: []float64{-math.MaxFloat64}}, &pb.DoubleArray{Data: []float64{math.Inf(1)}},
			&pb.StringArray{Data: []string{"2024-05-18"}},
		},
		"fruit": {pb.WidgetStateStringValue("plum"), pb.WidgetStateIntValue(1), &pb.StringArray{Data: []string{"pear"}}, nil},
		"name":  {pb.WidgetStateStringValue("longer than five"), pb.WidgetStateBoolValue(true), &pb.ArrowTable{}, pb.WidgetStateBytesValue("x")},
		"off":   {pb.WidgetStateBoolValue(true), pb.WidgetStateStringValue("true")},
		"press": {pb.WidgetStateBoolValue(true), pb.WidgetStateTriggerValue(false), &pb.StringTriggerValue{}, &pb.ChatInputValue{}},
	}
	app := App{Spec: "widgets.yaml", Session: func() Session { return new(widgets) }}
	bubble(t, app, []string{"--face", "streamlit"}, func(t *testing.T, p *pipes) {
		c := &recordedClient{pipes: p}
		c.connect(t, "streamlit")
		c.send(t, &pb.ClientState{})
		first := strings.Join(c.heard(t), "\n")
		c.send(t, &pb.ClientState{FragmentID: delta.ElementFragment, WidgetStates: &pb.WidgetStates{Widgets: []*pb.WidgetState{
			{ID: "", Value: pb.WidgetStateBoolValue(true)}, {ID: "$$ID-0-unknown"}, {ID: strings.Repeat("x", 1<<20)},
		}}})
		for key, values := range lies {
			if c.ids[key] == "" {
				t.Fatalf("no widget %q in\n%s", key, first)
			}
			for _, value := range values {
				c.send(t, &pb.ClientState{
					FragmentID: delta.ElementFragment, PageScriptHash: "0",
					WidgetStates: &pb.WidgetStates{Widgets: []*pb.WidgetState{{ID: c.ids[key], Value: value}}},
				})
				if heard := c.heard(t); len(heard) > 0 {
					t.Errorf("%s = %#v: heard %q", key, value, heard)
				}
			}
		}
		c.send(t, &pb.ClientState{
			FragmentID:   delta.ElementFragment,
			WidgetStates: &pb.WidgetStates{Widgets: []*pb.WidgetState{{ID: c.ids["number"], Value: &pb.DoubleArray{Data: []float64{4}}}}},
		})
		if heard := c.heard(t); len(heard) != 1 || heard[0] != "[0 7] text 4 0 2024-05-17applefalse false" {
			t.Errorf("after all lies heard %q", heard)
		}
		c.conn.Close()
	})
}

// send says msg and waits until all is quiet.
func (c *recordedClient) send(t *testing.T, state *pb.ClientState) {
	t.Helper()
	if err := c.conn.WriteMessage(websocket.BinaryMessage, (&pb.BackMsg{Type: state}).Append(nil)); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second)
	synctest.Wait()
}

// TestFramesOfLiars sends frames that are none. Each closes its socket with a code that says why, and nothing else.
func TestFramesOfLiars(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, face string
		kind       int
		frame      []byte
		code       int
	}{
		{"binary", "page", websocket.BinaryMessage, []byte("f"), websocket.CloseUnsupportedData},
		{"not UTF-8", "page", websocket.TextMessage, []byte("p\x1e\xff"), websocket.CloseProtocolError},
		{"no kind", "page", websocket.TextMessage, []byte("q"), websocket.CloseProtocolError},
		{"not a number", "page", websocket.TextMessage, []byte("p\x1ex\x1fd\x1fNaN"), websocket.CloseProtocolError},
		{"infinite", "page", websocket.TextMessage, []byte("p\x1ex\x1fD\x1f1\x1fInf"), websocket.CloseProtocolError},
		{"too many widgets", "page", websocket.TextMessage, bytes.Repeat([]byte("p\x1ex\x1fn"), 1<<15), websocket.CloseProtocolError},
		{"too large", "page", websocket.TextMessage, make([]byte, 1_000_001), websocket.CloseMessageTooBig},
		{"text", "streamlit", websocket.TextMessage, []byte("{}"), websocket.CloseUnsupportedData},
		{"not protobuf", "streamlit", websocket.BinaryMessage, []byte("\xff\xff\xff\xff"), websocket.CloseProtocolError},
		{"cut off", "streamlit", websocket.BinaryMessage, []byte{0x5a, 0x7f, 0x01}, websocket.CloseProtocolError},
		{"too large", "streamlit", websocket.BinaryMessage, make([]byte, 1_000_001), websocket.CloseMessageTooBig},
	} {
		t.Run(test.face+", "+test.name, func(t *testing.T) {
			t.Parallel()
			server := serving(t, App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }},
				"--face", test.face, "--server.maxWidgetStateSize", "1")
			honest, err := dialServer(server, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer honest.Close()
			liar, err := dialServer(server, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer liar.Close()
			_ = liar.WriteMessage(test.kind, test.frame) // the server may hang up in the middle
			if err := lastWord(liar); !websocket.IsCloseError(err, test.code) {
				t.Errorf("%v, want close code %d", err, test.code)
			}
			if err := honest.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second)); err != nil {
				t.Errorf("another client's socket: %v", err)
			}
		})
	}
}

// serving serves app for as long as the test runs.
func serving(t *testing.T, app App, args ...string) *httptest.Server {
	t.Helper()
	options, err := config.Load(nil, nil, args)
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(app, options, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(r.Handler())
	t.Cleanup(func() {
		r.Close()
		server.Close()
	})
	return server
}

func dialServer(server *httptest.Server, header http.Header) (*websocket.Conn, error) {
	conn, _, err := websocket.DefaultDialer.Dial(strings.Replace(server.URL, "http", "ws", 1)+"/_stcore/stream", header)
	return conn, err
}

// lastWord returns how a socket ends.
func lastWord(conn *websocket.Conn) error {
	conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return err
		}
	}
}

// TestHandshakesOfLiars opens sockets from pages that are not ours.
func TestHandshakesOfLiars(t *testing.T) {
	t.Parallel()
	app := App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}
	server := serving(t, app, "--server.corsAllowedOrigins", "https://friend.example")
	for origin, welcome := range map[string]bool{
		"": true, server.URL: true, "http://localhost:3000": true, "https://friend.example": true,
		"https://evil.example": false, "http://friend.example": false, "https://friend.example.evil.example": false, "null": false,
		"http://localhost.evil.example": false, "http://127.0.0.1.evil.example": false, "file://": false, "//": false, "http://[::1": false,
	} {
		header := http.Header{}
		if origin != "" {
			header.Set("Origin", origin)
		}
		conn, err := dialServer(server, header)
		if err == nil {
			conn.Close()
		}
		if welcome != (err == nil) {
			t.Errorf("origin %q: %v", origin, err)
		}
	}
}

// TestRequestsOfLiars writes requests by hand that no client library lets through.
func TestRequestsOfLiars(t *testing.T) {
	t.Parallel()
	app := App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}
	server := serving(t, app, "--server.allowedHosts", "app.example")
	for _, test := range []struct {
		line, host string
		status     string
	}{
		{"GET / HTTP/1.1", "app.example", "200"},
		{"GET / HTTP/1.1", "app.example:8501", "200"},
		{"GET / HTTP/1.1", "evil.example", "400"},
		{"GET / HTTP/1.1", "", "400"},
		{"GET /../etc/passwd HTTP/1.1", "app.example", "400"},
		{"GET /..%2f..%2fetc/passwd HTTP/1.1", "app.example", "400"},
		{"GET /%2e%2e/x HTTP/1.1", "app.example", "400"},
		{"GET /a/./b HTTP/1.1", "app.example", "400"},
		{"GET //evil.example/x HTTP/1.1", "app.example", "400"},
		{`GET /..\..\x HTTP/1.1`, "app.example", "400"},
		{"GET /%00 HTTP/1.1", "app.example", "400"},
		{"GET /_stgen/../x HTTP/1.1", "app.example", "400"},
		{"GET /_stgen/..%5cx HTTP/1.1", "app.example", "400"},
		{"POST / HTTP/1.1", "app.example", "405"},
		{"GET /_stcore/stream HTTP/1.1", "app.example", "400"},
		{"GET nonsense HTTP/1.1", "app.example", "400"},
		{"nonsense", "app.example", "400"},
	} {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		conn.SetDeadline(time.Now().Add(10 * time.Second))
		fmt.Fprintf(conn, "%s\r\nHost: %s\r\nConnection: close\r\n\r\n", test.line, test.host)
		answer, err := io.ReadAll(conn)
		conn.Close()
		if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 "+test.status) {
			t.Errorf("%s of host %q: %v %.40q, want %s", test.line, test.host, err, answer, test.status)
		}
	}
}

// TestSlowHeaders sends a request a letter at a time: the server hangs up.
func TestSlowHeaders(t *testing.T) {
	t.Parallel()
	bubble(t, App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}, nil, func(t *testing.T, p *pipes) {
		conn, err := p.dial(t.Context(), "", "")
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		go io.Copy(io.Discard, conn)
		began := time.Now()
		for _, letter := range []byte("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 1000)) {
			if _, err := conn.Write([]byte{letter}); err != nil {
				break
			}
			time.Sleep(time.Second)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("the server listened for %v", took)
		}
	})
}

// TestSlowBodies announces a body that never comes: the server hangs up after a while.
func TestSlowBodies(t *testing.T) {
	t.Parallel()
	bubble(t, App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}, nil, func(t *testing.T, p *pipes) {
		conn, err := p.dial(t.Context(), "", "")
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		began := time.Now()
		go fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
		if _, err := io.Copy(io.Discard, bufio.NewReader(conn)); err != nil {
			t.Error(err)
		}
		if took := time.Since(began); took > 2*time.Minute {
			t.Errorf("the server waited for %v", took)
		}
	})
}

// TestClientThatNeverReads asks for page after page and reads none: the server drops it, and others do not notice.
func TestClientThatNeverReads(t *testing.T) {
	t.Parallel()
	bubble(t, App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}, nil, func(t *testing.T, p *pipes) {
		deaf := p.open(t, "stgen", "0")
		began := time.Now()
		for deaf.WriteMessage(websocket.TextMessage, []byte("f")) == nil {
			deaf.SetWriteDeadline(time.Now().Add(time.Minute))
		}
		if took := time.Since(began); took < time.Second || took > 30*time.Second {
			t.Errorf("the server gave up after %v", took)
		}
	})
}

// TestClientThatIsGone loses a client without a word, as a laptop does that is shut: the server notices by its pings.
func TestClientThatIsGone(t *testing.T) {
	t.Parallel()
	bubble(t, App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}, nil, func(t *testing.T, p *pipes) {
		var raw net.Conn
		d := websocket.Dialer{NetDialContext: func(ctx context.Context, network, address string) (conn net.Conn, err error) {
			raw, err = p.dial(ctx, network, address)
			return raw, err
		}}
		conn, _, err := d.Dial("ws://localhost/_stcore/stream", nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := conn.ReadMessage(); err != nil { // the greeting
			t.Fatal(err)
		}
		began := time.Now()
		buf := make([]byte, 1024)
		for err == nil { // it takes what comes and answers nothing
			_, err = raw.Read(buf)
		}
		if took := time.Since(began); took > 2*time.Minute {
			t.Errorf("the server noticed after %v", took)
		}
		raw.Close()
	})
}

// TestPingedClientStays shows that a client which answers pings stays for as long as it likes, saying nothing.
func TestPingedClientStays(t *testing.T) {
	t.Parallel()
	bubble(t, App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}, nil, func(t *testing.T, p *pipes) {
		conn := p.open(t, "stgen", "0")
		ended := make(chan error)
		go func() {
			for {
				if _, _, err := conn.ReadMessage(); err != nil {
					ended <- err
					return
				}
			}
		}()
		select {
		case err := <-ended:
			t.Fatal(err)
		case <-time.After(24 * time.Hour):
		}
		conn.Close()
		<-ended
	})
}

// TestHandlerPings shows that a program which serves the handler by itself has its sockets pinged as well.
func TestHandlerPings(t *testing.T) {
	t.Parallel()
	server := serving(t, App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }}, "--server.websocketPingInterval", "1")
	conn, err := dialServer(server, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	pinged := make(chan bool, 1)
	conn.SetPingHandler(func(string) error { pinged <- true; return io.EOF })
	if err := lastWord(conn); err != io.EOF {
		t.Error(err)
	}
}

// TestStuckRunAtTheEnd ends a server one of whose runs does not end: it is not waited for.
func TestStuckRunAtTheEnd(t *testing.T) {
	t.Parallel()
	app, begin := stuckApp()
	var began time.Time
	bubble(t, app, nil, func(t *testing.T, p *pipes) {
		begin(t)
		conn := p.open(t, "stgen", "0")
		go func() {
			_ = lastWord(conn)
			conn.Close()
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("the server took %v to end", took)
			}
		}()
		if err := conn.WriteMessage(websocket.TextMessage, []byte("f")); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		began = time.Now()
	})
}

// stuck is an app whose page does not end before the test does.
type stuck struct{ end <-chan struct{} }

// stuckApp returns the app, and what a test has to call in its bubble.
func stuckApp() (app App, begin func(t *testing.T)) {
	var end chan struct{}
	app = App{Spec: "stuck.yaml", Session: func() Session { return stuck{end} }}
	return app, func(t *testing.T) {
		end = make(chan struct{})
		t.Cleanup(func() { close(end) })
	}
}

func (stuck) Values(*state.Values) {}

func (s stuck) Pages() []Page {
	return []Page{{Run: func(*delta.Generator) { <-s.end }}}
}

// TestStuckRunOfOneSession shows that a run which does not end takes no other session's pings away.
func TestStuckRunOfOneSession(t *testing.T) {
	t.Parallel()
	app, begin := stuckApp()
	bubble(t, app, []string{"--server.disconnectedSessionTTL", "1"}, func(t *testing.T, p *pipes) {
		begin(t)
		gone := p.open(t, "stgen", "0")
		go func() { _ = lastWord(gone) }()
		if err := gone.WriteMessage(websocket.TextMessage, []byte("f")); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		gone.Close()
		stays := p.open(t, "stgen", "0")
		ended := make(chan error, 1)
		go func() {
			for {
				if _, _, err := stays.ReadMessage(); err != nil {
					ended <- err
					return
				}
			}
		}()
		select {
		case err := <-ended:
			t.Error(err)
		case <-time.After(30 * time.Minute):
		}
		stays.Close()
	})
}

// TestSocketsLeaveNothing opens and drops a thousand sockets, some in the middle of a run, and counts goroutines.
func TestSocketsLeaveNothing(t *testing.T) {
	before := runtime.NumGoroutine()
	server := serving(t, App{Spec: "clicks.yaml", Session: func() Session { return new(clicks) }})
	var users sync.WaitGroup
	for range 20 {
		users.Go(func() {
			for i := range 50 {
				conn, err := dialServer(server, nil)
				if err != nil {
					t.Error(err)
					return
				}
				if i%2 == 0 {
					_ = conn.WriteMessage(websocket.TextMessage, []byte("f")) // the answer finds nobody
				}
				conn.NetConn().Close()
			}
		})
	}
	users.Wait()
	http.DefaultClient.CloseIdleConnections()
	const kept = 10 // the server's own, and its listener's
	for range 500 {
		if runtime.NumGoroutine() <= before+kept {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines, %d before\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
}

// TestRequestsAreAnsweredAtTheEnd ends a server while it draws a page: who has asked for it gets it.
func TestRequestsAreAnsweredAtTheEnd(t *testing.T) {
	t.Parallel()
	var body string
	done := make(chan struct{})
	app := App{Spec: "slow.yaml", Session: func() Session { return slowly{} }}
	synctest.Test(t, func(t *testing.T) {
		done = make(chan struct{})
		options, err := config.Load(nil, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		r, err := New(app, options, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		p := newPipes()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- r.Serve(ctx, p) }()
		go func() {
			defer close(done)
			_, body = p.get(t, "/")
		}()
		time.Sleep(time.Second)
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		<-done
	})
	if !strings.Contains(body, "after a while") {
		t.Errorf("got %q", body)
	}
}

// slowly is an app whose page takes two seconds.
type slowly struct{}

func (slowly) Values(*state.Values) {}

func (slowly) Pages() []Page {
	return []Page{{Run: func(st *delta.Generator) {
		if st.Next() {
			time.Sleep(2 * time.Second)
			st.Draw(delta.Text{Body: "after a while"})
		}
	}}}
}
