package html

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/runtimelib/pb"
)

// TestPatchAgainstModel plays random runs, deltas between runs and runs of slots to a model of the client and compares
// what it shows after each with the page that a full run would draw. Batches are cut at random places.
func TestPatchAgainstModel(t *testing.T) {
	for seed := range uint64(200) {
		app := &app{random: rand.New(rand.NewPCG(seed, 7))}
		model := &model{}
		renderer := &Renderer{}
		for step := range 12 {
			msgs := app.step(step == 0)
			for len(msgs) > 0 {
				cut := 1 + app.random.IntN(len(msgs))
				model.apply(t, renderer.Patch(nil, msgs[:cut]))
				msgs = msgs[cut:]
			}
			if diff := cmp.Diff(app.full(), model.String()); diff != "" {
				t.Fatalf("seed %d, step %d: -server +client\n%s", seed, step, diff)
			}
		}
	}
}

// app is a page that changes at random: one container with texts, containers, and slots of any number of texts.
type app struct {
	random *rand.Rand
	count  int // texts so far, so that each is new
	places []thing
}

// thing is what stands at one place: a text, a container or a slot of texts.
type thing struct {
	kind  string // "text", "flex", "slot"
	texts []string
}

func (a *app) text() string {
	a.count++
	return "text " + strconv.Itoa(a.count)
}

func (a *app) texts(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = a.text()
	}
	return list
}

// step changes the page and returns the messages that tell a client of it.
func (a *app) step(first bool) []*pb.ForwardMsg {
	switch choice := a.random.IntN(3); {
	case first || choice == 0:
		a.places = nil
		for range 1 + a.random.IntN(5) {
			kind := []string{"text", "flex", "slot"}[a.random.IntN(3)]
			n := a.random.IntN(4)
			if kind == "text" {
				n = 1
			}
			a.places = append(a.places, thing{kind, a.texts(n)})
		}
		return a.wholeRun()
	case choice == 1:
		return a.changeText()
	}
	return a.redrawSlots()
}

func (a *app) wholeRun() []*pb.ForwardMsg {
	msgs := []*pb.ForwardMsg{began("session"), runs(true)}
	for i, p := range a.places {
		msgs = append(msgs, p.deltas(uint32(i))...)
	}
	return append(msgs, ended(pb.ForwardMsgScriptFinishedStatusFinishedSuccessfully), runs(false))
}

// changeText sends a delta between runs: one text, or a container that keeps its children.
func (a *app) changeText() []*pb.ForwardMsg {
	i := a.random.IntN(len(a.places))
	p := a.places[i]
	if len(p.texts) == 0 {
		return p.deltas(uint32(i))[:1]
	}
	k := a.random.IntN(len(p.texts))
	p.texts[k] = a.text()
	path := []uint32{0, uint32(i)}
	if p.kind != "text" {
		path = append(path, uint32(k))
	}
	return []*pb.ForwardMsg{put(text(p.texts[k]), "", path...)}
}

// redrawSlots gives all slots new children, and runs them alone.
func (a *app) redrawSlots() []*pb.ForwardMsg {
	msgs := []*pb.ForwardMsg{began("", "-")}
	var names []string
	for i := range a.places {
		p := &a.places[i]
		if p.kind != "slot" {
			continue
		}
		p.texts = a.texts(a.random.IntN(4))
		msgs = append(msgs, p.deltas(uint32(i))...)
		names = append(names, slotName(uint32(i)))
	}
	return append(msgs, ended(pb.ForwardMsgScriptFinishedStatusFinishedFragmentRunSuccessfully, names...))
}

func slotName(i uint32) string { return "slot" + strconv.Itoa(int(i)) }

// deltas are the messages that draw the thing at place i.
func (p thing) deltas(i uint32) []*pb.ForwardMsg {
	var msgs []*pb.ForwardMsg
	switch p.kind {
	case "text":
		return []*pb.ForwardMsg{put(text(p.texts[0]), "", 0, i)}
	case "flex":
		msgs = append(msgs, put(&pb.Block{Type: &pb.BlockFlexContainer{}}, "", 0, i))
	case "slot":
		msgs = append(msgs, put(&pb.Block{Type: &pb.BlockTransparent{}, AllowEmpty: true}, slotName(i), 0, i))
	}
	for k, body := range p.texts {
		msgs = append(msgs, put(text(body), "", 0, i, uint32(k)))
	}
	return msgs
}

// full is the page that a full run would draw, in the model's words.
func (a *app) full() string {
	p := newPage(a.wholeRun())
	return dump(p.roots[rootMain].children, func(n *node) (string, []*node) {
		own := *n
		own.children = nil
		return shown(&own), n.children
	})
}

func shown(c templ.Component) string {
	var b strings.Builder
	_ = c.Render(context.Background(), &b)
	return b.String()
}

// model is the client as doc.go describes it, without a browser.
type model struct {
	root place
	run  int
}

// place is a tag at a place: its HTML without children, and the run that sent it.
type place struct {
	html     string
	run      int
	children []*place
}

func (m *model) apply(t *testing.T, data []byte) {
	t.Helper()
	if len(data) == 0 {
		return
	}
	for record := range strings.SplitSeq(string(data), string(recordEnd)) {
		fields := strings.Split(record[1:], string(fieldEnd))
		switch record[0] {
		case '=':
			m.put(t, fields[0], fields[1])
		case '<', '[':
			m.run++
		case '>':
			m.prune(&m.root)
		case ']':
			for _, name := range fields {
				for _, p := range m.root.children {
					if strings.Contains(p.html, `data-f="`+name+`"`) {
						m.prune(p)
					}
				}
			}
		case 'r', '+':
		default:
			t.Fatalf("unexpected record %q", record)
		}
	}
}

func (m *model) put(t *testing.T, path, html string) {
	t.Helper()
	at := &m.root
	steps := strings.Split(path, ".")[1:]
	for depth, step := range steps {
		i, err := strconv.Atoi(step)
		if err != nil || i > len(at.children) {
			t.Fatalf("bad place %s", path)
		}
		if i == len(at.children) {
			at.children = append(at.children, &place{})
		}
		next := at.children[i]
		if depth == len(steps)-1 {
			if tag(next.html) != tag(html) {
				next.children = nil
			}
			next.html, next.run = html, m.run
		}
		at = next
	}
}

// tag is what tells kinds of places apart.
func tag(html string) string {
	name, _, _ := strings.Cut(html, " ")
	name, _, _ = strings.Cut(name, ">")
	return name
}

func (m *model) prune(at *place) {
	kept := at.children[:0]
	for _, p := range at.children {
		if p.run == m.run {
			m.prune(p)
			kept = append(kept, p)
		}
	}
	at.children = kept
}

func (m *model) String() string {
	return dump(m.root.children, func(p *place) (string, []*place) { return p.html, p.children })
}

// dump writes a tree, one place a line, below each other by depth.
func dump[N any](nodes []N, of func(N) (string, []N)) string {
	var b strings.Builder
	var walk func(depth int, nodes []N)
	walk = func(depth int, nodes []N) {
		for _, n := range nodes {
			html, children := of(n)
			fmt.Fprintf(&b, "%*s%s\n", 2*depth, "", html)
			walk(depth+1, children)
		}
	}
	walk(0, nodes)
	return b.String()
}
