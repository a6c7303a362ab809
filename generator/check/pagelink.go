package check

import (
	"net/url"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// pageNamed returns the page of a path or title; nil, which is reported, if there is none.
func (c *checker) pageNamed(n *spec.Node) *ir.Page {
	name := n.String()
	var names []string
	for _, p := range c.pageList {
		if name == p.ir.URLPath || name == p.ir.Title || name == "" && p.ir.Default {
			return p.ir
		}
		names = append(names, p.ir.URLPath)
	}
	d := c.diags.Errorf(BadPage, n.Span, "there is no page %q", name)
	switch {
	case d.WithNearest(n.Span, name, names):
	case len(names) > 0:
		d.WithHint("a page is named by its path: %s", strings.Join(names, ", "))
	default:
		d.WithHint("`pages:` is a list of the app's pages; this app is one page")
	}
	return nil
}

// pathOf returns a page's path, as the runtime knows it.
func pathOf(p *ir.Page) string {
	if p.Default {
		return ""
	}
	return p.URLPath
}

// page checks a link's page. Its title and icon are the link's, unless these are given.
func (f *field) page() {
	if f.n.Kind != spec.Scalar || f.n.HasHole() {
		f.c.diags.Errorf(NotConstant, f.n.Span, "%q is the path of a page, or a URL", f.p.Name)
		return
	}
	text := f.n.String()
	if u, err := url.Parse(text); err == nil && u.Scheme != "" && u.Host != "" {
		f.set(literal(text))
		return
	}
	page := f.c.pageNamed(f.n)
	switch {
	case page == nil:
	case page.URL != "":
		f.set(literal(page.URL))
	default:
		f.set(literal(pathOf(page)))
	}
	if page == nil {
		return
	}
	f.name = "Label"
	f.set(literal(page.Title))
	if page.Icon != "" {
		f.name = "Icon"
		f.set(literal(page.Icon))
	}
}

func literal(text string) ir.Arg { return ir.Arg{Expr: &ir.Lit{Value: text, T: types.String}} }

// queryParams checks the parameters of a URL: names and values, or lists of values.
func (c *checker) queryParams(n *spec.Node) ir.Expr {
	if n.Kind != spec.Mapping {
		c.diags.Errorf(WrongValue, n.Span, "the parameters of a URL are a mapping, found %s", found(n)).WithHint("`{page: 2, tag: [a, b]}`")
		return nil
	}
	out := &ir.Text{Escape: ir.URLEscape}
	for _, e := range n.Entries {
		values := []*spec.Node{e.Value}
		if e.Value.Kind == spec.Sequence {
			values = e.Value.Items
		}
		for _, v := range values {
			out.Parts = append(out.Parts, c.queryParam(e.Name, v, len(out.Parts) > 0)...)
		}
	}
	return joined(out)
}

// queryParam returns one `name=value` of a URL.
func (c *checker) queryParam(name string, n *spec.Node, behind bool) []ir.Expr {
	prefix := url.QueryEscape(name) + "="
	if behind {
		prefix = "&" + prefix
	}
	parts := []ir.Expr{&ir.Lit{Value: prefix, T: types.String}}
	if n.Kind == spec.Scalar && !n.HasHole() {
		return append(parts, &ir.Lit{Value: url.QueryEscape(n.String()), T: types.String})
	}
	segments, diags := spec.Holes(n)
	c.diags.Add(diags...)
	e := c.textOf(segments, ir.NoEscape)
	if e == nil {
		return nil
	}
	for _, part := range e.(*ir.Text).Parts {
		if l, ok := part.(*ir.Lit); ok && l.T == types.String {
			part = &ir.Lit{Value: url.QueryEscape(l.Value.(string)), T: types.String}
		}
		parts = append(parts, part)
	}
	return parts
}

// joined returns a text whose neighbouring literals are one.
func joined(t *ir.Text) ir.Expr {
	var parts []ir.Expr
	for _, part := range t.Parts {
		l, ok := part.(*ir.Lit)
		if last := len(parts) - 1; ok && last >= 0 {
			if before, ok := parts[last].(*ir.Lit); ok {
				parts[last] = &ir.Lit{Value: before.Value.(string) + l.Value.(string), T: types.String}
				continue
			}
		}
		parts = append(parts, part)
	}
	if len(parts) == 1 {
		if l, ok := parts[0].(*ir.Lit); ok {
			return l
		}
	}
	return &ir.Text{Parts: slices.Clip(parts), Escape: t.Escape}
}

// switchPage checks `switch_page: path`, or {page, query_params}.
func (c *checker) switchPage(a *spec.Element) ir.Action {
	n := a.Args
	out := &ir.SwitchAction{}
	if n.Kind == spec.Mapping {
		c.refuse(n, []string{"page", "query_params"})
		if q := n.Get("query_params"); q != nil {
			out.Query = c.queryParams(q)
		}
		n = n.Get("page")
	}
	if n == nil || n.Kind != spec.Scalar {
		c.diags.Errorf(MissingParameter, a.NameSpan, "%q needs the path of a page", a.Name).WithHint("`switch_page: path`")
		return nil
	}
	page := c.pageNamed(n)
	switch {
	case page == nil:
		return nil
	case page.URL != "":
		c.diags.Errorf(BadPage, n.Span, "the page %q is elsewhere; a session cannot go there", page.Title)
		return nil
	}
	out.Page = pathOf(page)
	return out
}
