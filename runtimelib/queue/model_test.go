package queue

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/runtimelib/pb"
)

// node is a place in the tree of a client, as protocol.md says that the genuine one keeps it.
type node struct {
	Text     string
	Block    bool
	Children map[uint32]*node
}

// apply does what a client does with a delta. It fails where the client would: at a path that leads nowhere.
func apply(root *node, msg *pb.ForwardMsg) error {
	path := pathOf(msg)
	at := root
	for _, i := range path[:len(path)-1] {
		at = at.Children[i]
		if at == nil || !at.Block {
			return fmt.Errorf("%s leads nowhere", spelledOne(msg))
		}
	}
	last := path[len(path)-1]
	if kindOf(msg) == transient {
		return nil
	}
	if kindOf(msg) == element {
		at.Children[last] = &node{Text: spelledOne(msg)}
		return nil
	}
	id := *msg.Type.(*pb.Delta).Type.(*pb.Block).ID
	if old := at.Children[last]; old != nil && old.Block && old.Text == id {
		return nil // a block of the same type keeps its children
	}
	at.Children[last] = &node{Text: id, Block: true, Children: make(map[uint32]*node)}
	return nil
}

func newTree() *node {
	return &node{Block: true, Children: map[uint32]*node{0: {Block: true, Children: make(map[uint32]*node)}}}
}

func clone(n *node) *node {
	c := *n
	if n.Children != nil {
		c.Children = make(map[uint32]*node, len(n.Children))
		for i, child := range n.Children {
			c.Children[i] = clone(child)
		}
	}
	return &c
}

// next makes a delta that fits the tree; width places a block, few of them so that paths meet again.
func next(r *rand.Rand, root *node, width uint32, serial int) *pb.ForwardMsg {
	path := []uint32{0}
	at := root.Children[0]
	for {
		i := r.Uint32N(width)
		path = append(path, i)
		child := at.Children[i]
		if child == nil || !child.Block || r.IntN(3) == 0 || len(path) > 4 {
			break
		}
		at = child
	}
	word := strings.Trim(strings.ReplaceAll(fmt.Sprint(path), " ", "."), "[]")
	switch k := r.IntN(10); {
	case k < 3:
		return message(word + "{" + string(rune('x'+r.IntN(2))))
	case k < 4:
		return message(word + "~")
	case k < 5:
		return message(fmt.Sprintf("%s#h%d", word, serial))
	}
	return message(fmt.Sprintf("%s=%d", word, serial))
}

// Whatever is composed, a client ends with the tree that it would have had from all messages.
func checkTrees(t *testing.T, seed uint64, width uint32, count int) {
	r := rand.New(rand.NewPCG(seed, 1))
	var q ForwardMsgQueue
	whole, client := newTree(), newTree()
	for serial := range count {
		msg := next(r, whole, width, serial)
		if err := apply(whole, msg); err != nil {
			t.Fatal(err)
		}
		if err := q.Enqueue(msg); err != nil {
			t.Fatal(err)
		}
		if r.IntN(20) > 0 && serial+1 < count {
			continue
		}
		before, batch := clone(client), q.Flush(nil)
		for _, msg := range batch {
			if err := apply(client, msg); err != nil {
				t.Fatalf("%v in %s", err, spelled(batch))
			}
		}
		if diff := cmp.Diff(whole, client); diff != "" {
			t.Fatalf("seed %d: %s\non %v (-all messages +composed):\n%s", seed, spelled(batch), before, diff)
		}
	}
}

func TestTreesAgree(t *testing.T) {
	for seed := range uint64(300) {
		checkTrees(t, seed, 3, 100)
	}
	for seed := range uint64(10) {
		checkTrees(t, seed, 100, 2000) // enough places for the hash table
	}
}

// model does what Enqueue and Clear say, by looking through everything.
type model struct{ msgs []*pb.ForwardMsg }

func (m *model) enqueue(msg *pb.ForwardMsg) {
	if kindOf(msg) == element {
		if i := m.place(pathOf(msg)); i >= 0 {
			m.msgs[i] = msg
			return
		}
	}
	m.msgs = append(m.msgs, msg)
}

// place returns where an element of that path goes instead of the end.
func (m *model) place(path []uint32) int {
	for i, msg := range slices.Backward(m.msgs) {
		k, other := kindOf(msg), pathOf(msg)
		composable := k == element || k == block
		if composable && slices.Equal(other, path) {
			if k == element {
				return i
			}
			return -1
		}
		if composable && len(other) < len(path) && slices.Equal(other, path[:len(other)]) {
			return -1
		}
	}
	return -1
}

func (m *model) clearFragments(ids []string) {
	m.msgs = slices.DeleteFunc(m.msgs, func(msg *pb.ForwardMsg) bool {
		d, ok := msg.Type.(*pb.Delta)
		return ok && slices.Contains(ids, d.FragmentID) && !isToast(d)
	})
}

func FuzzModel(f *testing.F) {
	f.Add([]byte("0123456789abcdefghijklmnop"))
	f.Add(slices.Repeat([]byte{7, 200, 31, 90}, 60))
	f.Fuzz(func(t *testing.T, program []byte) {
		var q ForwardMsgQueue
		var m model
		for serial, op := range program {
			switch {
			case op < 4:
				if got, want := spelled(q.Flush(nil)), spelled(m.msgs); got != want {
					t.Fatalf("got  %s\nwant %s", got, want)
				}
				m.msgs = nil
			case op < 8:
				q.ClearFragments([]string{"f"})
				m.clearFragments([]string{"f"})
			default:
				msg := message(decode(op, serial))
				if err := q.Enqueue(msg); err != nil {
					t.Fatal(err)
				}
				m.enqueue(msg)
			}
		}
		if got, want := spelled(q.Flush(nil)), spelled(m.msgs); got != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	})
}

// decode makes a message of a byte: three bits say what, the rest and, for many places, the serial number where.
func decode(op byte, serial int) string {
	place := fmt.Sprintf("0.%d", op>>3&7)
	if op>>6 == 1 {
		place += ".0"
	} else if op>>6 == 2 {
		place = fmt.Sprintf("0.%d", serial)
	}
	switch op & 7 {
	case 0:
		return "status"
	case 1:
		return place + "{x"
	case 2:
		return place + "~"
	case 3:
		return place + "#h"
	case 4:
		return fmt.Sprintf("%s=%d/f", place, serial)
	case 5:
		return place + "!t/f"
	}
	return fmt.Sprintf("%s=%d", place, serial)
}
