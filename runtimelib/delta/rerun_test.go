package delta_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stgen/stgen/internal/pbdesc"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/state"
)

// A longer campaign: go test ./runtimelib/delta -run PartialRuns -programs 100000 -first 1000
var (
	programs = flag.Int("programs", 150, "`number` of pages made by chance")
	first    = flag.Int("first", 0, "`seed` of the first of them")
)

// TestPartialRunsShowWhatFullRunsDo lets chance use pages made by chance. Each is drawn in parts where that is possible, and
// whole each time in a second session: what a client sees of both is the same, and so are all values. Now and then a run of
// the first one is cut off.
func TestPartialRunsShowWhatFullRunsDo(t *testing.T) {
	t.Parallel()
	for seed := *first; seed < *first+*programs; seed++ {
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(uint64(seed), 1))
			m := &maker{rnd: rnd}
			body, side := m.body(3), m.body(1)
			parts, whole := newUser(body, side), newUser(body, side)
			parts.run(t, delta.Full)
			whole.run(t, delta.Full)
			what := ""
			defer func() {
				if t.Failed() {
					t.Logf("%s\n%s-\n%s", what, printed(body, 0), printed(side, 0))
				}
			}()
			for step := range 12 {
				what = fmt.Sprint("step ", step, ": ", interact(rnd, parts, whole))
				if rnd.IntN(6) == 0 {
					after := rnd.IntN(4)
					what += fmt.Sprint(", cut off after message ", after, "; ")
					parts.cutOff(t, parts.nextMode(), after)
					whole.run(t, delta.Full)
					what += interact(rnd, parts, whole)
				}
				parts.run(t, parts.nextMode())
				whole.run(t, delta.Full)
				if diff := cmp.Diff(whole.sees(t), parts.sees(t)); diff != "" {
					t.Fatalf("(-whole +in parts):\n%s", diff)
				}
				if diff := cmp.Diff(whole.knows(t, parts), parts.knows(t, whole)); diff != "" {
					t.Fatalf("values (-whole +in parts):\n%s", diff)
				}
			}
		})
	}
}

// user is someone before a page.
type user struct {
	*session
	vars [numVars]state.Var[int]
	page scope
	body []*node
	side []*node
	tree *clientNode
	runs int // partial runs that did
}

func newUser(body, side []*node) *user {
	u := &user{session: newSession(), body: body, side: side}
	v := u.state.Declaring()
	for i := range u.vars {
		u.vars[i].Declare(v, fmt.Sprint("v", i), i%3)
	}
	declare(v, &u.page, &u.vars, body)
	declare(v, &u.page, &u.vars, side)
	return u
}

// interact does the same in both sessions: an assignment, a click, a choice, with a widget that both clients show alike.
func interact(rnd *rand.Rand, users ...*user) string {
	ids := slices.Sorted(maps.Keys(users[0].ids()))
	ids = slices.DeleteFunc(ids, func(id string) bool { return users[1].ids()[id] != users[0].ids()[id] })
	if len(ids) == 0 || rnd.IntN(3) > 0 {
		i, value := rnd.IntN(numVars), rnd.IntN(4)
		for _, u := range users {
			u.vars[i].Set(value)
		}
		return fmt.Sprintf("v%d = %d", i, value)
	}
	id := ids[rnd.IntN(len(ids))]
	k := rnd.IntN(4)
	for _, u := range users {
		u.state.Apply([]*pb.WidgetState{{ID: id, Value: told(users[0].ids()[id], k)}})
	}
	return fmt.Sprintf("%s = %d", id, k)
}

// told returns what a client says of a widget of a kind.
func told(kind string, k int) pb.WidgetStateValue {
	switch strings.TrimSuffix(kind, disabled) {
	case "checkbox":
		return pb.WidgetStateBoolValue(k%2 == 0)
	case "slider":
		return &pb.DoubleArray{Data: []float64{float64(k)}}
	case "selectbox":
		return pb.WidgetStateStringValue(fmt.Sprint(k))
	}
	return pb.WidgetStateTriggerValue(true)
}

// nextMode is how the next run draws the page, as a session decides it.
func (u *user) nextMode() delta.Mode {
	if u.session.page.Drawn() {
		return delta.Partial
	}
	return delta.Full
}

// run runs the page, again in full if that is needed, and shows the client what came of it.
func (u *user) run(t *testing.T, mode delta.Mode) {
	t.Helper()
	out := &sink{}
	result := u.session.page.Run(mode, out, nil, u.draw)
	if result.Failure != nil && result.Failure.Value != anyFailure {
		t.Fatalf("%v\n%s", result.Failure.Value, result.Failure.Stack)
	}
	if mode == delta.Partial && result.Mode == delta.Full {
		u.run(t, delta.Full)
		return
	}
	if mode == delta.Full {
		u.tree = newClient()
	} else {
		u.runs++
	}
	u.show(t, out, result)
}

// show shows the client what a run said.
func (u *user) show(t *testing.T, out *sink, result delta.Result) {
	t.Helper()
	for _, msg := range out.msgs {
		u.tree.apply(t, msg)
	}
	if len(result.Slots) > 0 {
		msgs := u.session.page.SlotMessages()
		u.tree.prune(result.Slots)
		for _, msg := range msgs {
			u.tree.apply(t, msg)
		}
	}
	u.state.ResetTriggers()
}

// cutOff runs the page and cuts the run off after some messages. If it was not over by then, the client goes
// on showing what it has not come to.
func (u *user) cutOff(t *testing.T, mode delta.Mode, after int) {
	t.Helper()
	out := &cuttingSink{after: after}
	result := u.session.page.Run(mode, out, &out.cut, u.draw)
	if mode == delta.Full && !result.Stopped {
		u.tree = newClient()
	}
	u.show(t, &out.sink, result)
}

// cuttingSink cuts a run off.
type cuttingSink struct {
	sink
	after int // messages
	cut   atomic.Bool
}

func (s *cuttingSink) Enqueue(msg *pb.ForwardMsg) {
	s.sink.Enqueue(msg)
	s.cut.Store(len(s.msgs) > s.after)
}

// knows returns by name all values that both sessions have: a loop's are there once it has come to them.
func (u *user) knows(t *testing.T, other *user) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, name := range u.state.Keys() {
		if !other.state.Has(name) {
			continue
		}
		v, err := u.state.Get(name)
		if err != nil && !errors.Is(err, errNoValue) {
			t.Fatal(err)
		}
		out[name] = fmt.Sprint(v, err)
	}
	return out
}

func (u *user) draw(st *delta.Generator) {
	st.Sidebar(func(st *delta.Generator) { drawBody(st, &u.page, u.side) })
	drawBody(st, &u.page, u.body)
}

// disabled is what the kind of a disabled widget ends in.
const disabled = ", disabled"

// ids returns the widgets that the client shows: kind by id.
func (u *user) ids() map[string]string {
	out := map[string]string{}
	u.tree.widgets(out)
	return out
}

// sees returns the page as an indented text, without places that only hold it together.
func (u *user) sees(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, root := range []int{0, 1, 3} {
		fmt.Fprintln(&b, "root", root)
		if n := u.tree.children[root]; n != nil {
			n.print(t, &b, 1)
		}
	}
	return b.String()
}

// clientNode is a node of the tree that a client keeps (protocol.md §3).
type clientNode struct {
	content  map[string]any // of the element or block; nil of a root
	isBlock  bool
	slot     string // fragment id of a slot
	children map[int]*clientNode
}

func newClient() *clientNode {
	c := &clientNode{children: map[int]*clientNode{}}
	for root := range 4 {
		c.children[root] = &clientNode{children: map[int]*clientNode{}}
	}
	return c
}

func (c *clientNode) apply(t *testing.T, msg *pb.ForwardMsg) {
	t.Helper()
	text, err := pbdesc.ToJSON("ForwardMsg", msg.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Metadata struct {
			Path []int `json:"delta_path"`
		}
		Delta struct {
			Element  map[string]any `json:"new_element"`
			Block    map[string]any `json:"add_block"`
			Fragment string         `json:"fragment_id"`
		}
	}
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	path := m.Metadata.Path
	at := c
	for _, i := range path[:len(path)-1] {
		at = at.children[i]
		if at == nil || !at.isBlock && at.content != nil {
			t.Fatalf("%v has no block around it", path)
		}
	}
	last := path[len(path)-1]
	if path[0] != 2 && last > len(at.children) {
		t.Fatalf("%v lies beyond the next free place, %d", path, len(at.children))
	}
	n := &clientNode{content: m.Delta.Element, children: map[int]*clientNode{}}
	if m.Delta.Block != nil {
		n.content, n.isBlock, n.slot = m.Delta.Block, true, m.Delta.Fragment
		if old := at.children[last]; old != nil && old.isBlock {
			n.children = old.children
		}
	}
	at.children[last] = n
}

// prune empties the slots that a run sends whole.
func (c *clientNode) prune(slots []string) {
	if slices.Contains(slots, c.slot) {
		clear(c.children)
	}
	for _, n := range c.children {
		n.prune(slots)
	}
}

func (c *clientNode) widgets(out map[string]string) {
	for kind, v := range c.content {
		if m, ok := v.(map[string]any); ok && !c.isBlock {
			if id, ok := m["id"].(string); ok {
				out[id] = kind
				if m["disabled"] == true {
					out[id] += disabled
				}
			}
		}
	}
	for _, n := range c.children {
		n.widgets(out)
	}
}

// print writes the children, those of slots and turns as if they were direct ones.
func (c *clientNode) print(t *testing.T, b *strings.Builder, depth int) {
	for i := range len(c.children) {
		n := c.children[i]
		if n == nil {
			t.Fatalf("the places of a block have a gap at %d", i)
		}
		if _, ok := n.content["transparent"]; ok {
			n.print(t, b, depth)
			continue
		}
		fmt.Fprintln(b, strings.Repeat("  ", depth), plain(n.content))
		n.print(t, b, depth+1)
	}
}

// plain returns an element as JSON without what tells a client of a value that it does not know.
func plain(content map[string]any) string {
	clean := map[string]any{}
	for k, v := range content {
		if m, ok := v.(map[string]any); ok {
			kept := map[string]any{}
			for field, x := range m {
				if !slices.Contains([]string{"value", "raw_value", "raw_values", "set_value"}, field) {
					kept[field] = x
				}
			}
			v = kept
		}
		if k != "has_one_shot_effect" {
			clean[k] = v
		}
	}
	text, err := json.Marshal(clean)
	if err != nil {
		panic(err)
	}
	return string(text)
}
