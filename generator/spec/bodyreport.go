package spec

import "strings"

// What the parser of bodies and actions says.

func (p *parser) reportStray(e, other *Entry) {
	d := p.diags.Errorf(StrayKey, other.NameSpan, "%q cannot stand beside %q", other.Name, e.Name).
		WithLabel(e.NameSpan, "this item is %s", article(e.Name))
	switch {
	case other.Name == "else" || other.Name == "elif":
		d.WithHint("make it an item of its own: `- %s: …`", other.Name)
	case other.Name == "then":
		d.WithHint("`then:` belongs to an `if:` without an element beside it")
	case e.Value.IsNull():
		d.WithHint("if it is a parameter of %q, indent it one step further", e.Name)
	default:
		d.WithHint("if it is an item of its own, put a dash in front; if a parameter of %q, write it within its value", e.Name)
	}
}

// article returns a name with "a" or "an".
func article(name string) string {
	if name != "" && strings.ContainsRune("aeiou", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// nothing refuses a value of an item that takes none.
func (p *parser) nothing(e *Entry) {
	if !e.Value.IsNull() {
		p.diags.Errorf(WrongShape, e.Value.Span, "%q takes no value here", e.Name).WithHint("write `- %s:`", e.Name)
	}
}

func (p *parser) reportNotStatement(n *Node) {
	list, item := p.words()
	switch {
	case n.Kind == Scalar && isName(n.String()):
		p.diags.Errorf(NotAStatement, n.Span, "expected %s, found the text %q", item, n.String()).
			WithHint("an element without parameters keeps its colon: `- %s:`", n.String()).
			WithFix(n.Span, n.String()+":", false)
	case n.Kind == Scalar && keyWithoutSpace.MatchString(n.String()):
		name, value, _ := strings.Cut(n.String(), ":")
		p.diags.Errorf(MissingSpace, n.Span, "there is no space behind the colon of %q", name).
			WithHint("write `- %s: %s`", name, value).
			WithFix(n.Text.SpanOf(len(name), len(name)+1), ": ", true)
	case n.Kind == Scalar:
		p.diags.Errorf(NotAStatement, n.Span, "expected %s, found a text", item).
			WithHint("to show it, write `- write: …`")
	case n.Kind == Sequence:
		p.diags.Errorf(NotAStatement, n.Span.Head(), "%s holds a list where %s is expected", list, item).
			WithHint("there is one dash too many, or the container's name is missing")
	default:
		p.diags.Errorf(NotAStatement, n.Span, "expected %s, found %s", item, n.Kind)
	}
}

// isName reports whether s is a plain name.
func isName(s string) bool { return signatureHead.MatchString(s) && !strings.ContainsAny(s, "( ") }
