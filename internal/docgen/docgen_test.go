package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
)

const catalogDir = "../../generator/catalog"

// TestFresh regenerates in memory: what is committed must be what docgen writes today.
func TestFresh(t *testing.T) {
	t.Parallel()
	docs, err := comments(catalogDir)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string][]byte{commentsFile: docs, referenceFile: reference(catalog.Elements())} {
		got, err := os.ReadFile(filepath.Join(catalogDir, path))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s is stale: go generate ./generator/catalog", path)
		}
	}
	want, err := diagnostics(diag.Codes())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(catalogDir, diagnosticsFile)); err != nil || !bytes.Equal(got, want) {
		t.Errorf("docs/diagnostics.md is stale: go generate ./generator/diag (%v)", err)
	}
}

func TestRunRefuses(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"schema"}, {"comments", "reference"}} {
		if err := run(t.TempDir(), args); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
}
