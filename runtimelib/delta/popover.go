package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Popover is st.popover: a button that opens a container over the page. Draw what is inside with [Generator.Within].
type Popover struct {
	Label    string   `st:"label,first,markdown"`
	Type     string   `st:"type" oneof:"primary secondary tertiary" default:"secondary"`
	Help     string   `st:"help,markdown"`
	Icon     string   `st:"icon,icon"`
	Disabled bool     `st:"disabled"`
	Width    Size     `st:"width" default:"content"`
	Wrap     *bool    `st:"wrap"` // whether a long label goes on in a new line; nil = as the container does
	Key      string   `st:"key"`  // names the container in style sheets: class st-key-<key>
	_        struct{} `st:"on_change,later" oneof:"ignore rerun" default:"ignore"`
}

func (e Popover) draw(d *drawing) {
	d.block(&pb.Block{
		Type: &pb.BlockPopover{
			Label: dedent(e.Label), Help: dedent(e.Help), Disabled: e.Disabled, Icon: e.Icon,
			Type: either(e.Type, "secondary"), Open: new(false), Wrap: e.Wrap,
		},
		AllowEmpty: true, ID: blockID("popover", e.Key), WidthConfig: e.Width.or(Content).width(),
	})
}
