package spec

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

// Bounds of a spec. Each is far beyond what people write, and keeps hostile input cheap.
const (
	maxSize     = 10 << 20 // bytes of a file
	maxDepth    = 200      // collections within each other, aliases resolved
	maxExpanded = 100_000  // nodes that aliases may add
)

// builder turns the nodes of yaml.v3 into ours.
type builder struct {
	file    *source.File
	skip    int // length of a byte order mark, which yaml.v3 does not count
	diags   *diag.List
	anchors map[*yaml.Node]bool // anchors being built: an alias to one of them would never end
	budget  int                 // nodes that aliases may still add
	alias   source.Span         // the outermost alias that is being resolved; zero outside
	columns columns
}

// node builds n and all below it. It never returns nil; what cannot be built becomes a Null node.
func (b *builder) node(n *yaml.Node, depth int, flow bool) *Node {
	start := b.offset(n)
	if !b.afford(start, depth) {
		return b.nothing(start, flow)
	}
	if n.Kind == yaml.AliasNode {
		return b.resolve(n, start, depth, flow)
	}
	if n.Anchor != "" {
		b.anchors[n] = true
		defer delete(b.anchors, n)
	}
	empty := n.Kind == yaml.ScalarNode && n.Value == "" && scalarStyle(n.Style) == Plain
	at, tag := skipProperties(b.file.Bytes, start, flow, empty)
	var node *Node
	switch n.Kind {
	case yaml.MappingNode:
		node = b.mapping(n, at, depth)
	case yaml.SequenceNode:
		node = b.sequence(n, at, depth)
	default:
		node = b.scalar(n, at)
	}
	node.flow = flow
	node.Head, node.Line = cleanComment(n.HeadComment), cleanComment(n.LineComment)
	if tag != (span{}) {
		b.refuseTag(b.file.Span(tag.start, tag.end), node)
	}
	return node
}

// afford reports whether one more node at that depth is within the bounds; past one of them, it says so
// once and nothing more is built.
func (b *builder) afford(start, depth int) bool {
	if b.budget < 0 {
		return false
	}
	if !b.alias.IsZero() {
		b.budget--
	}
	place := b.alias
	if place.IsZero() {
		place = b.file.Span(start, start+1)
	}
	switch {
	case b.budget < 0:
		b.diags.Errorf(TooManyAliases, place, "the aliases of this file stand for more than %d nodes", maxExpanded).
			WithHint("write the repeated part as one of `components:`, `functions:` or `actions:`")
	case depth > maxDepth:
		b.budget = -1
		b.diags.Errorf(TooDeep, place, "more than %d lists and mappings within each other", maxDepth).
			WithHint("move an inner part to `components:`")
	default:
		return true
	}
	return false
}

// resolve builds the node that an alias stands for, anew for each alias.
func (b *builder) resolve(n *yaml.Node, start, depth int, flow bool) *Node {
	place := b.file.Span(start, start+1+len(n.Value))
	if n.Alias == nil || b.anchors[n.Alias] {
		b.diags.Errorf(AliasCycle, place, "the alias *%s stands within what it refers to", n.Value).
			WithHint("write the value out")
		return b.nothing(start, flow)
	}
	outer := b.alias
	if outer.IsZero() {
		b.alias = place
	}
	node := b.node(n.Alias, depth, flow)
	b.alias = outer
	node.Alias = place
	node.Head, node.Line = cleanComment(n.HeadComment), cleanComment(n.LineComment)
	return node
}

// nothing returns what stands for a node that could not be built.
func (b *builder) nothing(at int, flow bool) *Node {
	return &Node{Kind: Null, Span: b.file.Span(at, at), Broken: true, flow: flow}
}

// mapping builds a mapping whose first key or brace is at start.
func (b *builder) mapping(n *yaml.Node, start, depth int) *Node {
	node := &Node{Kind: Mapping, Style: Block}
	flow := n.Style&yaml.FlowStyle != 0
	if flow {
		node.Style = Flow
	}
	end := start
	first := map[string]*Entry{}
	for i := 0; i+1 < len(n.Content); {
		key := b.node(n.Content[i], depth+1, flow)
		value := b.node(n.Content[i+1], depth+1, flow)
		i = b.joinEntries(key.String(), value, n.Content, i+2)
		b.checkNumber(value)
		end = max(end, b.endOf(key, end), b.endOf(value, end))
		e := newEntry(key, value)
		if b.budget < 0 {
			break
		}
		if !b.admit(e, first[e.Name], n.Content[i-2]) {
			node.Broken = true
			continue
		}
		first[e.Name] = e
		node.Entries = append(node.Entries, e)
	}
	if flow {
		end = closing(b.file.Bytes, max(end, start+1), '}')
	}
	node.Span = b.file.Span(start, end)
	if node.Broken && len(node.Entries) == 0 {
		node.Kind = Null // {{ x }}, which was not meant to be a mapping
	}
	return node
}

// newEntry returns the entry of a key and its value.
func newEntry(key, value *Node) *Entry {
	e := &Entry{Name: key.String(), NameSpan: key.Text.Span(), Key: key, Value: value}
	if key.Kind != Scalar {
		e.Name, e.NameSpan = key.Span.Text(), key.Span
	}
	e.Head, e.Line = key.Head, joinComments(key.Line, value.Line)
	return e
}

// checkNumber refuses a number that begins with 0.
func (b *builder) checkNumber(n *Node) {
	if !n.IsPlain() || !octalForm.MatchString(n.Text.String()) {
		return
	}
	text := n.Text.String()
	number := strings.TrimLeft(text, "+-0_")
	if number == "" {
		number = "0"
	}
	if text[0] == '-' {
		number = "-" + number
	}
	b.diags.Errorf(OctalNumber, n.Span, "`%s` is an octal number to some readers of YAML and a decimal one to others", text).
		WithHint("write `%s` for the number, or `\"%s\"` for the text", number, text).
		WithFix(n.Span, number, false)
}

// sequence builds a list whose first dash or bracket is at start.
func (b *builder) sequence(n *yaml.Node, start, depth int) *Node {
	node := &Node{Kind: Sequence, Style: Block}
	flow := n.Style&yaml.FlowStyle != 0
	if flow {
		node.Style = Flow
	}
	end := start + 1
	for i := 0; i < len(n.Content); {
		item := b.node(n.Content[i], depth+1, flow)
		i = b.joinItems(item, n.Content, i+1)
		b.checkNumber(item)
		end = max(end, b.endOf(item, end))
		if item.Head == "" && len(item.Entries) > 0 {
			item.Head = item.Entries[0].Head
		}
		node.Items = append(node.Items, item)
	}
	if flow {
		end = closing(b.file.Bytes, end, ']')
	}
	node.Span = b.file.Span(start, end)
	return node
}

// endOf returns where a child ends in the text of its parent; an alias ends at its name.
func (b *builder) endOf(n *Node, end int) int {
	if !n.Alias.IsZero() {
		return n.Alias.End
	}
	if b.alias.IsZero() || n.Span.Start >= end {
		return n.Span.End
	}
	return end
}

// scalar builds a scalar that starts at start, behind its tag and anchor.
func (b *builder) scalar(n *yaml.Node, start int) *Node {
	node := &Node{Kind: Scalar, Style: scalarStyle(n.Style)}
	if n.Value == "" && node.Style == Plain {
		return &Node{Kind: Null, Span: b.file.Span(start, start)}
	}
	text, end := readScalar(b.file, start, node.Style, n.Value)
	node.Text, node.Span = text, b.file.Span(start, end)
	if node.Style == Plain && isNull(n.Value) {
		node.Kind = Null
	}
	if node.Style == DoubleQuoted && strings.ContainsAny(n.Value, "\a\b\f\v\x1b") {
		b.refuseEscape(node)
	}
	return node
}

func scalarStyle(s yaml.Style) Style {
	switch {
	case s&yaml.DoubleQuotedStyle != 0:
		return DoubleQuoted
	case s&yaml.SingleQuotedStyle != 0:
		return SingleQuoted
	case s&yaml.LiteralStyle != 0:
		return Literal
	case s&yaml.FoldedStyle != 0:
		return Folded
	}
	return Plain
}

func isNull(text string) bool {
	switch text {
	case "null", "Null", "NULL", "~":
		return true
	}
	return false
}

// offset returns the byte offset of the line and rune column that yaml.v3 noted.
func (b *builder) offset(n *yaml.Node) int {
	start := b.file.LineStart(n.Line)
	if n.Line <= 1 {
		start = b.skip
	}
	return start + b.columns.bytes(n.Line, n.Column-1, b.file.Bytes[start:b.file.LineStart(n.Line+1)])
}

// joinComments puts two comments below each other; either may be missing.
func joinComments(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

// cleanComment drops the signs of a comment and the space behind each.
func cleanComment(c string) string {
	if c == "" {
		return ""
	}
	lines := strings.Split(c, "\n")
	for i, l := range lines {
		l = strings.TrimPrefix(strings.TrimSpace(l), "#")
		lines[i] = strings.TrimRight(strings.TrimPrefix(l, " "), " \t\r")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
