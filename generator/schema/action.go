package schema

import (
	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/check"
)

// actions returns the schema of what happens at an event: one action, or a list of them.
func (w writer) actions() object {
	return anyOf(w.ref("action"), object{"type": "array", "items": w.ref("action")}, object{"type": "null"})
}

// action returns the schema of one action. One without arguments may be its name alone.
func (w writer) action() object {
	properties := object{
		"if":    described(ref("expression"), "does the action on a condition; with `then:`, begins a chain"),
		"then":  w.ref("actions"),
		"elif":  ref("expression"),
		"else":  w.ref("actions"),
		"for":   object{"type": "string"},
		"body":  w.ref("actions"),
		"catch": described(w.ref("actions"), "done instead when the action fails"),
	}
	arguments := w.arguments()
	var alone list
	for _, name := range check.ActionNames() {
		if _, ok := properties[name]; ok {
			continue
		}
		s, ok := arguments[name]
		if !ok {
			s = object{}
		}
		properties[name] = s
		alone = append(alone, name)
	}
	mapping := object{"type": "object", "properties": properties, "minProperties": 1}
	name := object{"enum": alone}
	if w.own {
		name = object{"type": "string"}
	} else {
		mapping["additionalProperties"] = false
	}
	return anyOf(mapping, name)
}

// arguments returns what stands behind the names of actions; what is not here takes anything.
func (w writer) arguments() map[string]object {
	names := anyOf(object{"type": "string"}, arrayOf(object{"type": "string"}))
	return map[string]object{
		"set":    described(anyOf(object{"type": "string", "pattern": "="}, object{"type": "object"}), "`place = expression`, or places and values"),
		"append": described(object{"type": "object"}, "`list: item`"),
		"remove": described(ref("expression"), "a place within a variable, such as `lines[id]`"),
		"reset":  described(names, "back to the initial value"),
		"toast":  described(w.element(catalog.Lookup("toast")), "shows a message"),
		"fail":   described(anyOf(ref("text"), object{"type": "object"}), "ends the callback without effect and says why"),
		"exec":   object{"type": "object"},
		"call":   object{"type": "object"},
		"close":  object{"type": "null", "description": "closes the dialog"},
	}
}
