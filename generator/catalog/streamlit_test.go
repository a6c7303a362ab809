package catalog

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stgen/stgen/internal/facts"
)

// streamlit returns the functions of the public API that an app calls, by name without "st.".
func streamlit() map[string]facts.Function {
	functions := map[string]facts.Function{}
	for _, f := range facts.API().Functions {
		name, ok := strings.CutPrefix(f.Name, "st.")
		if ok && !strings.ContainsAny(name, ".()") && (f.Kind == "function" || f.Kind == "decorator") {
			functions[name] = f
		}
	}
	return functions
}

// containers are elements that Streamlit has as objects, not as functions.
var containers = []string{"sidebar", "bottom"}

func TestEveryFunctionIsKnown(t *testing.T) {
	t.Parallel()
	functions := streamlit()
	for name := range functions {
		_, absent := LookupAbsent(name)
		if Lookup(name) == nil && !absent {
			t.Errorf("st.%s is neither an element nor absent", name)
		}
	}
	for _, name := range Names() {
		if _, ok := functions[name]; !ok && !slices.Contains(containers, name) {
			t.Errorf("%s is no function of Streamlit", name)
		}
	}
	for _, a := range Absences() {
		if _, ok := functions[a.Name]; !ok {
			t.Errorf("the absent %s is no function of Streamlit", a.Name)
		}
		if Lookup(a.Name) != nil {
			t.Errorf("%s is absent and an element", a.Name)
		}
	}
}

// notHere are Streamlit's parameters that no element takes.
var notHere = map[string]string{
	"args":                "actions take their arguments by name",
	"kwargs":              "actions take their arguments by name",
	"use_container_width": "deprecated: width",
	"_cache":              "for Streamlit's own use",
}

// ours are parameters that Streamlit does not have: "element.name", or ".name" for all.
var ours = map[string]string{
	".body":             "Python's with statement",
	".parts":            "Python's with statement",
	"exception.type":    "Python's exception object, in parts",
	"exception.message": "Python's exception object, in parts",
	"fragment.on_tick":  "what the function does before it shows anything",
}

// elsewhereParams are parameters of one element that a spec gives otherwise.
var elsewhereParams = map[string]string{
	"exception.exception": "Python's exception object: type and message",
	"tabs.tabs":           "the labels of the parts",
	"navigation.pages":    "`pages:`",
	"fragment.func":       "Python's decorated function: the body",
}

// TestParameters compares names, defaults and allowed texts with Streamlit's.
func TestParameters(t *testing.T) {
	t.Parallel()
	functions := streamlit()
	for _, e := range append(Elements(), PageConfig(), Navigation(), Dialog()) {
		f, ok := functions[e.Name]
		if !ok {
			continue
		}
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			theirs := map[string]facts.Parameter{}
			for _, p := range f.Parameters {
				theirs[p.Name] = p
				if e.Param(p.Name) == nil && notHere[p.Name] == "" && elsewhereParams[e.Name+"."+p.Name] == "" {
					t.Errorf("%s is missing", p.Name)
				}
			}
			for _, p := range e.Params {
				their, ok := theirs[p.Name]
				if !ok {
					if ours["."+p.Name] == "" && ours[e.Name+"."+p.Name] == "" {
						t.Errorf("%s is no parameter of st.%s", p.Name, e.Name)
					}
					continue
				}
				checkDefault(t, e, p, their)
				checkTexts(t, e, p, their)
			}
		})
	}
}

// otherDefaults are defaults that differ from Streamlit's, with the reason.
var otherDefaults = map[string]string{
	"persist_state":    "a session's values are kept by default",
	"write.args":       "nothing to write is a mistake",
	"columns.spec":     "the parts say how many there are",
	"tabs.tabs":        "the parts have a label each",
	"table.data":       "a table of nothing is a mistake",
	"form.key":         "only a form that tests submit needs a name",
	"slider.value":     "the least value",
	"text_area.height": "what Streamlit's default amounts to",
}

func checkDefault(t *testing.T, e *Element, p *Param, their facts.Parameter) {
	t.Helper()
	if otherDefaults[p.Name] != "" || otherDefaults[e.Name+"."+p.Name] != "" {
		return
	}
	if required := their.Default == nil; p.Required != required {
		t.Errorf("%s: required is %t, Streamlit's %t", p.Name, p.Required, required)
		return
	}
	if p.Required {
		return
	}
	want := specDefault(*their.Default)
	if p.Default != want && !(p.Default == "" && isZero(want)) && !(p.Default == "false" && want == "") {
		t.Errorf("%s: default %q, Streamlit's %q", p.Name, p.Default, want)
	}
}

// specDefault returns a default in Python as a spec writes it; "" = none.
func specDefault(python string) string {
	switch python {
	case "None", "()", "<class 'str'>":
		return ""
	case "True", "False":
		return strings.ToLower(python)
	case "datetime.timedelta(seconds=900)":
		return "900"
	}
	return strings.Trim(python, "'")
}

// isZero reports whether a default needs no mention: it is what a field is if nothing is said.
func isZero(def string) bool { return slices.Contains([]string{"", "0", "0.0", "false"}, def) }

var literal = regexp.MustCompile(`'([^']*)'|"([^"]*)"`)

// otherTexts are parameters whose texts differ from Streamlit's, with the reason.
var otherTexts = map[string]string{
	"table.border":            "true and false are among them",
	"header.divider":          "Streamlit's annotation does not list the colours",
	"subheader.divider":       "Streamlit's annotation does not list the colours",
	"selectbox.filter_mode":   "null is one of them",
	"multiselect.filter_mode": "null is one of them",
}

// checkTexts compares the texts that a parameter can be with the literals of Streamlit's annotation.
func checkTexts(t *testing.T, e *Element, p *Param, their facts.Parameter) {
	t.Helper()
	if p.Kind == Size {
		if content := strings.Contains(resolved(their.Annotation), "content"); content == p.NoContent {
			t.Errorf("%s: content is allowed: %t, Streamlit's %t", p.Name, !p.NoContent, content)
		}
		return
	}
	if p.Kind != Enum || otherTexts[e.Name+"."+p.Name] != "" {
		return
	}
	var want []string
	for _, m := range literal.FindAllStringSubmatch(resolved(their.Annotation), -1) {
		want = append(want, m[1]+m[2])
	}
	got := slices.Sorted(slices.Values(p.OneOf))
	slices.Sort(want)
	if diff := cmp.Diff(slices.Compact(want), got); diff != "" {
		t.Errorf("%s (-Streamlit +here):\n%s", p.Name, diff)
	}
}

var word = regexp.MustCompile(`\b[A-Z]\w+\b`)

// resolved puts what they stand for in place of the aliases of an annotation.
func resolved(annotation string) string {
	for range 3 {
		annotation = word.ReplaceAllStringFunc(annotation, func(name string) string {
			if alias, ok := facts.API().Aliases[name]; ok {
				return alias
			}
			return name
		})
	}
	return annotation
}
