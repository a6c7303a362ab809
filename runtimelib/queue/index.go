package queue

import "github.com/stgen/stgen/runtimelib/pb"

// pathIndex finds the newest composable message of a path. For few messages it looks through them; for more it keeps a
// hash table of positions, open addressing, at most half full, without a copy of any path.
type pathIndex struct {
	slots []int32 // position in the queue + 1; 0 = free; len is a power of two
	used  int     // slots that are not free
}

// maxScanned is the number of messages that are looked through without a table.
const maxScanned = 32

// find returns the position of the newest element or block at path, or -1.
func (x *pathIndex) find(msgs []*pb.ForwardMsg, path []uint32) int {
	if x.slots != nil {
		return int(x.slots[x.slot(msgs, path)]) - 1
	}
	for i := len(msgs) - 1; i >= 0; i-- {
		if indexed(msgs[i]) && equal(pathOf(msgs[i]), path) {
			return i
		}
	}
	return -1
}

// put notes that msgs[i], the last message, is the newest of its path.
func (x *pathIndex) put(msgs []*pb.ForwardMsg, i int) {
	if x.slots == nil && i < maxScanned || x.slots != nil && 2*(x.used+1) <= len(x.slots) {
		x.note(msgs, i)
		return
	}
	x.rebuild(msgs)
}

// note enters msgs[i] into the table, if there is one.
func (x *pathIndex) note(msgs []*pb.ForwardMsg, i int) {
	if x.slots == nil {
		return
	}
	slot := x.slot(msgs, pathOf(msgs[i]))
	if x.slots[slot] == 0 {
		x.used++
	}
	x.slots[slot] = int32(i + 1)
}

// rebuild makes the table anew: none for few messages, else one that has room for three times as many.
func (x *pathIndex) rebuild(msgs []*pb.ForwardMsg) {
	*x = pathIndex{}
	if len(msgs) <= maxScanned {
		return
	}
	size := 4 * maxScanned
	for size < 4*len(msgs) {
		size *= 2
	}
	x.slots = make([]int32, size)
	for i, msg := range msgs {
		if indexed(msg) {
			x.note(msgs, i)
		}
	}
}

// slot returns the slot of path, or the free one where it belongs. The table is never full.
func (x *pathIndex) slot(msgs []*pb.ForwardMsg, path []uint32) uint32 {
	mask := uint32(len(x.slots) - 1)
	for i := hash(path) & mask; ; i = (i + 1) & mask {
		at := x.slots[i]
		if at == 0 || equal(pathOf(msgs[at-1]), path) {
			return i
		}
	}
}

// indexed reports whether msg is one that newer messages of its path may have to do with.
func indexed(msg *pb.ForwardMsg) bool {
	kind := kindOf(msg)
	return (kind == element || kind == block) && len(pathOf(msg)) > 0
}

// hash is FNV-1a by words, its high bits folded in because the table uses the low ones.
func hash(path []uint32) uint32 {
	h := uint64(14695981039346656037)
	for _, n := range path {
		h = (h ^ uint64(n)) * 1099511628211
	}
	return uint32(h ^ h>>32)
}

// equal compares two paths from their ends, where they differ.
func equal(a, b []uint32) bool {
	if len(a) != len(b) {
		return false
	}
	for i := len(a) - 1; i >= 0; i-- {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
