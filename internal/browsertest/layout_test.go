//go:build browser

package browsertest

import (
	"strings"
	"testing"

	"github.com/stgen/stgen/internal/browser"
)

// showSidebar opens the sidebar where there is no room beside the page.
func (t *tab) showSidebar() {
	t.t.Helper()
	if t.isPhone() {
		t.must(t.ClickOn("button[aria-label=Sidebar], [data-testid=stExpandSidebarButton]"))
	}
}

// hideSidebar closes it again.
func (t *tab) hideSidebar() {
	t.t.Helper()
	if t.isPhone() {
		t.must(t.ClickOn("button[aria-label=Sidebar], [data-testid=stSidebarCollapseButton] button"))
	}
}

func (t *tab) isPhone() bool { return strings.HasSuffix(t.t.Name(), "/phone") }

func TestStudio(t *testing.T) {
	onBothFaces(t, "studio", func(t *testing.T, tab *tab) {
		tab.sees("Coffee studio")
		tab.sees("Water 400 ml")
		tab.showSidebar()
		tab.press("Cups", browser.Right)
		tab.click("French press")
		tab.hideSidebar()
		tab.sees("Water 600 ml")
		tab.sees("Stir once, skim the foam")
		tab.click("Brew")
		tab.sees("Brewed today 3")
		tab.click("Start over")
		tab.sees("Brewed today 0")
		tab.click("Every size")
		tab.sees("1600 ml")
		tab.click("Recipe")
		tab.click("Too bitter?")
		tab.sees("Grind coarser")
	})
}

func TestBicycles(t *testing.T) {
	onBothFaces(t, "bicycles", func(t *testing.T, tab *tab) {
		tab.sees("389 rides from May to July 2024")
		tab.sees("Rides 389")
		tab.showSidebar()
		tab.click("Cargo")
		tab.sees("Rides 40")
		tab.press("Minutes at least", browser.End)
		tab.sees("Rides 2 ")
		tab.click("City")
		tab.sees("No ride matches")
		tab.press("Minutes at least", browser.Left, browser.Left)
		tab.sees("Rides 1 ")
	})
}
