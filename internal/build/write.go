package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/stgen/stgen/generator/emit"
)

// EditedError says that a file has been changed by hand since it was generated, or was never generated.
type EditedError struct {
	Path string
}

func (e *EditedError) Error() string {
	return e.Path + " has been changed by hand and stays as it is; --force overwrites it, -o DIR writes elsewhere"
}

// sometimes are the generated files that an app may have or not.
var sometimes = []string{"main_test.go"}

// Write brings files into dir and returns the paths that it wrote: files that already hold what they should are left
// alone, and one that the app no longer has is removed. A file that was changed by hand is an EditedError, and then nothing is written, unless force is set.
func Write(dir string, files []emit.File, force bool) (written []string, err error) {
	var stale []emit.File
	for _, f := range files {
		old, err := os.ReadFile(filepath.Join(dir, f.Path))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			stale = append(stale, f)
		case err != nil:
			return nil, err
		case bytes.Equal(old, f.Content):
		case emit.Edited(old) && !force:
			return nil, &EditedError{Path: filepath.Join(dir, f.Path)}
		default:
			stale = append(stale, f)
		}
	}
	for _, f := range stale {
		path := filepath.Join(dir, f.Path)
		if err := replace(path, f.Content); err != nil {
			return written, fmt.Errorf("write %s: %w", path, err)
		}
		written = append(written, path)
	}
	return written, removeOthers(dir, files)
}

// removeOthers removes generated files that are not among files. One that was changed by hand stays.
func removeOthers(dir string, files []emit.File) error {
	for _, name := range sometimes {
		path := filepath.Join(dir, name)
		old, err := os.ReadFile(path)
		if err != nil || emit.Edited(old) || slices.ContainsFunc(files, func(f emit.File) bool { return f.Path == name }) {
			continue
		}
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

// Replace makes content the content of an existing file in one step, whose mode it keeps; of a link, the file it leads to.
func Replace(path string, content []byte) error {
	file, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if err := replaceAs(file, content, info.Mode().Perm()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// replace makes content the content of the file at path in one step: whoever reads the file sees the old or the new one.
func replace(path string, content []byte) error { return replaceAs(path, content, 0o644) }

// replaceAs is replace for a file that is to have another mode.
func replaceAs(path string, content []byte, mode fs.FileMode) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, ".stgen-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // fails once it is renamed
	_, err = tmp.Write(content)
	if err == nil {
		err = tmp.Chmod(mode)
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
