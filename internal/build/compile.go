package build

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/stgen/stgen/generator"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

// Compiled is what the compiler made of a spec.
type Compiled struct {
	Result *generator.Result // nil if there are errors
	Diags  diag.List         // files named so that the user's shell finds them
	Reads  []string          // every file that the result rests on, found or not: absolute paths, sorted, the spec among them
}

// Bug is the error of a compiler that panicked.
type Bug struct {
	Value any
	Stack []byte
}

func (b *Bug) Error() string {
	return fmt.Sprintf("internal error, this is a bug in stgen: %v\n\n%s", b.Value, b.Stack)
}

// Compile compiles the spec at path. The error says why the spec could not be read, or is a *Bug.
func Compile(ctx context.Context, path string) (*Compiled, error) {
	return compile(ctx, path, &overlay{}, generator.Options{})
}

// CompileInto is Compile for a package in the folder dir, whose tests find the spec's folder from there.
func CompileInto(ctx context.Context, path, dir string) (*Compiled, error) {
	back, err := wayBack(path, dir)
	if err != nil {
		return nil, err
	}
	return CompileFor(ctx, path, back)
}

// CompileFor is Compile for a package whose tests find the spec's folder at dir, with slashes.
func CompileFor(ctx context.Context, path, dir string) (*Compiled, error) {
	return compile(ctx, path, &overlay{}, generator.Options{Dir: dir})
}

// wayBack returns the folder of the file at path as seen from the folder dir: absolute if there is no way.
func wayBack(path, dir string) (string, error) {
	from, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	if rel, err := filepath.Rel(from, to); err == nil {
		to = rel
	}
	return filepath.ToSlash(to), nil
}

// compile is Compile with some files as over has them; it sets the rest of over.
func compile(ctx context.Context, path string, over *overlay, options generator.Options) (*Compiled, error) {
	if err := readable(path); err != nil {
		return nil, err
	}
	dir, name := filepath.Split(path)
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	over.FS = os.DirFS(abs)
	fsys := newRecorder(over)
	goFiles := newGoPackages(ctx, abs)
	options.Go = goFiles
	result, diags, err := generate(ctx, fsys, name, options)
	if err != nil {
		return nil, err
	}
	rename(diags, dir)
	c := &Compiled{Diags: diags, Reads: []string{filepath.Join(abs, name)}}
	for _, read := range fsys.names() {
		c.Reads = append(c.Reads, filepath.Join(abs, filepath.FromSlash(read)))
	}
	c.Reads = append(c.Reads, goFiles.files...)
	slices.Sort(c.Reads)
	c.Reads = slices.Compact(c.Reads)
	if !diags.HasErrors() {
		c.Result = result
	}
	return c, nil
}

// generate is generator.Generate with a panic as an error: the old server of a dev loop should outlive it.
func generate(ctx context.Context, fsys fs.FS, name string, options generator.Options) (result *generator.Result, diags diag.List, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Bug{Value: p, Stack: debug.Stack()}
		}
	}()
	return generator.Generate(ctx, fsys, name, options)
}

// readable reports why the file at path cannot be compiled, if so.
func readable(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("read the spec: %w", err)
	}
	if info.IsDir() {
		return fmt.Errorf("read the spec: %s is a folder; name the YAML file", path)
	}
	return nil
}

// rename puts dir, as the user wrote it, before the names of all files that diags point at.
func rename(diags diag.List, dir string) {
	seen := map[*source.File]bool{}
	visit := func(s source.Span) {
		if !s.IsZero() && !seen[s.File] {
			seen[s.File] = true
			s.File.Name = filepath.ToSlash(filepath.Join(dir, s.File.Name))
		}
	}
	for _, d := range diags {
		visit(d.Span)
		for _, l := range d.Labels {
			visit(l.Span)
		}
		if d.Fix != nil {
			visit(d.Fix.Span)
		}
	}
}
