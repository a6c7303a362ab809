package templates_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/templates"
)

// navigation returns one of n pages in sections of three; the page number current is shown.
func navigation(n, current int) *pb.Navigation {
	m := &pb.Navigation{Position: pb.NavigationPositionSidebar, PageScriptHash: fmt.Sprint("h", current)}
	for i := range n {
		section := fmt.Sprint("S", i/3)
		if i%3 == 0 {
			m.Sections = append(m.Sections, section)
		}
		m.AppPages = append(m.AppPages, &pb.AppPage{
			PageScriptHash: fmt.Sprint("h", i), PageName: fmt.Sprint("Page ", i), URLPathname: fmt.Sprint("p", i), SectionHeader: section,
		})
	}
	return m
}

func TestNavigationFolds(t *testing.T) {
	t.Parallel()
	few := navigation(12, 0)
	many := navigation(13, 0)
	open := navigation(13, 12)
	expanded := navigation(13, 0)
	expanded.Expanded = true
	two := navigation(4, 0)
	two.VisibleItems = new(uint32(2))
	none := navigation(4, 0)
	none.VisibleItems = new(uint32(0))
	for _, c := range []struct {
		name string
		m    *pb.Navigation
		want string // the fold; "" = there is none
	}{
		{"twelve", few, ""},
		{"thirteen", many, `<details class="rest"><summary>View 3 more</summary>`},
		{"the page shown is folded away", open, `<details class="rest" open><summary>View 3 more</summary>`},
		{"expanded", expanded, ""},
		{"two", two, `<details class="rest"><summary>View 2 more</summary>`},
		{"none", none, `<details class="rest" open><summary>View 4 more</summary>`},
	} {
		got := render(t, templates.Navigation(c.m))
		if c.want == "" && strings.Contains(got, "View") || !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q in\n%s", c.name, c.want, got)
		}
		for i := range c.m.AppPages {
			if n := strings.Count(got, fmt.Sprintf(`href="./p%d"`, i)); n != 1 {
				t.Errorf("%s: %d links to page %d", c.name, n, i)
			}
		}
		if n := strings.Count(got, "aria-current"); n != 1 {
			t.Errorf("%s: %d pages are shown at once", c.name, n)
		}
	}
}

func TestNavigation(t *testing.T) {
	t.Parallel()
	m := navigation(2, 0)
	m.AppPages[0].URLPathname, m.AppPages[0].Icon = "", "emoji:🐝"
	m.AppPages[1].Icon, m.AppPages[1].Help = ":material/unheard_of:", "all **of** it"
	m.AppPages = append(m.AppPages,
		&pb.AppPage{PageName: "Elsewhere", SectionHeader: "S0", ExternalURL: new("https://example.org/?a&b")},
		&pb.AppPage{PageName: "Never", SectionHeader: "S0", ExternalURL: new("javascript:alert(1)")},
		&pb.AppPage{PageName: "Hidden", SectionHeader: "S0", IsHidden: true},
	)
	got := render(t, templates.Navigation(m))
	for _, want := range []string{
		`<nav id="_nav" aria-label="Pages" data-title="Page 0" data-path="">`,
		`<a href="./" data-go aria-current="page"><span class="icon">🐝</span><span>Page 0</span> </a>`,
		`<a href="./p1" data-go><span>Page 1</span> <span class="tip" role="tooltip">`,
		`<a href="https://example.org/?a&amp;b" target="_blank" rel="noopener"><span>Elsewhere</span>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	for _, unwanted := range []string{"Hidden", "javascript", "unheard"} {
		if strings.Contains(got, unwanted) {
			t.Errorf("%s in\n%s", unwanted, got)
		}
	}
	m.Position = pb.NavigationPositionHidden
	if got, want := render(t, templates.Navigation(m)), `<nav id="_nav" aria-label="Pages" hidden data-title="Page 0" data-path=""></nav>`; got != want {
		t.Errorf("hidden\n got %s\nwant %s", got, want)
	}
	alone := navigation(1, 0)
	if got := render(t, templates.Navigation(alone)); strings.Contains(got, "<a") {
		t.Errorf("the only page is linked to: %s", got)
	}
}
