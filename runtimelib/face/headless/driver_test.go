package headless_test

import (
	"log/slog"
	"testing"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/face/headless"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
	"github.com/stgen/stgen/runtimelib/state"
)

// counter is the smallest app with a widget, a callback and a condition.
type counter struct {
	n     state.Var[int]
	name  state.Widget[string]
	press state.Trigger
}

func (c *counter) Values(v *state.Values) {
	c.n.Declare(v, "n", 0)
	state.Declare(v, "name", &c.name, func() delta.TextInput { return delta.TextInput{Label: "Name", MaxChars: 5} })
	state.DeclareTrigger(v, "press", &c.press, func() delta.Button {
		return delta.Button{Label: "Press", OnClick: c.pressed}
	})
}

func (c *counter) pressed(ev *delta.Event) {
	c.n.Set(c.n.Get() + 1)
	switch c.n.Get() {
	case 3:
		ev.Fail("three is too many")
	case 4:
		panic("four")
	}
}

func (c *counter) Pages() []session.Page { return []session.Page{{Run: c.run}} }

func (c *counter) run(st *delta.Generator) {
	st.Widget(&c.name)
	st.Widget(&c.press)
	if st.Next(&c.name) {
		st.Draw(delta.Markdown{Body: "Hello " + c.name.Get()})
	}
	st.Slot(func(st *delta.Generator) {
		if st.When(c.n.Get() >= 2) {
			if st.Next() {
				st.Draw(delta.Success{Body: "twice"})
			}
		}
	})
	if st.Next(&c.press) && c.press.Get() {
		st.Draw(delta.Info{Body: "pressed"})
	} else {
		st.Draw(delta.Info{Body: "not pressed"})
	}
}

func open(t *testing.T) *headless.Driver {
	d := headless.Open(&session.App{Spec: "counter.yaml", Session: func() session.Data { return new(counter) }}, slog.New(slog.DiscardHandler))
	t.Cleanup(d.Close)
	return d
}

func bodies(d *headless.Driver) (out []string) {
	for _, e := range d.Tree().Elements() {
		switch e := e.Type.(type) {
		case *pb.Markdown:
			out = append(out, e.Body)
		case *pb.Alert:
			out = append(out, e.Body)
		case *pb.Toast:
			out = append(out, "toast: "+e.Body)
		}
	}
	return out
}

func TestOneTextChangedIsOneMessage(t *testing.T) {
	d := open(t)
	d.Sent()
	id, err := d.ID("name")
	if err != nil {
		t.Fatal(err)
	}
	d.Set(&pb.WidgetState{ID: id, Value: pb.WidgetStateStringValue("Ada")})
	sent := d.Sent()
	if len(sent) != 1 {
		t.Fatalf("%d messages, want 1", len(sent))
	}
	if n := len(sent[0].Append(nil)); n > 45 {
		t.Errorf("%d bytes for one text", n)
	}
	if got := bodies(d); got[0] != "Hello Ada" {
		t.Errorf("page is %q", got)
	}
}

func TestSlotAppearsAndCallbackFails(t *testing.T) {
	d := open(t)
	id, _ := d.ID("press")
	d.Click(id)
	d.Click(id)
	if got := bodies(d); len(got) != 3 || got[1] != "twice" {
		t.Fatalf("page is %q", got)
	}
	d.Click(id)
	if got := bodies(d); len(got) != 4 || got[3] != "toast: three is too many" {
		t.Fatalf("page is %q", got)
	}
	d.Rerun()
	if got := bodies(d); got[1] != "twice" {
		t.Fatalf("a failed callback changed state: %q", got)
	}
}

func TestLiesAreIgnored(t *testing.T) {
	d := open(t)
	id, _ := d.ID("name")
	d.Sent()
	d.Set(&pb.WidgetState{ID: id, Value: pb.WidgetStateStringValue("much too long")})
	d.Set(&pb.WidgetState{ID: id, Value: pb.WidgetStateBoolValue(true)})
	d.Set(&pb.WidgetState{ID: "$$ID-0-nobody", Value: pb.WidgetStateBoolValue(true)})
	if sent := d.Sent(); len(sent) != 0 {
		t.Errorf("%d messages after nothing valid", len(sent))
	}
}
