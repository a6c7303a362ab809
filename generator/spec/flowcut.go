package spec

import (
	"gopkg.in/yaml.v3"

	"github.com/stgen/stgen/generator/source"
)

// joinEntries mends a value of a flow mapping that commas cut into pieces, such as f(x, y): the pieces behind
// the first are keys without values, at i and on of content. It reports the mistake and returns the index
// behind them; i if the value is whole.
func (b *builder) joinEntries(name string, value *Node, content []*yaml.Node, i int) int {
	if !isCut(value) {
		return i
	}
	for j := i; j+1 < len(content) && j-i < 2*maxPieces && isBare(content[j]) && isEmptyDocument(content[j+1]); j += 2 {
		if b.join(name, value, content[j]) {
			return j + 2
		}
	}
	return i
}

// joinItems does for an item of a flow list what joinEntries does for a value.
func (b *builder) joinItems(item *Node, content []*yaml.Node, i int) int {
	if !isCut(item) {
		return i
	}
	for j := i; j < len(content) && j-i < maxPieces && isBare(content[j]); j++ {
		if b.join("", item, content[j]) {
			return j + 1
		}
	}
	return i
}

// join makes n the text up to the end of its last piece, if that closes what n opens.
func (b *builder) join(name string, n *Node, last *yaml.Node) bool {
	_, end := readScalar(b.file, b.offset(last), Plain, last.Value)
	if end < n.Span.End {
		return false // an anchor further up
	}
	whole := b.file.Span(n.Span.Start, end)
	if opens(whole.Text()) {
		return false
	}
	quoted := quote(whole.Text())
	corrected := quoted
	if name != "" {
		corrected = name + ": " + quoted
	}
	b.diags.Errorf(CommaInFlow, b.file.Span(n.Span.End, n.Span.End+1), "within brackets a comma ends a text without quotes").
		WithHint("put it in quotes: `%s`", corrected).
		WithFix(whole, quoted, true)
	n.Span, n.Text = whole, source.Verbatim(whole)
	return true
}

// maxPieces bounds how many pieces a text without quotes is put together from.
const maxPieces = 16

// isCut reports whether n is a text without quotes that opens a bracket and does not close it.
func isCut(n *Node) bool { return n.IsPlain() && n.flow && n.Alias.IsZero() && opens(n.Text.String()) }

func isBare(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style == 0 && n.Anchor == "" && n.Value != ""
}

// opens reports whether text has a bracket that is not closed: that of a call, or the < of a type such as
// map<string, int>.
func opens(text string) bool {
	s := scanner{text: text}
	angles := 0
	for s.at < len(text) {
		switch c := text[s.at]; {
		case c == '<' && s.at > 0 && isWordByte(text[s.at-1]) && s.at+1 < len(text) && isWordByte(text[s.at+1]):
			angles++
		case c == '>' && angles > 0:
			angles--
		}
		s.next()
	}
	return !s.open && (s.depth > 0 || angles > 0)
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
