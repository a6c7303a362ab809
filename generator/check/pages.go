package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// BadPage is a mistake in `pages:`.
var BadPage = diag.Register(diag.Code{
	Name: "bad-page", Summary: "the pages of an app do not fit together",
	Explanation: "Each page has a title and a body, or a `url:` of a page elsewhere. Their paths differ, one of them is the default page, and " +
		"a body around them says with `- page:`, once, where they stand.",
	Wrong: "pages:\n  - {title: A, body: [{text: a}]}\n  - {title: A, body: [{text: b}]}\n",
	Right: "pages:\n  - {title: A, body: [{text: a}]}\n  - {title: B, body: [{text: b}]}\n",
})

// page is an item of `pages:` that is being checked.
type page struct {
	spec *spec.Page
	ir   *ir.Page
	span source.Span // of its title
}

// declarePages reads what the pages are called and declares what is in their bodies: widgets for the whole app, lets for
// the page.
func (c *checker) declarePages() {
	for _, s := range c.spec.Pages {
		p := &page{spec: s, ir: &ir.Page{Section: s.Section, Comment: s.Comment, Line: line(s.Node.Span)}, span: s.Node.Span}
		c.pageParams(p)
		p.ir.Go = c.names.take(camel(p.ir.Title) + "Page")
		c.pageList = append(c.pageList, p)
		if s.Body != nil {
			c.declareBody(s.Body.Node, s.Body.Statements)
		}
	}
	c.distinctPaths()
	c.defaultPage()
}

// pageParams reads a page's parameters, which are literals.
func (c *checker) pageParams(p *page) {
	texts := map[string]*string{
		"title": &p.ir.Title, "icon": &p.ir.Icon, "url_path": &p.ir.URLPath, "section": &p.ir.Section, "help": &p.ir.Help, "url": &p.ir.URL,
	}
	known := []string{"title", "icon", "url_path", "default", "visibility", "help", "section", "url", "if", "on_open", "body"}
	for _, e := range p.spec.Params {
		switch to := texts[e.Name]; {
		case to != nil:
			*to = c.literalText(e)
			if e.Name == "title" {
				p.span = e.Value.Span
			}
		case e.Name == "default":
			p.ir.Default = c.literalBool(e)
		case e.Name == "visibility":
			p.ir.Hidden = c.oneOf(e, "visible", "hidden") == "hidden"
		case e.Name == "on_open":
		default:
			d := c.diags.Errorf(UnknownParameter, e.NameSpan, "a page has no parameter %q", e.Name)
			d.WithNearest(e.NameSpan, e.Name, known)
		}
	}
	c.completePage(p)
}

var urlPath = regexp.MustCompile(`^[\pL\pN_.~-]+$`)

// completePage says what a page lacks, and gives it the path that its title makes.
func (c *checker) completePage(p *page) {
	switch {
	case p.ir.Title == "" && slices.ContainsFunc(p.spec.Params, func(e *spec.Entry) bool { return diag.Suggest(e.Name, []string{"title"}) != "" }):
	case p.ir.Title == "":
		c.diags.Errorf(BadPage, p.span, "a page needs a title").WithHint("`title: Home`")
	case p.ir.URL == "" && p.spec.Body == nil:
		c.diags.Errorf(BadPage, p.span, "the page %q has no body", p.ir.Title).WithHint("`body: […]`, or `url:` of a page elsewhere")
	case p.ir.URL != "" && p.spec.Body != nil:
		c.diags.Errorf(BadPage, p.span, "the page %q has a body and is elsewhere", p.ir.Title).WithHint("leave out `url:` or `body:`")
	}
	if n := p.spec.Param("url_path"); n != nil && !urlPath.MatchString(p.ir.URLPath) {
		c.diags.Errorf(BadPage, n.Span, "%q cannot be a path", p.ir.URLPath).WithHint("letters, digits and _ . ~ -")
	}
	if p.ir.URLPath == "" {
		p.ir.URLPath = strings.ToLower(strings.Join(strings.FieldsFunc(p.ir.Title, func(r rune) bool {
			return !urlPath.MatchString(string(r))
		}), "_"))
	}
}

func (c *checker) literalText(e *spec.Entry) string {
	if e.Value.Kind != spec.Scalar || e.Value.HasHole() {
		c.diags.Errorf(NotConstant, e.Value.Span, "%q is a literal text", e.Name)
		return ""
	}
	return e.Value.String()
}

func (c *checker) literalBool(e *spec.Entry) bool {
	v := e.Value.Value()
	if v.Kind != spec.BoolValue {
		c.diags.Errorf(WrongValue, e.Value.Span, "%q is true or false, found %s", e.Name, found(e.Value))
	}
	return v.Bool
}

func (c *checker) oneOf(e *spec.Entry, allowed ...string) string {
	if !slices.Contains(allowed, e.Value.String()) {
		c.diags.Errorf(WrongValue, e.Value.Span, "%q is %s, found %s", e.Name, strings.Join(allowed, " or "), found(e.Value))
	}
	return e.Value.String()
}

// distinctPaths says which pages have one path.
func (c *checker) distinctPaths() {
	seen := make(map[string]*page)
	for _, p := range c.pageList {
		if first := seen[p.ir.URLPath]; first != nil && p.ir.Title != "" {
			c.diags.Errorf(BadPage, p.span, "two pages have the path %q", p.ir.URLPath).WithLabel(first.span, "the first one").
				WithHint("give one of them a `url_path:`")
		}
		seen[p.ir.URLPath] = p
	}
}

// defaultPage settles which page is shown where no other is asked for.
func (c *checker) defaultPage() {
	var first *page
	for _, p := range c.pageList {
		switch {
		case !p.ir.Default:
		case p.ir.URL != "":
			c.diags.Errorf(BadPage, p.span, "a page elsewhere cannot be the default page")
		case first != nil:
			c.diags.Errorf(BadPage, p.span, "two pages are the default page").WithLabel(first.span, "the first one")
		default:
			first = p
		}
	}
	if first != nil {
		return
	}
	for _, p := range c.pageList {
		if p.ir.URL == "" {
			p.ir.Default = true
			return
		}
	}
	if len(c.pageList) > 0 {
		c.diags.Errorf(BadPage, c.pageList[0].span, "no page has a body")
	}
}

// pages checks the bodies of the pages, and how they are navigated.
func (c *checker) pages() {
	if len(c.pageList) == 0 {
		if n := c.spec.Navigation; n != nil {
			c.diags.Errorf(BadPage, n.Span, "there are no pages to navigate").WithHint("`pages:` is a list of them")
		}
		return
	}
	if c.spec.Body != nil && c.pagePlace.File == nil {
		c.diags.Errorf(BadPage, c.spec.Body.Node.Span, "the body around the pages has no place for them").WithHint("say where they stand: `- page:`")
	}
	for _, p := range c.pageList {
		c.page(p)
		c.app.Pages = append(c.app.Pages, p.ir)
	}
	if n := c.spec.Navigation; n != nil {
		el := &ir.Element{Name: "navigation", Go: "Navigation"}
		c.params(el, catalog.Navigation(), n.Entries, n.Span)
		c.app.Navigation = el
	}
}

func (c *checker) page(p *page) {
	if p.spec.If != nil {
		p.ir.If = c.condition(*p.spec.If)
	}
	if n := p.spec.Param("on_open"); n != nil {
		p.ir.OnOpen = c.callback(n, &ir.Element{Go: exported(p.ir.Title) + "Open"}, "")
	}
	if p.spec.Body == nil {
		return
	}
	p.ir.Body = c.bodyOf(p.spec.Body.Node, p.spec.Body.Statements)
}

// placePage checks `- page:`, the place of the page in the body around it.
func (c *checker) placePage(s *spec.PlacePage) ir.Stmt {
	switch {
	case len(c.pageList) == 0 || c.comp != nil:
		c.diags.Errorf(BadPage, s.Span(), "`page:` stands for one of `pages:`; there are none here")
	case c.pagePlace.File != nil:
		c.diags.Errorf(BadPage, s.Span(), "the page has two places").WithLabel(c.pagePlace, "the first one")
	default:
		c.pagePlace = s.Span()
	}
	return &ir.PlacePage{Line: line(s.Span())}
}
