package spec

import (
	"github.com/stgen/stgen/generator/source"
)

// Kind says what a node is.
type Kind uint8

const (
	Null     Kind = iota // nothing, `null` or `~`
	Scalar               // a text, which Literal may read as a number, a bool or a date
	Mapping              // keys and values, in order
	Sequence             // items, in order
)

// String returns the kind in the words of messages: "nothing", "a value", "a mapping", "a list".
func (k Kind) String() string {
	return [...]string{"nothing", "a value", "a mapping", "a list"}[k]
}

// Style is how a node is written.
type Style uint8

const (
	Plain        Style = iota // a scalar without quotes
	SingleQuoted              // 'text'
	DoubleQuoted              // "text"
	Literal                   // | a block of lines
	Folded                    // > a block of lines that are joined
	Block                     // a mapping or list by indentation
	Flow                      // a mapping in {…} or a list in […]
)

// Node is a node of the YAML tree. Aliases are resolved: the node of an anchor is copied to each place that
// refers to it.
type Node struct {
	Kind  Kind
	Style Style

	// Span is the whole node as it is written, quotes and brackets included; an empty span for a value
	// that is not there. Of an alias it is the place of the anchor's node; Alias is the alias itself.
	Span  source.Span
	Alias source.Span

	Text    source.Text // of a scalar, decoded; also of a written null
	Entries []*Entry    // of a mapping; no key twice
	Items   []*Node     // of a sequence

	// The comments above the node and behind it on its last line, without the signs; an item of a list and
	// an entry of a mapping carry those of their first line.
	Head, Line string

	// Broken says that a mistake in the node, or about what belongs to it, has been reported: what it lacks is no
	// mistake of its own. A value that could not be read is a broken Null.
	Broken bool

	flow bool // stands within a flow collection
}

// Entry is a key of a mapping with its value.
type Entry struct {
	Name     string // the key, decoded
	NameSpan source.Span
	Key      *Node
	Value    *Node // never nil; a Null node for a key without a value

	Head, Line string // the comments above the key and behind the value's first line
}

// Span returns the entry from the start of its key to the end of its value.
func (e *Entry) Span() source.Span { return e.Key.Span.To(e.Value.Span) }

// Entry returns the entry of a mapping by its key; nil if there is none, or n is nil or no mapping.
func (n *Node) Entry(name string) *Entry {
	if n == nil {
		return nil
	}
	for _, e := range n.Entries {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// Get returns the value of a key, as Entry does.
func (n *Node) Get(name string) *Node {
	if e := n.Entry(name); e != nil {
		return e.Value
	}
	return nil
}

// IsNull reports whether n is nil or holds nothing.
func (n *Node) IsNull() bool { return n == nil || n.Kind == Null }

// IsPlain reports whether n is a scalar without quotes, whose text Literal may read as something else.
func (n *Node) IsPlain() bool { return n != nil && n.Kind == Scalar && n.Style == Plain }

// String returns the decoded text of a scalar; "" for everything else.
func (n *Node) String() string {
	if n == nil || n.Kind != Scalar {
		return ""
	}
	return n.Text.String()
}
