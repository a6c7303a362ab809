package build

import (
	"context"
	"errors"
	gotypes "go/types"
	"os"
	"strings"

	"golang.org/x/tools/go/packages"
)

// goPackages loads the Go packages that a spec calls, as the Go module around dir has them. It implements go/types.Importer.
// Concurrency: not safe.
type goPackages struct {
	ctx    context.Context
	dir    string
	loaded map[string]loadedPackage
	files  []string // that loaded packages were read from
}

type loadedPackage struct {
	types *gotypes.Package
	err   error
}

func newGoPackages(ctx context.Context, dir string) *goPackages {
	return &goPackages{ctx: ctx, dir: dir, loaded: make(map[string]loadedPackage)}
}

// Import implements go/types.Importer.
func (g *goPackages) Import(path string) (*gotypes.Package, error) {
	p, known := g.loaded[path]
	if !known {
		p.types, p.err = g.load(path)
		g.loaded[path] = p
	}
	return p.types, p.err
}

func (g *goPackages) load(path string) (*gotypes.Package, error) {
	config := &packages.Config{
		Context: g.ctx, Dir: g.dir, Env: append(os.Environ(), "CGO_ENABLED=0"),
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedTypes,
	}
	pkgs, err := packages.Load(config, "pattern="+path)
	if err != nil {
		return nil, err
	}
	if len(pkgs) != 1 {
		return nil, errors.New("there is no such package")
	}
	p := pkgs[0]
	g.files = append(g.files, p.GoFiles...)
	if len(p.Errors) > 0 {
		first, _, _ := strings.Cut(p.Errors[0].Msg, "\n")
		return nil, errors.New(strings.TrimSuffix(strings.TrimSpace(first), "; to add it:"))
	}
	return p.Types, nil
}
