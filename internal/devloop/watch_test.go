package devloop

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWatcher(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(dir string) error
		want   bool
	}{
		{"written", func(dir string) error { return os.WriteFile(filepath.Join(dir, "app.yaml"), []byte("b"), 0o600) }, true},
		{"replaced", func(dir string) error {
			if err := os.WriteFile(filepath.Join(dir, "tmp"), []byte("b"), 0o600); err != nil {
				return err
			}
			return os.Rename(filepath.Join(dir, "tmp"), filepath.Join(dir, "app.yaml"))
		}, true},
		{"removed", func(dir string) error { return os.Remove(filepath.Join(dir, "app.yaml")) }, true},
		{"one that was missing", func(dir string) error { return os.WriteFile(filepath.Join(dir, "data.csv"), nil, 0o600) }, true},
		{"another file", func(dir string) error { return os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o600) }, false},
		{"permissions", func(dir string) error { return os.Chmod(filepath.Join(dir, "app.yaml"), 0o400) }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "app.yaml"), []byte("a"), 0o600); err != nil {
				t.Fatal(err)
			}
			w, err := newWatcher()
			if err != nil {
				t.Fatal(err)
			}
			defer w.close()
			w.set([]string{filepath.Join(dir, "app.yaml"), filepath.Join(dir, "data.csv"), filepath.Join(dir, "gone", "x.csv")})
			if err := test.change(dir); err != nil {
				t.Fatal(err)
			}
			patience := 10 * time.Second
			if !test.want {
				patience = 4 * settle
			}
			select {
			case <-w.changed:
				if !test.want {
					t.Error("a change that does not matter was told")
				}
			case <-time.After(patience):
				if test.want {
					t.Error("the change was not told")
				}
			}
		})
	}
}

func TestWatcherForgets(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w, err := newWatcher()
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	w.set([]string{filepath.Join(dir, "old", "a.csv"), filepath.Join(dir, "b.csv")})
	w.set([]string{filepath.Join(t.TempDir(), "c.csv")})
	if err := os.WriteFile(filepath.Join(dir, "b.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	select {
	case <-w.changed:
		t.Error("a file that is no longer read was told of")
	case <-time.After(4 * settle):
	}
}
