package schema

import "github.com/stgen/stgen/generator/catalog"

// body returns the schema of a list of items.
func (w writer) body() object {
	return object{"type": []string{"array", "null"}, "items": w.ref("item")}
}

// item returns the schema of an item of a body: an element, a condition, a loop, a let, a stop.
func (w writer) item() object {
	properties := object{
		"if":    described(ref("expression"), "shows the item on a condition; with `then:`, begins a chain"),
		"then":  w.ref("body"),
		"elif":  described(ref("expression"), "goes on with the chain of an `if:`"),
		"else":  described(w.ref("body"), "ends a chain, or shows what stands for a loop without turns"),
		"for":   object{"type": "string", "description": "`row in rows by row.id`, with `body:` beside it"},
		"body":  described(w.ref("body"), "what a loop repeats; alone, the place of the body that a component is given"),
		"let":   described(ref("let"), "names values"),
		"stop":  object{"type": "null", "description": "shows no more"},
		"page":  object{"type": "null", "description": "the place of the page, in the body around the pages"},
		"catch": described(w.ref("body"), "shown instead when a value fails"),
	}
	heads := list{
		object{"required": list{"if", "then"}},
		object{"required": list{"elif", "then"}},
		object{"required": list{"for", "body"}},
		object{"required": list{"else"}},
		object{"required": list{"let"}},
		object{"required": list{"stop"}},
		object{"required": list{"page"}},
		object{"required": list{"body"}, "not": object{"required": list{"for"}}},
	}
	for _, e := range catalog.Elements() {
		properties[e.Name] = w.elementRef(e)
		heads = append(heads, object{"required": list{e.Name}})
	}
	s := object{"type": "object", "properties": properties, "minProperties": 1}
	if !w.own {
		s["additionalProperties"] = false
		s["oneOf"] = heads
	}
	return s
}

// part returns the schema of a part of columns or tabs: a body, or a mapping with one.
func (w writer) part() object {
	return anyOf(w.ref("body"), object{
		"type": "object",
		"properties": object{
			"body": w.ref("body"), "width": ref("number"), "label": ref("text"), "for": object{"type": "string"},
		},
		"required": list{"body"},
	})
}
