//go:build browser

package browsertest

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The release of Streamlit whose frontend is driven, and the digest of its wheel.
const (
	wheel    = "streamlit-1.67.0-py3-none-any.whl"
	wheelSum = "f29da87c443bfbdfc52738616e3d65745d438e718da8faf69e2be0da1e52ce64"
	inWheel  = "streamlit/static/"
)

// frontend returns the static folder of the genuine frontend: the one that STGEN_FRONTEND names, or that of the wheel,
// which is fetched once into the user's cache.
func frontend() (string, error) {
	if dir := os.Getenv("STGEN_FRONTEND"); dir != "" {
		return dir, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "stgen", strings.TrimSuffix(wheel, ".whl"))
	static := filepath.Join(dir, "static")
	if _, err := os.Stat(filepath.Join(static, "index.html")); err == nil {
		return static, nil
	} else if !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if err := fetch(dir); err != nil {
		return "", err
	}
	return static, unpack(filepath.Join(dir, wheel), static)
}

// fetch downloads the wheel into dir, with pip, and verifies it.
func fetch(dir string) error {
	requirement := strings.Join(strings.SplitN(strings.TrimSuffix(wheel, "-py3-none-any.whl"), "-", 2), "==")
	cmd := exec.Command("python3", "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", dir, requirement)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("fetch %s: %w\n%s", requirement, err, out)
	}
	f, err := os.Open(filepath.Join(dir, wheel))
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != wheelSum {
		return fmt.Errorf("%s has the digest %s, want %s", f.Name(), got, wheelSum)
	}
	return nil
}

// unpack copies the frontend out of the wheel. It is written beside its place first, so that a folder that is there is whole.
func unpack(file, static string) error {
	r, err := zip.OpenReader(file)
	if err != nil {
		return err
	}
	defer r.Close()
	part := static + ".part"
	if err := os.RemoveAll(part); err != nil {
		return err
	}
	for _, entry := range r.File {
		name, ok := strings.CutPrefix(entry.Name, inWheel)
		if !ok || !filepath.IsLocal(name) || entry.FileInfo().IsDir() {
			continue
		}
		if err := copyEntry(entry, filepath.Join(part, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return os.Rename(part, static)
}

func copyEntry(entry *zip.File, to string) (err error) {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	in, err := entry.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}
