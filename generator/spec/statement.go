package spec

import "github.com/stgen/stgen/generator/source"

// Statement is an item of a body: *Element, *If, *For, *Let, *Stop, *PlaceBody or *PlacePage.
type Statement interface {
	// Common returns what all statements have.
	Common() *Base
}

// Action is an item of a list of actions: *Element (its Name is that of the action), *If or *For.
type Action = Statement

// Base is what all statements have.
type Base struct {
	Node    *Node  // the item as it is written
	Comment string // the comment above it, without signs; "" if there is none
}

// Common returns b.
func (b *Base) Common() *Base { return b }

// Span returns the whole statement.
func (b *Base) Span() source.Span { return b.Node.Span }

// Element is an element in a body, or an action in a list of actions:
//
//   - slider: {key: n}
//     if: ready
//     catch: [...]
type Element struct {
	Base
	Name     string
	NameSpan source.Span
	Args     *Node        // the value; Null if there is none
	If       *source.Text // the expression of `if:` beside it; nil if there is none
	Catch    *Body        // the body, or the actions, of `catch:` beside it; nil if there is none
}

// Body is a list of statements, or of actions, as the value of a key.
type Body struct {
	Node       *Node
	Statements []Statement
}

// If is a chain of `if`, `elif` and `else` items. Its Node is the item of the `if`.
type If struct {
	Base
	Branches []Branch // at least one
	Else     *Body    // nil if there is none
}

// Branch is an `if` or `elif` item of a chain.
type Branch struct {
	Node *Node
	Cond source.Text
	Then Body
}

// For is a loop: `- for: row in rows by row.id` with `body:`, and `- else:` behind it.
type For struct {
	Base
	Header ForHeader
	Body   Body
	Else   *Body // shown when there was nothing; nil if there is none
}

// Let is `- let: name = expr`, or a list of them.
type Let struct {
	Base
	Bindings []*Binding
}

// Binding is `name = expr`.
type Binding struct {
	Name     string
	NameSpan source.Span
	Expr     source.Text
	Comment  string
}

// Stop is `- stop:`; what follows is not shown.
type Stop struct {
	Base
	If *source.Text // nil if there is no `if:` beside it
}

// PlaceBody is `- body:` in a component: the place of the body that was given.
type PlaceBody struct {
	Base
	If *source.Text
}

// PlacePage is `- page:` in the body around the pages: the place of the page.
type PlacePage struct {
	Base
	If *source.Text
}
