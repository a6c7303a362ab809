package schema

import (
	"strconv"
	"strings"

	"github.com/stgen/stgen/generator/catalog"
)

// element returns the schema of what stands behind an element's name: its parameters, or what stands for them.
func (w writer) element(e *catalog.Element) object {
	forms := list{w.params(e)}
	if e.First != nil {
		forms = append(forms, ref("text"))
	}
	if e.Class.HasBody() {
		forms = append(forms, w.ref("body"))
	}
	if e.Class == catalog.Parts {
		forms = append(forms, arrayOf(w.ref("part")))
	}
	if e.Variadic != nil || e.First != nil && takesList(e.First) {
		forms = append(forms, object{"type": "array"})
	}
	if len(required(e)) == 0 {
		forms = append(forms, object{"type": "null"})
	}
	return described(anyOf(forms...), e.Doc)
}

// takesList reports whether a list can stand for a parameter.
func takesList(p *catalog.Param) bool {
	switch p.Kind {
	case catalog.JSON, catalog.Values, catalog.Table, catalog.Texts, catalog.Floats, catalog.Options, catalog.Value:
		return true
	}
	return false
}

// params returns the schema of an element's parameters.
func (w writer) params(e *catalog.Element) object {
	return record(w.properties(e.Params), required(e)...)
}

// properties returns the schema of each parameter that works.
func (w writer) properties(params []*catalog.Param) object {
	properties := object{}
	for _, p := range params {
		if !p.Later {
			properties[p.Name] = w.param(p)
		}
	}
	return properties
}

// required returns the names of the parameters that have to be given.
func required(e *catalog.Element) []string {
	var names []string
	for _, p := range e.Params {
		if p.Required && p.Field != "" && !p.Later {
			names = append(names, p.Name)
		}
	}
	return names
}

// param returns the schema of a parameter: what its kind takes, its other forms, nothing for the default.
func (w writer) param(p *catalog.Param) object {
	forms := list{w.kind(p)}
	if p.Initial && (p.Range || p.Multi) {
		forms = append(forms, object{"type": "array"})
	}
	if len(p.OneOf) > 0 && p.Kind != catalog.Enum {
		forms = append(forms, object{"enum": p.OneOf})
	}
	for _, a := range p.Also {
		forms = append(forms, alternative(a)...)
	}
	s := anyOf(append(forms, object{"type": "null"})...)
	if v, ok := defaultValue(p); ok {
		s["default"] = v
	}
	return described(s, p.Doc)
}

// kind returns the schema of what a parameter's kind takes.
func (w writer) kind(p *catalog.Param) object {
	switch p.Form {
	case catalog.Step, catalog.Live:
		return object{"type": []string{"number", "string", "boolean"}}
	case catalog.Widths:
		return ref("value")
	}
	switch p.Kind {
	case catalog.Enum:
		return anyOf(object{"enum": enum(p.OneOf)}, ref("hole"))
	case catalog.Bool:
		return ref("boolean")
	case catalog.Int:
		return atLeast(ref("integer"), p.Min)
	case catalog.Float:
		return atLeast(ref("number"), p.Min)
	case catalog.Size:
		if p.NoContent {
			return anyOf(object{"enum": list{"stretch"}}, object{"type": "integer", "minimum": 1})
		}
		return ref("size")
	case catalog.Gap:
		return object{"type": []string{"string", "integer", "null"}}
	case catalog.Duration:
		return object{"type": []string{"string", "number"}}
	case catalog.Handler:
		return w.ref("actions")
	case catalog.Key:
		return ref("name")
	case catalog.Body:
		return w.ref("body")
	case catalog.PartList:
		return arrayOf(w.ref("part"))
	case catalog.Options, catalog.Texts, catalog.Floats, catalog.Table, catalog.Values:
		return ref("list")
	case catalog.Menu:
		return object{"type": "object"}
	case catalog.Value:
		return object{"type": []string{"string", "number", "boolean", "array"}}
	case catalog.JSON, catalog.QueryParams:
		return ref("value")
	}
	return ref("text")
}

// atLeast bounds a number.
func atLeast(s object, least *float64) object {
	if least == nil {
		return s
	}
	return object{"allOf": list{s, object{"minimum": *least}}}
}

// enum returns what a parameter can be: texts, or what YAML makes of `null`, `true` and `false`.
func enum(texts []string) list {
	var values list
	for _, text := range texts {
		switch text {
		case "null":
			values = append(values, nil)
		case "true", "false":
			values = append(values, text == "true")
		default:
			values = append(values, text)
		}
	}
	return values
}

// alternative returns the schema of another form of a parameter's value.
func alternative(a catalog.Alternative) list {
	switch a.Form {
	case catalog.False, catalog.True:
		return list{object{"type": "boolean"}}
	case catalog.Ignore:
		return list{object{"enum": list{"ignore", "rerun"}}}
	case catalog.Rerun:
		return list{object{"enum": list{"rerun", "ignore"}}}
	case catalog.Message:
		return list{object{"type": "array", "items": ref("text"), "minItems": 2, "maxItems": 2}}
	case catalog.Number, catalog.PixelsForm:
		return list{object{"type": "integer"}}
	}
	return nil
}

// defaultValue returns the default of a parameter as a value of JSON.
func defaultValue(p *catalog.Param) (any, bool) {
	switch text := p.Default; {
	case text == "" || strings.ContainsAny(text, " []{}"):
		return nil, false
	case text == "null":
		return nil, true
	case text == "true" || text == "false":
		return text == "true", true
	default:
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n, true
		}
		return text, true
	}
}
