package delta

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Fragment is st.fragment: a container that can be run again by itself, as often as RunEvery says. Draw what is inside with
// [Generator.Within].
type Fragment struct {
	RunEvery time.Duration `st:"run_every"` // how often it is run again; 0 = only with the page
	OnTick   Handler       `st:"on_tick"`   // actions that run before it is run again by itself
	Key      string        `st:"key"`       // names the container in style sheets: class st-key-<key>

	_ struct{} `st:"parallel,later"` // whether it runs beside the rest of the page
}

func (e Fragment) draw(d *drawing) {
	if d.place.inside == nil {
		d.g.inside()
	}
	id := "f" + strings.Trim(strings.ReplaceAll(fmt.Sprint(d.path()), " ", "."), "[]")
	d.send(&pb.Delta{
		Type: &pb.Block{
			Type: &pb.BlockFlexContainer{
				Direction: pb.BlockFlexContainerDirectionVertical, GapConfig: GapSmall.config(),
				Justify: pb.BlockFlexContainerJustifyJustifyStart, Align: pb.BlockFlexContainerAlignAlignStart,
			},
			ID: blockID("fragment", e.Key), WidthConfig: Stretch.width(), HeightConfig: Content.height(),
		},
		FragmentID: id,
	}, false)
	d.g.page.repeat(d.place, &timer{id: id, every: e.RunEvery, onTick: e.OnTick})
}

// timer has a client run a fragment again.
type timer struct {
	id     string
	every  time.Duration
	onTick Handler
	told   bool // the client has been told
}

// repeat has the fragment at a place be run again by itself, or not any more.
func (p *Page) repeat(at *place, t *timer) {
	if at.timer != nil {
		p.lose(at.timer)
	}
	at.timer = t
	if t.every > 0 {
		p.timers = append(p.timers, t)
	}
}

// lose forgets the timer of a place that is left, or drawn again.
func (p *Page) lose(t *timer) {
	if i := slices.Index(p.timers, t); i >= 0 {
		p.timers = slices.Delete(p.timers, i, i+1)
		p.lostTimers = append(p.lostTimers, t)
	}
}

// tellTimers ends the client's timers of fragments that are gone, and starts those that it does not have.
func (p *Page) tellTimers() {
	var ended []string
	for _, lost := range p.lostTimers {
		again := slices.IndexFunc(p.timers, func(t *timer) bool { return t.id == lost.id })
		switch {
		case !lost.told:
		case again >= 0 && p.timers[again].every == lost.every:
			p.timers[again].told = true // the client has it
		default:
			ended = append(ended, lost.id)
		}
	}
	p.lostTimers = nil
	if len(ended) > 0 {
		p.message(&pb.StopAutoRerun{FragmentIDs: ended})
	}
	for _, t := range p.timers {
		if !t.told {
			t.told = true
			p.message(&pb.AutoRerun{Interval: float32(t.every.Seconds()), FragmentID: t.id})
		}
	}
}

// message sends what is no delta.
func (p *Page) message(m pb.ForwardMsgType) {
	p.sink.Enqueue(&pb.ForwardMsg{Metadata: &pb.ForwardMsgMetadata{ActiveScriptHash: p.ScriptHash}, Type: m})
}

// Tick returns what runs before the fragment with the id is run again by itself; nil if nothing does, or there is no such
// fragment on the page.
func (p *Page) Tick(fragmentID string) Handler {
	for _, t := range p.timers {
		if t.id == fragmentID {
			return t.onTick
		}
	}
	return nil
}
