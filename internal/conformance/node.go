package main

import (
	"fmt"

	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/stgen/stgen/internal/pbdesc"
)

// node is one place of the page: an element, a block with its children, or nothing yet but what is laid over it.
type node struct {
	body     object // an Element or a Block; nil = nothing stands here
	block    bool
	children []*node
	overlay  []any // Elements of a transient

	hash     string // of the message that brought it
	run      string // the last run that sent it, or for a block something in it
	fragment string
	script   string // active_script_hash: the page, or the frame around the pages
	step     int    // the last step in which it was sent itself
}

// kind is the member of the oneof that the body is of: "markdown", "flex_container", …; "" without one.
func (n *node) kind() string {
	return kindOf(n.body, n.block)
}

func kindOf(body object, block bool) string {
	message := "Element"
	if block {
		message = "Block"
	}
	members := pbdesc.Message(message).Oneofs().ByName("type")
	for name := range body {
		if members.Fields().ByName(protoreflect.Name(name)) != nil {
			return name
		}
	}
	return ""
}

// place returns the node at a path below n, made if it is the next free one, and marks the blocks on the way as sent in
// this run. A path that skips a place, or leads through what is no block, is an error: the genuine page goes blank.
func (n *node) place(path []int, run string) (*node, error) {
	for depth, index := range path {
		n.run = run
		switch {
		case !n.block:
			return nil, fmt.Errorf("path %v leads through %q, which is no block", path, n.kind())
		case index > len(n.children):
			return nil, fmt.Errorf("path %v: index %d is beyond the next free place %d", path, index, len(n.children))
		case index == len(n.children):
			if depth < len(path)-1 {
				return nil, fmt.Errorf("path %v: there is no block at index %d", path, index)
			}
			n.children = append(n.children, &node{})
		}
		n = n.children[index]
	}
	return n, nil
}

// setElement puts an element in the node's place. One with the hash, and of the kind, of what stands there isn't looked
// at again by a client, unless it has an effect each time.
func (n *node) setElement(body object, from node) {
	same := !n.block && n.body != nil && n.hash != "" && n.hash == from.hash && n.kind() == kindOf(body, false)
	if same && body["has_one_shot_effect"] == nil {
		body = n.body
	}
	overlay := n.overlay
	*n = from
	n.body, n.overlay = body, overlay
}

// setBlock puts a block in the node's place. One of the same kind keeps the children; another dialog never does.
func (n *node) setBlock(body object, from node) {
	keep := n.block && n.kind() == kindOf(body, true)
	if keep && n.kind() == "dialog" && n.body["id"] != body["id"] {
		keep = false
	}
	overlay, children := n.overlay, n.children
	*n = from
	n.body, n.block, n.overlay = body, true, overlay
	if keep {
		n.children = children
	}
}
