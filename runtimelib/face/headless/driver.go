// Package headless is the face without a screen: it drives an app from Go as a browser would, for tests.
package headless

import (
	"fmt"
	"log/slog"
	"reflect"
	"sync"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
)

// Driver is one user of an app. Create it with Open.
// Concurrency: not safe; one test drives it.
type Driver struct {
	session *session.AppSession

	mu   sync.Mutex
	tree *Tree
	sent []*pb.ForwardMsg // since the last call of Sent
}

// Open begins a session of app and shows its first page.
func Open(app *session.App, log *slog.Logger) *Driver {
	d := &Driver{session: session.New(app, session.DefaultConfig(), log), tree: NewTree()}
	d.session.Connect(d)
	d.Rerun()
	return d
}

// Close ends the session.
func (d *Driver) Close() { d.session.Close() }

// Send implements session.Client.
func (d *Driver) Send(batch []*pb.ForwardMsg) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, msg := range batch {
		d.tree.Apply(msg)
		d.sent = append(d.sent, msg)
	}
	return nil
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

func (d *Driver) send(state *pb.ClientState) {
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
