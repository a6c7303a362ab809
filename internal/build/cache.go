package build

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"github.com/stgen/stgen/generator"
)

// CacheDir returns the folder below parent that keeps what a command makes of the spec at the absolute path from one time to the
// next, and makes it. parent "" is stgen's folder in the user's cache folder.
func CacheDir(parent, command, spec string) (string, error) {
	if parent == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		parent = filepath.Join(user, "stgen", command)
	}
	name := strings.TrimSuffix(filepath.Base(spec), filepath.Ext(spec))
	dir := filepath.Join(parent, name+"-"+shortHash(spec))
	return dir, os.MkdirAll(dir, 0o755)
}

// PlaceOf returns where a command puts the package of the spec at a path, and how that is compiled: in the folder cache, or, if it
// calls Go functions, in a folder .stgen beside the spec, within the module that has these. The go command and version control
// pass over that one.
func PlaceOf(r *generator.Result, spec, command, cache string) (Target, error) {
	t := Target{Dir: cache, Name: r.Name, Spec: spec, Own: true}
	if !r.Go {
		return t, nil
	}
	hidden := filepath.Join(filepath.Dir(spec), ".stgen")
	t.Dir, t.Own = filepath.Join(hidden, command+"-"+r.Name), false
	if err := os.MkdirAll(t.Dir, 0o755); err != nil {
		return t, err
	}
	return t, os.WriteFile(filepath.Join(hidden, ".gitignore"), []byte("*\n"), 0o644)
}

// shortHash tells names apart that people would not: 12 hexadecimal digits.
func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
