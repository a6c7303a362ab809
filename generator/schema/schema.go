// Package schema describes the spec language as a JSON Schema (draft 7), for editors that complete, explain and check YAML
// while it is written. Elements and their parameters come from the catalogue; nothing spells them here.
//
// The schema knows shapes, not meanings: names, types and expressions are for `stgen check`. It accepts every spec that
// check takes; what a spec declares itself (components, actions) is taken under any name.
package schema

import (
	"encoding/json"
	"slices"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/spec"
)

// ID names the schema.
const ID = "https://github.com/stgen/stgen/schema/1"

// object is a JSON object.
type object = map[string]any

// list is a JSON array.
type list = []any

// JSON returns the schema, indented.
func JSON() ([]byte, error) {
	out, err := json.MarshalIndent(document(), "", "  ")
	return append(out, '\n'), err
}

// document returns the whole schema. Bodies and actions come in two forms: strict, where every name is one of the language,
// and open, where it may also be one of the spec's own.
func document() object {
	strict, open := writer{prefix: ""}, writer{prefix: "own-", own: true}
	definitions := scalars()
	for _, w := range []writer{strict, open} {
		for name, s := range w.definitions() {
			definitions[w.prefix+name] = s
		}
	}
	return object{
		"$schema":     "http://json-schema.org/draft-07/schema#",
		"$id":         ID,
		"title":       "stgen app",
		"description": "An app spec of stgen, which compiles it to a Go server.",
		"type":        "object",
		"required":    list{"stgen"},
		"if": object{"anyOf": list{
			object{"required": list{"components"}}, object{"required": list{"actions"}}, object{"required": list{"include"}},
		}},
		"then":        open.sections(),
		"else":        strict.sections(),
		"definitions": definitions,
	}
}

// writer writes the definitions of bodies and actions.
type writer struct {
	prefix string // of the names of definitions
	own    bool   // names of the spec's own are taken
}

// ref refers to a definition that every spec shares.
func ref(name string) object { return object{"$ref": "#/definitions/" + name} }

// ref refers to a definition of the writer's form.
func (w writer) ref(name string) object { return ref(w.prefix + name) }

// anyOf takes what any of these take; choices among them become choices of the whole.
func anyOf(of ...any) object {
	var flat list
	for _, s := range of {
		if choices, ok := s.(object)["anyOf"].(list); ok && len(s.(object)) == 1 {
			flat = append(flat, choices...)
		} else {
			flat = append(flat, s)
		}
	}
	return object{"anyOf": flat}
}

// arrayOf is a list of items.
func arrayOf(items object) object { return object{"type": "array", "items": items} }

// record is a mapping with these keys and no others.
func record(properties object, required ...string) object {
	s := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// mapOf is a mapping with names of the spec's own.
func mapOf(values object) object {
	return object{"type": []string{"object", "null"}, "additionalProperties": values}
}

// described adds a description.
func described(s object, text string) object {
	if text == "" {
		return s
	}
	if _, refers := s["$ref"]; refers {
		s = object{"allOf": list{s}} // draft 7 ignores what stands beside a reference
	}
	s["description"] = text
	return s
}

// definitions returns the definitions of the writer's form, without its prefix.
func (w writer) definitions() object {
	elements := object{}
	for _, e := range catalog.Elements() {
		if !w.own || holdsNames(e) {
			elements["element-"+e.Name] = w.element(e)
		}
	}
	elements["body"] = w.body()
	elements["item"] = w.item()
	elements["part"] = w.part()
	elements["actions"] = w.actions()
	elements["action"] = w.action()
	return elements
}

// elementRef refers to an element; both forms share one in which no names of the spec's own can stand.
func (w writer) elementRef(e *catalog.Element) object {
	if !holdsNames(e) {
		return ref("element-" + e.Name)
	}
	return w.ref("element-" + e.Name)
}

// holdsNames reports whether an element holds a body or actions.
func holdsNames(e *catalog.Element) bool {
	return e.Class.HasBody() || slices.ContainsFunc(e.Params, func(p *catalog.Param) bool {
		return p.Kind == catalog.Handler || p.Kind == catalog.Body || p.Kind == catalog.PartList
	})
}

// sections returns the schema of the top-level keys.
func (w writer) sections() object {
	known := w.sectionTable()
	properties := object{}
	for _, name := range spec.Sections() {
		s, ok := known[name]
		if !ok {
			s = object{}
		}
		properties[name] = s
	}
	return object{"properties": properties, "propertyNames": object{"enum": spec.Sections()}}
}

// without returns parameters except some.
func without(params []*catalog.Param, names ...string) []*catalog.Param {
	var rest []*catalog.Param
	for _, p := range params {
		if !slices.Contains(names, p.Name) {
			rest = append(rest, p)
		}
	}
	return rest
}
