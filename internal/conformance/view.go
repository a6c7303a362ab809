package main

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// Place is one element or block as a person sees it: nothing between it and its parent, no placeholders.
type Place struct {
	Path     string // where it stands, as main[3][0]; in a message only
	Kind     string
	Body     object // the Element or Block
	Fragment string // what a widget here sends as fragment_id
	Children []*Place
}

// View is what two browsers are compared by.
type View struct {
	Roots []*Place // of kind root: main, sidebar, event, bottom
	Other object   // everything that isn't in the tree
}

// View returns the page as it is at the end of the current step.
//
// What no one can see is left out: transparent blocks (their children stand in their place), elements of kind empty, and
// blocks that a client leaves out while they are childless. Values assigned by the server and one-shots are seen in the
// step that sent them alone, and a one-shot not where it stood before: a run of a Python script sends it each time.
func (b *Browser) View() View {
	v := View{Other: object{"running": b.running, "page": b.pageHash, "frame": b.mainHash, "session": b.session}}
	for i, root := range b.roots {
		v.Roots = append(v.Roots, &Place{Path: roots[i], Kind: "root", Children: b.places(roots[i], root, nil)})
	}
	for name, value := range map[string]object{
		"settings": b.settings, "page_config": b.config, "navigation": b.navigation, "logo": b.logo,
	} {
		if value != nil {
			v.Other[name] = value
		}
	}
	if b.query != nil {
		v.Other["query_string"] = b.query
	}
	if len(b.timers) > 0 {
		v.Other["timers"] = slices.SortedFunc(maps.Values(b.timers), compareNumbers)
	}
	if effects := b.firstEffects(); len(effects) > 0 {
		v.Other["effects"] = effects
	}
	if len(b.answers) > 0 {
		v.Other["answers"] = listOf(b.answers)
	}
	return v
}

// firstEffects returns the one-shots of this step but for those that repeat what stood in their place.
func (b *Browser) firstEffects() []any {
	var list []any
	for _, e := range b.effects {
		if !reflect.DeepEqual(e.before, e.body) {
			list = append(list, object{e.kind: e.body[e.kind]})
		}
	}
	return list
}

// places returns what a block shows.
func (b *Browser) places(path string, block *node, to []*Place) []*Place {
	for _, n := range block.children {
		for _, element := range n.overlay {
			body, _ := element.(object)
			to = append(to, &Place{Path: next(path, to), Kind: "transient", Body: body})
		}
		switch kind := n.kind(); {
		case n.body == nil, kind == "empty", kind == "toast":
		case kind == "transparent" && n.block:
			to = b.places(path, n, to)
		case n.block:
			p := &Place{Path: next(path, to), Kind: kind, Body: n.body, Fragment: n.fragment}
			p.Children = b.places(p.Path, n, nil)
			if len(p.Children) > 0 || n.body["allow_empty"] == true {
				to = append(to, p)
			}
		default:
			to = append(to, &Place{Path: next(path, to), Kind: kind, Body: b.lasting(n), Fragment: n.fragment})
		}
	}
	return to
}

// next returns the path of one more child.
func next(path string, siblings []*Place) string {
	return fmt.Sprintf("%s[%d]", path, len(siblings))
}

// assigned are the fields by which a server sets what a widget holds.
var assigned = []string{"set_value", "value", "raw_value", "raw_values"}

// lasting returns an element without what counts in the step that sent it alone.
func (b *Browser) lasting(n *node) object {
	if n.step == b.step || n.body["has_one_shot_effect"] == nil {
		return n.body
	}
	kind := n.kind()
	body := maps.Clone(n.body)
	if kind == "balloons" || kind == "snow" {
		return body
	}
	delete(body, "has_one_shot_effect")
	if widget, ok := body[kind].(object); ok && widget["set_value"] == true {
		widget = maps.Clone(widget)
		for _, field := range assigned {
			delete(widget, field)
		}
		body[kind] = widget
	}
	return body
}

// listOf returns a list of messages as JSON has it.
func listOf(list []object) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
