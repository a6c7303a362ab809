package session

import (
	"net/url"
	"slices"
	"strings"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/runner"
	"github.com/stgen/stgen/runtimelib/state"
)

// pages is what a session knows of its app's pages. It belongs to the runner's goroutine.
type pages struct {
	all        []Page
	hashes     []string // of each page's script
	frame      func(st *delta.Generator, page func(st *delta.Generator))
	navigation func() delta.Navigation
	dialogs    []Dialog
	current    int           // index of the page that is shown; -1 = none yet
	query      string        // of the URL, as the client last had it
	told       []byte        // the navigation as it was last sent, encoded
	seeded     bool          // values have been taken from the URL
	asked      *delta.Switch // the page that a callback asked for, else nil
}

func newPages(data Data) *pages {
	p := &pages{all: data.Pages(), current: -1, frame: bare, navigation: func() delta.Navigation { return delta.Navigation{} }}
	if !slices.ContainsFunc(p.all, func(page Page) bool { return page.Default }) {
		p.all[0].Default = true
	}
	for _, page := range p.all {
		p.hashes = append(p.hashes, p.hash(page))
	}
	if framed, ok := data.(Framed); ok {
		p.frame = framed.Frame
	}
	if c, ok := data.(Conversing); ok {
		p.dialogs = c.Dialogs()
	}
	if n, ok := data.(Navigator); ok {
		p.navigation = n.Navigation
	}
	return p
}

// bare is the frame of pages that have none.
func bare(st *delta.Generator, page func(st *delta.Generator)) { page(st) }

// many reports whether there is anything to navigate.
func (p *pages) many() bool { return p.all[0].Title != "" }

// hash returns what identifies a page on the wire.
func (p *pages) hash(page Page) string {
	switch {
	case !p.many():
		return scriptHash
	case page.URL != "":
		return delta.PageHash(page.URL)
	}
	return delta.PageHash(page.path())
}

// path returns the page's path below the app's URL.
func (p *Page) path() string {
	if p.Default {
		return ""
	}
	return p.URLPath
}

// open reports whether the session has the page.
func (p *Page) open() bool { return p.URL == "" && (p.If == nil || p.If()) }

// first returns the page that is shown where no other is asked for.
func (p *pages) first() int {
	if i := slices.IndexFunc(p.all, func(page Page) bool { return page.Default && page.open() }); i >= 0 {
		return i
	}
	return max(0, slices.IndexFunc(p.all, func(page Page) bool { return page.open() }))
}

// wanted returns the page that a client asks for, and reports whether there is such a page for the session; if not, it is the
// first one.
func (p *pages) wanted(data *runner.RerunData) (page int, found bool) {
	at := -1
	switch {
	case data.PageScriptHash != "" && data.PageScriptHash != scriptHash:
		at = slices.Index(p.hashes, data.PageScriptHash)
	case data.PageName != "":
		at = p.named(data.PageName)
	case data.PageScriptHash == "" && p.current >= 0 && p.all[p.current].open():
		return p.current, true // nothing is said of pages
	default:
		return p.first(), true
	}
	if at < 0 || !p.all[at].open() {
		return p.first(), false
	}
	return at, true
}

// named returns the page with a path, as a client has it from its URL: "/" is that of the first one. It returns -1 if there is
// none.
func (p *pages) named(path string) int {
	if path = strings.Trim(path, "/"); path == "" {
		return p.first()
	}
	return slices.IndexFunc(p.all, func(page Page) bool { return page.URL == "" && page.URLPath == path })
}

// draw draws the current page in its frame, and over it the dialog that is open.
func (s *AppSession) draw(st *delta.Generator) {
	p := s.pages
	st.Stoppable(func(st *delta.Generator) {
		p.frame(st, func(st *delta.Generator) { st.Page(p.hashes[p.current], p.all[p.current].Run) })
	})
	open := s.state.Dialog()
	for _, d := range p.dialogs {
		if d.Shown == open {
			st.Dialog(d.Shown, d.Run)
		}
	}
}

// message returns the navigation as the session has it: the pages that it has, and where they are shown.
func (p *pages) message() *pb.Navigation {
	m := p.navigation().Message()
	m.PageScriptHash = p.hashes[p.current]
	for i, page := range p.all {
		if page.If != nil && !page.If() {
			continue
		}
		entry := &pb.AppPage{
			PageScriptHash: p.hashes[i], PageName: page.Title, Icon: delta.MarkIcon(page.Icon), IsDefault: page.Default,
			SectionHeader: page.Section, URLPathname: page.path(), IsHidden: page.Hidden, Help: page.Help,
		}
		if page.URL != "" {
			entry.ExternalURL = &page.URL
		}
		m.AppPages = append(m.AppPages, entry)
		if !slices.Contains(m.Sections, page.Section) {
			m.Sections = append(m.Sections, page.Section)
		}
	}
	return m
}

// asks notes that a callback asked for another page.
func (p *pages) asks(to *delta.Switch) {
	if to != nil {
		p.asked = to
	}
}

// target returns the page that the next run shows, what the client's URL becomes if a callback asked for it, and whether the
// page that was wanted is there.
func (p *pages) target(data *runner.RerunData) (page int, query *string, found bool) {
	asked := p.asked
	p.asked = nil
	if asked == nil {
		page, found = p.wanted(data)
		return page, nil, found
	}
	page = slices.Index(p.hashes, delta.PageHash(asked.Page))
	if page < 0 || !p.all[page].open() {
		return p.first(), &asked.Query, false
	}
	return page, &asked.Query, true
}

// maxTurns is how many times the actions of opened pages may send a session on to another page before it is shown.
const maxTurns = 8

// turning is how a request changes the page that is shown.
type turning struct {
	turned  bool    // another page is shown than before
	missing bool    // the page that was wanted is not there
	anew    bool    // all of the page is drawn anew
	query   *string // what the URL's query becomes; nil = as it is
	toasts  []delta.Toast
	waiting []string // fragment ids of widgets whose client waits for the end of a run
}

// turn settles which page the request shows, and does what the app does when the session comes to it.
func (s *AppSession) turn(data *runner.RerunData) turning {
	var t turning
	for range maxTurns {
		page, query, found := s.pages.target(data)
		t.missing = t.missing || !found
		if query != nil {
			t.query = query
			s.hearQuery(*query, *query != "")
		}
		if page == s.pages.current {
			break
		}
		s.pages.current, t.turned = page, true
		if handler := s.pages.all[page].OnOpen; handler != nil {
			t.toasts = append(t.toasts, s.handle(nil, handler)...)
		}
		if s.pages.asked == nil {
			break
		}
	}
	return t
}

// sendTurn tells the client what it could not know of where the session has come to.
func (s *AppSession) sendTurn(t turning) {
	meta := &pb.ForwardMsgMetadata{ActiveScriptHash: scriptHash}
	if t.missing && s.pages.many() {
		s.Enqueue(&pb.ForwardMsg{Metadata: meta, Type: &pb.PageNotFound{}})
	}
	if t.query != nil {
		s.Enqueue(&pb.ForwardMsg{Metadata: meta, Type: &pb.PageInfo{QueryString: *t.query}})
	}
}

// navigate sends the navigation, if there is one and it is not as it was last sent.
func (s *AppSession) navigate(anew bool) {
	if !s.pages.many() {
		return
	}
	m := s.pages.message()
	encoded := m.Append(nil)
	if !anew && string(encoded) == string(s.pages.told) {
		return
	}
	s.pages.told = encoded
	s.Enqueue(&pb.ForwardMsg{Metadata: &pb.ForwardMsgMetadata{ActiveScriptHash: scriptHash}, Type: m})
}

// appPages returns what a new run tells of the pages.
func (p *pages) appPages() []*pb.AppPage {
	if !p.many() {
		return []*pb.AppPage{{PageScriptHash: scriptHash}}
	}
	var out []*pb.AppPage
	for i, page := range p.all {
		out = append(out, &pb.AppPage{PageScriptHash: p.hashes[i], PageName: page.Title, Icon: page.Icon, URLPathname: page.path()})
	}
	return out
}

// Curious reports whether the app wants to know what its client says of itself: its time zone, its language.
func (s *AppSession) Curious() bool { return s.state.Curious() }

// hear takes in what a client says beside the values of widgets.
func (s *AppSession) hear(data *runner.RerunData) {
	query, _ := url.ParseQuery(data.QueryString) // what can be read of it
	s.pages.query = data.QueryString
	page, _ := s.pages.wanted(data)
	linked := page != s.pages.current && data.QueryString != "" // a link to a page may say more than the page
	s.state.Hear(state.Request{Context: data.Context, Query: query, Seed: !s.pages.seeded || data.History || linked})
	s.pages.seeded = true
}

// writeQuery has the client's URL say what the variables are that are bound to it.
func (s *AppSession) writeQuery() {
	query := s.state.Query(s.pages.query)
	if query == s.pages.query {
		return
	}
	s.hearQuery(query, false)
	s.Enqueue(&pb.ForwardMsg{Metadata: &pb.ForwardMsgMetadata{ActiveScriptHash: scriptHash}, Type: &pb.PageInfo{QueryString: query}})
}

// hearQuery takes in the query of a URL that the app sends its client to. With seed it says what is bound to it.
func (s *AppSession) hearQuery(raw string, seed bool) {
	query, _ := url.ParseQuery(raw)
	s.pages.query = raw
	s.state.Hear(state.Request{Query: query, Seed: seed})
}
