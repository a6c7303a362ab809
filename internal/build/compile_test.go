package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	spec, data := filepath.Join(dir, "app.yaml"), filepath.Join(dir, "data.csv")
	write(t, spec, "stgen: 1\ndata:\n  rows: {csv: data.csv}\nbody:\n  - table: {data: '${{ rows }}'}\n")

	c, err := Compile(t.Context(), spec)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Diags.HasErrors() || c.Result != nil {
		t.Errorf("without its data the spec compiles: %v", c.Diags.Text(false))
	}
	for _, d := range c.Diags {
		if want := filepath.ToSlash(spec); !d.Span.IsZero() && d.Span.File.Name != want {
			t.Errorf("a diagnostic is about %s, want %s", d.Span.File.Name, want)
		}
	}
	reads := []string{spec, data}
	if diff := cmp.Diff(reads, c.Reads); diff != "" {
		t.Errorf("files read, one of them missing (-want +got):\n%s", diff)
	}

	write(t, data, "n,name\n1,one\n")
	if c, err = Compile(t.Context(), spec); err != nil {
		t.Fatal(err)
	}
	if c.Diags.HasErrors() || c.Result == nil || c.Result.Name != "app" {
		t.Errorf("with its data the spec does not compile: %s", c.Diags.Text(false))
	}
	if diff := cmp.Diff(reads, c.Reads); diff != "" {
		t.Errorf("files read (-want +got):\n%s", diff)
	}
}

func TestCompileUnreadable(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, err := Compile(t.Context(), filepath.Join(dir, "none.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := Compile(t.Context(), dir); err == nil || errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder: %v", err)
	}
}
