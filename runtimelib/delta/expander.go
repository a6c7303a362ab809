package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Expander is st.expander: a container that opens and closes. Draw what is inside with [Generator.Within].
type Expander struct {
	Label    string   `st:"label,first,markdown"`
	Expanded bool     `st:"expanded"`
	Key      string   `st:"key"` // names the container in style sheets: class st-key-<key>
	Icon     string   `st:"icon,icon"`
	Type     string   `st:"type" oneof:"default compact step" default:"default"`
	Width    Size     `st:"width,nocontent" default:"stretch"`
	_        struct{} `st:"on_change,later" oneof:"ignore rerun" default:"ignore"`
	_        struct{} `st:"bind,later"`
}

func (e Expander) draw(d *drawing) {
	d.block(&pb.Block{
		Type: &pb.BlockExpandable{
			Label: dedent(e.Label), Expanded: new(e.Expanded), Icon: e.Icon, Type: expandableType(e.Type),
		},
		AllowEmpty: true, ID: blockID("expander", e.Key), WidthConfig: e.Width.or(Stretch).width(),
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
