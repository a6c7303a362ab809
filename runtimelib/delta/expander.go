package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Expander is st.expander: a container that opens and closes. Draw what is inside with [Generator.Within]. Drawn as a widget, its
// value is whether it is open.
type Expander struct {
	Label    string   `st:"label,first,markdown"`
	Expanded bool     `st:"expanded"`
	Key      string   `st:"key"` // with `on_change` the name of its value, else of the container in style sheets: class st-key-<key>
	Icon     string   `st:"icon,icon"`
	Type     string   `st:"type" oneof:"default compact step" default:"default"`
	Width    Size     `st:"width,nocontent" default:"stretch"`
	OnChange Handler  `st:"on_change" oneof:"ignore rerun" default:"ignore"` // `rerun` makes it a value whether it is open, as actions do that run when it opens or closes
	_        struct{} `st:"bind,later"`
}

// Kind implements state.Element.
func (e Expander) Kind() string { return "expander" }

// Initial implements state.Element.
func (e Expander) Initial() bool { return e.Expanded }

// Fits implements state.Element.
func (e Expander) Fits(bool) bool { return true }

// Decode implements state.Element.
func (e Expander) Decode(ws *pb.WidgetState) (bool, error) { return decodeBool(ws) }

func (e Expander) draw(d *drawing) {
	open := foldOf(d, "expander", e.Key, e.Expanded, false, e.OnChange)
	d.block(&pb.Block{
		Type: &pb.BlockExpandable{
			Label: dedent(e.Label), Expanded: &open.value, Icon: e.Icon, Type: expandableType(e.Type), ID: open.id,
		},
		AllowEmpty: true, ID: open.block, WidthConfig: e.Width.or(Stretch).width(),
	})
}

// expandableType returns the wire form of "default" ("" too), "compact" or "step".
func expandableType(s string) pb.BlockExpandableType {
	switch s {
	case "compact":
		return pb.BlockExpandableTypeCompact
	case "step":
		return pb.BlockExpandableTypeStep
	}
	return pb.BlockExpandableTypeDefault
}

// Status is st.status: an expander that tells how far something has got. Draw what is inside with [Generator.Within].
type Status struct {
	Label    string `st:"label,first,markdown"`
	Expanded bool   `st:"expanded"`
	State    string `st:"state" oneof:"running complete error" default:"running"` // what its icon says
	Type     string `st:"type" oneof:"default compact step" default:"default"`
	Width    Size   `st:"width,nocontent" default:"stretch"`
}

func (e Status) draw(d *drawing) {
	m := &pb.BlockExpandable{
		Label: dedent(e.Label), Expanded: new(e.Expanded), Type: expandableType(e.Type),
		Icon: "spinner", State: pb.BlockExpandableStateRunning,
	}
	switch e.State {
	case "complete":
		m.Icon, m.State = ":material/check:", pb.BlockExpandableStateComplete
	case "error":
		m.Icon, m.State = ":material/error:", pb.BlockExpandableStateError
	}
	d.block(&pb.Block{Type: m, AllowEmpty: true, WidthConfig: e.Width.or(Stretch).width()})
}
