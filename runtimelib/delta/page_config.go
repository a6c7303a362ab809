package delta

import (
	"strings"
	"unicode/utf8"

	"github.com/stgen/stgen/runtimelib/pb"
)

// PageConfig is st.set_page_config: the browser's tab and the frame of the page.
type PageConfig struct {
	PageTitle           string    `st:"page_title"`     // "" = made from the app's name
	PageIcon            string    `st:"page_icon,icon"` // an emoji, :material/name:, or the URL of an image
	Layout              string    `st:"layout" oneof:"centered wide"`
	InitialSidebarState string    `st:"initial_sidebar_state" oneof:"auto expanded collapsed locked"`
	SidebarWidth        int       `st:"initial_sidebar_state,pixels"` // CSS pixels; 0 = not given
	MenuItems           MenuItems `st:"menu_items"`
}

// MenuItems is what the page's menu leads to. A nil entry is left out of the menu.
type MenuItems struct {
	GetHelp    string // URL; "" = the frontend's default
	HideHelp   bool
	ReportBug  string // URL; "" = the frontend's default
	HideReport bool
	About      string // Markdown of the about dialog; "" = the frontend's default
	ClearAbout bool
}

// Message returns the page's configuration as it is sent.
func (c PageConfig) Message() *pb.PageConfig {
	m := &pb.PageConfig{
		Title:               c.PageTitle,
		Favicon:             MarkIcon(c.PageIcon),
		Layout:              pb.PageConfigLayoutLayoutUnset,
		InitialSidebarState: pb.PageConfigSidebarStateSidebarUnset,
	}
	switch c.Layout {
	case "centered":
		m.Layout = pb.PageConfigLayoutCentered
	case "wide":
		m.Layout = pb.PageConfigLayoutWide
	}
	switch c.InitialSidebarState {
	case "auto":
		m.InitialSidebarState = pb.PageConfigSidebarStateAuto
	case "expanded":
		m.InitialSidebarState = pb.PageConfigSidebarStateExpanded
	case "collapsed":
		m.InitialSidebarState = pb.PageConfigSidebarStateCollapsed
	case "locked":
		m.InitialSidebarState = pb.PageConfigSidebarStateLocked
	}
	if c.SidebarWidth > 0 {
		m.InitialSidebarWidth = &pb.PageConfigSidebarWidthConfig{
			WidthSpec: pb.PageConfigSidebarWidthConfigPixelWidth(c.SidebarWidth),
		}
	}
	if c.MenuItems != (MenuItems{}) {
		m.MenuItems = c.MenuItems.message()
	}
	return m
}

func (i MenuItems) message() *pb.PageConfigMenuItems {
	return &pb.PageConfigMenuItems{
		GetHelpURL: i.GetHelp, HideGetHelp: i.HideHelp, ReportABugURL: i.ReportBug, HideReportABug: i.HideReport,
		AboutSectionMd: i.About, ClearAboutMd: i.ClearAbout,
	}
}

// MarkIcon returns the icon of a page as the wire has it: an emoji is marked as one (protocol.md §2).
func MarkIcon(icon string) string {
	first, _ := utf8.DecodeRuneInString(icon)
	if icon == "" || first < utf8.RuneSelf || strings.HasPrefix(icon, "emoji:") {
		return icon
	}
	return "emoji:" + icon
}
