package check

import (
	"strings"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
)

// menuEntry is an entry of the page's menu: where it leads, and that it is left out.
type menuEntry struct{ name, field, hidden string }

var menuEntries = []menuEntry{
	{"Get help", "GetHelp", "HideHelp"}, {"Report a bug", "ReportBug", "HideReport"}, {"About", "About", "ClearAbout"},
}

// menu checks `menu_items`: a text for each entry, null for one that is left out. Their names are read in any case, as
// Streamlit's are.
func (f *field) menu() {
	if f.n.Kind != spec.Mapping {
		f.wrong("the entries of the menu").WithHint("`%s: {Get help: https://…, Report a bug: null, About: \"# …\"}`", f.p.Name)
		return
	}
	items := &ir.Element{Go: "MenuItems"}
	for _, e := range f.n.Entries {
		entry, ok := menuEntryOf(e.Name)
		switch {
		case !ok:
			d := f.c.diags.Errorf(UnknownKey, e.NameSpan, "the menu has no entry %q", e.Name)
			if names := menuNames(); !d.WithNearest(e.NameSpan, e.Name, names) {
				d.WithHint("its entries are %s", join(names))
			}
		case e.Value.IsNull() || e.Value.Value().Kind == spec.NullValue:
			items.Args = append(items.Args, ir.Arg{Field: entry.hidden, Go: "true"})
		case entry.name != "About" && !isLink(e.Value.String()):
			f.c.diags.Errorf(WrongValue, e.Value.Span, "%q leads to a URL, found %s", e.Name, found(e.Value)).
				WithHint("https://…, mailto:…, or null to leave it out")
		default:
			inner := &field{c: f.c, out: items, p: &catalog.Param{Name: e.Name, Kind: catalog.Text}, n: e.Value, name: entry.field}
			inner.text()
		}
	}
	f.set(ir.Arg{Of: items})
}

// isLink reports whether a text is a URL that an entry of the menu may lead to (Streamlit's validate_menu_items).
func isLink(text string) bool {
	scheme, rest, ok := strings.Cut(text, ":")
	switch scheme {
	case "http", "https":
		return ok && strings.HasPrefix(rest, "//") && len(rest) > len("//")
	case "mailto":
		return ok && rest != ""
	}
	return false
}

func menuEntryOf(name string) (menuEntry, bool) {
	for _, e := range menuEntries {
		if strings.EqualFold(e.name, name) {
			return e, true
		}
	}
	return menuEntry{}, false
}

func menuNames() []string {
	names := make([]string, len(menuEntries))
	for i, e := range menuEntries {
		names[i] = e.name
	}
	return names
}
