package spec

import (
	"errors"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

// ParseYAML returns the tree of a file of one YAML document; nil if it has none, cannot be read or is past a bound.
func ParseYAML(f *source.File) (*Node, diag.List) {
	var diags diag.List
	if !checkBytes(f, &diags) {
		return nil, diags
	}
	root, ok := decode(f, &diags)
	if !ok {
		diags.Sort()
		return nil, diags
	}
	b := &builder{file: f, diags: &diags, anchors: map[*yaml.Node]bool{}, budget: maxExpanded}
	b.skip = len(bom(f.Bytes))
	node := b.node(root, 0, false)
	if b.budget < 0 {
		return nil, diags // there is more, which was not built
	}
	return node, diags
}

// decode runs yaml.v3 over the file. It returns false after a syntax error, or if there is no document, or
// more than one.
func decode(f *source.File, diags *diag.List) (root *yaml.Node, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			// Input that makes yaml.v3 panic is not YAML either.
			explainSyntax(f, errors.New("yaml: could not be read"), diags)
			root, ok = nil, false
		}
	}()
	dec := yaml.NewDecoder(strings.NewReader(string(f.Bytes)))
	var doc yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		reportEmpty(f, diags)
		return nil, false
	} else if err != nil {
		explainSyntax(f, err, diags)
		return nil, false
	}
	var second yaml.Node
	switch err := dec.Decode(&second); {
	case err == nil:
		reportSecondDocument(f, &second, diags)
		return nil, false
	case !errors.Is(err, io.EOF):
		explainSyntax(f, err, diags)
		return nil, false
	}
	if len(doc.Content) == 0 || isEmptyDocument(doc.Content[0]) {
		reportEmpty(f, diags)
		return nil, false
	}
	first := doc.Content[0]
	first.HeadComment = joinComments(doc.HeadComment, first.HeadComment)
	return first, true
}

func isEmptyDocument(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0 && n.Tag == "!!null"
}
