package main

import (
	"fmt"
	"strings"
	"testing"
)

// The messages of the tests, short. Texts stand for elements: mark("a") is a markdown of body a.

func begin(run string, fragments ...string) object {
	ids := []any{}
	for _, id := range fragments {
		ids = append(ids, id)
	}
	session := object{"initialize": object{}, "page_script_hash": "p", "main_script_hash": "p"}
	if len(fragments) == 0 {
		session["config"] = object{}
	}
	return object{"metadata": object{"run": object{"script_run_id": run, "fragment_ids": ids}}, "new_session": session}
}

func end(run string, fragments ...string) object {
	msg := begin(run, fragments...)
	delete(msg, "new_session")
	msg["script_finished"] = "FINISHED_SUCCESSFULLY"
	if len(fragments) > 0 {
		msg["script_finished"] = "FINISHED_FRAGMENT_RUN_SUCCESSFULLY"
	}
	return msg
}

// path is that of a place in main.
func at(path ...float64) object {
	list := []any{0.0}
	for _, i := range path {
		list = append(list, i)
	}
	return object{"delta_path": list}
}

func mark(body, fragment string, path ...float64) object {
	return object{"metadata": at(path...), "delta": object{"fragment_id": fragment, "new_element": object{"markdown": object{"body": body}}}}
}

func block(kind, fragment string, path ...float64) object {
	return object{"metadata": at(path...), "delta": object{"fragment_id": fragment, "add_block": object{kind: object{}, "allow_empty": true}}}
}

func empty(path ...float64) object {
	return object{"metadata": at(path...), "delta": object{"new_element": object{"empty": object{}}}}
}

func overlay(texts []string, path ...float64) object {
	elements := []any{}
	for _, s := range texts {
		elements = append(elements, object{"spinner": object{"text": s}})
	}
	return object{"metadata": at(path...), "delta": object{"new_transient": object{"elements": elements}}}
}

// outline prints a page: texts as they are, blocks as kind(…).
func outline(places []*Place) string {
	var parts []string
	for _, p := range places {
		switch p.Kind {
		case "markdown":
			parts = append(parts, text(p.Body["markdown"].(object)["body"]))
		case "transient":
			parts = append(parts, "~"+text(p.Body["spinner"].(object)["text"]))
		default:
			parts = append(parts, fmt.Sprintf("%s(%s)", p.Kind, outline(p.Children)))
		}
	}
	return strings.Join(parts, " ")
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	// A page with a slot S around b and c between a and d, all elements in fragments of their own.
	slot := []object{
		begin("1"), mark("a", "A", 0), block("transparent", "S", 1), mark("b", "B", 1, 0), mark("c", "C", 1, 1), mark("d", "D", 2), end("1"),
	}
	tests := []struct {
		name string
		msgs []object
		want string
	}{
		{"a run", []object{begin("1"), mark("a", "", 0), mark("b", "", 1), end("1")}, "a b"},
		{"what a run does not send again goes", []object{
			begin("1"), mark("a", "", 0), mark("b", "", 1), end("1"), begin("2"), mark("c", "", 0), end("2"),
		}, "c"},
		{"not before its end", []object{
			begin("1"), mark("a", "", 0), mark("b", "", 1), end("1"), begin("2"), mark("c", "", 0),
		}, "c b"},
		{"nor at the end of an older run", []object{
			begin("1"), mark("a", "", 0), mark("b", "", 1), begin("2"), mark("c", "", 0), end("1"),
		}, "c b"},
		{"a block keeps its children", []object{
			begin("1"), block("flex_container", "", 0), mark("a", "", 0, 0), end("1"),
			begin("2"), block("flex_container", "", 0), mark("b", "", 0, 1), mark("a", "", 0, 0), end("2"),
		}, "flex_container(a b)"},
		{"another block does not", []object{
			begin("1"), block("flex_container", "", 0), mark("a", "", 0, 0), block("expandable", "", 0),
		}, "expandable()"},
		{"an element takes the place of a block", []object{
			begin("1"), block("flex_container", "", 0), mark("a", "", 0, 0), mark("b", "", 0),
		}, "b"},
		{"a spinner is laid over", []object{begin("1"), mark("a", "", 0), overlay([]string{"wait"}, 1)}, "a ~wait"},
		{"and gives its place back", []object{
			begin("1"), mark("a", "", 0), overlay([]string{"wait"}, 1), overlay(nil, 1), mark("b", "", 1), end("1"),
		}, "a b"},
		{"over what stands there", []object{begin("1"), mark("a", "", 0), overlay([]string{"wait"}, 0)}, "~wait a"},
		{"a spinner ends with its run", []object{
			begin("1"), overlay([]string{"wait"}, 0), begin("2"), mark("a", "", 0), end("2"),
		}, "~wait a"},
		{"a placeholder is not seen", []object{begin("1"), empty(0), mark("a", "", 1), empty(2), end("1")}, "a"},
		{"a slot is not seen", slot, "a b c d"},
		{"a delta between runs", append(slot[:len(slot):len(slot)], mark("B", "B", 1, 0)), "a B c d"},
		{"a slot that lost a child", append(slot[:len(slot):len(slot)],
			begin("2", "-"), block("transparent", "S", 1), mark("c", "C", 1, 0), end("2", "S")), "a c d"},
		{"a slot that lost all", append(slot[:len(slot):len(slot)], begin("2", "-"), block("transparent", "S", 1), end("2", "S")), "a d"},
		{"a slot that was named but not sent", append(slot[:len(slot):len(slot)], begin("2", "-"), end("2", "S")), "a b c d"},
		{"naming a slot that was sent in part deletes the rest", append(slot[:len(slot):len(slot)],
			begin("2", "-"), mark("B", "B", 1, 0), end("2", "S")), "a B d"},
		{"but for elements without a fragment", []object{
			begin("1"), block("transparent", "S", 0), mark("a", "", 0, 0), mark("b", "B", 0, 1), end("1"),
			begin("2", "-"), block("transparent", "S", 0), end("2", "S"),
		}, "a"},
		{"outside of the named slot nothing goes", append(slot[:len(slot):len(slot)], begin("2", "-"), mark("A", "A", 0), end("2", "-")), "A b c d"},
		{"naming an outer slot covers the inner one", []object{
			begin("1"), block("transparent", "S", 0), block("transparent", "T", 0, 0), mark("a", "A", 0, 0, 0), mark("b", "B", 0, 0, 1), end("1"),
			begin("2", "-"), block("transparent", "S", 0), block("transparent", "T", 0, 0), mark("b", "B", 0, 0, 0), end("2", "S"),
		}, "b"},
		{"naming an inner one leaves the outer's", []object{
			begin("1"), block("transparent", "S", 0), mark("a", "A", 0, 0), block("transparent", "T", 0, 1), mark("b", "B", 0, 1, 0), end("1"),
			begin("2", "-"), block("transparent", "T", 0, 1), end("2", "T"),
		}, "a"},
		{"a block within a slot that was not sent", []object{
			begin("1"), block("transparent", "S", 0), block("expandable", "", 0, 0), mark("a", "A", 0, 0, 0), mark("b", "B", 0, 1), end("1"),
			begin("2", "-"), mark("c", "B", 0, 1), end("2", "S"),
		}, "c"},
		{"a childless slot leaves no container", []object{
			begin("1"), object{"metadata": at(0), "delta": object{"add_block": object{"flex_container": object{}}}}, block("transparent", "S", 0, 0),
			mark("a", "", 1), end("1"),
		}, "a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := NewBrowser()
			b.Begin(0)
			for i, msg := range tt.msgs {
				if err := b.Apply(msg); err != nil {
					t.Fatalf("message %d: %v", i, err)
				}
			}
			if got := outline(b.View().Roots[0].Children); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestBrowserRefuses has what makes the genuine client show nothing, or an error.
func TestBrowserRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		msgs []object
		want string
	}{
		{"a gap", []object{begin("1"), mark("a", "", 1)}, "beyond the next free place 0"},
		{"a child of an element", []object{begin("1"), mark("a", "", 0), mark("b", "", 0, 0)}, `leads through "markdown"`},
		{"a child of nothing", []object{begin("1"), mark("b", "", 0, 0)}, "there is no block at index 0"},
		{"a run without an id", []object{begin("")}, "without metadata.run"},
		{"a first run of a fragment", []object{begin("1", "-")}, "without config"},
		{"a run without initialize", []object{{"metadata": object{"run": object{"script_run_id": "1"}}, "new_session": object{}}}, "without initialize"},
		{"an unknown reference", []object{begin("1"), {"ref_hash": "x"}}, "refers to no message"},
		{"no path", []object{begin("1"), {"delta": object{"new_element": object{}}}}, "a delta with path []"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := NewBrowser()
			var err error
			for _, msg := range tt.msgs {
				err = b.Apply(msg)
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// TestSameHash has the client's habit not to look at what has the hash of what it shows.
func TestSameHash(t *testing.T) {
	t.Parallel()
	b := NewBrowser()
	first, second, third := mark("a", "", 0), mark("b", "", 0), mark("c", "", 0)
	first["hash"], second["hash"], third["hash"] = "h", "h", "i"
	for i, step := range []struct {
		msg  object
		want string
	}{{begin("1"), ""}, {first, "a"}, {second, "a"}, {third, "c"}} {
		if err := b.Apply(step.msg); err != nil {
			t.Fatal(err)
		}
		if got := outline(b.View().Roots[0].Children); got != step.want {
			t.Errorf("after message %d: got %s, want %s", i, got, step.want)
		}
	}
}

// TestOneShots sends toasts again, as a Python run does, and assigns a widget's value once.
func TestOneShots(t *testing.T) {
	t.Parallel()
	toast := func(body string) object {
		return object{"metadata": object{"delta_path": []any{2.0, 0.0}}, "delta": object{
			"new_element": object{"toast": object{"body": body}, "has_one_shot_effect": true},
		}}
	}
	input := object{"metadata": at(0), "delta": object{"new_element": object{
		"text_input": object{"default": "", "value": "x", "set_value": true}, "has_one_shot_effect": true,
	}}}
	b := NewBrowser()
	steps := []struct {
		msgs    []object
		effects int
		value   any
	}{
		{[]object{begin("1"), toast("hi"), input, end("1")}, 1, "x"},
		{[]object{begin("2"), toast("hi"), mark("a", "", 1)}, 0, nil},
		{[]object{toast("ho")}, 1, nil},
	}
	for i, s := range steps {
		b.Begin(i)
		for _, msg := range s.msgs {
			if err := b.Apply(msg); err != nil {
				t.Fatal(err)
			}
		}
		v := b.View()
		effects, _ := v.Other["effects"].([]any)
		if len(effects) != s.effects {
			t.Errorf("step %d: effects %v, want %d", i, effects, s.effects)
		}
		if got := v.Roots[0].Children[0].Body["text_input"].(object)["value"]; got != s.value {
			t.Errorf("step %d: value %v, want %v", i, got, s.value)
		}
	}
}

// TestPages has the client's rule for what stays when the page changes.
func TestPages(t *testing.T) {
	t.Parallel()
	on := func(msg object, page string) object {
		msg["metadata"].(object)["active_script_hash"] = page
		return msg
	}
	b := NewBrowser()
	for _, msg := range []object{
		begin("1"), on(mark("frame", "", 0), "p"), on(mark("first", "", 1), "p1"), end("1"),
		begin("2"), {"navigation": object{"page_script_hash": "p2"}},
	} {
		if err := b.Apply(msg); err != nil {
			t.Fatal(err)
		}
	}
	if got := outline(b.View().Roots[0].Children); got != "frame" {
		t.Errorf("got %s, want frame", got)
	}
}
