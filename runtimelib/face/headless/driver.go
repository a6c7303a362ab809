// Package headless is the face without a screen: it drives an app from Go as a browser would, for tests.
package headless

import (
	"fmt"
	"log/slog"
	"reflect"
	"sync"
	"time"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
)

// Driver is one user of an app. Create it with Open.
// Concurrency: not safe; one test drives it.
type Driver struct {
	session *session.AppSession

	mu    sync.Mutex
	tree  *Tree
	sent  []*pb.ForwardMsg    // since the last call of Sent
	drawn map[any]delta.Drawn // by message
	query string              // of the page's URL
	ticks map[string]*Tick    // by fragment
}

// Tick is when a fragment is to be run again.
type Tick struct {
	FragmentID string
	Every      time.Duration
	Next       time.Time
}

// Open begins a session of app and shows its first page.
func Open(app *session.App, log *slog.Logger) *Driver {
	d := &Driver{session: session.New(app, session.DefaultConfig(), log), tree: NewTree(), drawn: make(map[any]delta.Drawn)}
	d.session.Watch(d.watch)
	d.session.Connect(d)
	d.Rerun()
	return d
}

// Data returns what the session keeps.
func (d *Driver) Data() session.Data { return d.session.Data() }

// Close ends the session.
func (d *Driver) Close() { d.session.Close() }

// Send implements session.Client.
func (d *Driver) Send(batch []*pb.ForwardMsg) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, msg := range batch {
		d.tree.Apply(msg)
		d.hear(msg)
		d.sent = append(d.sent, msg)
	}
	return nil
}

// hear takes in what a message says of other things than the page.
func (d *Driver) hear(msg *pb.ForwardMsg) {
	switch m := msg.Type.(type) {
	case *pb.PageInfo:
		d.query = m.QueryString
	case *pb.NewSession:
		if len(msg.Metadata.Run.FragmentIDs) == 0 { // a run of the whole page says anew what is to be repeated
			d.ticks = nil
		}
	case *pb.AutoRerun:
		if d.ticks == nil {
			d.ticks = make(map[string]*Tick)
		}
		every := time.Duration(float64(m.Interval) * float64(time.Second)).Round(time.Millisecond)
		d.ticks[m.FragmentID] = &Tick{m.FragmentID, every, time.Now().Add(every)}
	case *pb.StopAutoRerun:
		for _, id := range m.FragmentIDs {
			delete(d.ticks, id)
		}
	}
}

// NextTick returns the fragment that is to be run again next; ok is false if none is.
func (d *Driver) NextTick() (tick Tick, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, t := range d.ticks {
		if !ok || t.Next.Before(tick.Next) || t.Next.Equal(tick.Next) && t.FragmentID < tick.FragmentID {
			tick, ok = *t, true
		}
	}
	return tick, ok
}

// Tick runs a fragment again, as a client does when it is time.
func (d *Driver) Tick(tick Tick) {
	d.mu.Lock()
	if t := d.ticks[tick.FragmentID]; t != nil {
		t.Next = tick.Next.Add(t.Every)
	}
	d.mu.Unlock()
	d.send(&pb.ClientState{FragmentID: tick.FragmentID, IsAutoRerun: true})
}

func (d *Driver) watch(drawn delta.Drawn) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.drawn[drawn.Message] = drawn
}

// Drawn returns what a node of the page is as the app has drawn it; ok is false of the roots and of the places of conditions
// and loops.
func (d *Driver) Drawn(n *Node) (drawn delta.Drawn, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if n.Element != nil {
		drawn, ok = d.drawn[n.Element]
	} else {
		drawn, ok = d.drawn[n.Block]
	}
	return drawn, ok
}

// Rerun runs the whole page, as the menu's Rerun does.
func (d *Driver) Rerun() { d.send(&pb.ClientState{}) }

// Set changes widgets as one interaction.
func (d *Driver) Set(states ...*pb.WidgetState) {
	d.send(&pb.ClientState{
		WidgetStates: &pb.WidgetStates{Widgets: states}, FragmentID: delta.ElementFragment,
	})
}

// Click presses the button with the id.
func (d *Driver) Click(id string) {
	d.Set(&pb.WidgetState{ID: id, Value: pb.WidgetStateTriggerValue(true)})
}

// SwitchPage asks for another page: that with the hash, as links and the navigation have it.
func (d *Driver) SwitchPage(pageHash string) {
	d.query = ""
	d.send(&pb.ClientState{PageScriptHash: pageHash})
}

func (d *Driver) send(state *pb.ClientState) {
	state.QueryString = d.query
	d.session.HandleBackMsg(d, &pb.BackMsg{Type: state})
	d.session.Wait()
}

// Tree returns the page as it is now.
func (d *Driver) Tree() *Tree { return d.tree }

// Sent returns the messages since the last call, in order.
func (d *Driver) Sent() []*pb.ForwardMsg {
	d.mu.Lock()
	defer d.mu.Unlock()
	sent := d.sent
	d.sent = nil
	return sent
}

// ID returns the id of the widget with the key. It returns an error if no such widget is on the page.
func (d *Driver) ID(key string) (string, error) {
	for _, e := range d.tree.Elements() {
		if id := idOf(e); id != "" && userKey(id) == key {
			return id, nil
		}
	}
	return "", fmt.Errorf("no widget with the key %q is on the page", key)
}

// idOf returns the id of a widget's element, "" of others.
func idOf(e *pb.Element) string {
	id := reflect.ValueOf(e.Type).Elem().FieldByName("ID")
	if id.Kind() != reflect.String {
		return ""
	}
	return id.String()
}

// userKey returns the key at the end of an element id: $$ID-<hash>-<key>.
func userKey(id string) string {
	dashes := 0
	for i := range len(id) {
		if id[i] == '-' {
			if dashes++; dashes == 2 {
				return id[i+1:]
			}
		}
	}
	return ""
}
