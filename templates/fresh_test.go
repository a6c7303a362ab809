package templates_test

import (
	"bytes"
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/a-h/templ/generator"
	parser "github.com/a-h/templ/parser/v2"
)

// TestGeneratedIsFresh generates every component, and the page around them, in memory and compares.
func TestGeneratedIsFresh(t *testing.T) {
	ours, err := filepath.Glob("*.templ")
	if err != nil || len(ours) == 0 {
		t.Fatal("no components:", err)
	}
	for _, name := range append(ours, "../runtimelib/face/html/page.templ") {
		tree, err := parser.Parse(name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := generator.Generate(tree, &b, generator.WithFileName("templates/"+name)); err != nil {
			t.Fatal(err)
		}
		want, err := format.Source(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(strings.TrimSuffix(name, ".templ") + "_templ.go")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(withoutVersion(got), withoutVersion(want)) {
			t.Errorf("%s is stale; run go generate ./templates", name)
		}
	}
}

// withoutVersion drops the lines in which the generator names itself and the file, whose path depends on where it was run.
func withoutVersion(source []byte) []byte {
	var kept [][]byte
	for line := range bytes.Lines(source) {
		if !bytes.HasPrefix(line, []byte("// templ: version")) && !bytes.Contains(line, []byte("templ.Error{")) {
			kept = append(kept, line)
		}
	}
	return bytes.Join(kept, nil)
}
