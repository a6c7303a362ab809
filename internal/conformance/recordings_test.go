package main

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/stgen/stgen/internal/facts"
)

// traces returns all recordings by name.
func traces(t *testing.T) []*Trace {
	t.Helper()
	names, err := fs.Glob(facts.Traces(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []*Trace
	for _, name := range names {
		trace, err := ReadTrace(facts.Traces(), strings.TrimSuffix(name, ".json"))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, trace)
	}
	return all
}

// views returns what a browser shows after each step of a recording.
func views(t *testing.T, trace *Trace) []View {
	t.Helper()
	b := NewBrowser()
	var all []View
	for i, step := range trace.Steps {
		b.Begin(i)
		for _, msg := range step.Received {
			if msg["$closed"] != nil {
				continue
			}
			if err := b.Apply(msg); err != nil {
				t.Errorf("%s step %d: %v", trace.Name, i, err)
			}
		}
		all = append(all, b.View())
	}
	return all
}

// TestRecordingsEqualThemselves plays every recording twice.
func TestRecordingsEqualThemselves(t *testing.T) {
	t.Parallel()
	for _, trace := range traces(t) {
		t.Run(trace.Name, func(t *testing.T) {
			t.Parallel()
			a, b, pairs := views(t, trace), views(t, trace), NewPairs()
			for i := range a {
				if d, _ := Compare(a[i], b[i], pairs, nil); d != nil {
					t.Errorf("step %d: %v", i, d)
				}
			}
		})
	}
}

// TestFullRunEqualsPage holds the model of the client against what must be: after a full run that came to its end the page
// is what that run alone brings.
func TestFullRunEqualsPage(t *testing.T) {
	t.Parallel()
	for _, trace := range traces(t) {
		b := NewBrowser()
		for i, step := range trace.Steps {
			b.Begin(i)
			fresh := NewBrowser()
			fresh.Begin(i)
			begun, full := false, false
			for _, msg := range step.Received {
				if msg["$closed"] != nil {
					continue
				}
				if msg["ref_hash"] != nil {
					begun = false // only a browser that saw the earlier steps knows it
				}
				meta, _ := msg["metadata"].(object)
				if msg["new_session"] != nil && len(runOf(meta).fragments) == 0 {
					fresh = NewBrowser()
					fresh.Begin(i)
					begun, full = true, false
				}
				_ = b.Apply(msg) // TestRecordingsEqualThemselves reports errors
				_ = fresh.Apply(msg)
				full = full || msg["script_finished"] == "FINISHED_SUCCESSFULLY"
			}
			if !begun || !full {
				continue
			}
			whole, once := b.View(), fresh.View()
			once.Other, whole.Other = nil, nil
			if d, _ := Compare(once, whole, NewPairs(), nil); d != nil {
				t.Errorf("%s step %d: %v", trace.Name, i, d)
			}
		}
	}
}

// TestChangesAreFound changes one thing of a recording.
func TestChangesAreFound(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, trace string
		step        int
		change      func(View)
		want        string
	}{
		{"a text", "button", 0, func(v View) { v.Roots[0].Children[6].Body["markdown"].(object)["body"] = "`True`" },
			"main[6].markdown.body: expected \"`False` `False`\", found \"`True`\""},
		{"a field more", "text_headings", 0, func(v View) { v.Roots[0].Children[1].Body["heading"].(object)["icon"] = "x" },
			`main[1].heading.icon: expected nothing, found "x"`},
		{"a field less", "text_headings", 0, func(v View) { delete(v.Roots[0].Children[1].Body, "width_config") },
			`main[1].width_config: expected {"use_stretch":true}, found nothing`},
		{"another kind", "empty_placeholder", 1, func(v View) { v.Roots[0].Children[0].Kind = "text" },
			`main[0]: expected markdown {"body":"y replaces x","element_type":"NATIVE","wrap":true}, found text `},
		{"a child less", "layout_columns_container", 0, func(v View) { v.Roots[0].Children[0].Children[1].Children = nil },
			`main[0][1][0]: expected markdown {"body":"b"`},
		{"a child more", "rerun_stop", 2, func(v View) { v.Roots[0].Children = append(v.Roots[0].Children, v.Roots[0].Children[0]) },
			`main[3]: expected nothing more, found markdown {"body":"runs`},
		{"a key", "button", 0, func(v View) {
			v.Roots[0].Children[1].Body["button"].(object)["id"] = "$$ID-0-other"
		}, `main[1].button.id: expected "$$ID-\u003cid:2\u003e-k", found "$$ID-0-other"`},
		{"the same id twice", "button", 0, func(v View) {
			v.Roots[0].Children[3].Body["button"].(object)["id"] = v.Roots[0].Children[2].Body["button"].(object)["id"]
		}, `main[3].button.id: "$$ID-<id:3>-None" stands for both <id:3> and <id:4>`},
		{"a toast", "status_elements", 0, func(v View) { v.Other["effects"] = v.Other["effects"].([]any)[1:] },
			`effects: expected [{"toast":{"body":"hi"`},
		{"the page's config", "page_config", 0, func(v View) { v.Other["page_config"].(object)["title"] = "x" },
			`page_config.title: expected "Second call", found "x"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			trace, err := ReadTrace(facts.Traces(), tt.trace)
			if err != nil {
				t.Fatal(err)
			}
			other, err := ReadTrace(facts.Traces(), tt.trace)
			if err != nil {
				t.Fatal(err)
			}
			expected, found := views(t, trace)[tt.step], views(t, other)[tt.step]
			tt.change(found)
			d, _ := Compare(expected, found, NewPairs(), nil)
			if d == nil || !strings.HasPrefix(d.String(), tt.want) {
				t.Errorf("got %v\nwant %s", d, tt.want)
			}
		})
	}
}
