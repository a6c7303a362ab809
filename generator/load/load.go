// Package load reads a spec with the files that it includes, as one.
package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

var (
	BadInclude = diag.Register(diag.Code{
		Name:    "bad-include",
		Summary: "an included file cannot be read",
		Explanation: "`include:` lists other spec files, by their paths relative to the file that includes them. What they declare is as if it " +
			"stood in the spec itself; each is read once, whoever includes it.",
		Wrong: "include: [no-such-file.yaml]\nbody:\n  - title: Hello\n",
		Right: "include: [names.yaml]\nbody:\n  - title: ${{ name }}\n-- names.yaml --\nstate: {name: Ada}\n",
	})
	NotIncluded = diag.Register(diag.Code{
		Name:    "not-included",
		Summary: "a section that only the spec itself has stands in an included file",
		Explanation: "An included file declares what others use: types, state, values, data, functions, actions, components, dialogs, pages, " +
			"tests. How the app as a whole is stands in one place: `app`, `body`, `navigation`, `auth` and `config`.",
		Wrong: "include: [names.yaml]\nbody:\n  - title: ${{ name }}\n-- names.yaml --\nstate: {name: Ada}\napp: {page_title: Names}\n",
		Right: "include: [names.yaml]\napp: {page_title: Names}\nbody:\n  - title: ${{ name }}\n-- names.yaml --\nstate: {name: Ada}\n",
	})
)

// maxIncluded is how many files a spec may consist of.
const maxIncluded = 1000

// Load reads the spec of a name and the files that it includes, from fsys. It returns one App, as if all stood in one file, whose File is the
// spec's; after a syntax error in it the App is empty but for File. An error is returned if the spec itself cannot be read.
func Load(fsys fs.FS, name string) (*spec.App, diag.List, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, nil, fmt.Errorf("read the spec: %w", err)
	}
	app, diags := spec.Parse(source.NewFile(name, data))
	l := &loader{fsys: fsys, app: app, diags: &diags, seen: map[string]bool{path.Clean(name): true}}
	l.include(app, name)
	diags.Sort()
	return app, diags, nil
}

// loader reads included files into an App.
type loader struct {
	fsys  fs.FS
	app   *spec.App
	diags *diag.List
	seen  map[string]bool
}

// include reads the files that a file includes. Those that have been read already are left out.
func (l *loader) include(from *spec.App, name string) {
	for _, n := range from.Include {
		at := path.Join(path.Dir(name), n.String())
		if l.seen[at] {
			continue
		}
		l.seen[at] = true
		if len(l.seen) > maxIncluded {
			l.diags.Errorf(BadInclude, n.Span, "a spec consists of at most %d files", maxIncluded)
			return
		}
		data, err := fs.ReadFile(l.fsys, at)
		if err != nil {
			l.unreadable(n, err)
			continue
		}
		file := source.NewFile(at, data)
		l.app.Files = append(l.app.Files, file)
		file.Index = len(l.app.Files)
		part, diags := parsePartial(file)
		l.diags.Add(diags...)
		l.take(part)
		l.include(part, at)
	}
}

func (l *loader) unreadable(n *spec.Node, err error) {
	what := err.Error()
	switch pe := (*fs.PathError)(nil); {
	case errors.Is(err, fs.ErrNotExist):
		what = "there is no such file"
	case errors.As(err, &pe):
		what = pe.Err.Error()
	}
	d := l.diags.Errorf(BadInclude, n.Span, "cannot read %s: %s", n.String(), what)
	if errors.Is(err, fs.ErrInvalid) || strings.HasPrefix(path.Clean(n.String()), "..") {
		d.WithHint("an included file lies beside the spec or in a folder below it")
	}
}

// take adds what an included file declares.
func (l *loader) take(part *spec.App) {
	a := l.app
	a.Pages = append(a.Pages, part.Pages...)
	a.Types = append(a.Types, part.Types...)
	a.State = append(a.State, part.State...)
	a.Let = append(a.Let, part.Let...)
	a.Data = append(a.Data, part.Data...)
	a.Connections = append(a.Connections, part.Connections...)
	a.Functions = append(a.Functions, part.Functions...)
	a.Actions = append(a.Actions, part.Actions...)
	a.Components = append(a.Components, part.Components...)
	a.Dialogs = append(a.Dialogs, part.Dialogs...)
	a.Secrets = append(a.Secrets, part.Secrets...)
	a.Tests = append(a.Tests, part.Tests...)
	a.Unknown = append(a.Unknown, part.Unknown...)
	if part.Node == nil {
		return
	}
	for _, e := range part.Node.Entries {
		if slices.Contains(ownSections, e.Name) {
			l.diags.Errorf(NotIncluded, e.NameSpan, "%q stands in the spec itself, not in an included file", e.Name)
		}
	}
}

// ownSections are the sections that an included file does not have.
var ownSections = []string{"app", "body", "navigation", "auth", "config"}

// parsePartial reads an included file, which need not name the version of the language.
func parsePartial(f *source.File) (*spec.App, diag.List) {
	app, diags := spec.Parse(f)
	return app, slices.DeleteFunc(diags, func(d *diag.Diagnostic) bool { return d.Code == spec.MissingVersion })
}
