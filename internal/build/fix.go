package build

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/stgen/stgen/generator"
	"github.com/stgen/stgen/generator/source"
)

// maxRounds bounds how often a spec is compiled to be fixed: a fix may bring to light what it hid.
const maxRounds = 20

// Fixed is a file that Fix has changed.
type Fixed struct {
	Path string // named so that the user's shell finds it
	Made int    // fixes
}

// Fix makes the safe fixes of the spec at path, and of the files that it includes, until there are none left, and then
// writes each file that has changed in one step. It returns what it changed and the spec as it is now.
func Fix(ctx context.Context, path string) ([]Fixed, *Compiled, error) {
	files := &overlay{changed: map[string][]byte{}}
	made := map[string]int{}
	for range maxRounds {
		c, err := compile(ctx, path, files, generator.Options{})
		if err != nil {
			return nil, nil, err
		}
		stale := c.Diags.FixFiles(true)
		if len(stale) == 0 {
			fixed, err := files.write(made)
			return fixed, c, err
		}
		for _, f := range stale {
			content, n := c.Diags.Apply(f, true)
			if err := files.change(path, f, content); err != nil {
				return nil, nil, err
			}
			made[f.Name] += n
		}
	}
	return nil, nil, fmt.Errorf("fix %s: after %d rounds there is still something to fix; nothing is written", path, maxRounds)
}

// overlay is a file system in which some files are not as they are on disk.
type overlay struct {
	fs.FS
	changed map[string][]byte // by their names in FS
	order   []changedFile
}

// changedFile is a file of an overlay.
type changedFile struct {
	name string // in FS
	path string // as diagnostics have it
}

// change gives a file that diagnostics are about another content. path is that of the spec.
func (o *overlay) change(path string, f *source.File, content []byte) error {
	rel, err := filepath.Rel(filepath.Dir(path), filepath.FromSlash(f.Name))
	if err != nil {
		return err
	}
	name := filepath.ToSlash(rel)
	if _, again := o.changed[name]; !again {
		o.order = append(o.order, changedFile{name, f.Name})
	}
	o.changed[name] = content
	return nil
}

// Open implements fs.FS.
func (o *overlay) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	content, changed := o.changed[name]
	if err != nil || !changed {
		return f, err
	}
	return &changedContent{File: f, content: bytes.NewReader(content)}, nil
}

// changedContent is a file that reads as another content.
type changedContent struct {
	fs.File
	content *bytes.Reader
}

// Read implements fs.File.
func (f *changedContent) Read(p []byte) (int, error) { return f.content.Read(p) }

// write brings the changed files to disk.
func (o *overlay) write(made map[string]int) ([]Fixed, error) {
	var fixed []Fixed
	for _, f := range o.order {
		if err := Replace(filepath.FromSlash(f.path), o.changed[f.name]); err != nil {
			return fixed, err
		}
		fixed = append(fixed, Fixed{Path: f.path, Made: made[f.path]})
	}
	return fixed, nil
}
