package spec

import (
	"gopkg.in/yaml.v3"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var (
	EmptyFile = diag.Register(diag.Code{
		Name:        "empty-file",
		Summary:     "the file holds no spec",
		Explanation: "The file is empty, or holds nothing but comments. The smallest spec has a version and a body.",
		Wrong:       "# stgen: 1 will come here\n",
		Right:       "stgen: 1\nbody:\n  - title: Hello\n",
	})
	SecondDocument = diag.Register(diag.Code{
		Name:    "second-document",
		Summary: "the file holds more than one YAML document",
		Explanation: "A line of three dashes begins a new YAML document; a spec is one. Remove the line, or move what follows to a file " +
			"of its own and name it under `include:`.",
		Wrong: "stgen: 1\nbody:\n  - title: One\n---\nstate: {n: 1}\n",
		Right: "stgen: 1\nbody:\n  - title: One\nstate: {n: 1}\n",
	})
	TooDeep = diag.Register(diag.Code{
		Name:        "too-deep",
		Summary:     "too many lists and mappings within each other",
		Explanation: "Collections may be nested 200 deep, which no page needs. Move inner parts to `components:`.",
	})
	TooManyAliases = diag.Register(diag.Code{
		Name:    "too-many-aliases",
		Summary: "the aliases of the file stand for too much",
		Explanation: "An alias (`*name`) is a copy of what its anchor (`&name`) marks. Aliases of aliases multiply; all together may add " +
			"100,000 nodes. Use `components:`, `functions:` and `actions:` to say a thing once.",
	})
	AliasCycle = diag.Register(diag.Code{
		Name:        "alias-cycle",
		Summary:     "an alias stands within what it refers to",
		Explanation: "An alias (`*name`) is a copy of what its anchor (`&name`) marks; within that, it would have no end.",
		Wrong:       "state: &all\n  lines: *all\n",
		Right:       "state:\n  lines: 1\n",
	})
)

func reportEmpty(f *source.File, diags *diag.List) {
	diags.Errorf(EmptyFile, f.Span(0, 0), "this file holds no spec").
		WithHint("begin with\nstgen: 1\nbody:\n  - title: Hello")
}

// reportSecondDocument points at the line that begins the second document.
func reportSecondDocument(f *source.File, doc *yaml.Node, diags *diag.List) {
	line := doc.Line
	at := f.LineStart(line)
	for l := line; l >= 1; l-- {
		if text := f.Line(l); len(text) >= 3 && text[:3] == "---" {
			at = f.LineStart(l)
			break
		}
	}
	diags.Errorf(SecondDocument, f.Span(at, at+3), "a second YAML document begins here; a spec is one document").
		WithHint("remove the line, or move what follows to a file of its own and name it under `include:`")
}
