package golden

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/generator"
	"github.com/stgen/stgen/internal/golden"
)

var update = flag.Bool("update", false, "write the files anew")

// specs is the folder of the examples, seen from here.
const specs = "../examples/specs"

func TestGolden(t *testing.T) {
	names := examples(t)
	checkFolders(t, names)
	for _, name := range names {
		source(t, name)
	}
	bin := compile(t)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			binary := filepath.Join(bin, name)
			if runtime.GOOS == "windows" {
				binary += ".exe"
			}
			page(t, binary, name)
			trace(t, binary, name)
		})
	}
}

// examples returns the names of the examples, sorted.
func examples(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob(specs + "/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples in %s: %v", specs, err)
	}
	var names []string
	for _, path := range paths {
		names = append(names, strings.TrimSuffix(filepath.Base(path), ".yaml"))
	}
	return names
}

// checkFolders finds folders of examples that are no more.
func checkFolders(t *testing.T, names []string) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		switch {
		case !e.IsDir() || slices.Contains(names, e.Name()):
		case *update:
			if err := os.RemoveAll(e.Name()); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("golden/%s: there is no such example", e.Name())
		}
	}
}

// source compares what the generator writes.
func source(t *testing.T, name string) {
	t.Helper()
	r, diags, err := generator.Generate(context.Background(), os.DirFS(specs), name+".yaml", generator.Options{Dir: "../" + specs})
	if err != nil {
		t.Fatal(err)
	}
	if r == nil {
		t.Fatalf("%s has mistakes:\n%s", name, diags.Text(false))
	}
	for _, file := range r.Files {
		compare(t, filepath.Join(name, file.Path), file.Content)
	}
}

// compile compiles all packages below this folder, as they are on disk, and returns the folder of the binaries.
func compile(t *testing.T) string {
	t.Helper()
	bin := t.TempDir()
	cmd := exec.Command("go", "build", "-o", bin+string(filepath.Separator), "./...")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build ./golden/...: %v\n%s", err, out)
	}
	return bin
}

// page compares the first page.
func page(t *testing.T, binary, name string) {
	t.Helper()
	server, err := golden.Start(t.Context(), binary, specs)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Stop()
	html, err := golden.Page(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, filepath.Join(name, "page.html"), html)
}

// trace compares what a scripted session is answered.
func trace(t *testing.T, binary, name string) {
	t.Helper()
	server, err := golden.Start(t.Context(), binary, specs, "--face", "streamlit")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Stop()
	text, err := golden.Trace(t.Context(), server.Host)
	if err != nil {
		t.Fatalf("%v\n%s", err, server.Log())
	}
	compare(t, filepath.Join(name, "trace.txt"), text)
}

// compare compares a file with what it should hold, or writes it.
func compare(t *testing.T, path string, want []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v; `go test ./golden -update` writes it", err)
		return
	}
	if diff := cmp.Diff(strings.Split(string(got), "\n"), strings.Split(string(want), "\n")); diff != "" {
		t.Errorf("golden/%s is stale (-file +now); `go test ./golden -update` writes it anew\n%s", path, diff)
	}
}
