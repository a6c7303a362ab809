package templates

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/templates/markdown"
)

// navGroup is a section of the navigation: pages below a heading, "" for none.
type navGroup struct {
	header string
	pages  []*pb.AppPage
}

// navGroups returns the pages that are listed, by their sections.
func navGroups(m *pb.Navigation) []navGroup {
	var groups []navGroup
	for _, section := range m.Sections {
		group := navGroup{header: section}
		for _, page := range m.AppPages {
			if page.SectionHeader == section && !page.IsHidden {
				group.pages = append(group.pages, page)
			}
		}
		if len(group.pages) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// How many pages a sidebar lists before it folds the rest away, and how many stay then, as in Streamlit's frontend.
const (
	navFolds = 12
	navStays = 10
)

// navSplit returns the groups that are shown at once, and those behind "View more".
func navSplit(m *pb.Navigation) (shown, rest []navGroup) {
	shown = navGroups(m)
	n := navVisible(m, navCount(shown))
	for i, group := range shown {
		if n >= len(group.pages) {
			n -= len(group.pages)
			continue
		}
		rest = append(rest, navGroup{pages: group.pages[n:]})
		if n == 0 {
			rest[0].header = group.header
		}
		rest = append(rest, shown[i+1:]...)
		if shown = slices.Clone(shown[:i]); n > 0 {
			shown = append(shown, navGroup{header: group.header, pages: group.pages[:n]})
		}
		return shown, rest
	}
	return shown, nil
}

// navVisible returns how many of n pages are shown at once.
func navVisible(m *pb.Navigation, n int) int {
	switch {
	case m.VisibleItems != nil:
		return int(*m.VisibleItems)
	case m.Expanded || n <= navFolds || m.Position == pb.NavigationPositionTop:
		return n
	}
	return navStays
}

func navCount(groups []navGroup) (n int) {
	for _, group := range groups {
		n += len(group.pages)
	}
	return n
}

// navCurrent returns the page that is shown; one of no name if it is not in the list.
func navCurrent(m *pb.Navigation) *pb.AppPage {
	for _, page := range m.AppPages {
		if page.PageScriptHash == m.PageScriptHash {
			return page
		}
	}
	return &pb.AppPage{}
}

// navListed reports whether there is a choice of pages to show.
func navListed(m *pb.Navigation) bool {
	return m.Position != pb.NavigationPositionHidden && navCount(navGroups(m)) > 1
}

// navHolds reports whether the page that is shown is in one of the groups.
func navHolds(m *pb.Navigation, groups ...navGroup) bool {
	return slices.ContainsFunc(groups, func(group navGroup) bool { return slices.Contains(group.pages, navCurrent(m)) })
}

// navAttrs tells the client of the page that is shown: its title, and its path below the app's URL.
func navAttrs(m *pb.Navigation) attrs {
	current := navCurrent(m)
	a := class(when(m.Position == pb.NavigationPositionTop, "top"))
	a = with(a, "hidden", !navListed(m))
	a = with(a, "data-title", current.PageName)
	return with(a, "data-path", url.PathEscape(current.URLPathname))
}

// navLink returns the attributes of the link to a page. Pages elsewhere open in a tab of their own.
func navLink(m *pb.Navigation, page *pb.AppPage) attrs {
	if page.ExternalURL != nil {
		return outward(*page.ExternalURL)
	}
	a := inward(page.URLPathname, "")
	if page.PageScriptHash == m.PageScriptHash {
		a = with(a, "aria-current", "page")
	}
	return a
}

// inward returns the attributes of a link to a page of the app. All pages stand directly below the app's URL, so that a link
// from one to the other needs not know it.
func inward(path, query string) attrs {
	href := "./" + url.PathEscape(path)
	if query != "" {
		href += "?" + query
	}
	return with(with(nil, "href", href), "data-go", true)
}

// outward returns the attributes of a link to a page elsewhere. A URL that would run a script leads nowhere.
func outward(href string) attrs {
	a := with(nil, "href", string(templ.URL(href)))
	return with(with(a, "target", "_blank"), "rel", "noopener")
}

// navMore is the text on the fold that hides n pages.
func navMore(n int) string { return "View " + strconv.Itoa(n) + " more" }

// pageSymbol returns the HTML of a page's icon. Symbols that are only known by their name are left out, since the title says
// it better.
func pageSymbol(name string) string {
	html := markdown.Icon(strings.TrimPrefix(name, "emoji:"))
	if strings.Contains(html, `"icon name"`) {
		return ""
	}
	return html
}

// pageNotFound is the toast that says so. It stays until it is put away.
func pageNotFound(m *pb.PageNotFound) *pb.Toast {
	text := "**Page not found**"
	if m.PageName != "" {
		text += ": " + m.PageName
	}
	return &pb.Toast{Body: text + "\n\nThis is the first page instead.", Icon: "⚠️", Duration: new(int32(0))}
}

// pageLink returns the attributes of the link itself. One that is disabled leads nowhere.
func pageLink(m *pb.PageLink) attrs {
	switch {
	case m.Disabled:
		return with(with(nil, "role", "link"), "aria-disabled", "true")
	case m.External:
		return outward(m.Page)
	}
	return inward(m.Page, m.QueryString)
}
