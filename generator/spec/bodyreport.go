package spec

import (
	"regexp"
	"strings"
)

// What the parser of bodies and actions says.

func (p *parser) reportStray(e, other *Entry) {
	d := p.diags.Errorf(StrayKey, other.NameSpan, "%q cannot stand beside %q", other.Name, e.Name).
		WithLabel(e.NameSpan, "%s", thisItem(e.Name))
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

// thisItem says what an item is.
func thisItem(name string) string {
	if isName(name) {
		return "this item is " + article(name)
	}
	return "the item begins here"
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
	case n.Kind == Scalar && callForm.MatchString(n.String()):
		m := callForm.FindStringSubmatch(n.String())
		d := p.diags.Errorf(NotAStatement, n.Span, "expected %s, found a call", item)
		if m[2] == "" {
			d.WithHint("write `- %s:`", m[1])
		} else if argument := strings.Trim(m[2], `"'`); !strings.ContainsAny(argument, `"'=,`) {
			d.WithHint("write `- %s: %s`", m[1], argument)
		} else {
			d.WithHint("%s has its parameters behind a colon: `- %s: {…}`", item, m[1])
		}
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

// reportHeader reports a statement whose key is its whole header, as in Python: `- for x in xs:`.
func (p *parser) reportHeader(n *Node) bool {
	e := n.Entries[0]
	word, rest, ok := strings.Cut(e.Name, " ")
	rest = strings.TrimSuffix(strings.TrimSpace(rest), ":")
	switch {
	case !ok || rest == "" || !e.Key.IsPlain() && e.Key.Kind == Scalar && !strings.HasSuffix(e.Name, ":"):
		return false
	case word == "for":
		p.diags.Errorf(NotAStatement, e.NameSpan, "a loop has a colon behind `for`").
			WithHint("write `- for: %s`, with `body:` below", rest)
	case word == "if" || word == "elif":
		p.diags.Errorf(NotAStatement, e.NameSpan, "a condition has a colon behind `%s`", word).
			WithHint("write `- %s: %s`, with `then:` below", word, rest)
	default:
		return false
	}
	return true
}

// callForm is an element that is written as a call.
var callForm = regexp.MustCompile(`^(?:st\.)?([a-z_]+)\((.*)\)$`)

// isName reports whether s is a plain name.
func isName(s string) bool { return signatureHead.MatchString(s) && !strings.ContainsAny(s, "( ") }
