package generator

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stgen/stgen/generator/catalog"
)

// parameterState is what the values of TestEveryParameter are computed from.
const parameterState = `stgen: 1
state:
  word: some words
  yes: true
  count: 3
  share: 0.5
  day: 2024-06-01
  clock: {type: time, value: "12:30"}
  moment: 2024-06-01T08:45
  span: {type: duration, value: 15m}
  words: [a, b]
  shares: [0.5, 1.5]
  people: {type: "list<{name: string, age: int}>", value: [{name: Ada, age: 36}]}
functions:
  shout(s string): ${{ upper(s) }}
`

// sample is values that a parameter may have, as a spec writes them: written out, and computed.
type sample struct{ literals, holes []string }

var kindSamples = map[catalog.Kind]sample{
	catalog.Text:        {[]string{"Other"}, []string{"word"}},
	catalog.Markdown:    {[]string{"'*Other*'"}, []string{"word"}},
	catalog.Icon:        {[]string{"':material/star:'", "🎉"}, []string{"word"}},
	catalog.URL:         {[]string{"https://example.com"}, []string{"word"}},
	catalog.HTML:        {[]string{"<b>x</b>"}, []string{"word"}},
	catalog.Bool:        {[]string{"true", "false"}, []string{"yes"}},
	catalog.Int:         {[]string{"7"}, []string{"count"}},
	catalog.Float:       {[]string{"0.25", "1"}, []string{"share", "count"}},
	catalog.Date:        {[]string{"2024-06-02"}, []string{"day"}},
	catalog.Time:        {[]string{"'13:45'"}, []string{"clock"}},
	catalog.DateTime:    {[]string{"2024-06-02T09:00"}, []string{"moment"}},
	catalog.Span:        {[]string{"5s"}, []string{"span"}},
	catalog.Size:        {[]string{"300", "stretch"}, []string{"count * 100", "yes ? 300 : 200", "yes ? 150 : 'stretch'"}},
	catalog.Gap:         {[]string{"large", "null", "12"}, []string{"yes ? 'large' : 'small'", "count", "yes ? 3 : 'small'"}},
	catalog.Duration:    {[]string{"long", "5"}, []string{"yes ? 'long' : 'short'", "count"}},
	catalog.Handler:     {[]string{"{toast: hi}", "[{set: word = 'x'}, {toast: hi}]"}, nil},
	catalog.Options:     {[]string{"[a, b]"}, []string{"words"}},
	catalog.FormatFunc:  {[]string{"shout"}, nil},
	catalog.Texts:       {[]string{"[c, d]"}, []string{"words"}},
	catalog.Floats:      {[]string{"[1, 2.5]"}, []string{"shares"}},
	catalog.JSON:        {[]string{"{a: 1}", "[1, 2]"}, []string{"people", "words"}},
	catalog.Values:      {[]string{"[a, '${{ count }}']"}, nil},
	catalog.Table:       {[]string{"[{a: 1}]"}, []string{"people"}},
	catalog.PageRef:     {[]string{"https://example.com"}, nil},
	catalog.QueryParams: {[]string{"{a: b}"}, nil},
	catalog.Value:       {[]string{"a"}, []string{"words[0]"}},
}

// samplesOf returns what a parameter of an element is tried with.
func samplesOf(e *catalog.Element, p *catalog.Param) sample {
	s := kindSamples[p.Kind]
	switch p.Form {
	case catalog.Step:
		return sample{[]string{"2"}, []string{"count"}}
	case catalog.Live:
		return sample{[]string{"true", "500ms"}, nil}
	case catalog.Widths:
		return sample{[]string{"2", "[1, 2]"}, nil}
	}
	switch {
	case p.Kind == catalog.Enum:
		s = sample{holes: []string{fmt.Sprintf("yes ? %q : %q", p.OneOf[0], p.OneOf[len(p.OneOf)-1])}}
		s.literals = p.OneOf
	case p.Name == "index":
		return sample{[]string{"1"}, []string{"count - 2"}}
	case p.Kind == catalog.Value && numbers(e):
		s = sample{[]string{"4"}, []string{"count"}}
	}
	for _, a := range p.Also {
		switch a.Form {
		case catalog.False, catalog.True, catalog.Ignore, catalog.Rerun, catalog.Null:
			s.literals = append(s.literals, a.Form.String())
		case catalog.Number, catalog.PixelsForm:
			s.literals = append(s.literals, "40")
			s.holes = append(s.holes, "count")
		case catalog.Message:
			s.literals = append(s.literals, "['^a', Not an a]")
		}
	}
	return s
}

// numbers reports whether an element's values are numbers if nothing else is said.
func numbers(e *catalog.Element) bool { return e.Name == "slider" || e.Name == "number_input" }

// TestEveryParameter gives each element each of its parameters, written out and computed: what the generated file does not
// mention has been ignored.
func TestEveryParameter(t *testing.T) {
	t.Parallel()
	for _, e := range catalog.Elements() {
		if e.Class == catalog.Shown || e.Class == catalog.Root {
			continue
		}
		for _, p := range e.Params {
			if p.Later || p.Field == "" {
				continue
			}
			s := samplesOf(e, p)
			if len(s.literals)+len(s.holes) == 0 {
				t.Errorf("%s.%s: no sample of %s", e.Name, p.Name, p.Kind)
			}
			values := slices.Clone(s.literals)
			for _, h := range s.holes {
				values = append(values, "${{ "+h+" }}")
			}
			for _, v := range values {
				tryParameter(t, e, p, v)
			}
		}
	}
}

func tryParameter(t *testing.T, e *catalog.Element, p *catalog.Param, value string) {
	t.Helper()
	quoted := value
	if strings.Contains(value, "${{") && !strings.HasPrefix(value, "[") {
		quoted = `'` + strings.ReplaceAll(value, "'", "''") + `'`
	}
	spec := parameterState + "body:\n" + usage(e, p.Name, quoted)
	fsys := fstest.MapFS{"app.yaml": {Data: []byte(spec)}}
	r, diags, err := Generate(context.Background(), fsys, "app.yaml", Options{})
	if err != nil || r == nil {
		t.Errorf("%s: {%s: %s} is refused (%v):\n%s", e.Name, p.Name, value, err, diags.Text(false))
		return
	}
	fsys["app.yaml"] = &fstest.MapFile{Data: []byte(parameterState + "body:\n" + usage(e, "", ""))}
	plain, _, _ := Generate(context.Background(), fsys, "app.yaml", Options{})
	if plain != nil && value != p.Default && !p.Required && sameBody(plain.Files[0].Content, r.Files[0].Content) {
		t.Errorf("%s: {%s: %s} changes nothing", e.Name, p.Name, value)
	}
}

// sameBody compares two generated files without their headers.
func sameBody(a, b []byte) bool {
	_, a, _ = bytes.Cut(a, []byte("\n"))
	_, b, _ = bytes.Cut(b, []byte("\n"))
	return bytes.Equal(a, b)
}

// usage returns an element with what it needs and one parameter more.
func usage(e *catalog.Element, name, value string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  - %s:\n", e.Name)
	if e.Name == "form_submit_button" {
		b.Reset()
		b.WriteString("  - form:\n      key: f\n      body:\n        - form_submit_button:\n")
	}
	indent := strings.Repeat(" ", strings.LastIndex(b.String(), "-")+4-strings.LastIndex(b.String()[:strings.LastIndex(b.String(), "-")], "\n")-1)
	line := func(name, value string) { fmt.Fprintf(&b, "%s%s: %s\n", indent, name, value) }
	given := name
	if name != "" {
		line(name, value)
	}
	for _, p := range e.Params {
		if p.Required && p.Name != given && p.Field != "" && p.Kind != catalog.PartList {
			line(p.Name, samplesOf(e, p).literals[0])
		}
	}
	switch {
	case e.Class == catalog.Parts && e.Name == "tabs":
		line("parts", "[{label: A, body: [{text: a}]}, {label: B, body: [{text: b}]}]")
	case e.Class == catalog.Parts:
		line("parts", "[[{text: a}], [{text: b}]]")
	case e.Class == catalog.Container:
		line("body", "[{text: inside}]")
	}
	return b.String()
}
