package catalog

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// tag is what the tags of one field say.
type tag struct {
	name    string
	options []string
	oneOf   []string
	def     string
	hasDef  bool
	min     *float64
}

// flags are the options that say something of the parameter; the others say something of its kind or are a [Form].
var flags = map[string]func(*Param){
	"first":     func(p *Param) { p.First = true },
	"variadic":  func(p *Param) { p.Variadic = true },
	"required":  func(p *Param) { p.Required = true },
	"initial":   func(p *Param) { p.Initial = true },
	"optional":  func(p *Param) { p.Optional = true },
	"range":     func(p *Param) { p.Range = true },
	"multi":     func(p *Param) { p.Multi = true },
	"not":       func(p *Param) { p.Negated = true },
	"nocontent": func(p *Param) { p.NoContent = true },
	"later":     func(p *Param) { p.Later = true },
}

// textKinds are the options that say what is in a string.
var textKinds = map[string]Kind{"markdown": Markdown, "icon": Icon, "url": URL, "html": HTML, "json": JSON, "page": PageRef, "query": QueryParams}

// parseTag reads the tags of a field; ok is false if the spec cannot set it.
func parseTag(st reflect.StructTag) (t tag, ok bool, err error) {
	text, ok := st.Lookup("st")
	if !ok || text == "-" {
		return tag{}, false, nil
	}
	t.name, _, _ = strings.Cut(text, ",")
	t.options = strings.Split(text, ",")[1:]
	for _, o := range t.options {
		_, isKind := textKinds[o]
		if flags[o] == nil && !isKind && !slices.Contains(words[1:], o) && o != "format_func" {
			return t, true, fmt.Errorf("unknown option %q", o)
		}
	}
	t.oneOf = strings.Fields(st.Get("oneof"))
	t.def, t.hasDef = st.Lookup("default")
	if text, ok := st.Lookup("min"); ok {
		least, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return t, true, fmt.Errorf("min is no number: %w", err)
		}
		t.min = &least
	}
	return t, true, nil
}

// apply sets the flags of the parameter.
func (t tag) apply(p *Param) {
	for _, o := range t.options {
		if set := flags[o]; set != nil {
			set(p)
		}
	}
}

// form returns the special form that the tag asks for.
func (t tag) form() Form {
	for f := AsKind + 1; f < forms; f++ {
		if slices.Contains(t.options, words[f]) {
			return f
		}
	}
	return AsKind
}

// textKind returns what a string is by its tag.
func (t tag) textKind() Kind {
	for _, o := range t.options {
		if k, ok := textKinds[o]; ok {
			return k
		}
	}
	if len(t.oneOf) > 0 {
		return Enum
	}
	return Text
}
