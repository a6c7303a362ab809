package spec

import (
	"github.com/stgen/stgen/generator/source"
)

// App is one spec file: its top-level sections in the language's shapes. A section that is not there is nil
// or empty. What is within a node is left to those who know its meaning.
type App struct {
	File    *source.File
	Files   []*source.File // that it includes, as they were read; their Index counts from 1
	Node    *Node          // the whole document; nil if the file could not be read as one mapping
	Comment string         // the comment at the top of the file

	Version     int // of the language; 0 if it is missing or wrong
	PageConfig  *Node
	Body        *Body
	Pages       []*Page
	PagesNode   *Node // the value of `pages:`
	Navigation  *Node
	Types       []*Decl
	State       []*Decl
	Let         []*Binding
	Data        []*Decl
	Connections []*Decl
	Functions   []*Func
	Actions     []*Procedure
	Components  []*Component
	Dialogs     []*Component
	Secrets     []*Decl
	Auth        *Node
	Config      *Node
	Tests       []*Test
	Include     []*Node // scalars

	Unknown []*Entry // top-level keys that the language does not have
}

// Decl is a named entry of a section, such as a variable of `state:`.
type Decl struct {
	Name     string
	NameSpan source.Span
	Value    *Node
	Comment  string // above it, or else behind it
}

// Page is an item of `pages:`.
type Page struct {
	Node    *Node
	Section string       // the section that it is listed under; "" = none
	Params  []*Entry     // all but `if` and `body`
	If      *source.Text // nil if there is none
	Body    *Body        // nil if there is none (an item with `url:`)
	Comment string
}

// Param returns the value of one of the page's parameters, or nil.
func (p *Page) Param(name string) *Node {
	for _, e := range p.Params {
		if e.Name == name {
			return e.Value
		}
	}
	return nil
}

// Func is an entry of `functions:`.
type Func struct {
	Signature
	Value   *Node
	Comment string
}

// Procedure is an entry of `actions:`.
type Procedure struct {
	Signature
	Node    *Node
	Actions []Action
	Comment string
}

// Component is an entry of `components:` or `dialogs:`.
type Component struct {
	Name     string
	NameSpan source.Span
	Node     *Node
	Declared []*Decl  // its `params:`
	Params   []*Entry // all other keys but `body`, such as the title of a dialog
	Body     *Body    // nil if there is none
	Comment  string
}

// Param returns the value of one of the component's own keys, such as `title`, or nil.
func (c *Component) Param(name string) *Node {
	for _, e := range c.Params {
		if e.Name == name {
			return e.Value
		}
	}
	return nil
}

// Test is an item of `tests:`.
type Test struct {
	Name    *Node    // nil if it has none
	Node    *Node    // the item
	Params  []*Entry // all but `name` and `steps`
	Steps   []*Step
	Comment string
}

// Param returns the value of one of the test's keys, such as `secrets`, or nil.
func (t *Test) Param(name string) *Node {
	for _, e := range t.Params {
		if e.Name == name {
			return e.Value
		}
	}
	return nil
}

// Step is a step of a test: `- click: press`.
type Step struct {
	Name     string
	NameSpan source.Span
	Node     *Node
	Args     *Node // Null if there is none
}
