package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
)

// prepareModule sees to it that the package in dir lies in a Go module that knows stgen's, and returns what it did, in
// words for the user. own says that dir shall have a go.mod of its own, whatever lies around it.
func prepareModule(ctx context.Context, goTool, dir, name string, own bool, version Version) (notes []string, err error) {
	gomod := filepath.Join(dir, "go.mod")
	if _, err := os.Stat(gomod); !own && errors.Is(err, fs.ErrNotExist) {
		if gomod, err = enclosing(ctx, goTool, dir); err != nil {
			return nil, err
		}
		if gomod == "" {
			gomod = filepath.Join(dir, "go.mod")
		}
	}
	return requireStgen(gomod, name, version)
}

// enclosing returns the go.mod of the module around dir; "" if there is none.
func enclosing(ctx context.Context, goTool, dir string) (string, error) {
	out, err := output(ctx, goTool, dir, "env", "GOMOD")
	if err != nil {
		return "", err
	}
	if out == os.DevNull {
		return "", nil
	}
	return out, nil
}

// requireStgen makes the go.mod file require stgen's module, and writes the file if it does not exist. A development
// build replaces the module by its own source tree, and brings the checksums of what that requires.
func requireStgen(gomod, name string, version Version) (notes []string, err error) {
	old, err := os.ReadFile(gomod)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err != nil && !isNew {
		return nil, err
	}
	if isNew {
		old = fmt.Appendf(nil, "module %s\n\ngo %s\n", name, goVersion)
	}
	mod, err := modfile.Parse(gomod, old, nil)
	if err != nil {
		return nil, err
	}
	if mod.Module != nil && mod.Module.Mod.Path == Module {
		return nil, nil // stgen's own module
	}
	required := slices.ContainsFunc(mod.Require, func(r *modfile.Require) bool { return r.Mod.Path == Module })
	if required && (version.Release() || replacedBy(mod) == version.Source) {
		return nil, nil
	}
	if required && !slices.ContainsFunc(mod.Replace, isOurs) {
		return nil, nil // a published version of the user's choice
	}
	if err := addRequirement(mod, version); err != nil {
		return nil, err
	}
	mod.Cleanup()
	content, err := mod.Format()
	if err != nil {
		return nil, err
	}
	if err := replace(gomod, content); err != nil {
		return nil, err
	}
	verb := "added " + Module + " to "
	if isNew {
		verb = "wrote "
	}
	notes = []string{verb + gomod}
	if !version.Release() {
		notes[0] += "; it replaces " + Module + " by " + version.Source + ", as this stgen is a development build"
		return notes, addSums(filepath.Join(filepath.Dir(gomod), "go.sum"), filepath.Join(version.Source, "go.sum"))
	}
	return notes, nil
}

func isOurs(r *modfile.Replace) bool { return r.Old.Path == Module }

// replacedBy returns the folder by which mod replaces stgen's module; "" if it does not.
func replacedBy(mod *modfile.File) string {
	i := slices.IndexFunc(mod.Replace, isOurs)
	if i < 0 {
		return ""
	}
	return mod.Replace[i].New.Path
}

// addRequirement adds what generated code needs of mod.
func addRequirement(mod *modfile.File, version Version) error {
	if version.Release() {
		return mod.AddRequire(Module, version.Number)
	}
	if version.Source == "" {
		return errors.New("this development build of stgen does not know its source tree, which the app needs: set STGEN_SOURCE to it")
	}
	if err := mod.AddRequire(Module, "v0.0.0"); err != nil {
		return err
	}
	return mod.AddReplace(Module, "", version.Source, "")
}

// addSums adds the lines of the go.sum file at from to that at to, so that nothing has to be looked up that was known.
func addSums(to, from string) error {
	old, err := os.ReadFile(to)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	known, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	lines := slices.Collect(strings.Lines(string(old) + "\n" + string(known)))
	slices.Sort(lines)
	lines = slices.DeleteFunc(slices.Compact(lines), func(l string) bool { return strings.TrimSpace(l) == "" })
	sums := []byte(strings.Join(lines, ""))
	if bytes.Equal(sums, old) {
		return nil
	}
	return replace(to, sums)
}
