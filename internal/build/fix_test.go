package build

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFix(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.yaml"), filepath.Join(dir, "app.yaml")
	write(t, real, "stgen: 1\nstate: {ready: false}\nbody:\n  - title: Hello\n    if: !ready\n")
	if err := os.Chmod(real, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.yaml", link); err != nil {
		t.Skip(err)
	}
	fixed, c, err := Fix(t.Context(), link)
	if err != nil {
		t.Fatal(err)
	}
	if len(fixed) != 1 || fixed[0].Made != 1 || c.Result == nil {
		t.Errorf("fixed %v, left %s", fixed, c.Diags.Text(false))
	}
	if got, err := os.ReadFile(real); err != nil || string(got) != "stgen: 1\nstate: {ready: false}\nbody:\n  - title: Hello\n    if: \"!ready\"\n" {
		t.Errorf("the file is now %q (%v)", got, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is a link no more")
	}
	if info, err := os.Stat(real); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode has changed: %v", info.Mode())
	}
}

func TestFixLeavesADoubtfulSpec(t *testing.T) {
	t.Parallel()
	spec := filepath.Join(t.TempDir(), "app.yaml")
	const text = "stgen: 1\nbody:\n  - title: Note: this\n"
	write(t, spec, text)
	fixed, c, err := Fix(t.Context(), spec)
	if err != nil || len(fixed) > 0 || !c.Diags.HasErrors() {
		t.Fatalf("fixed %v, left %v (%v)", fixed, c.Diags, err)
	}
	if got, _ := os.ReadFile(spec); string(got) != text {
		t.Errorf("the file is now %q", got)
	}
}
