package main

import "slices"

// finished is the end of a run: what it did not send again goes.
type finished struct {
	run       string
	fragments []string // empty = a full run
}

// prune removes what is stale below a block and closes the gaps. within says that a named block around it was part
// of the run.
func (f finished) prune(block *node, within bool) {
	if slices.Contains(f.fragments, block.fragment) && block.fragment != "" && block.run == f.run {
		within = true
	}
	block.children = slices.DeleteFunc(block.children, func(child *node) bool {
		if f.stale(child, within) {
			return true
		}
		if child.run != f.run && (within || len(f.fragments) == 0) {
			child.overlay = nil
		}
		if child.block {
			f.prune(child, within)
		}
		return false
	})
}

// stale reports whether a node is removed: in a full run whatever wasn't sent, but for toasts, which end by
// themselves; in a fragment's run, within the blocks that it named, blocks that weren't sent and elements of any fragment.
func (f finished) stale(n *node, within bool) bool {
	switch {
	case n.run == f.run:
		return false
	case len(f.fragments) == 0:
		return n.kind() != "toast"
	case n.block:
		return within
	default:
		return within && n.fragment != ""
	}
}

// leave removes what belongs to another page than the frame, main.
func leave(block *node, main string) {
	block.children = slices.DeleteFunc(block.children, func(child *node) bool {
		if child.script != main {
			return true
		}
		leave(child, main)
		return false
	})
}
