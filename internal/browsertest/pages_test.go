//go:build browser

package browsertest

import (
	"strings"
	"testing"

	"github.com/stgen/stgen/internal/browser"
)

// turn follows a link of the navigation to the page at path.
func (t *tab) turn(path string) {
	t.t.Helper()
	t.showSidebar()
	t.must(t.ClickOn(`:is(#_side, [data-testid=stSidebar]) a[href$="/` + path + `"]`))
	if t.isPhone() && strings.Contains(t.t.Name(), "/streamlit/") {
		t.hideSidebar() // ours closes by itself
	}
}

func TestPages(t *testing.T) {
	onBothFaces(t, "toolshed", func(t *testing.T, tab *tab) {
		tab.sees("6 tools")
		tab.turn("loans")
		tab.sees("All tools are at home.")
		tab.unseen("6 tools")
		tab.at("/loans")
		tab.wait("the page's title", `document.title === "Loans"`)
		tab.click("Lend a level")
		tab.sees("2 tools")
		tab.at("/?search=level")
		tab.wait("the page's title", `document.title === "Tools"`)
		tab.run("history.back()")
		tab.sees("All tools are at home.")
		tab.wait("the URL of the page before", `location.pathname === "/loans"`) // the genuine frontend has put the query there first
		tab.run("history.forward()")
		tab.sees("2 tools")
		tab.at("/?search=level")
		tab.must(tab.Reload())
		tab.sees("2 tools")
		tab.at("/?search=level")
		tab.must(tab.ClickOn(`:is(main, [data-testid=stMain]) a[href*="rules"]`))
		tab.sees("Nobody lends on.")
		tab.wait("the URL of the rules", `location.pathname === "/rules"`) // the genuine frontend takes what was bound along
	})
}

func TestDeepLink(t *testing.T) {
	onBothFacesAt(t, "toolshed", "/rules", func(t *testing.T, tab *tab) {
		tab.sees("Nobody lends on.")
		tab.at("/rules")
		tab.must(tab.Reload())
		tab.sees("Nobody lends on.")
		tab.turn("")
		tab.sees("6 tools")
		tab.at("/")
	})
}

func TestUnknownPage(t *testing.T) {
	onBothFacesAt(t, "toolshed", "/nowhere", func(t *testing.T, tab *tab) {
		tab.sees("Page not found")
		tab.sees("6 tools")
		tab.at("/")
	})
}

// TestURL: what a link says is shown, and what is shown is in the link.
func TestURL(t *testing.T) {
	onBothFacesAt(t, "toolshed", "/?kind=Climbing&other=1", func(t *testing.T, tab *tab) {
		tab.sees("2 tools")
		tab.sees("Trestles")
		tab.fill("Search", "ladder")
		tab.sees("1 tool")
		tab.at("/?kind=Climbing&other=1&search=ladder")
		tab.must(tab.Reload())
		tab.sees("1 tool")
		tab.fill("Search", "")
		tab.sees("2 tools")
		tab.at("/?kind=Climbing&other=1")
	})
}

func TestDialog(t *testing.T) {
	onBothFaces(t, "toolshed", func(t *testing.T, tab *tab) {
		tab.sees("6 tools")
		tab.click("Lend")
		tab.sees("may be kept for 3 days")
		tab.shot("dialog-" + strings.ReplaceAll(t.Name(), "/", "-"))
		tab.click("Lend it")
		tab.sees("Somebody must take it.")
		tab.fill("Who takes it?", "Grace")
		tab.press("Who takes it?", browser.Escape)
		tab.unseen("may be kept for 3 days")
		tab.click("Lend")
		tab.sees("may be kept for 3 days")
		tab.must(tab.ClickOn(`dialog button[aria-label=Close], [role=dialog] button[aria-label=Close]`))
		tab.unseen("may be kept for 3 days")
		tab.click("Lend")
		tab.fill("Who takes it?", "Grace")
		tab.click("It comes back clean")
		tab.click("Lend it")
		tab.sees("Grace has the cordless drill.")
		tab.unseen("may be kept for 3 days")
		tab.turn("loans")
		tab.sees("Grace has the cordless drill.")
		if !tab.isPhone() {
			tab.sees("1 of 6")
		}
	})
}
