package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Popover is st.popover: a button that opens a container over the page. Draw what is inside with [Generator.Within]. Drawn as a
// widget, its value is whether it is open.
type Popover struct {
	Label    string  `st:"label,first,markdown"`
	Type     string  `st:"type" oneof:"primary secondary tertiary" default:"secondary"`
	Help     string  `st:"help,markdown"`
	Icon     string  `st:"icon,icon"`
	Disabled bool    `st:"disabled"`
	Width    Size    `st:"width" default:"content"`
	Wrap     *bool   `st:"wrap"`                                            // whether a long label goes on in a new line; nil = as the container does
	Key      string  `st:"key"`                                             // with `on_change` the name of its value, else of the container in style sheets: class st-key-<key>
	OnChange Handler `st:"on_change" oneof:"ignore rerun" default:"ignore"` // `rerun` makes it a value whether it is open, as actions do that run when it opens or closes
}

// Kind implements state.Element.
func (e Popover) Kind() string { return "popover" }

// Initial implements state.Element.
func (e Popover) Initial() bool { return false }

// Fits implements state.Element.
func (e Popover) Fits(bool) bool { return true }

// Decode implements state.Element.
func (e Popover) Decode(ws *pb.WidgetState) (bool, error) { return decodeBool(ws) }

func (e Popover) draw(d *drawing) {
	open := foldOf(d, "popover", e.Key, false, e.Disabled, e.OnChange)
	d.block(&pb.Block{
		Type: &pb.BlockPopover{
			Label: dedent(e.Label), Help: dedent(e.Help), Disabled: e.Disabled, Icon: e.Icon,
			Type: either(e.Type, "secondary"), Open: &open.value, Wrap: e.Wrap, ID: open.id,
		},
		AllowEmpty: true, ID: open.block, WidthConfig: e.Width.or(Content).width(),
	})
}
