package generator

import (
	"context"
	"go/importer"
	"go/token"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/stgen/stgen/generator/diag"
)

// withoutExamples are codes whose mistake is too large to be shown.
var withoutExamples = []string{"expression-too-complex", "file-too-large", "too-deep", "too-many-aliases"}

// packages loads the Go packages of the standard library that examples call.
var packages = importer.ForCompiler(token.NewFileSet(), "source", nil)

// TestCodes holds every code to what style asks of it: the wrong example yields the code and no other, the right one nothing.
func TestCodes(t *testing.T) {
	t.Parallel()
	for _, code := range diag.Codes() {
		t.Run(code.Name, func(t *testing.T) {
			t.Parallel()
			if code.Explanation == "" {
				t.Error("there is no explanation")
			}
			if slices.Contains(withoutExamples, code.Name) {
				if code.Wrong != "" || code.Right != "" {
					t.Error("it has an example, contrary to the list")
				}
				return
			}
			if code.Wrong == "" || code.Right == "" {
				t.Fatal("there is no wrong, or no right example")
			}
			wrong := diagnose(t, code.Wrong)
			if len(wrong) == 0 {
				t.Errorf("the wrong example passes:\n%s", code.Wrong)
			}
			for _, d := range wrong {
				if d.Code != code {
					t.Errorf("the wrong example gives something else:\n%s", d.Text(false))
				}
			}
			checkFixes(t, code.Wrong, wrong)
			if right := diagnose(t, code.Right); len(right) > 0 {
				t.Errorf("the right example is not clean:\n%s", right.Text(false))
			}
		})
	}
}

// checkFixes makes each suggested change alone: the diagnostic is gone, and the file no worse.
func checkFixes(t *testing.T, example string, diags diag.List) {
	t.Helper()
	for _, d := range diags {
		if d.Fix == nil {
			continue
		}
		fixed, made := diag.List{d}.Apply(d.Fix.Span.File, false)
		if made != 1 {
			t.Errorf("the fix is not made:\n%s", d.Text(false))
		}
		archive := txtar.Parse([]byte(example))
		archive.Comment = fixed
		left := diagnose(t, string(txtar.Format(archive)))
		if slices.ContainsFunc(left, func(l *diag.Diagnostic) bool {
			return l.Code == d.Code && l.Message == d.Message && l.Span.Start == d.Span.Start
		}) {
			t.Errorf("the fix does not help:\n%s\n%s", fixed, left.Text(false))
		}
		if d.Fix.Safe && len(left) >= len(diags) {
			t.Errorf("a safe fix leaves as many mistakes:\n%s\n%s", fixed, left.Text(false))
		}
	}
}

// diagnose compiles the example of a code, with the files that stand behind it.
func diagnose(t *testing.T, example string) diag.List {
	t.Helper()
	archive := txtar.Parse([]byte(example))
	fsys := fstest.MapFS{"app.yaml": {Data: []byte(diag.Complete(string(archive.Comment)))}}
	for _, f := range archive.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	r, diags, err := Generate(context.Background(), fsys, "app.yaml", Options{Go: packages})
	if err != nil {
		t.Fatal(err)
	}
	if (r == nil) != diags.HasErrors() {
		t.Errorf("a result: %t, with these diagnostics:\n%s", r != nil, diags.Text(false))
	}
	return diags
}
