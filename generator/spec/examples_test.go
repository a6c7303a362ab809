package spec_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// TestExamples parses the worked examples of the language.
func TestExamples(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../../examples/specs/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, ".lock.yaml") {
			continue
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diags := examined(path, string(text)); len(diags) > 0 {
				t.Errorf("%s", diags.Text(false))
			}
		})
	}
}

// BenchmarkParse parses a spec of a thousand elements.
func BenchmarkParse(b *testing.B) {
	text := "stgen: 1\nbody:\n" + strings.Repeat("  - slider: {key: n, label: \"A ${{ kind }} number\", max_value: 100, disabled: \"${{ !ready }}\"}\n", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, diags := spec.Parse(source.NewFile("large.yaml", []byte(text))); len(diags) > 0 {
			b.Fatal(diags.Text(false))
		}
	}
}
