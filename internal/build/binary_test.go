package build

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// TestBinaryOfWrongCode compiles code that cannot be: that it was generated is a bug, said with the line of the spec.
func TestBinaryOfWrongCode(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles Go")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "main.go"), "package main\n\nfunc main() {\n\tnoSuchName()\n}\n\nvar lines = struntime.Lines{4, 12}\n")
	_, err := Binary(t.Context(), Target{Dir: dir, Name: "app", Spec: "app.yaml", Out: filepath.Join(dir, "app"), Own: true})
	wrong := new(CodeError)
	if !errors.As(err, &wrong) {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{"a bug in stgen", "app.yaml:12: undefined: noSuchName (main.go:4:2)"} {
		if !strings.Contains(wrong.Error(), want) {
			t.Errorf("no %q in\n%v", want, wrong)
		}
	}
}
