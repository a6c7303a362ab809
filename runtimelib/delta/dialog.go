package delta

import (
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// Dialog is st.dialog: a container over the page, which waits until it is closed. Draw it with [Generator.Dialog].
type Dialog struct {
	Title       string  `st:"title,first,markdown"`
	Width       string  `st:"width" oneof:"small medium large" default:"small"`
	Pixels      int     `st:"width,pixels" min:"1"`                                // CSS pixels; 0 = Width says it
	Position    string  `st:"position" oneof:"left center right" default:"center"` // where it stands in the window
	Fixed       bool    `st:"dismissible,not" default:"true"`                      // only code closes it
	Icon        string  `st:"icon,icon"`
	OnDismiss   Handler `st:"on_dismiss" oneof:"ignore rerun" default:"ignore"` // actions that run when the user closes it
	TellDismiss bool    `st:"on_dismiss,rerun"`                                 // the genuine frontend says when it is dismissed; with OnDismiss it does anyway
}

// Kind implements state.Kinder.
func (e Dialog) Kind() string { return "dialog" }

var (
	dialogWidths = map[string]pb.BlockDialogDialogWidth{
		"medium": pb.BlockDialogDialogWidthMedium, "large": pb.BlockDialogDialogWidthLarge,
	}
	dialogPositions = map[string]pb.BlockDialogDialogPosition{
		"left": pb.BlockDialogDialogPositionLeft, "right": pb.BlockDialogDialogPositionRight,
	}
)

func (e Dialog) draw(d *drawing) {
	d.show(e.Fixed, e.OnDismiss)
	m := &pb.BlockDialog{
		Title: e.Title, Dismissible: !e.Fixed, Width: dialogWidths[e.Width], Position: dialogPositions[e.Position], Icon: e.Icon,
		IsOpen: new(true),
	}
	if e.Pixels > 0 {
		m.Width, m.PixelWidth = 0, new(uint32(e.Pixels))
	}
	if e.TellDismiss || e.OnDismiss != nil {
		m.ID = d.id()
	}
	d.block(&pb.Block{Type: m, ID: new(d.id())})
}

// Dialog draws the session's open dialog over the page. One that closes, or gives way to another, takes a full run, since nothing
// else takes a dialog off the page (protocol.md §8).
func (g *Generator) Dialog(dialog *state.Dialog, body func(st *Generator)) {
	root := g.page.roots[rootEvent]
	core := state.CoreOf(dialog)
	shown := len(root.places) > 0
	if shown && (root.places[0].widget != core || dialog.OpenedAt() > g.page.drawnAt) {
		panic(restart{})
	}
	if !shown {
		root.index = g.page.events // behind the toasts
		g.page.events++
	} else {
		root.index = root.places[0].index
	}
	root.Widget(dialog)
	root.Within(func(st *Generator) {
		if st.Next() {
			st.Draw(Container{})
		}
		st.Within(body)
	})
}
