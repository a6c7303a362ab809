package spec

// mapping returns the value of e if it is a mapping; nil after a mistake or for nothing.
func (p *sections) mapping(e *Entry) *Node {
	switch e.Value.Kind {
	case Mapping:
		return e.Value
	case Null:
		return nil
	}
	p.diags.Errorf(WrongShape, e.Value.Span, "%q is a mapping, found %s", e.Name, e.Value.Kind).
		WithHint("write its keys below it, without dashes")
	return nil
}

// items returns the items of a list; a scalar or a mapping is refused.
func (p *sections) items(e *Entry) []*Node {
	switch e.Value.Kind {
	case Sequence:
		return e.Value.Items
	case Null:
		return nil
	}
	p.diags.Errorf(WrongShape, e.Value.Span, "%q is a list, found %s", e.Name, e.Value.Kind).
		WithHint("put a dash in front of each item")
	return nil
}

func (p *sections) decls(e *Entry) []*Decl {
	var decls []*Decl
	for _, e := range entries(p.mapping(e)) {
		decls = append(decls, &Decl{Name: e.Name, NameSpan: e.NameSpan, Value: e.Value, Comment: comment(e)})
	}
	return decls
}

func entries(n *Node) []*Entry {
	if n == nil {
		return nil
	}
	return n.Entries
}

// comment returns what explains an entry: the comment above it or else the one behind it.
func comment(e *Entry) string {
	if e.Head != "" {
		return e.Head
	}
	return e.Line
}

func (p *sections) body(n *Node) *Body {
	statements, diags := ParseBody(n)
	p.diags.Add(diags...)
	return &Body{Node: n, Statements: statements}
}

// pages reads `pages:`: a list, or a mapping of lists, one for each section of the navigation.
func (p *sections) pages(e *Entry) []*Page {
	if e.Value.Kind != Mapping {
		return p.pageList(e, "")
	}
	var pages []*Page
	for _, section := range e.Value.Entries {
		pages = append(pages, p.pageList(section, section.Name)...)
	}
	return pages
}

func (p *sections) pageList(e *Entry, section string) []*Page {
	var pages []*Page
	for _, item := range p.items(e) {
		if item.Kind != Mapping {
			p.diags.Errorf(WrongShape, item.Span, "a page is a mapping with `title:` and `body:`, found %s", item.Kind)
			continue
		}
		page := &Page{Node: item, Section: section, Comment: item.Head}
		for _, e := range item.Entries {
			switch e.Name {
			case "body":
				page.Body = p.body(e.Value)
			case "if":
				text := parseExpr(e.Value, p.diags)
				page.If = &text
			default:
				page.Params = append(page.Params, e)
			}
		}
		pages = append(pages, page)
	}
	return pages
}

func (p *sections) functions(e *Entry) []*Func {
	var funcs []*Func
	for _, e := range p.signatures(e) {
		funcs = append(funcs, &Func{Signature: parseSignature(e.Key, p.diags), Value: e.Value, Comment: comment(e)})
	}
	return funcs
}

// signatures returns the entries of `functions:`. A single one without its colon is read as what it is meant to be.
func (p *sections) signatures(e *Entry) []*Entry {
	m := signatureAlone.FindStringSubmatchIndex(e.Value.String())
	if m == nil {
		return entries(p.mapping(e))
	}
	key, value := *e.Value, *e.Value
	key.Text, value.Text = e.Value.Text.Slice(m[2], m[3]), e.Value.Text.Slice(m[4], m[5])
	key.Span, value.Span = key.Text.Span(), value.Text.Span()
	p.diags.Errorf(MissingColon, e.Value.Span, "expected a function with a colon behind it").
		WithHint("write `%s: %s`", key.Text, value.Text)
	return []*Entry{{Name: key.Text.String(), NameSpan: key.Span, Key: &key, Value: &value}}
}

func (p *sections) procedures(e *Entry) []*Procedure {
	var procedures []*Procedure
	for _, e := range entries(p.mapping(e)) {
		actions, diags := ParseActions(e.Value)
		p.diags.Add(diags...)
		procedures = append(procedures, &Procedure{
			Signature: parseSignature(e.Key, p.diags),
			Node:      e.Value,
			Actions:   actions,
			Comment:   comment(e),
		})
	}
	return procedures
}

func (p *sections) components(e *Entry) []*Component {
	var components []*Component
	for _, e := range entries(p.mapping(e)) {
		c := &Component{Name: e.Name, NameSpan: e.NameSpan, Node: e.Value, Comment: comment(e)}
		components = append(components, c)
		switch e.Value.Kind {
		case Sequence: // nothing but a body
			c.Body = p.body(e.Value)
			continue
		case Scalar:
			p.mapping(e)
		}
		for _, part := range e.Value.Entries {
			switch part.Name {
			case "params":
				c.Declared = p.decls(part)
			case "body":
				c.Body = p.body(part.Value)
			default:
				c.Params = append(c.Params, part)
			}
		}
	}
	return components
}

func (p *sections) tests(e *Entry) []*Test {
	var tests []*Test
	for _, item := range p.items(e) {
		if item.Kind != Mapping {
			p.diags.Errorf(WrongShape, item.Span, "a test is a mapping with `name:` and `steps:`, found %s", item.Kind)
			continue
		}
		t := &Test{Node: item, Comment: item.Head}
		for _, e := range item.Entries {
			switch e.Name {
			case "name":
				t.Name = e.Value
			case "steps":
				t.Steps = p.steps(e)
			default:
				t.Params = append(t.Params, e)
			}
		}
		tests = append(tests, t)
	}
	return tests
}

// steps parses the steps of a test: mappings with one key each.
func (p *sections) steps(e *Entry) []*Step {
	var steps []*Step
	for _, item := range p.items(e) {
		if item.Kind != Mapping || len(item.Entries) != 1 {
			p.diags.Errorf(WrongShape, item.Span, "a step is a mapping with one key, such as `click: press`; found %s", describe(item))
			continue
		}
		e := item.Entries[0]
		steps = append(steps, &Step{Name: e.Name, NameSpan: e.NameSpan, Node: item, Args: e.Value})
	}
	return steps
}

func (p *sections) includes(e *Entry) []*Node {
	var files []*Node
	for _, item := range p.items(e) {
		if item.Kind != Scalar {
			p.diags.Errorf(WrongShape, item.Span, "an included file is named by its path, found %s", describe(item))
			continue
		}
		files = append(files, item)
	}
	return files
}

// describe returns what n is, in the words of messages.
func describe(n *Node) string {
	if n.Kind == Mapping && len(n.Entries) > 1 {
		return "a mapping with several keys"
	}
	return n.Kind.String()
}
