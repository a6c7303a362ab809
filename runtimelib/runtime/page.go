package runtime

import (
	"compress/gzip"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"github.com/stgen/stgen/runtimelib/face/html"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
	"github.com/stgen/stgen/templates/client"
)

// pagePatience is how long a request for a page waits for the run that draws it; what is missing then follows over the
// socket.
const pagePatience = 3 * time.Second

// pagePolicy allows our own script and stylesheet, images and media from anywhere, and frames that an app shows. Styles in
// attributes are how sizes reach elements; they run nothing.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; " +
	"img-src 'self' data: blob: https: http:; media-src 'self' data: https: http:; font-src 'self'; connect-src 'self'; " +
	"frame-src https: http: data:; base-uri 'none'; form-action 'none'"

// errBinary is returned for a binary frame: the page's protocol has text frames only.
var errBinary = errors.New("a binary frame; the page's protocol has text frames only")

// pageFace serves our own page.
type pageFace struct {
	runtime *Runtime
	notice  notice
}

func newPageFace(r *Runtime) (face, error) { return &pageFace{runtime: r}, nil }

func (f *pageFace) routes(mux *http.ServeMux) {
	mux.Handle("GET "+client.Path, client.Handler())
	mux.HandleFunc("GET /", f.page)
}

func (f *pageFace) client(s *socket, isNew bool) session.Client {
	_ = s.WriteText(html.Greeting(s.session.ID, isNew)) // a socket that fails is found out by its reader
	if text := f.notice.get(); text != "" {
		_ = s.WriteText(html.Notice(text))
	}
	return &pageClient{socket: s}
}

func (f *pageFace) decode(kind int, frame []byte) (*pb.BackMsg, int, error) {
	if kind != websocket.TextMessage {
		return nil, websocket.CloseUnsupportedData, errBinary
	}
	msg, err := html.Decode(frame)
	if err != nil {
		return nil, websocket.CloseProtocolError, err
	}
	return msg, 0, nil
}

// pageClient is a page that is open in a browser.
type pageClient struct {
	socket   *socket
	renderer html.Renderer
}

// frames are the buffers of frames on their way out: an idle page has none.
var frames = sync.Pool{New: func() any { return new([]byte) }}

// Send implements session.Client.
func (c *pageClient) Send(batch []*pb.ForwardMsg) error {
	b := frames.Get().(*[]byte)
	defer frames.Put(b)
	*b = c.renderer.Patch((*b)[:0], batch)
	if len(*b) == 0 {
		return nil
	}
	return c.socket.WriteText(*b)
}

// page opens a session, has it draw the page and answers with that. The page's socket goes on with the session.
func (f *pageFace) page(w http.ResponseWriter, req *http.Request) {
	name := strings.Trim(req.URL.Path, "/")
	if strings.ContainsAny(name, "./") {
		http.NotFound(w, req)
		return
	}
	if name != "" && strings.HasSuffix(req.URL.Path, "/") { // links between pages start from their folder
		to := url.URL{Path: "../" + name, RawQuery: req.URL.RawQuery}
		w.Header().Set("Location", to.String())
		w.WriteHeader(http.StatusPermanentRedirect)
		return
	}
	s, _ := f.runtime.open("")
	defer f.runtime.disconnect(s)
	first := &firstPage{}
	state := &pb.ClientState{QueryString: req.URL.RawQuery, PageName: name}
	if s.Curious() {
		state.ContextInfo = f.context(req)
	}
	finished := first.draw(req.Context(), s, state)
	if req.Context().Err() != nil {
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", pagePolicy)
	h.Set("Referrer-Policy", "same-origin")
	out, end := compressed(w, req)
	defer end()
	err := html.Document(out, f.meta(req, s, finished), first.take())
	if err != nil {
		f.runtime.log.Debug("a page could not be sent", "error", err)
	}
}

func (f *pageFace) meta(req *http.Request, s *session.AppSession, finished bool) html.Meta {
	base := f.runtime.options.Server.BaseURLPath
	if base != "" {
		base = "/" + base
	}
	theme := cookie(req, "stgen_theme")
	return html.Meta{
		Theme: theme, Curious: s.Curious(), SessionID: s.ID, Name: f.runtime.app.Name(), Base: base, Unfinished: !finished,
		Script: base + client.Path + client.Script, Style: base + client.Path + client.Style, More: base + client.Path + client.More, Look: base + client.Path + client.Look,
	}
}

// context returns what a request says of its client, and what the page has noted of it the last time.
func (f *pageFace) context(req *http.Request) *pb.ContextInfo {
	c := &pb.ContextInfo{IsEmbedded: new(req.URL.Query().Get("embed") == "true")}
	if zone, err := url.QueryUnescape(cookie(req, "stgen_zone")); err == nil {
		_ = html.Zone(c, zone) // it is only a guess
	}
	if language, _, _ := strings.Cut(req.Header.Get("Accept-Language"), ","); language != "" {
		language, _, _ = strings.Cut(language, ";")
		c.Locale = &language
	}
	if theme := cookie(req, "stgen_theme"); theme == "dark" || theme == "light" {
		c.ColorScheme = &theme
	}
	return c
}

// cookie returns a cookie's value, "" if there is none.
func cookie(req *http.Request, name string) string {
	if c, err := req.Cookie(name); err == nil {
		return c.Value
	}
	return ""
}

// firstPage is the client that collects what a session's first run says.
type firstPage struct {
	mu    sync.Mutex
	batch []*pb.ForwardMsg
}

// Send implements session.Client.
func (c *firstPage) Send(batch []*pb.ForwardMsg) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.batch = append(c.batch, batch...)
	return nil
}

// take returns what was said so far.
func (c *firstPage) take() []*pb.ForwardMsg {
	c.mu.Lock()
	defer c.mu.Unlock()
	batch := c.batch
	c.batch = nil
	return batch
}

// draw has the session draw its page, and reports whether it came to the end. A run that takes too long is stopped: the
// page's socket begins it anew.
func (c *firstPage) draw(ctx context.Context, s *session.AppSession, state *pb.ClientState) bool {
	ctx, cancel := context.WithTimeout(ctx, pagePatience)
	defer cancel()
	s.Connect(c)
	defer s.Disconnect(c)
	s.HandleBackMsg(c, &pb.BackMsg{Type: state})
	select {
	case <-s.Idle():
		return true
	case <-ctx.Done():
		return false
	}
}

var gzips = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is a valid one
	return z
}}

// compressed returns a writer to w that compresses if the client takes it, and what ends it.
func compressed(w http.ResponseWriter, req *http.Request) (out interface{ Write([]byte) (int, error) }, end func()) {
	w.Header().Add("Vary", "Accept-Encoding")
	if !strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") {
		return w, func() {}
	}
	w.Header().Set("Content-Encoding", "gzip")
	z := gzips.Get().(*gzip.Writer)
	z.Reset(w)
	return z, func() {
		z.Close()
		gzips.Put(z)
	}
}
