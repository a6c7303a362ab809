package main

import (
	"strings"
	"testing"
	"time"
)

func TestWidgetIDs(t *testing.T) {
	for _, c := range []struct {
		name, text string
		keys       []string
		want       string // ids in the order of keys; "" for an error
	}{
		{"a page", `<st-slider data-id="$$ID-12ab-level"><st-input data-id="$$ID-9-who">`, []string{keyLevel, keyWho},
			"$$ID-12ab-level $$ID-9-who"},
		{"a message goes on with a letter", "\n\x10$$ID-12ab-levelb\x00", []string{keyLevel}, "$$ID-12ab-level"},
		{"a widget is missing", `$$ID-12ab-level`, []string{keyLevel, keyWho}, ""},
		{"cut off", `$$ID-12ab`, []string{keyLevel}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ids, err := widgetIDs([]byte(c.text), c.keys)
			var got []string
			for _, key := range c.keys {
				if err == nil {
					got = append(got, ids[key])
				}
			}
			if text := strings.Join(got, " "); text != c.want {
				t.Errorf("got %q, %v, want %q", text, err, c.want)
			}
		})
	}
}

func TestUser(t *testing.T) {
	u := &user{app: counterApp, ids: map[string]string{keyLevel: "L", keyWho: "W", keyPress: "P"}, level: 7}
	for _, want := range []struct{ frame, line string }{
		{"p\x1eL\x1fD\x1f18", "Level 18, presses 0, who ."},
		{"p\x1eW\x1fs\x1fAda 102", "Level 18, presses 0, who Ada 102."},
		{"p\x1eP\x1ft", "Level 18, presses 1, who Ada 102."},
		{"p\x1eL\x1fD\x1f29", "Level 29, presses 1, who Ada 102."},
	} {
		if frame := string(u.pageEvent(u.act())); frame != want.frame {
			t.Errorf("frame %q, want %q", frame, want.frame)
		}
		if line := string(u.line()); line != want.line {
			t.Errorf("line %q, want %q", line, want.line)
		}
	}
}

func TestDescribe(t *testing.T) {
	heard := []exchange{{received: []int{20, 30}}, {received: []int{5}}}
	if got, want := describe(heard), "20,30%3B5"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestChoose(t *testing.T) {
	if chosen, err := choose("start,speed"); err != nil || len(chosen) != 2 || chosen[0].name != "start" {
		t.Errorf("got %v, %v", chosen, err)
	}
	if _, err := choose("speed,none"); err == nil {
		t.Error("an unknown part was taken")
	}
}

func TestTable(t *testing.T) {
	var out strings.Builder
	b := table{out: &out}
	b.add(atMost("small", 1, 2, "KB"))
	b.add(atLeast("large", 1, 2))
	b.add(figure{name: "absent", skipped: "no python"})
	for _, want := range []string{"met", "NOT met", "SKIPPED: no python"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, &out)
		}
	}
	if b.missed != 1 {
		t.Errorf("%d bars not met, want 1", b.missed)
	}
}

func TestMedian(t *testing.T) {
	if got := median([]time.Duration{9, 1, 5}); got != 5 {
		t.Errorf("got %d, want 5", got)
	}
}
