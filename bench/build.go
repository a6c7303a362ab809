package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/stgen/stgen/generator"
	"github.com/stgen/stgen/internal/build"
)

// binaries are the programs that are measured.
type binaries struct {
	counter, wide, hello string
	echo, bare           string
}

// build compiles everything into the work folder.
func (b *bench) build(ctx context.Context) error {
	for name, out := range map[string]*string{
		"counter": &b.bin.counter, "wide": &b.bin.wide, "echo": &b.bin.echo, "bare": &b.bin.bare,
	} {
		*out = filepath.Join(b.work, name)
		if err := compile(ctx, "./bench/apps/"+name, *out); err != nil {
			return err
		}
	}
	return b.buildHello(ctx)
}

// buildHello generates hello from its spec and compiles it.
func (b *bench) buildHello(ctx context.Context) error {
	result, diags, err := generator.Generate(ctx, os.DirFS(filepath.Dir(b.spec)), filepath.Base(b.spec), generator.Options{})
	if err != nil {
		return err
	}
	if result == nil {
		return fmt.Errorf("%s has mistakes: %v", b.spec, diags)
	}
	dir := filepath.Join(b.work, "src", "hello")
	for _, f := range result.Files {
		path := filepath.Join(dir, f.Path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Content, 0o644); err != nil {
			return err
		}
	}
	b.bin.hello = filepath.Join(b.work, "hello")
	return compile(ctx, "./"+filepath.ToSlash(dir), b.bin.hello)
}

// compile compiles a package of this module, as stgen build does.
func compile(ctx context.Context, pkg, out string) error {
	args := append([]string{"build", "-o", out}, build.Flags(true)...)
	cmd := exec.CommandContext(ctx, "go", append(args, pkg)...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("compile %s: %w", pkg, err)
	}
	return nil
}

// requireModule makes sure that the benchmark runs where its packages are.
func requireModule() error {
	if _, err := os.Stat(filepath.Join("bench", "apps")); err != nil {
		return errors.New("run the benchmark from the module's root: go run ./bench")
	}
	return nil
}
