package generator

import (
	"context"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

// FuzzGenerate holds Generate to its promises for whatever a spec says: no panic, a result or an error among the
// diagnostics and never both, every place within a file, every fix an edit of one.
func FuzzGenerate(f *testing.F) {
	for _, code := range diag.Codes() {
		f.Add(diag.Complete(string(txtar.Parse([]byte(code.Wrong)).Comment)))
		f.Add(diag.Complete(string(txtar.Parse([]byte(code.Right)).Comment)))
	}
	for _, dir := range []string{"testdata/specs", "../examples/specs", "../conformance"} {
		specs := os.DirFS(dir)
		names, err := fs.Glob(specs, "*.yaml")
		if err != nil || len(names) == 0 {
			f.Fatal(dir, names, err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(specs, name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
	rides, err := os.ReadFile("testdata/specs/data/rides.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fsys := fstest.MapFS{"app.yaml": {Data: []byte(text)}, "data/rides.csv": {Data: rides}}
		r, diags, err := Generate(context.Background(), fsys, "app.yaml", Options{})
		if err != nil {
			t.Fatal(err)
		}
		if (r == nil) != diags.HasErrors() {
			t.Fatalf("a result: %t, with\n%s", r != nil, diags.Text(false))
		}
		for _, d := range diags {
			checkDiagnostic(t, d)
		}
		_ = diags.Text(true)
	})
}

func checkDiagnostic(t *testing.T, d *diag.Diagnostic) {
	t.Helper()
	if d.Code == nil || d.Message == "" {
		t.Errorf("without a code or a message: %+v", d)
	}
	checkSpan(t, d.Span)
	for _, l := range d.Labels {
		checkSpan(t, l.Span)
	}
	if d.Fix != nil {
		checkSpan(t, d.Fix.Span)
	}
}

func checkSpan(t *testing.T, s source.Span) {
	t.Helper()
	if s.File == nil || s.Start < 0 || s.Start > s.End || s.End > s.File.Len() {
		t.Fatalf("%d-%d is not within %v", s.Start, s.End, s.File)
	}
}
