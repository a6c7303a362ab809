package gallery

import "github.com/stgen/stgen/runtimelib/pb"

// BlockSample is one container in one state.
type BlockSample struct {
	Name     string
	Fragment string // of its delta
	Block    *pb.Block
}

// Blocks returns a sample of every container, more of those that have several looks.
func Blocks() []BlockSample {
	px := func(n uint32) *pb.HeightConfig { return &pb.HeightConfig{HeightSpec: pb.HeightConfigPixelHeight(n)} }
	vertical := pb.BlockFlexContainerDirectionVertical
	horizontal := pb.BlockFlexContainerDirectionHorizontal
	return []BlockSample{
		{"container", "", &pb.Block{Type: &pb.BlockFlexContainer{Direction: vertical, GapConfig: small}}},
		{"container/border", "", &pb.Block{Type: &pb.BlockFlexContainer{Direction: vertical, GapConfig: small, Border: true}, HeightConfig: px(200), Autoscroll: new(true)}},
		{"container/row", "", &pb.Block{Type: &pb.BlockFlexContainer{Direction: horizontal, Wrap: true, Justify: pb.BlockFlexContainerJustifySpaceBetween, Align: pb.BlockFlexContainerAlignAlignCenter}}},
		{"columns", "", &pb.Block{Type: &pb.BlockFlexContainer{Direction: horizontal, Wrap: true, Scale: 1, Align: pb.BlockFlexContainerAlignStretch}}},
		{"column", "", &pb.Block{AllowEmpty: true, Type: &pb.BlockColumn{Weight: 0.25, VerticalAlignment: pb.BlockColumnVerticalAlignmentCenter, ShowBorder: true}}},
		{"grid", "", &pb.Block{Type: &pb.BlockGridContainer{Columns: new(uint32(3)), RowGapConfig: small}}},
		{"form", "", &pb.Block{Type: &pb.BlockForm{FormID: "f", Border: true, ClearOnSubmit: true, EnterToSubmit: true}}},
		{"expander", "", &pb.Block{AllowEmpty: true, Type: &pb.BlockExpandable{Label: "More *of it*", Icon: ":material/info:", Expanded: new(false)}}},
		{"expander/widget", "", &pb.Block{AllowEmpty: true, ID: new(id("more")), Type: &pb.BlockExpandable{Label: "Watched", Expanded: new(true), ID: new(id("more")), QueryParamKey: new("more")}}},
		{"status/running", "", &pb.Block{AllowEmpty: true, Type: &pb.BlockExpandable{Label: "Working", Icon: "spinner", State: pb.BlockExpandableStateRunning, Expanded: new(true)}}},
		{"status/complete", "", &pb.Block{AllowEmpty: true, Type: &pb.BlockExpandable{Label: "Done", Icon: ":material/check:", State: pb.BlockExpandableStateComplete, Expanded: new(false)}}},
		{"tabs", "", &pb.Block{Type: &pb.BlockTabContainer{DefaultTabIndex: 1}}},
		{"tab", "", &pb.Block{AllowEmpty: true, Type: &pb.BlockTab{Label: ":red[Hot]"}}},
		{"popover", "", &pb.Block{AllowEmpty: true, Type: &pb.BlockPopover{Label: "Settings", Icon: ":material/settings:", Help: "All of them"}}},
		{"dialog", "", &pb.Block{AllowEmpty: true, ID: new(id("dialog")), Type: &pb.BlockDialog{Title: "Are you sure?", Dismissible: true, IsOpen: new(true), Width: pb.BlockDialogDialogWidthMedium}}},
		{"chat", "", &pb.Block{AllowEmpty: true, Type: &pb.BlockChatMessage{Name: "user", Avatar: "user", AvatarType: pb.BlockChatMessageAvatarTypeIcon}}},
		{"slot", "if1", &pb.Block{AllowEmpty: true, Type: &pb.BlockTransparent{}}},
	}
}

// small is the gap that containers have by default.
var small = &pb.GapConfig{GapSpec: pb.GapConfigGapSize(pb.GapSizeSmall)}
