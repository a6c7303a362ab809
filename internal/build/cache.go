package build

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
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

// shortHash tells names apart that people would not: 12 hexadecimal digits.
func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
