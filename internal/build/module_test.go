package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"
)

// TestGoVersion holds the version in go.mod files that stgen writes to that of its own module.
func TestGoVersion(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := modfile.ParseLax("go.mod", content, nil)
	if err != nil {
		t.Fatal(err)
	}
	if mod.Go.Version != goVersion {
		t.Errorf("go.mod says go %s, the constant goVersion %s", mod.Go.Version, goVersion)
	}
}

func TestRequireStgen(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	write(t, filepath.Join(source, "go.sum"), "b.org/b v1.0.0 h1:b\n")
	release, devel := Version{Number: "v1.2.3"}, Version{Number: "devel", Source: source}
	const head = "module example.com/mine\n\ngo 1.26.0\n"
	for _, test := range []struct {
		name    string
		before  string // "" = no file
		version Version
		notes   string // part of it; "" = none
		want    []string
	}{
		{"none, release", "", release, "wrote ", []string{"module app/x\n", "go " + goVersion + "\n", Module + " v1.2.3\n"}},
		{"none, devel", "", devel, "by " + source, []string{"replace " + Module + " => " + source + "\n"}},
		{"one without it", head, release, "added ", []string{"module example.com/mine\n", Module + " v1.2.3\n"}},
		{"one with it", head + "\nrequire " + Module + " v1.0.0\n", release, "", []string{Module + " v1.0.0\n"}},
		{"a version of the user's", head + "\nrequire " + Module + " v1.0.0\n", devel, "", []string{Module + " v1.0.0\n"}},
		{"another source tree", head + "\nrequire " + Module + " v0.0.0\n\nreplace " + Module + " => /elsewhere\n", devel,
			"added ", []string{"=> " + source + "\n"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			gomod := filepath.Join(t.TempDir(), "go.mod")
			if test.before != "" {
				write(t, gomod, test.before)
			}
			notes, err := requireStgen(gomod, "app/x", test.version)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(notes, "\n"); (got == "") != (test.notes == "") || !strings.Contains(got, test.notes) {
				t.Errorf("notes %q, want %q", got, test.notes)
			}
			content, err := os.ReadFile(gomod)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range test.want {
				if !strings.Contains(string(content), want) {
					t.Errorf("go.mod lacks %q:\n%s", want, content)
				}
			}
			if again, err := requireStgen(gomod, "app/x", test.version); len(again) > 0 || err != nil {
				t.Errorf("again: %v, %v", again, err)
			}
		})
	}
}

func TestRequireStgenUnknownSource(t *testing.T) {
	t.Parallel()
	gomod := filepath.Join(t.TempDir(), "go.mod")
	_, err := requireStgen(gomod, "app/x", Version{Number: "devel"})
	if err == nil || !strings.Contains(err.Error(), "STGEN_SOURCE") {
		t.Errorf("error %v, want one that names STGEN_SOURCE", err)
	}
	if _, err := os.Stat(gomod); err == nil {
		t.Error("go.mod was written all the same")
	}
}

func TestAddSums(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	to, from := filepath.Join(dir, "go.sum"), filepath.Join(dir, "known")
	write(t, to, "c.org/c v1.0.0 h1:c\nb.org/b v1.0.0 h1:b\n")
	write(t, from, "a.org/a v1.0.0 h1:a\nb.org/b v1.0.0 h1:b\n")
	for range 2 {
		if err := addSums(to, from); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(to)
		if want := "a.org/a v1.0.0 h1:a\nb.org/b v1.0.0 h1:b\nc.org/c v1.0.0 h1:c\n"; err != nil || string(got) != want {
			t.Errorf("go.sum is %q (%v), want %q", got, err, want)
		}
	}
}

func TestModulePath(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"hello": "app/hello", "my app": "app/my_app", "Grüße": "app/Gr__e", "a.b": "app/a_b", "": "app",
	} {
		if got := modulePath(in); got != want {
			t.Errorf("modulePath(%q) = %q, want %q", in, got, want)
		}
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
