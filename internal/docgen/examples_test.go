package main

import (
	"context"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/stgen/stgen/generator"
	"github.com/stgen/stgen/generator/diag"
)

var example = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```$")

// TestExamplesCompile compiles the specs that the documentation shows. One may be a body alone, and may be followed by
// the files that it reads, as in a txtar archive.
func TestExamplesCompile(t *testing.T) {
	t.Parallel()
	for _, page := range []string{"../../docs/spec.md", "../../README.md"} {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range example.FindAllSubmatchIndex(content, -1) {
			line := 1 + strings.Count(string(content[:at[2]]), "\n")
			t.Run(page+":"+strconv.Itoa(line), func(t *testing.T) {
				t.Parallel()
				compile(t, string(content[at[2]:at[3]]))
			})
		}
	}
}

func compile(t *testing.T, text string) {
	t.Helper()
	archive := txtar.Parse([]byte(text))
	fsys := fstest.MapFS{"app.yaml": {Data: []byte(diag.Complete(string(archive.Comment)))}}
	for _, f := range archive.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	_, diags, err := generator.Generate(context.Background(), fsys, "app.yaml", generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(diags) > 0 {
		t.Error(diags.Text(false))
	}
}
