package session_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
)

// slow draws three lines, each of which takes a second.
func slow(st *delta.Generator) {
	for _, line := range []string{"a", "b", "c"} {
		if st.Next() {
			st.Draw(delta.Text{Body: line})
			time.Sleep(time.Second)
		}
	}
}

// slowPage is what a client hears of the whole of slow's page.
func slowPage(last string) []string {
	return whole("[0 0] button Press", "[0 1] a", "[0 2] b", "[0 3] c", "[0 4] text_input Name set false", "[0 5] "+last)
}

func TestLifecycle(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		app := &form{}
		app.click = func(*delta.Event) { app.n.Set(app.n.Get() + 1) }
		u := open(app, nil)
		u.expect(t, whole("[0 0] button Press", "[0 1] text_input Name set false", "[0 2] 0")...)
		u.interact(u.pressed())
		u.expect(t, "[0 2] 1")
		u.interact(u.named("Ada"), u.pressed())
		u.expect(t, "[0 2] 2 Ada")
		u.interact(u.named("Ada"))
		u.expect(t)
		u.rerun()
		u.expect(t, whole("[0 0] button Press", "[0 1] text_input Name set false", "[0 2] 2 Ada")...)
		u.Close()
		u.interact(u.pressed())
		u.expect(t)
		if app.n.Get() != 2 {
			t.Error("a closed session hears its client")
		}
	})
}

// TestInterrupted asks for a run while one is under way: that one stops at its next place, and the client hears nothing of
// its end but the beginning of the next one.
func TestInterrupted(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		u := open(&form{draw: slow}, nil)
		time.Sleep(1500 * time.Millisecond)
		u.rerun()
		time.Sleep(time.Second)
		if got, want := u.heard(), "new_session\nrunning true\n[0 0] button Press\n[0 1] a\n[0 2] b\nnew_session\n[0 0] button Press\n[0 1] a"; got != want {
			t.Errorf("heard\n%s\nwant\n%s", got, want)
		}
		u.expect(t, "[0 2] b", "[0 3] c", "[0 4] text_input Name set false", "[0 5] 0", "finished 0", "running false")
	})
}

// TestInterruptedWidgets uses a widget that the run which it interrupts has not come to: the client still shows it.
func TestInterruptedWidgets(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		u := open(&form{draw: slow}, nil)
		u.expect(t, slowPage("0")...)
		for _, name := range []string{"Ada", "Grace"} {
			u.rerun()
			time.Sleep(500 * time.Millisecond)
			u.interact(u.named(name))
		}
		u.Wait()
		if got := u.heard(); !strings.HasSuffix(got, "[0 5] 0 Grace\nfinished 0\nrunning false") {
			t.Errorf("heard\n%s", got)
		}
	})
}

// TestCoalescing has a client ask for thousands of runs during one: one more follows, which knows the newest of all values
// and every press of a button.
func TestCoalescing(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		app := &form{draw: slow}
		app.click = func(*delta.Event) { app.n.Set(app.n.Get() + 1) }
		u := open(app, nil)
		u.expect(t, slowPage("0")...)
		u.rerun()
		time.Sleep(500 * time.Millisecond)
		u.interact(u.pressed())
		for range 5000 {
			u.interact(u.named("Ada"))
		}
		u.interact(u.named("Grace"), &pb.WidgetState{ID: u.id("press"), Value: pb.WidgetStateTriggerValue(false)})
		u.Wait()
		got := u.heard()
		if runs := strings.Count(got, "new_session"); runs != 2 || !strings.Contains(got, "[0 5] 1 Grace") {
			t.Errorf("%d runs, heard\n%s", runs, got)
		}
	})
}

func TestStopped(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		app := &form{draw: slow}
		app.click = func(ev *delta.Event) {
			app.n.Set(7)
			ev.Toast(delta.Toast{Body: "saved"})
		}
		u := open(app, nil)
		time.Sleep(500 * time.Millisecond)
		u.HandleBackMsg(u.tape, &pb.BackMsg{Type: pb.BackMsgStopScript(true)})
		u.expect(t, "new_session", "running true", "[0 0] button Press", "[0 1] a", "finished 0", "running false")
		u.HandleBackMsg(u.tape, &pb.BackMsg{Type: pb.BackMsgStopScript(true)})
		u.expect(t) // nothing runs

		u.rerun()
		u.expect(t, slowPage("0")...)
		u.rerun()
		time.Sleep(500 * time.Millisecond)
		u.interact(u.pressed()) // it waits
		u.HandleBackMsg(u.tape, &pb.BackMsg{Type: pb.BackMsgStopScript(true)})
		u.expect(t, "new_session", "running true", "[0 0] button Press", "[0 1] a", "[2 0] toast saved", "finished 0", "running false")
		u.interact()
		u.expect(t, slowPage("7")...)
	})
}

// TestTakenOver connects a second client in the middle of a run: it hears a whole page, and the first one nothing more.
func TestTakenOver(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		u := open(&form{draw: slow}, nil)
		time.Sleep(500 * time.Millisecond)
		u.heard()
		second := &tape{}
		u.Connect(second)
		u.Wait()
		if got, want := second.heard(), strings.Join(slowPage("0"), "\n"); got != want {
			t.Errorf("the second client heard\n%s\nwant\n%s", got, want)
		}
		u.rerun() // the first one's word does not count any more
		u.expect(t)
		u.Disconnect(u.tape)
		if !u.Connected() {
			t.Error("the second client is gone with the first one")
		}
		u.Connect(u.tape) // at rest, nothing has to be told
		u.expect(t)
	})
}

// TestReconnected loses the client in the middle of a run, which ends. When it comes back it gets the whole page.
func TestReconnected(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		for _, gone := range []bool{false, true} { // whether the session learns of it when it sends something
			u := open(&form{draw: slow}, nil)
			u.expect(t, slowPage("0")...)
			u.rerun()
			time.Sleep(500 * time.Millisecond)
			if gone {
				u.leave(true)
				u.Wait()
			} else {
				u.Disconnect(u.tape)
				began := time.Now()
				u.Wait()
				if took := time.Since(began); took > time.Second {
					t.Errorf("a run for nobody goes on for %v", took)
				}
			}
			if u.Connected() {
				t.Error("the client is gone")
			}
			u.leave(false)
			u.Connect(u.tape)
			u.expect(t, slowPage("0")...)
		}
	})
}

func TestClearCache(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		app := &form{}
		app.click = func(*delta.Event) { app.n.Set(5) }
		u := open(app, nil)
		u.Wait()
		u.interact(u.named("Ada"), u.pressed())
		u.Wait()
		u.heard()
		u.HandleBackMsg(u.tape, &pb.BackMsg{Type: pb.BackMsgClearCache(true)})
		u.expect(t, "[0 1] text_input Name set true", "[0 2] 0")
	})
}

func TestSmallQuestions(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		u := open(&form{draw: slow}, nil)
		time.Sleep(500 * time.Millisecond)
		u.heard()
		u.HandleBackMsg(u.tape, &pb.BackMsg{Type: pb.BackMsgAppHeartbeat(true)}) // answered during a run, too
		u.HandleBackMsg(u.tape, &pb.BackMsg{Type: pb.BackMsgSetRunOnSave(true)})
		if got, want := u.heard(), "ForwardMsgHeartbeatAck\nrunning true"; got != strings.ReplaceAll(want, "Forward", "pb.Forward") {
			t.Errorf("heard\n%s\nwant\n%s", got, want)
		}
		u.Wait()
		u.heard()
		u.HandleBackMsg(u.tape, &pb.BackMsg{Type: pb.BackMsgLoadGitInfo(true)})
		u.HandleBackMsg(u.tape, &pb.BackMsg{})
		u.expect(t)
	})
}

// TestLongRun shows that a partial run which takes long is said to run, and a short one is not.
func TestLongRun(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		app := &form{}
		app.draw = func(st *delta.Generator) {
			if st.Next(&app.name) {
				if app.name.Get() != "" {
					time.Sleep(time.Second)
				}
				st.Draw(delta.Text{Body: "for " + app.name.Get()})
			}
		}
		u := open(app, nil)
		u.Wait()
		u.heard()
		u.interact(u.named("Ada"))
		u.expect(t, "running true", "[0 1] for Ada", "[0 3] 0 Ada", "running false")
		u.interact(u.named(""))
		u.expect(t, "[0 1] for", "[0 3] 0")
	})
}

// TestCloseDuringARun leaves nothing that goes on: the bubble waits for it.
func TestCloseDuringARun(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		u := open(&form{draw: slow}, nil)
		time.Sleep(500 * time.Millisecond)
		u.rerun()
		u.Close()
		<-u.Idle()
		synctest.Wait()
		if u.Running() {
			t.Error("the run goes on")
		}
	})
}
