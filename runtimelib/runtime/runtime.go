package runtime

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/stgen/stgen/runtimelib/config"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
)

// maxDisconnected is how many sessions wait for their clients to return; beyond that the one that has waited longest
// ends (http.md; memory_session_storage.py).
const maxDisconnected = 128

// lastRequests is how long a server that no longer listens waits for the requests of those who have just connected. Once
// net/http's Shutdown has begun it hangs up on them unanswered, though the next server on the socket could have answered.
const lastRequests = 50 * time.Millisecond

// closing is how long a server that ends waits for runs to come to their next place, and for clients to read what is on its
// way to them.
const closing = 5 * time.Second

// Runtime is one running app. Create it with New. Concurrency: all methods are safe.
type Runtime struct {
	app     App
	options *config.Options
	log     *slog.Logger
	face    face
	handler http.Handler

	clientConfig *pb.Config // what clients are told of the options
	legacy       legacy

	mu       sync.Mutex
	sessions map[string]*entry
	lonely   map[string]*entry // those of sessions that no client is connected to
	sockets  map[*socket]struct{}
	closed   bool

	readers sync.WaitGroup // of sockets
	house   sync.WaitGroup
	ending  chan struct{} // closed when the runtime does
	keeping sync.Once     // begins to keep house
}

// entry is a session and since when nobody has been connected to it.
type entry struct {
	session *session.AppSession
	alone   time.Time // while it is lonely
	talking bool      // with a client over a socket
}

// New returns a runtime of app that serves nothing yet.
func New(app App, options *config.Options, log *slog.Logger) (*Runtime, error) {
	r := &Runtime{
		app: app, options: options, log: log,
		clientConfig: clientConfig(options),
		legacy:       legacy{dir: os.Getenv(sessionsDir)},
		sessions:     make(map[string]*entry), lonely: make(map[string]*entry), sockets: make(map[*socket]struct{}),
		ending: make(chan struct{}),
	}
	f, err := r.newFace()
	if err != nil {
		return nil, err
	}
	r.face = f
	r.handler = r.routes()
	return r, nil
}

// Handler returns the app as an HTTP handler, for programs that have a server of their own. Close it with Close.
func (r *Runtime) Handler() http.Handler { return r.handler }

// Serve serves on ln until ctx ends, then says good-bye to all clients and returns. It closes ln.
func (r *Runtime) Serve(ctx context.Context, ln net.Listener) error {
	server := &http.Server{
		Handler:           r.handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute, // sockets have deadlines of their own
		WriteTimeout:      time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(r.log.Handler(), slog.LevelDebug),
	}
	server.Protocols = new(http.Protocols)
	server.Protocols.SetHTTP1(true) // a websocket needs it
	failed := make(chan error, 1)
	go func() { failed <- r.accept(server, ln) }()
	var err error
	select {
	case <-ctx.Done():
		grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		ln.Close()
		<-failed
		r.dismiss()
		time.Sleep(lastRequests)
		err = server.Shutdown(grace)
	case err = <-failed:
	}
	r.Close()
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return err
}

// dismiss ends the sockets that are open and their sessions: their clients can turn to the next server while requests are
// still answered.
func (r *Runtime) dismiss() {
	talking := make(map[string]*entry)
	r.mu.Lock()
	sockets := r.sockets
	r.sockets = make(map[*socket]struct{})
	for id, e := range r.sessions {
		if e.talking {
			talking[id] = e
			delete(r.sessions, id)
		}
	}
	r.mu.Unlock()
	r.end(sockets, talking)
}

// end ends sockets and sessions.
func (r *Runtime) end(sockets map[*socket]struct{}, sessions map[string]*entry) {
	for s := range sockets {
		s.hurry()
	}
	r.endSessions(sessions) // first: a client that is told to go asks the next server for its session
	var told sync.WaitGroup
	for s := range sockets {
		told.Go(s.goAway)
	}
	told.Wait()
}

// Close ends all sessions; their clients get a close frame. A run that does not come to an end, or a client that does not
// read, is not waited for longer than a few seconds.
func (r *Runtime) Close() {
	r.mu.Lock()
	if r.closed {
		r.mu.Unlock()
		return
	}
	r.closed = true
	close(r.ending)
	sockets, sessions := r.sockets, r.sessions
	r.sockets, r.sessions, r.lonely = make(map[*socket]struct{}), make(map[string]*entry), make(map[string]*entry)
	r.mu.Unlock()
	r.house.Wait()
	r.end(sockets, sessions)
	r.readers.Wait()
}

// endSessions ends sessions and leaves them to the next server.
func (r *Runtime) endSessions(sessions map[string]*entry) {
	for _, e := range sessions {
		e.session.Close()
	}
	patience := time.NewTimer(closing)
	defer patience.Stop()
	late := false
	for _, e := range sessions {
		if !late {
			select {
			case <-e.session.Idle():
			case <-patience.C:
				late = true
			}
		}
		if late && e.session.Running() {
			r.log.Warn("a session is lost: its run does not end", "session", e.session.ID[:6])
			continue
		}
		if err := r.legacy.leave(e.session); err != nil {
			r.log.Warn("a session is lost", "error", err)
		}
	}
}

// open returns the session with the id, or a new one if there is none; this has the values that the session with the id
// left behind when another server ended. The session does not end before disconnect is called.
func (r *Runtime) open(id string) (s *session.AppSession, isNew bool) {
	r.mu.Lock()
	if !r.closed {
		r.keeping.Do(func() {
			r.house.Go(r.keepHouse)
			r.house.Go(r.watchFiles)
		})
	}
	e, ok := r.sessions[id]
	if ok {
		delete(r.lonely, id)
	}
	r.mu.Unlock()
	if ok {
		return e.session, false
	}
	s = session.New(&r.app, r.clientConfig, r.log)
	if err := r.legacy.take(id, s); err != nil {
		r.log.Warn("a session begins anew", "error", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sessions[s.ID] = &entry{session: s}
	return s, true
}

// connect notes that a client of the session is there.
func (r *Runtime) connect(s *session.AppSession) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.lonely, s.ID)
	if e, ok := r.sessions[s.ID]; ok {
		e.talking = true
	}
}

// disconnect notes that a client of the session has gone.
func (r *Runtime) disconnect(s *session.AppSession) {
	r.mu.Lock()
	if e, ok := r.sessions[s.ID]; ok && !s.Connected() { // else another client has taken it over
		e.alone, e.talking = time.Now(), false
		r.lonely[s.ID] = e
	}
	r.mu.Unlock()
	r.endLonely(time.Now())
}

// endLonely ends the sessions whose clients have been gone for too long. It looks at no others, however many there are.
func (r *Runtime) endLonely(now time.Time) {
	var ended []*session.AppSession
	var oldest *entry
	r.mu.Lock()
	for _, e := range r.lonely {
		switch {
		case now.Sub(e.alone) > r.options.Server.DisconnectedSessionTTL:
			ended = append(ended, r.forget(e))
		case oldest == nil || e.alone.Before(oldest.alone):
			oldest = e
		}
	}
	if len(r.lonely) > maxDisconnected {
		ended = append(ended, r.forget(oldest))
	}
	r.mu.Unlock()
	for _, s := range ended {
		s.Close()
	}
}

// forget takes a lonely session out of the tables and returns it. The caller holds mu.
func (r *Runtime) forget(e *entry) *session.AppSession {
	delete(r.sessions, e.session.ID)
	delete(r.lonely, e.session.ID)
	return e.session
}

// keepHouse pings the sockets and ends sessions that nobody returned to, until the runtime is closed.
func (r *Runtime) keepHouse() {
	interval := r.options.Server.WebsocketPingInterval
	if interval <= 0 {
		interval = 30 * time.Second
	}
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-r.ending:
			return
		case now := <-ticker.C:
			r.pingAll()
			r.endLonely(now)
		}
	}
}

func (r *Runtime) pingAll() {
	r.mu.Lock()
	all := make([]*socket, 0, len(r.sockets))
	for s := range r.sockets {
		all = append(all, s)
	}
	r.mu.Unlock()
	for _, s := range all {
		s.ping()
	}
}
