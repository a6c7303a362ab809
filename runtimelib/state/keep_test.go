package state

import "testing"

func TestValuesOfWidgetsThatAreNotShown(t *testing.T) {
	for _, tt := range []struct {
		name           string
		keep           Keeping
		hidden, turned int // the value while it is hidden, and on another page
	}{
		{"kept by the session", WhileSession, 5, 5},
		{"kept by the page", WhileOnPage, 5, 1},
		{"not kept", WhileShown, 1, 1},
	} {
		s := New()
		var w Widget[int]
		Declare(s.Declaring(), "w", &w, func() knob { return knob{most: 10} })
		w.Keep(tt.keep)
		core := CoreOf(&w)
		core.Show(true, nil)
		s.Apply(turn(core.ID, 5))
		s.Forget(true)
		if w.Get() != 5 {
			t.Errorf("%s: %d while it is shown, want 5", tt.name, w.Get())
		}
		core.Hide()
		s.Forget(false)
		if w.Get() != tt.hidden {
			t.Errorf("%s: %d while it is hidden, want %d", tt.name, w.Get(), tt.hidden)
		}
		s.Forget(true)
		if w.Get() != tt.turned {
			t.Errorf("%s: %d on another page, want %d", tt.name, w.Get(), tt.turned)
		}
	}
}
