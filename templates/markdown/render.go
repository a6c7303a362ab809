package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// nodes renders what differs from CommonMark: our own nodes, links and images, headings, paragraphs of labels.
type nodes struct{ config config }

func (r *nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindMarkup, renderMarkup)
	reg.Register(kindInlineTag, renderInlineTag)
	reg.Register(kindBlockTag, renderBlockTag)
	reg.Register(ast.KindCodeSpan, renderCode)
	reg.Register(ast.KindLink, renderLink)
	reg.Register(ast.KindAutoLink, renderAutoLink)
	reg.Register(ast.KindHeading, r.renderHeading)
	if r.config.inline {
		reg.Register(ast.KindParagraph, func(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
			return ast.WalkContinue, nil
		})
		reg.Register(ast.KindImage, renderImage)
	}
}

func renderMarkup(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(n.(*markup).html)
	}
	return ast.WalkContinue, nil
}

func renderLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	link := n.(*ast.Link)
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	openLink(w, link.Destination, link.Title)
	return ast.WalkContinue, nil
}

func renderAutoLink(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*ast.AutoLink)
	url := link.URL(source)
	if link.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(string(url)), "mailto:") {
		url = append([]byte("mailto:"), url...)
	}
	openLink(w, url, nil)
	_, _ = w.Write(util.EscapeHTML(link.Label(source)))
	_, _ = w.WriteString("</a>")
	return ast.WalkContinue, nil
}

// openLink writes the start tag of a link; those that leave the page open beside it.
func openLink(w util.BufWriter, url, title []byte) {
	_, _ = w.WriteString(`<a href="`)
	if !ghtml.IsDangerousURL(url) {
		_, _ = w.Write(util.EscapeHTML(util.URLEscape(url, true)))
	}
	_ = w.WriteByte('"')
	if title != nil {
		_, _ = w.WriteString(` title="`)
		_, _ = w.Write(util.EscapeHTML(title))
		_ = w.WriteByte('"')
	}
	if len(url) == 0 || url[0] != '#' {
		_, _ = w.WriteString(` target="_blank" rel="noopener noreferrer"`)
	}
	_ = w.WriteByte('>')
}

// renderImage keeps the images of a label small; the class does that.
func renderImage(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	image := n.(*ast.Image)
	_, _ = w.WriteString(`<img class="icon" src="`)
	if !ghtml.IsDangerousURL(image.Destination) {
		_, _ = w.Write(util.EscapeHTML(util.URLEscape(image.Destination, true)))
	}
	_, _ = w.WriteString(`" alt="`)
	_, _ = w.Write(util.EscapeHTML([]byte(plainText(n, source))))
	_, _ = w.WriteString(`">`)
	return ast.WalkSkipChildren, nil
}

func (r *nodes) renderHeading(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	level := strconv.Itoa(n.(*ast.Heading).Level)
	slug := Slug(plainText(n, source))
	anchored := slug != "" && !r.config.hideAnchors
	switch {
	case entering && anchored:
		_, _ = w.WriteString("<h" + level + ` id="` + slug + `">`)
	case entering:
		_, _ = w.WriteString("<h" + level + ">")
	case anchored:
		_, _ = w.WriteString(Anchor(slug) + "</h" + level + ">\n")
	default:
		_, _ = w.WriteString("</h" + level + ">\n")
	}
	return ast.WalkContinue, nil
}

// Anchor returns the link of a heading to itself.
func Anchor(slug string) string {
	return `<a class="anchor" href="#` + escape(slug) + `" aria-label="Link to this heading">#</a>`
}

// plainText returns the text below n without any markup.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// Slug returns the anchor of a heading with this text: its letters and digits in lower case, dashes between words.
func Slug(heading string) string {
	var b strings.Builder
	gap := false
	for _, c := range strings.ToLower(heading) {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(c)
	}
	return b.String()
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func escape(s string) string { return escaper.Replace(s) }
