package spec

import (
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var (
	BodyNotList = diag.Register(diag.Code{
		Name:        "body-not-list",
		Summary:     "a body, or a list of actions, is not a list of items",
		Explanation: "A body is a list: each element is an item of its own, behind a dash.",
		Wrong:       "body:\n  title: Hello\n",
		Right:       "body:\n  - title: Hello\n",
	})
	NotAStatement = diag.Register(diag.Code{
		Name:        "not-a-statement",
		Summary:     "an item of a body is not an element",
		Explanation: "An item of a body is a mapping with one key, the name of an element: `- title: Hello`. An element without parameters keeps its colon: `- balloons:`.",
		Wrong:       "- balloons\n",
		Right:       "- balloons:\n",
	})
	StrayKey = diag.Register(diag.Code{
		Name:    "stray-key",
		Summary: "a key stands beside an element where it does not belong",
		Explanation: "Beside an element only `if:` and `catch:` can stand. Its parameters stand below it, one step further in; a second element is " +
			"an item of its own, behind a dash.",
		Wrong: "- slider:\n  label: A number\n",
		Right: "- slider:\n    label: A number\n",
	})
	StrayElse = diag.Register(diag.Code{
		Name:        "stray-else",
		Summary:     "an `elif` or `else` without an `if` or `for` in front of it",
		Explanation: "`- elif:` follows an `- if:` with `then:`, or another `- elif:`; `- else:` follows one of these, or a `- for:`. They are items of the same list.",
		Wrong:       "- title: Hello\n- else:\n    - title: Bye\n",
		Right:       "- if: true\n  then:\n    - title: Hello\n- else:\n    - title: Bye\n",
	})
	MissingThen = diag.Register(diag.Code{
		Name:        "missing-then",
		Summary:     "an `if`, `elif` or `for` shows nothing",
		Explanation: "`- if:` and `- elif:` take what they show under `then:`, `- for:` under `body:`, beside them.",
		Wrong:       "- if: true\n",
		Right:       "- if: true\n  then:\n    - title: Hello\n",
	})
)

// ParseBody parses the value of a key that is a body: a list of statements, or nothing.
func ParseBody(n *Node) ([]Statement, diag.List) {
	p := parser{}
	return p.statements(n), p.diags
}

// ParseActions parses the value of a key that holds actions: a list of them, one of them, or nothing. An
// action without arguments may be written as its name alone.
func ParseActions(n *Node) ([]Action, diag.List) {
	p := parser{actions: true}
	return p.statements(n), p.diags
}

// parser parses a list of statements or, with almost the same shapes, of actions.
type parser struct {
	actions bool
	diags   diag.List
}

// words in the order of messages: what the list holds, what an item is.
func (p *parser) words() (list, item string) {
	if p.actions {
		return "a list of actions", "an action"
	}
	return "a body", "an element"
}

// statements parses a list; the items of chains become one statement.
func (p *parser) statements(n *Node) []Statement {
	if n.IsNull() {
		return nil
	}
	items := n.Items
	if n.Kind != Sequence {
		if !p.actions {
			p.reportNotList(n)
			if n.Kind != Mapping {
				return nil
			}
		}
		items = []*Node{n}
	}
	var statements []Statement
	for _, item := range items {
		if s := p.statement(item, last(statements)); s != nil {
			statements = append(statements, s)
		}
	}
	return statements
}

func last(statements []Statement) Statement {
	if len(statements) == 0 {
		return nil
	}
	return statements[len(statements)-1]
}

func (p *parser) reportNotList(n *Node) {
	list, _ := p.words()
	d := p.diags.Errorf(BodyNotList, n.Span, "%s is a list, found %s", list, n.Kind)
	if n.Kind == Scalar {
		d.WithHint("elements stand below it, each behind a dash; parameters beside `body:`: `{label: %s, body: […]}`", firstLine(n.String()))
	}
	if n.Kind == Mapping && len(n.Entries) > 0 {
		name := n.Entries[0].Name
		d.Span = n.Entries[0].NameSpan
		if rest, ok := strings.CutPrefix(name, "-"); ok {
			d.Code, d.Message = MissingSpace, "there is no space behind this dash"
			d.WithHint("write `- %s: …`", rest)
			return
		}
		d.WithHint("put a dash in front: `- %s: …`", n.Entries[0].Name)
	}
}

// statement parses one item. previous is the statement in front of it, which an `elif` or `else` goes on
// with; then, and after a mistake, the result is nil.
func (p *parser) statement(n *Node, previous Statement) Statement {
	if p.actions && n.Kind == Scalar {
		return &Element{
			Base: Base{Node: n, Comment: n.Head},
			Name: n.Text.String(), NameSpan: n.Text.Span(),
			Args: &Node{Kind: Null, Span: n.Span.Tail()},
		}
	}
	if n.Kind != Mapping || len(n.Entries) == 0 {
		p.reportNotStatement(n)
		return nil
	}
	e := p.head(n)
	if p.reportHeader(n) {
		return nil
	}
	base := Base{Node: n, Comment: n.Head}
	switch e.Name {
	case "if":
		return p.chain(base, n)
	case "elif", "else":
		p.goOn(n, e, previous)
		return nil
	case "for":
		return p.loop(base, n, e)
	}
	if !p.actions {
		switch e.Name {
		case "let":
			p.only(n, e)
			return &Let{Base: base, Bindings: parseLet(e.Value, &p.diags)}
		case "stop":
			p.nothing(e)
			return &Stop{Base: base, If: p.condition(n, e)}
		case "body":
			p.nothing(e)
			return &PlaceBody{Base: base, If: p.condition(n, e)}
		case "page":
			p.nothing(e)
			return &PlacePage{Base: base, If: p.condition(n, e)}
		}
	}
	return p.element(base, n, e)
}

// head returns the entry that says what kind of item n is: the first one that cannot stand beside another.
func (p *parser) head(n *Node) *Entry {
	if n.Entry("then") != nil {
		for _, name := range []string{"if", "elif"} {
			if e := n.Entry(name); e != nil {
				return e
			}
		}
	}
	for _, name := range []string{"for", "elif"} {
		if e := n.Entry(name); e != nil {
			return e
		}
	}
	for _, e := range n.Entries {
		if e.Name != "if" && e.Name != "catch" && e.Name != "then" {
			return e
		}
	}
	return n.Entries[0]
}

// element parses an element, or an action, with what stands beside it.
func (p *parser) element(base Base, n *Node, e *Entry) Statement {
	el := &Element{Base: base, Name: e.Name, NameSpan: e.NameSpan, Args: e.Value}
	el.If = p.condition(n, e, "catch")
	if c := n.Get("catch"); c != nil {
		el.Catch = p.body(c)
	}
	return el
}

// chain parses an `if` item with its `then`.
func (p *parser) chain(base Base, n *Node) Statement {
	c := &If{Base: base, Branches: []Branch{p.branch(n, n.Entry("if"))}}
	return c
}

func (p *parser) branch(n *Node, e *Entry) Branch {
	b := Branch{Node: n, Cond: parseExpr(e.Value, &p.diags)}
	then := n.Entry("then")
	if then == nil {
		_, item := p.words()
		p.diags.Errorf(MissingThen, e.NameSpan, "`%s` shows nothing: it has neither `then:` nor %s beside it", e.Name, item).
			WithHint("add `then:` beside it, and what it shows below")
	} else {
		b.Then = *p.body(then.Value)
	}
	p.only(n, e, "then")
	return b
}

// goOn adds an `elif` or `else` item to the chain or loop in front of it.
func (p *parser) goOn(n *Node, e *Entry, previous Statement) {
	switch s := previous.(type) {
	case *If:
		if s.Else == nil && e.Name == "elif" {
			s.Branches = append(s.Branches, p.branch(n, e))
			return
		}
		if s.Else == nil {
			s.Else = p.otherwise(n, e)
			return
		}
	case *For:
		if s.Else == nil && e.Name == "else" {
			s.Else = p.otherwise(n, e)
			return
		}
	}
	d := p.diags.Errorf(StrayElse, e.NameSpan, "`%s` has no `if` in front of it", e.Name)
	d.WithHint("put it behind an `- if:` with `then:`, in the same list")
	switch s := previous.(type) {
	case *If:
		d.Message = "`" + e.Name + "` stands behind the `else` of its `if`"
		d.WithLabel(s.Else.Node.Span.Head(), "the chain ends here").Hint = ""
	case *Element:
		if s.If != nil {
			d.WithHint("`if:` beside an element has no `%s`; write `- if: %s` with `then:`", e.Name, s.If)
		}
	}
}

// otherwise parses an `else` item.
func (p *parser) otherwise(n *Node, e *Entry) *Body {
	p.only(n, e)
	return p.body(e.Value)
}

// loop parses a `for` item with its `body`.
func (p *parser) loop(base Base, n *Node, e *Entry) Statement {
	f := &For{Base: base, Header: parseFor(e.Value, &p.diags)}
	body := n.Entry("body")
	if body == nil {
		p.diags.Errorf(MissingThen, e.NameSpan, "`for` repeats nothing: it has no `body:` beside it").
			WithHint("add `body:` beside it, and what it repeats below")
	} else {
		f.Body = *p.body(body.Value)
	}
	p.only(n, e, "body")
	return f
}

func (p *parser) body(n *Node) *Body { return &Body{Node: n, Statements: p.statements(n)} }

// condition parses the `if:` beside e, if there is one, and refuses all else but what is allowed.
func (p *parser) condition(n *Node, e *Entry, allowed ...string) *source.Text {
	p.only(n, e, append(allowed, "if")...)
	cond := n.Entry("if")
	if cond == nil {
		return nil
	}
	text := parseExpr(cond.Value, &p.diags)
	return &text
}

// only refuses the entries of n other than e and the allowed ones.
func (p *parser) only(n *Node, e *Entry, allowed ...string) {
	for _, other := range n.Entries {
		if other != e && !slices.Contains(allowed, other.Name) {
			p.reportStray(e, other)
			e.Value.Broken = true // it may be what the value lacks
			return
		}
	}
}
