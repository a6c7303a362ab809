package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
)

// module is the Go module that a generated package lies in.
type module struct {
	gomod     string   // path of its go.mod
	workspace bool     // a go.work is in force
	notes     []string // what was done to go.mod, in words for the user
	ours      bool     // it is stgen's own
}

// prepareModule sees to it that the package in dir lies in a Go module that knows stgen's. own says that dir shall have
// a go.mod of its own, whatever lies around it.
func prepareModule(ctx context.Context, goTool, dir, name string, own bool, version Version) (*module, error) {
	m := &module{gomod: filepath.Join(dir, "go.mod")}
	if _, err := os.Stat(m.gomod); !own && errors.Is(err, fs.ErrNotExist) {
		out, err := output(ctx, goTool, dir, []string{"env", "GOMOD", "GOWORK"}, nil)
		if err != nil {
			return nil, err
		}
		around, work, _ := strings.Cut(out, "\n")
		if around = strings.TrimSpace(around); around != "" && around != os.DevNull {
			m.gomod, m.workspace = around, strings.TrimSpace(work) != "" && work != "off"
		}
	}
	m.ours = moduleOf(filepath.Dir(m.gomod)) == Module
	if m.ours {
		return m, nil
	}
	notes, err := requireStgen(m.gomod, modulePath(name), version)
	m.notes = notes
	return m, err
}

// flags let the go command complete go.mod and go.sum by what generated code imports, where that is possible: not in
// stgen's own module, whose files are complete, nor in a workspace or with a vendor folder.
func (m *module) flags() []string {
	_, err := os.Stat(filepath.Join(filepath.Dir(m.gomod), "vendor"))
	if m.ours || m.workspace || err == nil {
		return nil
	}
	return []string{"-mod=mod"}
}

// environ returns what the go command's environment has beyond ours.
func (m *module) environ() []string {
	env := []string{"CGO_ENABLED=0"}
	if !m.workspace {
		env = append(env, "GOWORK=off") // one around a module that it does not know would be an error
	}
	return env
}

// modulePath returns a path for the module of the app of that name: the name as far as paths may hold it.
func modulePath(name string) string {
	safe := strings.Map(func(r rune) rune {
		if r < 0x80 && (r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return r
		}
		return '_'
	}, name)
	return path.Join("app", safe)
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
