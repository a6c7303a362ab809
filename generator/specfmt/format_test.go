package specfmt_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/specfmt"
)

// cases are specs and what they are laid out to.
var cases = []struct{ name, in, want string }{
	{"lists stand further in than their key", "body:\n- title: A\n- columns:\n  - - title: B\n    - title: C\n", "body:\n  - title: A\n  - columns:\n      - - title: B\n        - title: C\n"},
	{"levels of four", "body:\n    -   title:   A\n        if: x\n", "body:\n  - title: A\n    if: x\n"},
	{"spaces in brackets", "a: {  b:  1,c: [ 1,2 ]  }\n", "a: {b: 1, c: [1, 2]}\n"},
	{"keys in quotes in brackets", "a: {\"b\":1, 'c':2}\n", "a: {\"b\": 1, \"c\": 2}\n"},
	{"brackets over lines", "a: {b: 1,\n   c: [1,\n 2],  # two\n\n\n  d: 3\n }\n", "a: {b: 1,\n  c: [1,\n    2],  # two\n\n  d: 3\n}\n"},
	{"quotes that spare escapes", "a: 'x'\nb: \"say \\\"x\\\"\"\nc: 'it''s'\nd: \"\\u2028\"\ne: 'a\\b'\n", "a: \"x\"\nb: 'say \"x\"'\nc: \"it's\"\nd: \"\\u2028\"\ne: 'a\\b'\n"},
	{"quotes that are needed", "stgen: 1\nbody:\n  - warning: W\n    if: !ready\n  - metric: {label: A, value: ${{ n }}}\n", "stgen: 1\nbody:\n  - warning: W\n    if: \"!ready\"\n  - metric: {label: A, value: \"${{ n }}\"}\n"},
	{"blank lines", "\n\na: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"},
	{"ends of lines", "a: 1   \r\nb: 2\t\r\n# c  \r\nd: 3", "a: 1\nb: 2\n# c\nd: 3\n"},
	{"comments keep what they are beside", "# top\na:\n    # of b\n    b: 1   # behind\n    # of a\n# of c\nc: 2\n# end\n", "# top\na:\n  # of b\n  b: 1   # behind\n  # of a\n# of c\nc: 2\n# end\n"},
	{"comments among dashes", "body:\n# one\n- a:\n# two\n- b: # three\n    c: 1\n    # four\n  # five\n", "body:\n  # one\n  - a:\n  # two\n  - b: # three\n      c: 1\n      # four\n    # five\n"},
	{"blocks of text", "a:\n     - b: |\n            one\n              two\n\n            three\n\n\n     - >-\n        four\n", "a:\n  - b: |\n      one\n        two\n\n      three\n\n  - >-\n    four\n"},
	{"blocks that say how far they are indented", "a:\n    b: |2\n         one\n        two\n", "a:\n  b: |2\n       one\n      two\n"},
	{"text over lines", "a: one\n      two\nb: \"three\n\n  four\"\n", "a: one\n  two\nb: \"three\n\n  four\"\n"},
	{"anchors and aliases", "a: &x   {b: 1}\nc:   *x\nd:   &y\n   e: 1\ng: &z word\nf: [*x, {*z : 1}]\n", "a: &x {b: 1}\nc: *x\nd: &y\n  e: 1\ng: &z word\nf: [*x, {*z : 1}]\n"},
	{"values that are not there", "a:\nb:   \n-c: 1\n", "a:\nb:\n-c: 1\n"},
	{"items that are not there", "a:\n-\n-  \n- b:\n", "a:\n  -\n  -\n  - b:\n"},
	{"a value on the next line", "a:\n   b\nc:\n       {d: 1}\ne:\n - f:\n     - 1\n", "a:\n  b\nc:\n  {d: 1}\ne:\n  - f:\n      - 1\n"},
	{"no comment", "a: b#c\n", "a: b#c\n"},
	{"letters of all kinds", "ä: 'é'\nbody:\n- title:   \"👋  x\" # ü\n", "ä: \"é\"\nbody:\n  - title: \"👋  x\" # ü\n"},
}

func TestFormat(t *testing.T) {
	t.Parallel()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := format(t, c.in)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if again := format(t, got); again != got {
				t.Errorf("a second time gives\n%s", again)
			}
		})
	}
}

func format(t *testing.T, text string) string {
	t.Helper()
	out, diags, err := specfmt.Format("app.yaml", []byte(text))
	if err != nil || out == nil {
		t.Fatalf("%v\n%s", err, diags.Text(false))
	}
	return string(out)
}

// TestExamples holds the examples to the layout.
func TestExamples(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../../examples/specs/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(text), format(t, string(text))); diff != "" {
			t.Errorf("%s is not laid out: stgen fmt -w (-is +would be)\n%s", path, diff)
		}
	}
}

func TestRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"a: b: c\n", "", "a: 1\na: 2\n", "a: [\n", "<<: 1\n"} {
		if out, diags, err := specfmt.Format("app.yaml", []byte(text)); out != nil || err != nil || !diags.HasErrors() {
			t.Errorf("%q: %q, %v, %v", text, out, diags, err)
		}
	}
	for _, text := range []string{"? a\n: b\n", "a:\n  &x\n  b: 1\n", "a: |1\n    \n"} {
		if out, _, err := specfmt.Format("app.yaml", []byte(text)); out != nil || err == nil {
			t.Errorf("%q: %q, %v", text, out, err)
		}
	}
}

var commentForm = regexp.MustCompile(`(?m)(^|[ \t,\[\]{}])#+[^\n]*`)

// FuzzFormat holds Format to its promises: what it gives says the same, has the same comments, and is laid out already.
func FuzzFormat(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	for _, glob := range []string{"../../examples/specs/*.yaml", "../spec/testdata/*/*.yaml"} {
		paths, _ := filepath.Glob(glob)
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		out, diags, err := specfmt.Format("fuzz.yaml", []byte(text))
		if out == nil {
			if err == nil && !diags.HasErrors() {
				t.Fatal("refused without a word")
			}
			if err != nil && strings.Contains(err.Error(), "bug") {
				t.Fatalf("%v\n%s", err, text)
			}
			return
		}
		again, _, err := specfmt.Format("fuzz.yaml", out)
		if err != nil || string(again) != string(out) {
			t.Fatalf("not idempotent (%v):\n%q\n%q", err, out, again)
		}
		if before, after := comments(text), comments(string(out)); before != nil && !slices.Equal(before, after) {
			t.Fatalf("comments changed:\n%q\n%q", before, after)
		}
	})
}

// comments returns the comments of a file that has no texts in quotes or blocks, where a # may be none.
func comments(text string) []string {
	if strings.ContainsAny(text, "\"'|>") {
		return nil
	}
	if _, diags := spec.ParseYAML(source.NewFile("f", []byte(text))); len(diags) > 0 {
		return nil
	}
	var found []string
	for _, c := range commentForm.FindAllString(text, -1) {
		found = append(found, strings.TrimSpace(c[strings.IndexByte(c, '#'):]))
	}
	return found
}
