package build

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the package of the example anew")

// TestGoFunctionsExample compares the package of the example of Go functions with what the compiler makes of it.
func TestGoFunctionsExample(t *testing.T) {
	const dir = "../../examples/gofunctions/shop"
	c, err := CompileInto(t.Context(), "../../examples/gofunctions/shop.yaml", dir)
	if err != nil {
		t.Fatal(err)
	}
	if c.Result == nil || !c.Result.Go {
		t.Fatalf("a result: %v\n%s", c.Result != nil, c.Diags.Text(false))
	}
	if *update {
		if _, err := Write(dir, c.Result.Files, true); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range c.Result.Files {
		got, err := os.ReadFile(filepath.Join(dir, f.Path))
		if diff := cmp.Diff(string(got), string(f.Content)); err != nil || diff != "" {
			t.Errorf("%s is stale; `make golden` writes it anew (%v)\n%s", f.Path, err, diff)
		}
	}
}
