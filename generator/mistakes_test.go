package generator

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the expected texts anew")

// TestMistakes makes the mistakes of testdata/err, which newcomers make, in the specs of testdata/specs. Each archive says
// what is changed (lines that begin with - are taken out, and those with + put in their place) and what stgen says then.
func TestMistakes(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/err/*.txtar")
	if err != nil || len(paths) < 30 {
		t.Fatalf("%d cases: %v", len(paths), err)
	}
	for _, name := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys, spec := mistaken(t, archive)
			r, diags, err := Generate(context.Background(), fsys, spec, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if r != nil && diags.HasErrors() || len(diags) == 0 {
				t.Errorf("the mistake passes")
			}
			if content := string(fsys[spec].Data); len(diags) == 1 && !strings.Contains(content, "data/") {
				checkFixes(t, content, diags)
			}
			got := []byte(diags.Text(false))
			want := &archive.Files[len(archive.Files)-1]
			if want.Name != "want" {
				t.Fatal("the last file is not named want")
			}
			if bytes.Equal(got, want.Data) {
				return
			}
			if !*update {
				t.Errorf("(-want +got):\n%s", cmp.Diff(string(want.Data), string(got)))
				return
			}
			want.Data = got
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
			t.Error("written anew")
		})
	}
}

// mistaken returns testdata/specs with the changes of an archive, and the spec that is changed.
func mistaken(t *testing.T, archive *txtar.Archive) (fsys fstest.MapFS, spec string) {
	t.Helper()
	fsys = fstest.MapFS{}
	root := os.DirFS("testdata/specs")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		fsys[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files[:len(archive.Files)-1] {
		if path.Ext(f.Name) == ".yaml" {
			spec = f.Name
		}
		file := fsys[f.Name]
		if file == nil {
			t.Fatalf("there is no %s", f.Name)
		}
		if file.Data, err = change(file.Data, string(f.Data)); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	if spec == "" {
		spec = "bicycles.yaml" // its data is changed
	}
	return fsys, spec
}

// change replaces lines: each group of - lines, which stands once in content, by the + lines behind it.
func change(content []byte, edits string) ([]byte, error) {
	text := string(content)
	var old, with strings.Builder
	flush := func() error {
		if old.Len() == 0 {
			return nil
		}
		if n := strings.Count("\n"+text, "\n"+old.String()); n != 1 {
			return fmt.Errorf("these lines stand there %d times:\n%s", n, old.String())
		}
		text = strings.Replace("\n"+text, "\n"+old.String(), "\n"+with.String(), 1)[1:]
		old.Reset()
		with.Reset()
		return nil
	}
	for line := range strings.Lines(edits) {
		switch {
		case line[0] == '-' && with.Len() > 0:
			if err := flush(); err != nil {
				return nil, err
			}
			old.WriteString(line[1:])
		case line[0] == '-':
			old.WriteString(line[1:])
		case line[0] == '+':
			with.WriteString(line[1:])
		default:
			return nil, fmt.Errorf("a line begins with neither - nor +: %q", line)
		}
	}
	err := flush()
	return []byte(text), err
}

func TestSpecsOfMistakesAreValid(t *testing.T) {
	t.Parallel()
	specs := os.DirFS("testdata/specs")
	names, err := fs.Glob(specs, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if _, diags, err := Generate(context.Background(), specs, name, Options{}); err != nil || len(diags) > 0 {
			t.Errorf("%s: %v\n%s", name, err, diags.Text(false))
		}
	}
}
