package html

import (
	"bytes"
	"context"
	"io"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/templates/client"
)

// Meta is what a document says besides the page itself.
type Meta struct {
	SessionID  string // of the session that drew the page; the client goes on with it
	Name       string // title of a page that has none
	Base       string // path that everything is below, "" or "/app"
	Script     string // URL of the client
	Style      string // URL of its stylesheet
	More       string // URL of the script of rarer elements
	Look       string // URL of their stylesheet (client.Rare)
	Theme      string // colour scheme that the reader has chosen, "dark" or "light"; "" = the system's
	Curious    bool   // the app wants to know what the client says of itself
	Unfinished bool   // the run was not waited for: the client asks for the rest
}

// Document writes the page that the messages of a full run draw, as one HTML document.
func Document(w io.Writer, meta Meta, batch []*pb.ForwardMsg) error {
	p := newPage(batch)
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := content(p).Render(context.Background(), b); err != nil {
		return err
	}
	return document(meta, p, b.String(), client.Rare(b.Bytes())).Render(context.Background(), w)
}

// title returns the document's title: the app's, or that of the page that is shown.
func (p *page) title(meta Meta) string {
	if p.config.Title != "" {
		return p.config.Title
	}
	if p.pages != nil {
		for _, page := range p.pages.AppPages {
			if page.PageScriptHash == p.pages.PageScriptHash {
				return page.PageName
			}
		}
	}
	return meta.Name
}

// top reports whether the navigation is a bar above the page; else it stands in the sidebar.
func (p *page) top() bool { return p.pages != nil && p.pages.Position == pb.NavigationPositionTop }

// notes are the attributes that tell the client what it must know from the start.
func notes(meta Meta, p *page) templ.OrderedAttributes {
	var a templ.OrderedAttributes
	note := func(name string, value any) { a = append(a, templ.KeyValue[string, any]{Key: name, Value: value}) }
	note("content", meta.SessionID)
	note("data-base", meta.Base)
	note("data-unfinished", meta.Unfinished)
	note("data-curious", meta.Curious)
	note("data-titled", p.config.Title != "")
	if p.query != nil {
		note("data-query", *p.query)
	}
	if len(p.timers) > 0 {
		note("data-timers", strings.Join(p.timers, " "))
	}
	note("data-more", meta.More)
	note("data-look", meta.Look)
	return a
}

// bodyClass returns the classes of the page's frame.
func (p *page) bodyClass() string {
	return strings.TrimSpace(layout(p.config) + " " + sidebar(p.config))
}

// themed is the attribute of a page whose reader has chosen a colour scheme; any other theme than the two is none.
func themed(theme string) templ.Attributes {
	if theme != "dark" && theme != "light" {
		return nil
	}
	return templ.Attributes{"data-theme": theme}
}

func layout(m *pb.PageConfig) string {
	if m.Layout == pb.PageConfigLayoutWide {
		return "wide"
	}
	return ""
}

// sidebar says whether the sidebar is open at first: "open", "closed", or "" for what suits the window.
func sidebar(m *pb.PageConfig) string {
	switch m.InitialSidebarState {
	case pb.PageConfigSidebarStateExpanded, pb.PageConfigSidebarStateLocked:
		return "open"
	case pb.PageConfigSidebarStateCollapsed:
		return "closed"
	}
	return ""
}

// iconURL returns the URL of a page's icon: an emoji becomes a drawing of itself. There is none for an icon that only
// has a name.
func iconURL(icon string) string {
	emoji, isEmoji := strings.CutPrefix(icon, "emoji:")
	switch {
	case isEmoji:
		return `data:image/svg+xml,` + url.PathEscape(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">`+
			`<text y=".9em" font-size="88">`+emoji+`</text></svg>`)
	case icon == "" || strings.HasPrefix(icon, ":"):
		return "data:,"
	}
	return icon
}
