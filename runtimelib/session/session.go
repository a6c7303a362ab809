// Package session is AppSession: one user's session from its first request to its end. It takes BackMsgs, has the runner
// run the page, and hands what the page says to the client that is connected.
//
// Note [Threads]. BackMsgs come on the goroutine of the client's socket. The page, its callbacks and all values belong to the
// runner's goroutine. Both meet at the queue, which mu guards; sendMu keeps batches in order on their way out.
// No lock is held while the app or a client is called, but sendMu around Client.Send.
package session

import (
	"crypto/rand"
	"log/slog"
	"sync"
	"time"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/queue"
	"github.com/stgen/stgen/runtimelib/runner"
	"github.com/stgen/stgen/runtimelib/state"
)

// Client is the face that a session talks to.
type Client interface {
	// Send delivers a batch of messages, in order. The messages are only read; the slice is not kept. It
	// returns an error when the client is gone; no further call follows.
	Send(batch []*pb.ForwardMsg) error
}

// AppSession is one user's session. Create it with New; Close ends it.
// Concurrency: all methods are safe.
type AppSession struct {
	ID string // unguessable; never in a URL

	app    *App
	data   Data
	config *pb.Config
	log    *slog.Logger
	state  *state.SessionState
	page   *delta.Page
	pages  *pages
	caches []Cache // that the client can have cleared
	runner *runner.ScriptRunner
	begun  bool          // its first run is under way, or done
	start  delta.Handler // what is to be done before the first page; nil = nothing, or done. The runner's goroutine's

	mu     sync.Mutex
	queue  queue.ForwardMsgQueue
	client Client // nil while nobody is connected
	unseen bool   // a batch found no client: the next one gets the whole page
	fresh  bool   // the client came during a run: it hears nothing of that, but the next full one
	busy   bool   // the client has been told that a run is under way
	onSave bool   // the client wants a run when a file changes

	underway string // id of the full run that has begun and not ended, "" if none; the runner's

	sendMu sync.Mutex
	batch  []*pb.ForwardMsg
}

// New returns a session of app that nobody is connected to yet. config is what its clients are told of the server's
// options.
func New(app *App, config *pb.Config, log *slog.Logger) *AppSession {
	s := &AppSession{ID: rand.Text(), app: app, config: config, state: state.New()}
	s.log = log.With("session", s.ID[:6])
	s.pages = s.declare()
	s.page = delta.NewPage(scriptHash, s.state.Now, s.describe)
	s.runner = runner.New(s.run)
	return s
}

// scriptHash identifies the app's main script. It must stay the same for the genuine frontend (protocol.md §1), and is
// short because every delta carries it.
const scriptHash = "0"

// Connect makes c the client of the session, in place of the one before, which hears nothing more. If the page
// changed while nobody was connected, or a run is under way, c gets the whole of it.
func (s *AppSession) Connect(c Client) {
	during := s.runner.Running()
	s.mu.Lock()
	s.client = c
	whole := s.unseen || during
	s.unseen, s.busy, s.fresh = false, false, during
	s.mu.Unlock()
	if whole {
		s.runner.Request(&runner.RerunData{Server: true, Full: true})
	}
}

// Disconnect forgets c, if it is still the client, and stops a run that nobody would see.
func (s *AppSession) Disconnect(c Client) {
	s.mu.Lock()
	current := s.client == c
	if current {
		s.client = nil
	}
	s.mu.Unlock()
	if current && s.runner.Running() {
		s.runner.Stop()
	}
}

// Data returns what the session keeps. It belongs to the page while a run is under way.
func (s *AppSession) Data() Data { return s.data }

// Watch has each element that the page sends told to watch too. It is for tests; call it before the first client connects.
func (s *AppSession) Watch(watch func(delta.Drawn)) { s.page.Watch(watch) }

// Connected reports whether a client is connected.
func (s *AppSession) Connected() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.client != nil
}

// Close ends the session: its run stops at the next place, its client hears nothing more. It does not wait for that: see Idle.
func (s *AppSession) Close() {
	s.mu.Lock()
	s.client = nil
	s.mu.Unlock()
	s.runner.Close()
}

// Idle returns what is closed once no run is under way: everything that earlier calls caused has been sent.
func (s *AppSession) Idle() <-chan struct{} { return s.runner.Idle() }

// Running reports whether a run is under way or waits.
func (s *AppSession) Running() bool { return s.runner.Running() }

// Wait returns when no run is under way.
func (s *AppSession) Wait() { s.runner.Wait() }

// FilesChanged has the session show what has changed in the files that it has read, if it has read any of those that
// have changed.
func (s *AppSession) FilesChanged() {
	s.runner.Request(&runner.RerunData{Server: true, If: s.state.Stale})
}

// Enqueue implements delta.Sink.
func (s *AppSession) Enqueue(msg *pb.ForwardMsg) {
	s.redact(msg)
	s.mu.Lock()
	err := s.queue.Enqueue(msg)
	s.mu.Unlock()
	if err != nil {
		panic(err)
	}
}

// flush sends what is waiting to the client.
func (s *AppSession) flush() {
	s.sendMu.Lock()
	defer s.sendMu.Unlock()
	s.mu.Lock()
	client := s.client
	s.batch = s.queue.Flush(s.batch[:0])
	switch {
	case client == nil:
		s.unseen = s.unseen || len(s.batch) > 0
	case s.fresh:
		client = nil
	}
	s.mu.Unlock()
	if client != nil && len(s.batch) > 0 {
		if err := client.Send(s.batch); err != nil {
			s.log.Debug("client is gone", "error", err)
			s.Disconnect(client)
		}
	}
	clear(s.batch)
	if cap(s.batch) > keptBatch {
		s.batch = nil
	}
}

// keptBatch is the largest buffer that an idle session keeps, in messages.
const keptBatch = 16

// How long a run may take before what it has drawn so far is sent, and before it is shown to be running.
const (
	flushAfter = 5 * time.Millisecond
	showAfter  = 200 * time.Millisecond
)

// watch flushes what a long run has drawn while it goes on, and says that it is running, until the function that it
// returns is called.
func (s *AppSession) watch() (end func()) {
	start := time.Now()
	var mu sync.Mutex // guards ended and timer
	ended := false
	var timer *time.Timer
	mu.Lock()
	defer mu.Unlock()
	timer = time.AfterFunc(flushAfter, func() {
		mu.Lock()
		defer mu.Unlock()
		if ended {
			return
		}
		if time.Since(start) >= showAfter {
			s.tellRunning(true)
		}
		s.flush()
		timer.Reset(showAfter / 4)
	})
	return func() {
		mu.Lock()
		defer mu.Unlock()
		ended = true
		timer.Stop()
	}
}

// tellRunning tells the client whether a run is under way, unless it knows.
func (s *AppSession) tellRunning(yes bool) {
	s.mu.Lock()
	known := s.busy == yes
	s.busy = yes
	onSave := s.onSave
	s.mu.Unlock()
	if !known {
		s.Enqueue(status(yes, onSave))
	}
}
