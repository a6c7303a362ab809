package runtime

import (
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/runtimelib/session"
)

// How long a client may take to read a frame, and to answer a ping beyond the interval of pings.
const (
	writeTimeout = 10 * time.Second
	pongTimeout  = 30 * time.Second
)

// socket is one client's websocket. A goroutine of its own reads it; writers take turns.
type socket struct {
	runtime *Runtime
	conn    *websocket.Conn
	session *session.AppSession
	client  session.Client

	mu sync.Mutex // one writer at a time
}

// buffers are the write buffers of all sockets: an idle one has none.
var buffers sync.Pool

// upgrade turns a request into a websocket and starts to read it. The handler must return at once: its goroutine and
// buffers are three times what a socket needs.
func (r *Runtime) upgrade(w http.ResponseWriter, req *http.Request) {
	protocols := websocket.Subprotocols(req)
	upgrader := websocket.Upgrader{
		WriteBufferPool:   &buffers,
		ReadBufferSize:    512,
		CheckOrigin:       r.originAllowed,
		EnableCompression: r.options.Server.EnableWebsocketCompression,
	}
	if len(protocols) > 0 {
		upgrader.Subprotocols = protocols[:1]
	}
	conn, err := upgrader.Upgrade(w, req, nil)
	if err != nil {
		r.log.Debug("refused a socket", "error", err)
		return
	}
	conn.SetReadLimit(r.options.Server.MaxWidgetStateSize)
	s := &socket{runtime: r, conn: conn}
	if !r.admit(s) {
		s.goAway()
		conn.Close()
		return
	}
	go s.read(sessionID(protocols))
}

// sessionID returns the session that a client wants to go on with: its third subprotocol (http.md).
func sessionID(protocols []string) string {
	if len(protocols) < 3 {
		return ""
	}
	return protocols[2]
}

// admit enters a socket, unless the runtime is closing.
func (r *Runtime) admit(s *socket) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return false
	}
	r.sockets[s] = struct{}{}
	r.readers.Add(1)
	return true
}

// read hands frames to the session until the socket closes.
func (s *socket) read(sessionID string) {
	r := s.runtime
	defer r.readers.Done()
	defer s.close()
	var isNew bool
	s.session, isNew = r.open(sessionID)
	s.client = r.face.client(s, isNew)
	s.session.Connect(s.client)
	r.connect(s.session)
	s.extendDeadline()
	s.conn.SetPongHandler(func(string) error { s.extendDeadline(); return nil })
	for {
		kind, frame, err := s.conn.ReadMessage()
		if err != nil {
			return
		}
		msg, code, err := r.face.decode(kind, frame)
		if err != nil {
			r.log.Warn("refused a frame", "session", s.session.ID[:6], "error", err)
			s.closeWith(code, "")
			return
		}
		s.session.HandleBackMsg(s.client, msg)
	}
}

// close forgets the socket.
func (s *socket) close() {
	s.conn.Close()
	s.session.Disconnect(s.client)
	s.runtime.disconnect(s.session)
	s.runtime.mu.Lock()
	delete(s.runtime.sockets, s)
	s.runtime.mu.Unlock()
}

// extendDeadline gives the client the time until the next ping, and to answer it.
func (s *socket) extendDeadline() {
	if interval := s.runtime.options.Server.WebsocketPingInterval; interval > 0 {
		s.conn.SetReadDeadline(time.Now().Add(interval + pongTimeout))
	}
}

// write sends one frame. It blocks for writeTimeout at most: a client that does not read is dropped.
func (s *socket) write(kind int, frame []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conn.SetWriteDeadline(time.Now().Add(writeTimeout))
	err := s.conn.WriteMessage(kind, frame)
	if err != nil {
		s.conn.Close()
	}
	return err
}

// WriteFrame implements streamlit.Conn.
func (s *socket) WriteFrame(frame []byte) error { return s.write(websocket.BinaryMessage, frame) }

// WriteText sends one text frame.
func (s *socket) WriteText(frame []byte) error { return s.write(websocket.TextMessage, frame) }

func (s *socket) ping() {
	s.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second))
}

// hurry gives the client a last moment to read what is on its way.
func (s *socket) hurry() { s.conn.NetConn().SetWriteDeadline(time.Now().Add(time.Second)) }

// goAway tells the client that the server ends, and ends the reader.
func (s *socket) goAway() {
	s.closeWith(websocket.CloseServiceRestart, "the server ends")
	s.conn.SetReadDeadline(time.Now())
}

func (s *socket) closeWith(code int, text string) {
	s.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, text), time.Now().Add(time.Second))
}
