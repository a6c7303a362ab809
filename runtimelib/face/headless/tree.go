package headless

import (
	"iter"
	"reflect"
	"slices"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Node is what stands at one place of the page: an element, or a block with its children.
type Node struct {
	Element  *pb.Element
	Block    *pb.Block
	Children []*Node // of a block; nil where nothing was put

	fragment string // of the delta that put it
	run      string // id of the run that put it last
}

// Tree is the page as a client sees it after all messages so far (protocol.md §2, §3, §8).
type Tree struct {
	Roots  [4]*Node // by pb.RootContainer
	Config *pb.PageConfig

	run       string   // of the last new_session
	fragments []string // which that one named
}

// NewTree returns an empty page.
func NewTree() *Tree {
	t := &Tree{}
	for i := range t.Roots {
		t.Roots[i] = &Node{Block: &pb.Block{}}
	}
	return t
}

// Apply changes the tree as msg says.
func (t *Tree) Apply(msg *pb.ForwardMsg) {
	switch m := msg.Type.(type) {
	case *pb.NewSession:
		t.run = msg.Metadata.Run.ScriptRunID
		t.fragments = msg.Metadata.Run.FragmentIDs
	case *pb.Delta:
		t.put(msg.Metadata.DeltaPath, m)
	case pb.ForwardMsgScriptFinished:
		t.finish(pb.ForwardMsgScriptFinishedStatus(m), msg.Metadata.Run)
	case *pb.PageConfig:
		t.Config = m
	}
}

// put puts an element or block at its path. A block in place of a block of its kind keeps the children.
func (t *Tree) put(path []uint32, delta *pb.Delta) {
	if len(path) < 2 || int(path[0]) >= len(t.Roots) {
		return
	}
	parent := t.Roots[path[0]]
	for _, i := range path[1 : len(path)-1] {
		if int(i) >= len(parent.Children) || parent.Children[i] == nil {
			return
		}
		parent = parent.Children[i]
	}
	i := int(path[len(path)-1])
	for len(parent.Children) <= i {
		parent.Children = append(parent.Children, nil)
	}
	node := &Node{fragment: delta.FragmentID, run: t.run}
	switch d := delta.Type.(type) {
	case *pb.Element:
		node.Element = d
	case *pb.Block:
		node.Block = d
		if old := parent.Children[i]; old != nil && old.Block != nil && sameKind(old.Block, d) {
			node.Children = old.Children
		}
	default: // a transient stands over what is there
		return
	}
	parent.Children[i] = node
}

// finish deletes what the run that ends did not send again.
func (t *Tree) finish(status pb.ForwardMsgScriptFinishedStatus, run *pb.RunIdentity) {
	switch status {
	case pb.ForwardMsgScriptFinishedStatusFinishedSuccessfully:
		for i, root := range t.Roots {
			root.prune(func(n *Node) bool { return n.run == t.run || i == int(pb.RootContainerEvent) && n.Element != nil })
		}
	case pb.ForwardMsgScriptFinishedStatusFinishedFragmentRunSuccessfully:
		for _, root := range t.Roots {
			root.pruneSlots(t.run, run.FragmentIDs)
		}
	}
}

// pruneSlots deletes, in the blocks with these fragment ids, what the run did not send again.
func (n *Node) pruneSlots(run string, ids []string) {
	for _, child := range n.Children {
		switch {
		case child == nil || child.Block == nil:
		case child.fragment != "" && slices.Contains(ids, child.fragment):
			child.prune(func(n *Node) bool { return n.run == run })
		default:
			child.pruneSlots(run, ids)
		}
	}
}

// prune deletes the children, at any depth, that keep does not hold for.
func (n *Node) prune(keep func(*Node) bool) {
	n.Children = slices.DeleteFunc(n.Children, func(c *Node) bool { return c == nil || !keep(c) })
	for _, c := range n.Children {
		c.prune(keep)
	}
}

// sameKind reports whether two blocks are of one type, as the oneof has them.
func sameKind(a, b *pb.Block) bool { return reflect.TypeOf(a.Type) == reflect.TypeOf(b.Type) }

// Elements returns the page's elements in the order of the page, main container first, without blocks.
func (t *Tree) Elements() []*pb.Element {
	var out []*pb.Element
	for n := range t.All() {
		if n.Element != nil {
			out = append(out, n.Element)
		}
	}
	return out
}

// All returns all nodes in the order of the page, main container first: elements and blocks, each block in front of what is in it.
func (t *Tree) All() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for _, root := range t.Roots {
			if !root.each(yield) {
				return
			}
		}
	}
}

// each yields the nodes inside, and reports whether more are asked for.
func (n *Node) each(yield func(*Node) bool) bool {
	for _, c := range n.Children {
		if c != nil && (!yield(c) || !c.each(yield)) {
			return false
		}
	}
	return true
}
