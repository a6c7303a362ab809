package schema

// scalars returns the definitions of values, which both forms share.
func scalars() object {
	return object{
		"hole": object{
			"type": "string", "pattern": `\$\{\{`, "description": "an expression: `${{ … }}`",
		},
		"expression": object{
			"type": []string{"string", "boolean", "number", "null"}, "description": "an expression, without `${{ }}`",
		},
		"text":    object{"type": []string{"string", "number", "boolean"}},
		"boolean": anyOf(object{"type": "boolean"}, ref("hole")),
		"integer": anyOf(object{"type": "integer"}, ref("hole")),
		"number":  anyOf(object{"type": "number"}, ref("hole")),
		"list":    anyOf(object{"type": "array"}, ref("hole")),
		"value":   object{},
		"name":    object{"type": "string", "pattern": `^[^\s\d-][^\s-]*$`},
		"let": anyOf(
			object{"type": "string", "pattern": "=", "description": "`name = expression`"},
			object{"type": "array", "items": object{"type": "string", "pattern": "="}},
		),
		"size": anyOf(object{"enum": list{"stretch", "content"}}, object{"type": "integer", "minimum": 1}),
	}
}
