package diag_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var (
	first  = diag.Register(diag.Code{Name: "a-first", Summary: "the first"})
	second = diag.Register(diag.Code{Name: "b-second", Summary: "the second"})
)

// find returns the span of the n-th occurrence of text in a file.
func find(t *testing.T, f *source.File, text string, n int) source.Span {
	t.Helper()
	at := -1
	for range n {
		next := strings.Index(string(f.Bytes[at+1:]), text)
		if next < 0 {
			t.Fatalf("%q is not there %d times", text, n)
		}
		at += 1 + next
	}
	return f.Span(at, at+len(text))
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

func TestText(t *testing.T) {
	t.Parallel()
	app := source.NewFile("app.yaml", []byte("stgen: 1\nbody:\n\n\n\n\n\n\n      key: city\n\n\n\n\n      key: city\n"))
	wide := source.NewFile("wide.yaml", []byte("a: [日本, \"👋\", x\u0301y, \tend]\r\n\tb: |\n  c\n"))
	long := source.NewFile("long.yaml", []byte("a: ["+strings.Repeat("é, ", 200)+"here, "+strings.Repeat("é, ", 200)+"]\n"))
	for _, c := range []struct {
		name string
		diag diag.Diagnostic
		want string
	}{
		{"both places of a duplicate", *(&diag.Diagnostic{Code: first, Span: find(t, app, "city", 2), Message: `two widgets use the key "city"`}).
			WithLabel(find(t, app, "city", 1), "first used here").
			WithHint("a key names one value in session state; rename one, e.g. `key: city_2`"), `
app.yaml:14:12: error: two widgets use the key "city" [a-first]
   |
 9 |       key: city
   |            ---- first used here
14 |       key: city
   |            ^^^^
   = hint: a key names one value in session state; rename one, e.g. ` + "`key: city_2`" + `
`},
		{"no place", diag.Diagnostic{Message: "nothing here", Severity: diag.Warning}, "\nwarning: nothing here\n   |\n"},
		{"wide letters", diag.Diagnostic{Code: first, Span: find(t, wide, `"👋"`, 1), Message: "m"}, `
wide.yaml:1:13: error: m [a-first]
   |
 1 | a: [日本, "👋", x́y,     end]
   |           ^^^^
`},
		{"combining marks and tabs", diag.Diagnostic{Code: first, Span: find(t, wide, "end", 1), Message: "m"}, `
wide.yaml:1:28: error: m [a-first]
   |
 1 | a: [日本, "👋", x́y,     end]
   |                         ^^^
`},
		{"over lines", diag.Diagnostic{Code: first, Span: wide.Span(find(t, wide, "|", 1).Start, wide.Len()), Message: "m", Hint: "one\ntwo"}, `
wide.yaml:2:5: error: m [a-first]
   |
 2 |     b: |
   |        ^
   = hint: one
           two
`},
		{"behind the end", diag.Diagnostic{Code: first, Span: wide.Span(wide.Len(), wide.Len()), Message: "m"}, `
wide.yaml:4:1: error: m [a-first]
   |
 4 |
   | ^
`},
		{"another file", *(&diag.Diagnostic{Code: first, Span: find(t, app, "city", 1), Message: "m"}).WithLabel(find(t, wide, "b", 1), "here"), `
app.yaml:9:12: error: m [a-first]
   |
 9 |       key: city
   |            ^^^^
   | wide.yaml
 2 |     b: |
   |     - here
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := c.diag.Text(false)
			want := strings.TrimPrefix(c.want, "\n")
			if c.name == "no place" {
				want = "warning: nothing here\n"
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if plain := escapes.ReplaceAllString(c.diag.Text(true), ""); plain != got {
				t.Errorf("with colour the text is\n%s", plain)
			}
		})
	}
	t.Run("a long line", func(t *testing.T) {
		got := (&diag.Diagnostic{Code: first, Span: find(t, long, "here", 1), Message: "m"}).Text(false)
		lines := strings.Split(got, "\n")
		at := strings.Index(lines[2], "here")
		if len(lines[2]) > 300 || at < 0 || len([]rune(lines[2][:at])) != strings.Index(lines[3], "^^^^") {
			t.Errorf("got\n%s", got)
		}
	})
}

func TestJSON(t *testing.T) {
	t.Parallel()
	f := source.NewFile("app.yaml", []byte("é: city\nb: city\n"))
	var l diag.List
	l.Errorf(first, find(t, f, "city", 2), "two of %q", "city").
		WithLabel(find(t, f, "city", 1), "first used here").
		WithHint("100% sure").
		WithFix(find(t, f, "city", 2), "city_2", true)
	l.Warnf(second, source.Span{}, "no place")
	got, err := json.MarshalIndent(l, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want := `[
 {
  "file": "app.yaml",
  "line": 2,
  "col": 4,
  "endLine": 2,
  "endCol": 8,
  "severity": "error",
  "code": "a-first",
  "message": "two of \"city\"",
  "hint": "100% sure",
  "labels": [
   {
    "file": "app.yaml",
    "line": 1,
    "col": 5,
    "endLine": 1,
    "endCol": 9,
    "note": "first used here"
   }
  ],
  "fix": {
   "file": "app.yaml",
   "line": 2,
   "col": 4,
   "endLine": 2,
   "endCol": 8,
   "text": "city_2",
   "safe": true
  }
 },
 {
  "severity": "warning",
  "code": "b-second",
  "message": "no place"
 }
]`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if empty, _ := json.Marshal(diag.List(nil)); string(empty) != "[]" {
		t.Errorf("the empty list is %s", empty)
	}
}

func TestSort(t *testing.T) {
	t.Parallel()
	a, b := source.NewFile("a.yaml", []byte("abc")), source.NewFile("b.yaml", []byte("abc"))
	var l diag.List
	l.Errorf(first, b.Span(0, 1), "4")
	l.Errorf(second, a.Span(1, 2), "3")
	l.Errorf(first, a.Span(1, 2), "2")
	l.Errorf(second, a.Span(0, 1), "1")
	l.Errorf(first, a.Span(1, 2), "2")
	l.Add(nil, &diag.Diagnostic{Severity: diag.Warning, Message: "0"})
	l.Sort()
	got := ""
	for _, d := range l {
		got += d.Message
	}
	if got != "01234" {
		t.Errorf("got the order %s", got)
	}
	if !l.HasErrors() || l[:1].HasErrors() {
		t.Error("warnings are no errors, errors are")
	}
}

func TestRegister(t *testing.T) {
	t.Parallel()
	for _, c := range []diag.Code{{Name: "a-first", Summary: "twice"}, {Name: "Upper", Summary: "x"}, {Name: "a_b", Summary: "x"}, {Name: "no-summary"}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q was registered", c.Name)
				}
			}()
			diag.Register(c)
		}()
	}
	if diag.Lookup("a-first") != first || diag.Lookup("a-third") != nil {
		t.Error("Lookup finds what is registered and nothing else")
	}
	codes := diag.Codes()
	for i := range codes[1:] {
		if codes[i].Name >= codes[i+1].Name {
			t.Errorf("%s stands in front of %s", codes[i], codes[i+1])
		}
	}
}

func TestComplete(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"- title: A\n  if: b\n", "stgen: 1\nbody:\n  - title: A\n    if: b\n"},
		{"state: {n: 1}\n", "stgen: 1\nstate: {n: 1}\n"},
		{"stgen: 2\n", "stgen: 2\n"},
		{"# stgen: 1 is missing\nbody: []\n", "# stgen: 1 is missing\nbody: []\n"},
	} {
		if got := diag.Complete(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	candidates := []string{"region", "revenue", "slider", "select_slider", "text_input", "x", "id", "Label"}
	for _, c := range []struct{ name, want string }{
		{"regoin", "region"}, {"regio", "region"}, {"reigon", "region"}, {"sldier", "slider"}, {"slidr", "slider"},
		{"textinput", "text_input"}, {"label", "Label"}, {"LABEL", "Label"}, {"selectslider", "select_slider"},
		{"ide", "id"}, {"button", ""}, {"y", ""}, {"xyzzy", ""}, {"", ""}, {"region", ""},
	} {
		if got := diag.Suggest(c.name, candidates); got != c.want {
			t.Errorf("%q: got %q, want %q", c.name, got, c.want)
		}
	}
	if got := diag.DidYouMean("regoin", candidates); got != `did you mean "region"?` {
		t.Errorf("got %s", got)
	}
}
