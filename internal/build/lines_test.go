package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/stgen/stgen/runtimelib/session"
)

func TestReadApp(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, content string
		want          *session.App
	}{
		{"a table", "package main\n\nvar lines = struntime.Lines{34, 6, 54, 18}\n", &session.App{Spec: "app.yaml", Lines: session.Lines{34, 6, 54, 18}}},
		{"included files", "\t\tIncluded: []string{\"a.yaml\", \"b/c.yaml\"},\nvar lines = struntime.Lines{3, 1048577}\n",
			&session.App{Spec: "app.yaml", Included: []string{"a.yaml", "b/c.yaml"}, Lines: session.Lines{3, 1<<20 + 1}}},
		{"an empty one", "var lines = struntime.Lines{}\n", &session.App{Spec: "app.yaml"}},
		{"none", "package main\n", nil},
		{"a number beyond all lines", "var lines = struntime.Lines{99999999999999999999, 1}\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(test.content), 0o600); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, readApp(dir, "app.yaml"), cmpopts.IgnoreFields(session.App{}, "Session")); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := readApp(t.TempDir(), "app.yaml"); got != nil {
		t.Errorf("lines without main.go: %v", got)
	}
}

func TestInSpec(t *testing.T) {
	t.Parallel()
	app := &session.App{Spec: "app.yaml", Included: []string{"parts.yaml"}, Lines: session.Lines{10, 3, 20, 7, 30, 1<<20 + 4}}
	for _, test := range []struct{ name, in, want string }{
		{"a line of the table", "./main.go:10:5: undefined: x\n", "app.yaml:3: undefined: x (main.go:10:5)"},
		{"a line behind one", "./main.go:15:5: undefined: x", "app.yaml:3: undefined: x (main.go:15:5)"},
		{"without a column", "main.go:21: bad", "app.yaml:7: bad (main.go:21)"},
		{"on Windows", ".\\main.go:10:5: bad\r\n", "app.yaml:3: bad (main.go:10:5)"},
		{"of an included file", "main.go:31: bad", "parts.yaml:4: bad (main.go:31)"},
		{"above the table", "./main.go:9:5: bad", "./main.go:9:5: bad"},
		{"another file", "./hand.go:10:5: bad", "./hand.go:10:5: bad"},
		{"the go command's headline", "# example.com/app\n./main.go:10:5: bad\n\tmore\n", "app.yaml:3: bad (main.go:10:5)\n\tmore"},
		{"no position", "go: no such module", "go: no such module"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, ours := inSpec(test.in, app)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if want := strings.Contains(test.in, "main.go"); ours != want {
				t.Errorf("it is about main.go: %t", ours)
			}
		})
	}
}
