// Package generator compiles a spec into Go: load, check, plan, emit. It has no access to files, network or clock but
// through its parameters.
package generator

import (
	"context"
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
type Options struct{}

// Result is a compiled app.
type Result struct {
	Name  string // of the app: its spec without folder and ending
	Files []emit.File
}

// Generate compiles the spec name in fsys. With mistakes in the spec the result is nil; an error is a failure of the
// compiler's surroundings.
func Generate(_ context.Context, fsys fs.FS, name string, _ Options) (*Result, diag.List, error) {
	tree, diags, err := load.Load(fsys, name)
	if err != nil {
		return nil, nil, err
	}
	if diags.HasErrors() && tree.Node == nil {
		return nil, diags, nil
	}
	app, more := check.Check(tree, fsys)
	diags.Add(more...)
	diags.Sort()
	if diags.HasErrors() {
		return nil, diags, nil
	}
	plan.Plan(app)
	files, err := emit.Emit(app)
	if err != nil {
		return nil, diags, err
	}
	base := path.Base(name)
	return &Result{Name: strings.TrimSuffix(base, path.Ext(base)), Files: files}, diags, nil
}
