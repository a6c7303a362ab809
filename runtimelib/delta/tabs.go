package delta

import (
	"slices"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Tabs is st.tabs: containers of which one shows. Draw what is inside with [Generator.Part]. Drawn as a widget, its value is the
// label of the tab that shows.
type Tabs struct {
	Labels   []string `st:"tabs,markdown"` // of the tabs; inline Markdown
	Width    Size     `st:"width,nocontent" default:"stretch"`
	Height   Size     `st:"height" default:"content"`
	Default  string   `st:"default"`                                         // label of the tab that shows at first; "" = the first one
	Key      string   `st:"key"`                                             // with `on_change` the name of its value, else of the container in style sheets: class st-key-<key>
	OnChange Handler  `st:"on_change" oneof:"ignore rerun" default:"ignore"` // `rerun` makes the label of the open tab its value, as actions do that run when another one is opened
	_        struct{} `st:"bind,later"`
}

// Kind implements state.Element.
func (e Tabs) Kind() string { return "tabs" }

// Initial implements state.Element.
func (e Tabs) Initial() string { return optionAt(e.Labels, e.index(e.Default)) }

// Fits implements state.Element.
func (e Tabs) Fits(v string) bool { return slices.Contains(e.Labels, v) }

// Decode implements state.Element.
func (e Tabs) Decode(ws *pb.WidgetState) (string, error) { return decodeString(ws) }

// index returns the index of the tab with a label; that of the first one if there is none.
func (e Tabs) index(label string) int { return max(slices.Index(e.Labels, label), 0) }

func (e Tabs) draw(d *drawing) {
	if len(e.Labels) == 0 {
		Empty{}.draw(d)
		return
	}
	open := foldOf(d, "tabs", e.Key, e.Default, false, e.OnChange)
	d.block(&pb.Block{
		Type:       &pb.BlockTabContainer{DefaultTabIndex: int32(e.index(open.value)), ID: open.id},
		AllowEmpty: open.id != nil, ID: open.block, WidthConfig: e.Width.or(Stretch).width(), HeightConfig: e.Height.or(Content).height(),
	})
	d.parts(len(e.Labels), func(i int) Element { return tab{e.Labels[i]} })
}

// tab is one of Tabs.
type tab struct{ label string }

func (e tab) draw(d *drawing) {
	d.block(&pb.Block{Type: &pb.BlockTab{Label: dedent(e.label)}, AllowEmpty: true})
}
