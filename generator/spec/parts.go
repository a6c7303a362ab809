package spec

import (
	"slices"

	"github.com/stgen/stgen/generator/diag"
)

// Part is one column, tab or the like of a many-body container.
type Part struct {
	Node   *Node
	For    *ForHeader // of a part that is a loop; else nil
	Params []*Entry   // the part's own parameters, such as width and label
	Body   []Statement
}

// Param returns the value of one of the part's own parameters, or nil.
func (p *Part) Param(name string) *Node {
	for _, e := range p.Params {
		if e.Name == name {
			return e.Value
		}
	}
	return nil
}

// ParseParts parses the parts of a many-body container: a list whose items are bodies, or mappings with
// `body:`, parameters of the part, and `for:` for a loop. A mapping with one key that is not `body` is
// taken for a part without a body.
func ParseParts(n *Node) ([]*Part, diag.List) {
	var diags diag.List
	if n.IsNull() {
		return nil, nil
	}
	if n.Kind != Sequence {
		diags.Errorf(BodyNotList, n.Span, "expected a list of parts, found %s", n.Kind).
			WithHint("each part is a body, or `{body: […]}` with the part's own parameters")
		return nil, diags
	}
	var parts []*Part
	for _, item := range n.Items {
		parts = append(parts, parsePart(item, &diags))
	}
	return parts, diags
}

// partParams are the parameters of a part.
var partParams = []string{"body", "for", "width", "label", "if", "icon", "help"}

// isElement reports whether a part is written as an element: its first key is none that a part can have.
func isElement(n *Node) bool {
	return len(n.Entries) > 0 && n.Entry("body") == nil && !slices.Contains(partParams, n.Entries[0].Name)
}

func parsePart(n *Node, diags *diag.List) *Part {
	part := &Part{Node: n}
	p := parser{}
	switch n.Kind {
	case Sequence, Null:
		part.Body = p.statements(n)
	case Scalar:
		n.Broken = true
		p.diags.Errorf(BodyNotList, n.Span, "a part is a body, or a mapping with `body:`; found a text").
			WithHint("write `{label: %s, body: […]}`, or a list of elements", n)
	case Mapping:
		if isElement(n) {
			p.diags.Errorf(BodyNotList, n.Entries[0].NameSpan, "a part is a list of elements, found an element").
				WithHint("put one more dash in front: `- - %s: …`", n.Entries[0].Name)
			part.Body = p.statements(&Node{Kind: Sequence, Span: n.Span, Items: []*Node{n}})
			break
		}
		for _, e := range n.Entries {
			switch e.Name {
			case "body":
				part.Body = p.statements(e.Value)
			case "for":
				h := parseFor(e.Value, &p.diags)
				part.For = &h
			default:
				part.Params = append(part.Params, e)
			}
		}
	}
	diags.Add(p.diags...)
	return part
}
