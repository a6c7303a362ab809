package schema

import (
	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/spec"
)

// sectionTable returns the schemas of the top-level keys.
func (w writer) sectionTable() map[string]object {
	anything := object{}
	return map[string]object{
		"stgen": {"const": spec.Language, "description": "the version of the language"},
		"app":   described(w.app(), "what st.set_page_config takes, and what a session begins with"),
		"body":  described(w.ref("body"), "the page, or the frame around the pages"),
		"pages": described(anyOf(object{"type": []string{"array", "null"}, "items": w.page()}, mapOf(arrayOf(w.page()))),
			"the pages of an app of several: a list, or lists by the section of the menu they stand in"),
		"navigation": described(object{"type": []string{"object", "null"}, "properties": w.properties(catalog.Navigation().Params)},
			"the menu of the pages"),
		"types":       described(mapOf(anyOf(object{"type": "object", "additionalProperties": object{"type": "string"}}, object{"type": "string"})), "named types"),
		"state":       described(mapOf(anything), "session variables: the initial value, or `{type, value}`"),
		"let":         described(ref("let"), "values computed from others"),
		"data":        described(mapOf(object{"type": "object"}), "tables and values from files and other sources"),
		"connections": described(mapOf(object{"type": "object"}), "databases"),
		"functions":   described(mapOf(anything), "`name(param type, …): value`"),
		"actions":     described(mapOf(w.ref("actions")), "`name(param type, …): [action, …]`"),
		"components":  described(mapOf(w.component(nil)), "the spec's own elements"),
		"dialogs":     described(mapOf(w.component(catalog.Dialog().Params)), "bodies over the page"),
		"secrets":     described(mapOf(anything), "declarations of secrets"),
		"auth":        described(object{"type": []string{"object", "null"}}, "login"),
		"config":      described(object{"type": []string{"object", "null"}}, "server options under Streamlit's names"),
		"tests":       described(object{"type": []string{"array", "null"}, "items": test()}, "tests of the app"),
		"include":     described(object{"type": []string{"array", "null"}, "items": object{"type": "string"}}, "other files of the spec"),
	}
}

// app returns the schema of `app:`.
func (w writer) app() object {
	properties := w.properties(catalog.PageConfig().Params)
	properties["on_start"] = w.ref("actions")
	properties["theme"] = object{"type": "object"}
	return object{"type": []string{"object", "null"}, "properties": properties, "additionalProperties": false}
}

// page returns the schema of an item of `pages:`.
func (w writer) page() object {
	return object{
		"type": "object",
		"properties": object{
			"title": ref("text"), "icon": ref("text"), "url_path": ref("text"), "url": ref("text"), "help": ref("text"),
			"default": object{"type": "boolean"}, "if": ref("expression"), "on_open": w.ref("actions"), "body": w.ref("body"),
		},
	}
}

// component returns the schema of an entry of `components:` or `dialogs:`, with parameters of its own.
func (w writer) component(own []*catalog.Param) object {
	properties := w.properties(without(own, "body"))
	properties["params"] = object{"type": []string{"object", "null"}}
	properties["body"] = w.ref("body")
	return anyOf(object{"type": []string{"object", "null"}, "properties": properties}, w.ref("body"))
}

// test returns the schema of an item of `tests:`.
func test() object {
	step := object{"type": "object", "minProperties": 1, "maxProperties": 1}
	return object{"type": "object", "properties": object{"name": ref("text"), "steps": arrayOf(step)}}
}
