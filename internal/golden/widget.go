package golden

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// widget is what a message says of a widget.
type widget struct {
	Kind     string `json:"-"` // as Element calls it
	Fragment string `json:"-"`

	ID       string            `json:"id"`
	Label    string            `json:"label"`
	FormID   string            `json:"form_id"`
	Disabled bool              `json:"disabled"`
	Submits  bool              `json:"is_form_submitter"`
	Type     string            `json:"type"`
	Options  []json.RawMessage `json:"options"`
	Min      any               `json:"min"` // of a slider or number_input a number, of dates a list of texts
	Max      any               `json:"max"`
	Default  json.RawMessage   `json:"default"`
}

// widgetOf returns the widget that a ForwardMsg brings; nil if it brings none.
func widgetOf(text []byte) *widget {
	var msg struct {
		Delta struct {
			FragmentID string                     `json:"fragment_id"`
			NewElement map[string]json.RawMessage `json:"new_element"`
		} `json:"delta"`
	}
	if json.Unmarshal(text, &msg) != nil {
		return nil
	}
	for _, kind := range slices.Sorted(maps.Keys(msg.Delta.NewElement)) {
		if _, ok := uses[kind]; !ok {
			continue
		}
		w := &widget{Kind: kind, Fragment: msg.Delta.FragmentID}
		if json.Unmarshal(msg.Delta.NewElement[kind], w) == nil && w.ID != "" {
			w.Kind, w.Fragment = kind, msg.Delta.FragmentID
			return w
		}
	}
	return nil
}

// uses says, for each kind of widget, which value a user of the script gives it: a WidgetState's JSON.
var uses = map[string]func(w *widget) any{
	"button":          nil,
	"checkbox":        func(w *widget) any { return state{"bool_value": string(w.Default) != "true"} },
	"text_input":      func(*widget) any { return state{"string_value": "Grace *Hopper*"} },
	"text_area":       func(*widget) any { return state{"string_value": "Two\nlines"} },
	"number_input":    func(w *widget) any { return state{"double_value": bound(w.Max, 5)} },
	"slider":          slide,
	"radio":           func(w *widget) any { return state{"string_value": w.last()} },
	"selectbox":       func(w *widget) any { return state{"string_value": w.last()} },
	"multiselect":     func(w *widget) any { return texts(w.last()) },
	"button_group":    func(w *widget) any { return texts(w.last()) },
	"date_input":      func(*widget) any { return texts("2024/06/01") },
	"time_input":      func(*widget) any { return state{"string_value": "12:30"} },
	"date_time_input": func(*widget) any { return texts("2024/06/01, 12:30") },
}

// state is a WidgetState without its id.
type state = map[string]any

func texts(list ...string) state { return state{"string_array_value": state{"data": list}} }

// last returns the text of the last option; a button_group's is a message.
func (w *widget) last() string {
	if len(w.Options) == 0 {
		return ""
	}
	option := w.Options[len(w.Options)-1]
	var text string
	if json.Unmarshal(option, &text) == nil {
		return text
	}
	var group struct {
		Content string `json:"content"`
		Icon    string `json:"content_icon"`
	}
	_ = json.Unmarshal(option, &group) // an option without a text has none
	if group.Icon != "" && group.Content != "" {
		return group.Icon + " " + group.Content
	}
	return group.Icon + group.Content
}

// slide moves a slider to its end, or a range to both of its ends.
func slide(w *widget) any {
	var ends []json.RawMessage
	_ = json.Unmarshal(w.Default, &ends) // one of a single slider may be left out
	if w.Type == "SELECT_SLIDER" {
		first := *w
		first.Options = w.Options[:1]
		if len(ends) == 2 {
			return texts(first.last(), w.last())
		}
		return texts(w.last())
	}
	if len(ends) == 2 {
		return state{"double_array_value": state{"data": []float64{bound(w.Min, 0), bound(w.Max, 100)}}}
	}
	return state{"double_array_value": state{"data": []float64{bound(w.Max, 100)}}}
}

// bound returns a slider's or number's bound, or another number where there is none that a user would reach.
func bound(v any, other float64) float64 {
	if x, ok := v.(float64); ok && x < 1e15 && x > -1e15 {
		return x
	}
	return other
}

// actions returns what is done with widgets: the first of each kind outside of forms, and each form.
func actions(widgets []*widget) []action {
	var all []action
	seen := map[string]bool{}
	for _, w := range widgets {
		switch {
		case w.Disabled:
		case w.Submits:
			all = append(all, submit(w, widgets))
		case w.FormID != "" || seen[w.Kind+w.Type]:
		case w.Kind == "button":
			all = append(all, action{what: fmt.Sprintf("press %q", w.Label), fragment: w.Fragment, trigger: w.ID})
			seen[w.Kind+w.Type] = true
		default:
			all = append(all, action{
				what: fmt.Sprintf("%s %q", w.Kind, w.Label), fragment: w.Fragment, set: []setting{w.setting()},
			})
			seen[w.Kind+w.Type] = true
		}
	}
	return all
}

// submit fills in a form and sends it.
func submit(button *widget, widgets []*widget) action {
	a := action{what: fmt.Sprintf("fill in the form and press %q", button.Label), fragment: button.Fragment, trigger: button.ID}
	for _, w := range widgets {
		if w.FormID == button.FormID && w.Kind != "button" && !w.Disabled {
			a.set = append(a.set, w.setting())
		}
	}
	return a
}

func (w *widget) setting() setting {
	value, err := json.Marshal(uses[w.Kind](w))
	if err != nil {
		panic(err) // numbers and texts can be encoded
	}
	return setting{w.ID, value}
}
