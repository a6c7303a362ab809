package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Navigation is st.navigation: where the list of pages is shown.
type Navigation struct {
	Position     string `st:"position" oneof:"sidebar hidden top" default:"sidebar"` // where the list of pages stands
	Expanded     bool   `st:"expanded"`                                              // all pages are shown, however many
	VisibleItems int    `st:"expanded,pixels"`                                       // how many pages are shown before the rest is folded away; 0 = the frontend's default
}

// Message returns the navigation as it is sent, without the pages.
func (n Navigation) Message() *pb.Navigation {
	m := &pb.Navigation{Position: pb.NavigationPositionSidebar, Expanded: n.Expanded}
	switch n.Position {
	case "hidden":
		m.Position = pb.NavigationPositionHidden
	case "top":
		m.Position = pb.NavigationPositionTop
	}
	if n.VisibleItems > 0 {
		m.VisibleItems = new(uint32(n.VisibleItems))
	}
	return m
}
