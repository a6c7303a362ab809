package gallery

import "github.com/stgen/stgen/runtimelib/pb"

// Page returns the messages of a full run that draws every sample: elements in groups, every container with a few inside,
// and something in the sidebar.
func Page() []*pb.ForwardMsg {
	p := &pen{}
	p.add(&pb.ForwardMsg{Type: &pb.PageConfig{Title: "Gallery", Favicon: "emoji:🖼️"}})
	root := p.at(uint32(pb.RootContainerMain))
	root.element(of("", &pb.Heading{Tag: "h1", Body: "Gallery", Anchor: "gallery"}).Element)
	for _, family := range families() {
		root.element(of("", &pb.Heading{Tag: "h2", Body: family.title, Divider: "gray"}).Element)
		for _, s := range family.samples {
			root.element(s.Element)
		}
	}
	root.element(of("", &pb.Heading{Tag: "h2", Body: "Containers", Divider: "gray"}).Element)
	containers(root)
	side := p.at(uint32(pb.RootContainerSidebar))
	side.element(of("", &pb.Heading{Tag: "h3", Body: "Sidebar"}).Element)
	side.element(choices()[3].Element)
	side.element(sliders()[0].Element)
	side.element(buttons()[5].Element)
	return p.batch
}

type family struct {
	title   string
	samples []Sample
}

func families() []family {
	return []family{
		{"Text", texts()}, {"Buttons", buttons()}, {"Choices", choices()}, {"Inputs", inputs()}, {"Sliders", sliders()},
		{"Dates and times", dates()}, {"Data", data()[4:]}, {"States", states()},
	}
}

// containers draws what holds other elements: metrics in columns, tabs, folds, a form, a chat.
func containers(root *place) {
	columns := root.block(&pb.BlockFlexContainer{Direction: pb.BlockFlexContainerDirectionHorizontal, Wrap: true, GapConfig: small}, true)
	for _, s := range data()[:4] {
		columns.block(&pb.BlockColumn{Weight: 0.25}, true).element(s.Element)
	}
	row := root.block(&pb.BlockFlexContainer{Direction: pb.BlockFlexContainerDirectionHorizontal, Wrap: true, GapConfig: small, Border: true}, false)
	for _, s := range buttons()[:4] {
		row.element(s.Element)
	}
	tabs := root.block(&pb.BlockTabContainer{}, false)
	for _, label := range []string{"One", ":red[Two]", "Three"} {
		tabs.block(&pb.BlockTab{Label: label}, true).element(of("", &pb.Markdown{Body: "Inside *" + label + "*"}).Element)
	}
	root.block(&pb.BlockExpandable{Label: "More of it", Icon: ":material/info:", Expanded: new(true)}, true).element(texts()[6].Element)
	root.block(&pb.BlockExpandable{Label: "Closed", Expanded: new(false)}, true).element(texts()[6].Element)
	root.block(&pb.BlockExpandable{Label: "Working", State: pb.BlockExpandableStateRunning, Expanded: new(false)}, true)
	root.block(&pb.BlockExpandable{Label: "Complete", State: pb.BlockExpandableStateComplete, Expanded: new(false)}, true)
	root.content(&pb.BlockPopover{Label: "Settings", Help: "All of them"}).element(inputs()[1].Element)
	form := root.block(&pb.BlockForm{FormID: "f", Border: true}, false)
	form.element(inputs()[0].Element)
	form.element(sliders()[0].Element)
	form.element(buttons()[6].Element)
	for _, name := range []string{"user", "assistant"} {
		root.block(&pb.BlockChatMessage{Name: name, Avatar: name, AvatarType: pb.BlockChatMessageAvatarTypeIcon}, true).
			element(of("", &pb.Markdown{Body: "What *" + name + "* says."}).Element)
	}
}

// pen collects messages; a place appends children to one container.
type pen struct{ batch []*pb.ForwardMsg }

type place struct {
	pen  *pen
	path []uint32
	next uint32
}

func (p *pen) add(m *pb.ForwardMsg) { p.batch = append(p.batch, m) }

func (p *pen) at(root uint32) *place { return &place{pen: p, path: []uint32{root}} }

// child sends a delta to the next place and returns its path.
func (p *place) child(d pb.DeltaType) []uint32 {
	path := append(append([]uint32{}, p.path...), p.next)
	p.next++
	p.pen.add(&pb.ForwardMsg{Metadata: &pb.ForwardMsgMetadata{DeltaPath: path}, Type: &pb.Delta{Type: d}})
	return path
}

func (p *place) element(e *pb.Element) { p.child(e) }

// content makes a container that is as wide as what it holds.
func (p *place) content(kind pb.BlockType) *place {
	width := &pb.WidthConfig{WidthSpec: pb.WidthConfigUseContent(true)}
	return &place{pen: p.pen, path: p.child(&pb.Block{Type: kind, AllowEmpty: true, WidthConfig: width})}
}

func (p *place) block(kind pb.BlockType, allowEmpty bool) *place {
	return &place{pen: p.pen, path: p.child(&pb.Block{Type: kind, AllowEmpty: allowEmpty})}
}
