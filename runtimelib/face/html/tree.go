package html

import (
	"context"
	"io"

	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/templates"
)

// The root containers, as pb.RootContainer numbers them.
const (
	rootMain = iota
	rootSidebar
	rootEvent
	rootBottom
	rootCount
)

// maxPlace bounds the index of a place, so that a stray path costs no memory.
const maxPlace = 1 << 16

// node is what stands at one place of a page: an element, or a block with its children. The zero value is a place that
// nothing was put at.
type node struct {
	element  *pb.Element
	block    *pb.Block
	fragment string
	children []*node
}

// page is the page that the messages of a full run draw.
type page struct {
	roots  [rootCount]node
	toasts []*pb.Element
	config *pb.PageConfig
	pages  *pb.Navigation   // nil if the app has one page only
	timers []string         // of fragments that are run again: id=seconds
	query  *string          // what the URL's query becomes; nil = as it is
	lost   *pb.PageNotFound // the page that was asked for is not there; else nil
}

// newPage returns the page that batch draws.
func newPage(batch []*pb.ForwardMsg) *page {
	p := &page{config: &pb.PageConfig{}}
	for _, msg := range batch {
		switch m := msg.Type.(type) {
		case *pb.Delta:
			p.put(msg.Metadata.DeltaPath, m)
		case *pb.PageConfig:
			p.config = m
		case *pb.Navigation:
			p.pages = m
		case *pb.AutoRerun:
			p.timers = append(p.timers, m.FragmentID+"="+seconds(m))
		case *pb.PageInfo:
			p.query = &m.QueryString
		case *pb.PageNotFound:
			p.lost = m
		}
	}
	return p
}

// put does what a delta says. Paths that lead nowhere are ignored.
func (p *page) put(path []uint32, d *pb.Delta) {
	if len(path) < 2 || path[0] >= rootCount {
		return
	}
	at := &p.roots[path[0]]
	for _, i := range path[1:] {
		if at = at.child(i); at == nil {
			return
		}
	}
	switch m := d.Type.(type) {
	case *pb.Element:
		if _, ok := m.Type.(*pb.Toast); ok && path[0] == rootEvent {
			p.toasts = append(p.toasts, m)
			return
		}
		*at = node{element: m, fragment: d.FragmentID}
	case *pb.Block:
		*at = node{block: m, fragment: d.FragmentID, children: at.children}
	}
}

// child returns the place i, which is made if it is not there; nil if it is out of bounds.
func (n *node) child(i uint32) *node {
	if i > maxPlace {
		return nil
	}
	for len(n.children) <= int(i) {
		n.children = append(n.children, new(node))
	}
	return n.children[i]
}

// Render implements templ.Component.
func (n *node) Render(ctx context.Context, w io.Writer) error {
	switch {
	case n.element != nil:
		return templates.Element(n.element).Render(ctx, w)
	case n.block != nil:
		return templates.Block(n.block, n.fragment, nodes(n.children)).Render(ctx, w)
	}
	return templates.Empty().Render(ctx, w)
}

// nodes are the children of one container.
type nodes []*node

// Render implements templ.Component.
func (ns nodes) Render(ctx context.Context, w io.Writer) error {
	for _, n := range ns {
		if err := n.Render(ctx, w); err != nil {
			return err
		}
	}
	return nil
}
