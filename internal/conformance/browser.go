package main

import (
	"errors"
	"fmt"
	"maps"
)

// roots are the names of the containers that a delta path begins with.
var roots = []string{"main", "sidebar", "event", "bottom"}

// Browser is what the genuine client knows after the messages so far.
type Browser struct {
	roots []*node

	step     int      // the current step, from 0
	run      string   // id of the newest run
	running  bool     // the indicator is on
	mainHash string   // of the frame around the pages
	pageHash string   // of the page shown
	session  string   // the session's id, for a reconnect
	effects  []effect // one-shots of the current step
	answers  []object // of the current step, to requests that aren't reruns

	settings   object // of the last complete new_session: config and theme
	config     object // page_config_changed, merged
	navigation object
	logo       object
	logoRun    string
	query      any            // query string that the server asked for last
	timers     map[string]any // fragment id → seconds between its reruns
	cached     map[string]object
}

// effect is a one-shot that was shown in the current step.
type effect struct {
	path   string
	kind   string
	body   object
	before object // what stood at the path when the step began
}

// NewBrowser returns a client that has just connected.
func NewBrowser() *Browser {
	b := &Browser{timers: map[string]any{}, cached: map[string]object{}}
	for range roots {
		b.roots = append(b.roots, &node{block: true})
	}
	return b
}

// Begin starts a step.
func (b *Browser) Begin(step int) {
	b.step, b.effects, b.answers = step, nil, nil
}

// Apply takes in one ForwardMsg, as DecodeForward returns it. An error is something that the genuine client can't bear.
func (b *Browser) Apply(msg object) error {
	meta, _ := msg["metadata"].(object)
	if ref, ok := msg["ref_hash"].(string); ok {
		kept, ok := b.cached[ref]
		if !ok {
			return fmt.Errorf("ref_hash %s refers to no message that was sent", ref)
		}
		msg = maps.Clone(kept)
	}
	if meta["cacheable"] == true {
		b.cached[text(msg["hash"])] = msg
	}
	switch {
	case msg["delta"] != nil:
		return b.delta(msg["delta"].(object), meta, text(msg["hash"]))
	case msg["new_session"] != nil:
		return b.newSession(msg["new_session"].(object), runOf(meta))
	case msg["script_finished"] != nil:
		b.scriptFinished(text(msg["script_finished"]), runOf(meta))
	case msg["session_status_changed"] != nil:
		b.running = msg["session_status_changed"].(object)["script_is_running"] == true
	default:
		b.other(msg)
	}
	return nil
}

// delta changes the tree.
func (b *Browser) delta(delta, meta object, hash string) error {
	var path []int
	list, _ := meta["delta_path"].([]any)
	for _, v := range list {
		index, _ := v.(float64)
		path = append(path, int(index))
	}
	if len(path) < 2 || path[0] >= len(roots) {
		return fmt.Errorf("a delta with path %v", path)
	}
	from := node{
		hash: hash, run: b.run, fragment: text(delta["fragment_id"]), script: text(meta["active_script_hash"]), step: b.step,
	}
	n, err := b.roots[path[0]].place(path[1:], b.run)
	if err != nil {
		return err
	}
	switch {
	case delta["new_element"] != nil:
		body := delta["new_element"].(object)
		b.effect(fmt.Sprint(path), n.body, body)
		n.setElement(body, from)
	case delta["add_block"] != nil:
		n.setBlock(delta["add_block"].(object), from)
	case delta["new_transient"] != nil:
		n.overlay, _ = delta["new_transient"].(object)["elements"].([]any)
		n.run = b.run
	default:
		return errors.New("a delta without a type")
	}
	return nil
}

// effect notes a one-shot. A second one at the same place in a step takes the place of the first.
func (b *Browser) effect(path string, before, body object) {
	kind := kindOf(body, false)
	if kind != "toast" && kind != "balloons" && kind != "snow" {
		return
	}
	for i, e := range b.effects {
		if e.path == path {
			b.effects[i].kind, b.effects[i].body = kind, body
			return
		}
	}
	b.effects = append(b.effects, effect{path: path, kind: kind, body: body, before: before})
}

// newSession begins a run: a full one, or if metadata names fragments, one of these.
func (b *Browser) newSession(msg object, run finished) error {
	if run.run == "" {
		return errors.New("a new_session without metadata.run")
	}
	b.run = run.run
	if hash := text(msg["main_script_hash"]); hash != "" {
		b.mainHash = hash
	}
	if hash := text(msg["page_script_hash"]); hash != b.pageHash {
		if b.pageHash != "" {
			b.openPage()
		}
		b.pageHash = hash
	}
	initialize, ok := msg["initialize"].(object)
	if !ok {
		return errors.New("a new_session without initialize")
	}
	if id := text(initialize["session_id"]); id != "" {
		b.session = id
	}
	if len(run.fragments) > 0 && b.settings != nil {
		return nil
	}
	if msg["config"] == nil {
		return errors.New("a new_session of a full run without config")
	}
	b.settings = object{"config": msg["config"]}
	if theme, ok := msg["custom_theme"]; ok {
		b.settings["custom_theme"] = theme
	}
	if len(run.fragments) == 0 {
		clear(b.timers)
	}
	return nil
}

// openPage clears what belongs to the page before.
func (b *Browser) openPage() {
	for _, root := range b.roots {
		leave(root, b.mainHash)
	}
}

// scriptFinished ends a run. Only the newest one, and only one that came to its end, clears the page.
func (b *Browser) scriptFinished(status string, run finished) {
	switch status {
	case "FINISHED_SUCCESSFULLY":
		if run.run != b.run {
			return
		}
		run.fragments = nil
		if b.logoRun != b.run {
			b.logo = nil
		}
	case "FINISHED_FRAGMENT_RUN_SUCCESSFULLY":
		if len(run.fragments) == 0 {
			return
		}
	default:
		return
	}
	for _, root := range b.roots {
		run.prune(root, false)
	}
}

// other takes in what is neither a delta nor about a run.
func (b *Browser) other(msg object) {
	switch {
	case msg["page_config_changed"] != nil:
		b.config = mergeConfig(b.config, msg["page_config_changed"].(object))
	case msg["navigation"] != nil:
		b.navigation = msg["navigation"].(object)
		if hash := text(b.navigation["page_script_hash"]); hash != b.pageHash {
			b.pageHash = hash
			b.openPage()
		}
	case msg["logo"] != nil:
		b.logo, b.logoRun = msg["logo"].(object), b.run
	case msg["page_info_changed"] != nil:
		b.query = msg["page_info_changed"].(object)["query_string"]
	case msg["auto_rerun"] != nil:
		timer := msg["auto_rerun"].(object)
		b.timers[text(timer["fragment_id"])] = timer["interval"]
	case msg["stop_auto_rerun"] != nil:
		ids, _ := msg["stop_auto_rerun"].(object)["fragment_ids"].([]any)
		for _, id := range ids {
			delete(b.timers, text(id))
		}
	default:
		answer := maps.Clone(msg)
		delete(answer, "hash")
		delete(answer, "metadata")
		b.answers = append(b.answers, answer)
	}
}

// mergeConfig returns the page's configuration after one more call of set_page_config, which leaves alone what it
// doesn't name.
func mergeConfig(old, change object) object {
	merged := maps.Clone(old)
	if merged == nil {
		merged = object{}
	}
	if change["layout"] != "LAYOUT_UNSET" {
		delete(merged, "layout") // centered is the default
	}
	if change["initial_sidebar_state"] != "SIDEBAR_UNSET" {
		delete(merged, "initial_sidebar_state")
		delete(merged, "initial_sidebar_width")
	}
	for key, v := range change {
		if v != "LAYOUT_UNSET" && v != "SIDEBAR_UNSET" {
			merged[key] = v
		}
	}
	return merged
}

// runOf reads metadata.run.
func runOf(meta object) finished {
	run, _ := meta["run"].(object)
	ids, _ := run["fragment_ids"].([]any)
	f := finished{run: text(run["script_run_id"])}
	for _, id := range ids {
		f.fragments = append(f.fragments, text(id))
	}
	return f
}

// text returns v if it is a string.
func text(v any) string {
	s, _ := v.(string)
	return s
}
