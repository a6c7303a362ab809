package spec

import (
	"strconv"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

// Language is the version of the spec language that this package reads.
const Language = 1

var (
	MissingVersion = diag.Register(diag.Code{
		Name:        "missing-version",
		Summary:     "the spec does not begin with `stgen: 1`",
		Explanation: "The first key of a spec is `stgen`, the version of the language it is written in; at present that is 1. It lets a later stgen read old specs as they were meant.",
		Wrong:       "# stgen: 1 is missing\nbody:\n  - title: Hello\n",
		Right:       "stgen: 1\nbody:\n  - title: Hello\n",
	})
	UnknownVersion = diag.Register(diag.Code{
		Name:        "unknown-version",
		Summary:     "the spec is written in a version of the language that this stgen does not know",
		Explanation: "`stgen` at the top of a spec names the version of the language, not that of the program; at present that is 1.",
		Wrong:       "stgen: 2\nbody:\n  - title: Hello\n",
		Right:       "stgen: 1\nbody:\n  - title: Hello\n",
	})
	WrongShape = diag.Register(diag.Code{
		Name:        "wrong-shape",
		Summary:     "a mapping, a list or a text stands where another of them is expected",
		Explanation: "Each section of a spec has one shape: `state:` is a mapping of names, `pages:` a list.",
		Wrong:       "state:\n  - count\n",
		Right:       "state:\n  count: 0\n",
	})
)

// Parse reads a spec file. It always returns an App; after a syntax error that cannot be mended it is empty but for File.
// The diagnostics are sorted.
func Parse(f *source.File) (*App, diag.List) {
	app := &App{File: f}
	root, diags := ParseYAML(f)
	if root == nil {
		root = mended(f, &diags)
	}
	if root != nil {
		p := sections{app: app, diags: &diags}
		p.document(root)
	}
	diags.ToOrigin()
	diags.Sort()
	return app, diags
}

// maxMends bounds how often a file is mended.
const maxMends = 5

// mended returns the tree of a file that is not YAML as it would be with the fixes that its diagnostics suggest, if these
// are quotes and spaces and there are no other mistakes: what else is wrong can be said at once then. It adds what a fix
// brings to light. The nodes stand in a file of their own; Span.Origin leads back.
func mended(f *source.File, diags *diag.List) *Node {
	found := *diags
	for range maxMends {
		for _, d := range found {
			if d.Fix == nil || d.Code == UnclosedQuote || d.Code == UnclosedBracket || d.Code == BadIndent || d.Code == TabIndent {
				return nil
			}
		}
		f = f.Edited(found.Edits(f, false))
		root, more := ParseYAML(f)
		diags.Add(more...)
		if root != nil {
			return root
		}
		found = more
	}
	return nil
}

// sections parses the top-level keys of a spec.
type sections struct {
	app   *App
	diags *diag.List
}

func (p *sections) document(root *Node) {
	if root.Kind != Mapping {
		p.diags.Errorf(WrongShape, root.Span, "a spec is a mapping of sections, found %s", root.Kind).
			WithHint("begin with `stgen: 1`, then `body:` and the elements below")
		return
	}
	p.app.Node = root
	p.app.Comment = root.Head
	if p.app.Comment == "" && len(root.Entries) > 0 {
		p.app.Comment = root.Entries[0].Head
	}
	p.version(root)
	for _, e := range root.Entries {
		p.section(e)
	}
}

// version checks that the first key is the version of the language.
func (p *sections) version(root *Node) {
	e := root.Entry("stgen")
	if e == nil {
		at := root.Span.Head()
		p.diags.Errorf(MissingVersion, at, "the version of the language is missing").
			WithHint("the first line of a spec is `stgen: %d`", Language).
			WithFix(at, "stgen: 1\n", true)
		p.app.Version = Language
		return
	}
	if root.Entries[0] != e {
		p.diags.Errorf(MissingVersion, e.NameSpan, "`stgen` stands too late: it is the first key of a spec").
			WithLabel(root.Entries[0].NameSpan, "the first key is this one")
	}
	n, err := strconv.Atoi(e.Value.String())
	if err != nil || n != Language || e.Value.Style != Plain {
		p.diags.Errorf(UnknownVersion, e.Value.Span, "this stgen reads version %d of the language", Language).
			WithHint("write `stgen: %d`", Language)
		return
	}
	p.app.Version = n
}

// section parses one top-level key.
func (p *sections) section(e *Entry) {
	a := p.app
	switch e.Name {
	case "stgen":
	case "app":
		a.PageConfig = p.mapping(e)
	case "body":
		a.Body = p.body(e.Value)
	case "pages":
		a.PagesNode, a.Pages = e.Value, p.pages(e)
	case "navigation":
		a.Navigation = p.mapping(e)
	case "types":
		a.Types = p.decls(e)
	case "state":
		a.State = p.decls(e)
	case "let":
		a.Let = parseLet(e.Value, p.diags)
	case "data":
		a.Data = p.decls(e)
	case "connections":
		a.Connections = p.decls(e)
	case "functions":
		a.Functions = p.functions(e)
	case "actions":
		a.Actions = p.procedures(e)
	case "components":
		a.Components = p.components(e)
	case "dialogs":
		a.Dialogs = p.components(e)
	case "secrets":
		a.Secrets = p.decls(e)
	case "auth":
		a.Auth = p.mapping(e)
	case "config":
		a.Config = p.mapping(e)
	case "tests":
		a.Tests = p.tests(e)
	case "include":
		a.Include = p.includes(e)
	default:
		a.Unknown = append(a.Unknown, e)
		p.misspelt(e)
	}
}

// misspelt reads a section under the name that is near to the one it has, so that what it declares is known.
func (p *sections) misspelt(e *Entry) {
	meant := *e
	meant.Name = diag.Suggest(e.Name, Sections())
	if meant.Name != "" && p.app.Node.Entry(meant.Name) == nil {
		p.section(&meant)
	}
}

// Sections returns the names of the top-level keys, in the order of the reference.
func Sections() []string {
	return []string{
		"stgen", "app", "body", "pages", "navigation", "types", "state", "let", "data", "connections", "functions",
		"actions", "components", "dialogs", "secrets", "auth", "config", "tests", "include",
	}
}
