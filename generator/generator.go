// Package generator compiles a spec into Go: load, check, plan, emit. It has no access to files, network or clock but
// through its parameters.
package generator

import (
	"cmp"
	"context"
	gotypes "go/types"
	"io/fs"
	"path"
	"strings"

	"github.com/stgen/stgen/generator/check"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/emit"
	"github.com/stgen/stgen/generator/load"
	"github.com/stgen/stgen/generator/plan"
)

// Options are what a compilation can be told.
type Options struct {
	Dir string           // folder of the spec, seen from that of the package, with slashes; "" = the one above
	Go  gotypes.Importer // loads the packages of Go functions; nil = a spec that has some is refused
}

// Result is a compiled app.
type Result struct {
	Name  string // of the app: its spec without folder and ending
	Files []emit.File
	Tests []Test // in the order of the spec
	Go    bool   // it calls Go functions: the package has to lie in the spec's Go module
}

// Test is a test of the spec.
type Test struct {
	Name string // in the spec
	Func string // of package testing, in main_test.go
}

// Generate compiles the spec name in fsys. With mistakes in the spec the result is nil; an error is a failure of the
// compiler's surroundings.
func Generate(_ context.Context, fsys fs.FS, name string, options Options) (*Result, diag.List, error) {
	tree, diags, err := load.Load(fsys, name)
	if err != nil {
		return nil, nil, err
	}
	if diags.HasErrors() && tree.Node == nil {
		return nil, diags, nil
	}
	app, more := check.Check(tree, fsys, options.Go)
	diags.Add(more...)
	diags.ToOrigin()
	diags.Sort()
	if diags.HasErrors() {
		return nil, diags, nil
	}
	plan.Plan(app)
	files, err := emit.Emit(app, emit.Options{Dir: cmp.Or(options.Dir, "..")})
	if err != nil {
		return nil, diags, err
	}
	base := path.Base(name)
	r := &Result{Name: strings.TrimSuffix(base, path.Ext(base)), Files: files}
	r.Go = len(app.GoPackages) > 0
	for _, t := range app.Tests {
		r.Tests = append(r.Tests, Test{Name: t.Name, Func: t.Go})
	}
	return r, diags, nil
}
