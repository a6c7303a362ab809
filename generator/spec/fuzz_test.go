package spec_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// FuzzParse holds Parse to its promises: no panic, every span inside the file, a diagnostic for whatever
// yaml.v3 refuses, and every scalar decoded as yaml.v3 does.
func FuzzParse(f *testing.F) {
	for _, c := range diag.Codes() {
		f.Add(diag.Complete(c.Wrong))
		f.Add(diag.Complete(c.Right))
	}
	seeds, _ := filepath.Glob("testdata/*/*.yaml")
	for _, path := range seeds {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	for _, s := range scalars {
		f.Add("a: " + s.yaml + "\nb: 1\n")
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("fuzz.yaml", []byte(text))
		app, diags := spec.Parse(file)
		if app.Node == nil && !diags.HasErrors() {
			t.Fatal("no document and no error")
		}
		if app.Node != nil {
			examine(app.Node, "", &diags)
			checkNode(t, file, app.Node)
			if !diags.HasErrors() {
				checkValues(t, text, app.Node)
			}
		}
		diags.Sort()
		for _, d := range diags {
			checkDiagnostic(t, file, d)
		}
		_ = diags.Text(true)
	})
}

func checkDiagnostic(t *testing.T, file *source.File, d *diag.Diagnostic) {
	t.Helper()
	checkSpan(t, file, d.Span)
	for _, l := range d.Labels {
		checkSpan(t, file, l.Span)
	}
	if d.Fix != nil {
		checkSpan(t, file, d.Fix.Span)
	}
	if d.Code == nil || d.Message == "" || strings.HasSuffix(d.Message, ".") {
		t.Errorf("bad diagnostic: %+v", d)
	}
}

// checkSpan checks that s stands in a file: in one that was mended, it has a place in what it was mended from, too.
func checkSpan(t *testing.T, file *source.File, s source.Span) {
	t.Helper()
	if s.File != nil && s.File != file && (s.Start < 0 || s.Start > s.End || s.End > s.File.Len()) {
		t.Fatalf("the span %d-%d is not in the mended file of %d bytes", s.Start, s.End, s.File.Len())
	}
	s = s.Origin()
	if s.File != file || s.Start < 0 || s.Start > s.End || s.End > file.Len() {
		t.Fatalf("the span %d-%d is not in the file of %d bytes", s.Start, s.End, file.Len())
	}
}

func checkNode(t *testing.T, file *source.File, n *spec.Node) {
	t.Helper()
	checkSpan(t, file, n.Span)
	if n.Kind == spec.Scalar {
		checkSpan(t, file, n.Text.Span())
		if !n.Span.Contains(n.Text.Span()) {
			t.Fatalf("text at %v outside its scalar at %v", n.Text.Span(), n.Span)
		}
	}
	for _, e := range n.Entries {
		checkSpan(t, file, e.NameSpan)
		checkSpan(t, file, e.Span())
		checkNode(t, file, e.Value)
	}
	for _, item := range n.Items {
		checkNode(t, file, item)
	}
}

// checkValues compares the decoded scalars with yaml.v3's, and the source at each byte that is not decoded
// from something else with the byte.
func checkValues(t *testing.T, text string, n *spec.Node) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("yaml.v3 refuses what Parse took: %v", err)
	}
	compare(t, doc.Content[0], n)
}

func compare(t *testing.T, want *yaml.Node, got *spec.Node) {
	t.Helper()
	switch {
	case want.Kind == yaml.AliasNode:
		compare(t, want.Alias, got)
	case want.Kind == yaml.ScalarNode:
		if want.Value != got.Text.String() {
			t.Fatalf("at %v: got %q, want %q", got.Span, got.Text, want.Value)
		}
		checkPlaces(t, got)
	case want.Kind == yaml.SequenceNode:
		if len(want.Content) != len(got.Items) {
			t.Fatalf("at %v: got %d items, want %d", got.Span, len(got.Items), len(want.Content))
		}
		for i, item := range got.Items {
			compare(t, want.Content[i], item)
		}
	case want.Kind == yaml.MappingNode:
		if len(want.Content) != 2*len(got.Entries) {
			t.Fatalf("at %v: got %d entries, want %d", got.Span, len(got.Entries), len(want.Content)/2)
		}
		for i, e := range got.Entries {
			compare(t, want.Content[2*i], e.Key)
			compare(t, want.Content[2*i+1], e.Value)
		}
	}
}

// checkPlaces checks for words of the decoded text that the source says the same word in the same place.
func checkPlaces(t *testing.T, n *spec.Node) {
	t.Helper()
	text := n.Text.String()
	for at := 0; at < len(text); at++ {
		if c := text[at]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			got := n.Text.SpanOf(at, at+1).Text()
			if got != string(c) && !strings.HasPrefix(got, `\`) {
				t.Fatalf("at %v: byte %d of %q is %q in the source", n.Span, at, text, got)
			}
		}
	}
}
