package spec_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var marker = regexp.MustCompile(`# want: ([a-z0-9 -]+)`)

// TestMistakes compares the diagnostics of testdata/err with the markers on the lines they stand at.
func TestMistakes(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/err/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var want, got []string
			for i, line := range strings.Split(string(text), "\n") {
				if m := marker.FindStringSubmatch(line); m != nil {
					for _, code := range strings.Fields(m[1]) {
						want = append(want, fmt.Sprintf("%3d %s", i+1, code))
					}
				}
			}
			diags := examined(path, string(text))
			for _, d := range diags {
				got = append(got, fmt.Sprintf("%3d %s", d.Span.Pos().Line, d.Code.Name))
			}
			sort.Strings(want)
			sort.Strings(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s\n%s", diff, diags.Text(false))
			}
		})
	}
}
