package generator

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/types"
)

var randomSpecs = flag.Int("specs", 150, "how many specs TestRandomSpecs compiles")

// TestRandomSpecs writes specs at random, of all elements with all their parameters, statements, actions and typed
// expressions. What passes is Go that compiles; most of them pass.
func TestRandomSpecs(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles Go")
	}
	m, g := &mutator{files: fstest.MapFS{}}, newGoChecker(t)
	passed, said := 0, map[string]bool{}
	for seed := range *randomSpecs {
		text := newRandomSpec(uint64(seed)).write()
		valid, problem := m.compile(g, text)
		if valid {
			passed++
		}
		if first, _, _ := strings.Cut(problem, "\n"); problem != "" && !said[first] {
			said[first] = true
			t.Errorf("seed %d: %s\n%s", seed, problem, text)
		}
	}
	t.Logf("%d of %d random specs are valid", passed, *randomSpecs)
	if passed < *randomSpecs/2 {
		t.Error("these are too few to say something")
	}
}

// randomSpec writes one spec.
type randomSpec struct {
	*rand.Rand
	out    strings.Builder
	names  map[string][]string // by type
	vars   map[string][]string // of state, by type
	serial int
	form   bool
	own    bool // the spec has components and dialogs
}

func newRandomSpec(seed uint64) *randomSpec {
	return &randomSpec{Rand: rand.New(rand.NewPCG(seed, 2)), names: map[string][]string{}, vars: map[string][]string{}}
}

// initial values of variables, by type.
var initial = map[string]string{
	"int": "1", "float": "1.5", "string": "word", "bool": "true", "date": "2024-06-01",
	"list<int>": "[1, 2]", "list<string>": "[a, b]", "rows": "[{id: 1, name: a}, {id: 2, name: b}]",
	"int?": `{type: "int?", value: null}`, "string?": `{type: "string?", value: null}`,
	"map": `{type: "map<string, int>", value: {a: 1}}`,
}

// kinds are the types of expressions, in an order that stays.
var kinds = []string{"int", "float", "string", "bool", "date", "list<int>", "list<string>", "rows", "int?", "string?", "map"}

// write returns the spec.
func (s *randomSpec) write() string {
	s.out.WriteString("stgen: 1\nstate:\n")
	for _, k := range kinds {
		for range 1 + s.IntN(2) {
			name := s.name("v")
			fmt.Fprintf(&s.out, "  %s: %s\n", name, initial[k])
			s.names[k] = append(s.names[k], name)
			s.vars[k] = append(s.vars[k], name)
		}
	}
	s.out.WriteString("functions:\n  show_int(v int): 'No ${{ v }}'\n  show_string(v string): '${{ upper(v) }}'\n  show_float(v float): '${{ format(v, \".1f\") }}'\n")
	s.out.WriteString("let:\n")
	for range 1 + s.IntN(4) {
		s.let("  ")
	}
	s.names["string?"] = append(s.names["string?"], "query.q")
	s.components()
	if s.IntN(3) > 0 {
		s.out.WriteString("body:\n")
		s.body("  ", 2, 2+s.IntN(5))
		return s.out.String()
	}
	s.out.WriteString("pages:\n")
	for i := range 1 + s.IntN(3) {
		fmt.Fprintf(&s.out, "  - title: Page %d\n    body:\n", i)
		s.body("      ", 2, 1+s.IntN(3))
	}
	return s.out.String()
}

// components writes a component and a dialog, which know their parameters beside what all know.
func (s *randomSpec) components() {
	if s.own = s.IntN(2) == 0; !s.own {
		return
	}
	s.out.WriteString("components:\n  card:\n    params: {caption: string, count: {type: int, default: 1}}\n    body:\n")
	saved := s.saved()
	s.names["string"], s.names["int"] = append(s.names["string"], "caption"), append(s.names["int"], "count")
	s.own = false // a component that needs itself has no end
	s.body("      ", 1, 1+s.IntN(3))
	s.out.WriteString("      - slider: {key: level, label: Level, value: 3}\n      - body:\n")
	s.names = saved
	saved = s.saved()
	s.out.WriteString("dialogs:\n  ask:\n    title: Ask\n    params: {about: string}\n    body:\n")
	s.names["string"] = append(s.names["string"], "about")
	s.body("      ", 1, 1+s.IntN(3))
	s.names, s.own = saved, true
}

func (s *randomSpec) name(prefix string) string {
	s.serial++
	return prefix + strconv.Itoa(s.serial)
}

func (s *randomSpec) one(of ...string) string { return of[s.IntN(len(of))] }

// let writes an item of `let:`.
func (s *randomSpec) let(indent string) {
	k := kinds[s.IntN(len(kinds))]
	name := s.name("l")
	fmt.Fprintf(&s.out, "%s- %s\n", indent, strconv.Quote(name+" = "+s.expr(k, 3)))
	s.names[k] = append(s.names[k], name)
}

// body writes n statements.
func (s *randomSpec) body(indent string, depth, n int) {
	for range n {
		s.statement(indent, depth)
	}
}

func (s *randomSpec) statement(indent string, depth int) {
	inner := indent + "    "
	switch choice := s.IntN(14); {
	case choice == 0 && depth > 0:
		fmt.Fprintf(&s.out, "%s- if: %s\n%s  then:\n", indent, strconv.Quote(s.expr("bool", 2)), indent)
		s.body(inner, depth-1, 1+s.IntN(2))
		if s.IntN(2) == 0 {
			fmt.Fprintf(&s.out, "%s- elif: %s\n%s  then:\n", indent, strconv.Quote(s.expr("bool", 2)), indent)
			s.body(inner, depth-1, 1)
		}
		if s.IntN(2) == 0 {
			fmt.Fprintf(&s.out, "%s- else:\n", indent)
			s.body(inner, depth-1, 1)
		}
	case choice == 1 && depth > 0:
		s.repeat(indent, depth)
	case choice == 3 && s.own && !s.form:
		s.use(indent, depth)
	case choice == 2:
		fmt.Fprintf(&s.out, "%s- let:\n", indent)
		saved := s.saved()
		s.let(inner)
		s.names = saved // known in its body only, which goes on; names of a let here are not used, to keep it simple
	default:
		s.element(indent, depth)
	}
}

// repeat writes a loop; its variables are known in its body.
func (s *randomSpec) repeat(indent string, depth int) {
	over := s.one("list<int>", "list<string>", "rows")
	v, i := s.name("x"), s.name("i")
	head, by := v, ""
	if s.IntN(2) == 0 {
		head = i + ", " + v
	}
	if over == "rows" {
		by = " by " + v + ".id"
	} else if s.IntN(2) == 0 {
		by = " by " + v
	}
	fmt.Fprintf(&s.out, "%s- for: %s\n%s  body:\n", indent, strconv.Quote(head+" in "+s.expr(over, 2)+by), indent)
	saved := s.saved()
	switch over {
	case "list<int>":
		s.names["int"] = append(s.names["int"], v)
	case "list<string>":
		s.names["string"] = append(s.names["string"], v)
	default:
		s.names["int"] = append(s.names["int"], v+".id")
		s.names["string"] = append(s.names["string"], v+".name")
	}
	s.body(indent+"    ", depth-1, 1+s.IntN(2))
	s.names = saved
}

// use writes an element of the spec's own.
func (s *randomSpec) use(indent string, depth int) {
	fmt.Fprintf(&s.out, "%s- card:\n%s    caption: %s\n", indent, indent, s.hole("string"))
	if s.IntN(2) == 0 {
		fmt.Fprintf(&s.out, "%s    count: %s\n", indent, s.hole("int"))
	}
	if depth > 0 {
		fmt.Fprintf(&s.out, "%s    body:\n", indent)
		s.body(indent+"      ", depth-1, 1)
	}
}

// saved returns a copy of the names.
func (s *randomSpec) saved() map[string][]string {
	names := map[string][]string{}
	for k, v := range s.names {
		names[k] = append([]string(nil), v...)
	}
	return names
}

// element writes an element with its parameters, and what is inside of it.
func (s *randomSpec) element(indent string, depth int) {
	all := catalog.Elements()
	e := all[s.IntN(len(all))]
	switch {
	case e.Class == catalog.Root || e.Name == "page_link" || e.Name == "write":
		return
	case (e.Class == catalog.Container || e.Class == catalog.Parts) && depth == 0:
		return
	case e.Name == "form_submit_button" && !s.form, e.Name == "button" && s.form, e.Name == "form" && s.form:
		return
	}
	fmt.Fprintf(&s.out, "%s- %s:\n", indent, e.Name)
	inner := indent + "    "
	s.params(inner, e)
	form := s.form
	s.form = s.form || e.Name == "form"
	switch e.Class {
	case catalog.Container:
		fmt.Fprintf(&s.out, "%sbody:\n", inner)
		s.body(inner+"  ", depth-1, 1+s.IntN(2))
		if e.Name == "form" {
			fmt.Fprintf(&s.out, "%s  - form_submit_button: {label: Send}\n", inner)
		}
	case catalog.Parts:
		fmt.Fprintf(&s.out, "%sparts:\n", inner)
		for range 1 + s.IntN(3) {
			parameter := map[string]string{"tabs": "label: One", "columns": "width: 2"}[e.Name]
			fmt.Fprintf(&s.out, "%s  - %s\n%s    body:\n", inner, parameter, inner)
			s.body(inner+"      ", depth-1, 1)
		}
	}
	s.form = form
	if s.IntN(5) == 0 {
		fmt.Fprintf(&s.out, "%s  if: %s\n", indent, strconv.Quote(s.expr("bool", 2)))
	}
}

// params writes parameters of an element: those that it needs, and some of the others.
func (s *randomSpec) params(indent string, e *catalog.Element) {
	of := s.typeOf(e)
	for _, p := range e.Params {
		if p.Later || !p.Required && p.Name != "key" && s.IntN(3) > 0 {
			continue
		}
		if v := s.param(e, p, of); v != "" {
			fmt.Fprintf(&s.out, "%s%s: %s\n", indent, p.Name, v)
		}
	}
}

// typeOf chooses the type of an element's value.
func (s *randomSpec) typeOf(e *catalog.Element) string {
	if !e.Generic {
		return ""
	}
	if e.Over == nil {
		return s.one("int", "string")
	}
	for {
		switch t := e.Over[s.IntN(len(e.Over))]; t {
		case types.Int, types.Float:
			return t.String()
		}
	}
}

// hole puts an expression into `${{ }}`.
func (s *randomSpec) hole(kind string) string { return strconv.Quote("${{ " + s.expr(kind, 3) + " }}") }

// param returns a value of a parameter; "" to leave it out.
func (s *randomSpec) param(e *catalog.Element, p *catalog.Param, of string) string {
	computed := s.IntN(3) == 0 && p.Wrap != catalog.Pointer
	if p.Name == "key" {
		return s.name("k")
	}
	switch p.Kind {
	case catalog.Text, catalog.Markdown, catalog.HTML:
		switch s.IntN(3) {
		case 0:
			return s.hole(s.one("string", "int", "float", "bool"))
		case 1:
			return strconv.Quote("is ${{ " + s.expr(s.one("string", "int", "float", "bool", "date"), 2) + " }}, and *more*")
		}
		return s.one("Plain", `"with \"quotes\""`, `"a: b # c"`, "7")
	case catalog.Icon:
		return s.one(`"🎉"`, `":material/home:"`)
	case catalog.URL:
		return "https://example.com/a"
	case catalog.Enum:
		return p.OneOf[s.IntN(len(p.OneOf))]
	case catalog.Bool:
		if computed {
			return s.hole("bool")
		}
		return s.one("true", "false")
	case catalog.Int:
		if p.Form == catalog.Live {
			return s.one("true", "500ms")
		}
		return s.one("1", "2")
	case catalog.Float:
		return s.one("0.5", "1", "2.5")
	case catalog.Date:
		return s.one("2024-01-01", s.hole("date"))
	case catalog.Time:
		return `"12:30"`
	case catalog.Size:
		if p.NoContent {
			return s.one("stretch", "200")
		}
		return s.one("stretch", "content", "200")
	case catalog.Gap:
		return s.one("small", "large", "4")
	case catalog.Handler:
		return s.actions()
	case catalog.Options:
		if computed {
			return s.hole("list<" + of + ">")
		}
		return map[string]string{"int": "[1, 2, 3]", "string": "[a, b, c]"}[of]
	case catalog.Value:
		return s.bound(p, of)
	case catalog.FormatFunc:
		return "show_" + of
	case catalog.JSON:
		return s.hole(kinds[s.IntN(len(kinds))])
	case catalog.Table:
		return s.hole("rows")
	}
	return ""
}

// bound returns a value that fits all others of its element.
func (s *randomSpec) bound(p *catalog.Param, of string) string {
	values := map[string]map[string]string{
		"int":   {"min_value": "0", "max_value": "50", "value": "5", "step": "1"},
		"float": {"min_value": "0.0", "max_value": "50.0", "value": "5.5", "step": "0.5"},
	}[of]
	v := values[p.Name]
	if v != "" && p.Name != "step" && s.IntN(4) == 0 {
		return s.hole(of)
	}
	return v
}

// actions returns one action, or some.
func (s *randomSpec) actions() string {
	var all []string
	for range 1 + s.IntN(3) {
		switch k := kinds[s.IntN(len(kinds))]; s.IntN(7) {
		case 6:
			if s.own {
				all = append(all, "{dialog: {ask: "+s.hole("string")+"}}")
			}
		case 0, 1:
			all = append(all, "{set: "+strconv.Quote(s.variable(k)+" = "+s.expr(k, 2))+"}")
		case 2:
			all = append(all, "{append: {"+s.variable("list<int>")+": "+s.hole("int")+"}}")
		case 3:
			all = append(all, "{reset: "+s.variable(k)+"}")
		case 4:
			all = append(all, "{toast: "+strconv.Quote("Done: ${{ "+s.expr("string", 2)+" }}")+", if: "+strconv.Quote(s.expr("bool", 2))+"}")
		case 5:
			all = append(all, "{if: "+strconv.Quote(s.expr("bool", 2))+", then: [{fail: "+strconv.Quote("No ${{ "+s.expr("int", 2)+" }}")+"}]}")
		}
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func (s *randomSpec) variable(kind string) string { return s.one(s.vars[kind]...) }
