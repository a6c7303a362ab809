package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPairs(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, expected, found, want string
	}{
		{"plain", "a", "a", ""},
		{"other", "a", "b", `expected "a", found "b"`},
		{"widget", "$$ID-<id:1>-k", "$$ID-00ff-k", ""},
		{"another key", "$$ID-<id:2>-k", "$$ID-00ff-l", "expected"},
		{"a key where there was none", "$$ID-<id:3>-None", "$$ID-0001-a-b", ""},
		{"a key of a submit button", "$$ID-<id:4>-FormSubmitter:f-Send", "$$ID-0002-send", ""},
		{"no id of a widget", "$$ID-<id:5>-None", "0002", "expected"},
		{"media", "/media/<media:1>.png", "/media/77aa.png", ""},
		{"another extension", "/media/<media:1>.png", "/media/77aa.jpg", "expected"},
		{"paths and hosts", "<appdir>/app.py at <host>", "/x/app.py at localhost:1", ""},
		{"not a placeholder", "<id>", "<id>", ""},
	}
	p := NewPairs()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := p.Match(tt.expected, tt.found)
			switch {
			case err == nil && tt.want != "", err != nil && tt.want == "", err != nil && !strings.HasPrefix(err.Error(), tt.want):
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	if err := p.Match("$$ID-<id:1>-k", "$$ID-00ee-k"); err == nil {
		t.Error("a widget may change its id")
	}
}

func TestTranslate(t *testing.T) {
	t.Parallel()
	p := NewPairs()
	for expected, found := range map[string]string{"$$ID-<id:1>-None": "$$ID-00ff-a", "<page:1>": "abc"} {
		if err := p.Match(expected, found); err != nil {
			t.Fatal(err)
		}
	}
	got, missing := p.Translate(object{"id": "$$ID-<id:1>-None", "pages": []any{"<page:1>"}, "n": 1.0})
	want := object{"id": "$$ID-00ff-a", "pages": []any{"abc"}, "n": 1.0}
	if missing != "" || !cmp.Equal(got, any(want)) {
		t.Errorf("got %v, missing %q", got, missing)
	}
	if _, missing := p.Translate([]any{"$$ID-<id:2>-k"}); missing != "$$ID-<id:2>-k" {
		t.Errorf("missing %q", missing)
	}
}
