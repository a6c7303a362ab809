// Package markdown renders Streamlit's dialect of Markdown to HTML: GitHub's tables, task lists, strikethrough and bare
// links, and on top of them `:red[…]`, `:blue-background[…]`, `:green-badge[…]`, `:small[…]`, `:material/icon:`, a small set of
// emoji shortcodes, `$tex$` and typographic arrows.
//
// HTML in the source is text unless a sanitiser has been registered (see SetSanitizer) and the caller asks for it.
// Links whose scheme could run code lose their target. The output is well-formed and safe to put into a page.
// Concurrency: everything may be called by many goroutines.
package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// Options says how a text is rendered beyond its dialect.
type Options struct {
	AllowHTML   bool // keep HTML, cleaned by the registered sanitiser; without one it stays text
	HideAnchors bool // headings get no link to themselves
}

// Block renders a whole document.
func Block(source string, options Options) string {
	if plain(source) {
		return "<p>" + source + "</p>"
	}
	if clean := sanitizer; clean != nil && options.AllowHTML {
		return clean(convert(rawDialect(), source))
	}
	if options.HideAnchors {
		return convert(anchorless(), source)
	}
	return convert(dialect(), source)
}

// Inline renders a label: one line without block elements. Markers of lists, headings and quotes stay text.
func Inline(source string) string {
	source = strings.TrimSpace(source)
	if plain(source) {
		return source
	}
	return convert(label(), source)
}

// SetSanitizer registers what makes HTML from an app safe; nil, the state at start, means that HTML is shown as text.
// Package rawhtml calls it from its init, so that only servers that need a sanitiser link one.
func SetSanitizer(clean func(html string) string) { sanitizer = clean }

var sanitizer func(html string) string // written by init functions only

// Sanitize returns html if a sanitiser is registered, cleaned by it; ok is false if there is none.
func Sanitize(html string) (clean string, ok bool) {
	if sanitizer == nil {
		return "", false
	}
	return sanitizer(html), true
}

// special are the bytes that mean something to the dialect, or to HTML, anywhere in a text.
const special = "\n\r\t\\`*_{}[]()#+!|<>&~$:\"'=@"

// plain says whether source renders as itself. Digits, dashes and dots can begin a list or a rule; a bare link has a dot.
func plain(source string) bool {
	if source == "" || strings.ContainsAny(source, special) || strings.Contains(source, "--") || strings.Contains(source, "www.") {
		return false
	}
	first := source[0]
	return first != ' ' && first != '-' && (first < '0' || first > '9') && source[len(source)-1] != ' ' && !strings.ContainsRune(source, 0)
}

// buffer is what goldmark writes to. Its methods make it a util.BufWriter, or else goldmark would allocate one of 4 KB.
type buffer struct{ bytes.Buffer }

func (b *buffer) Buffered() int { return b.Len() }
func (b *buffer) Flush() error  { return nil }

var _ util.BufWriter = (*buffer)(nil)

var buffers = sync.Pool{New: func() any { return new(buffer) }}

func convert(md goldmark.Markdown, source string) string {
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := md.Convert([]byte(source), b); err != nil {
		return "" // a bytes.Buffer does not fail
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// The dialects, built at their first use: a server starts faster than its first page needs them.
var (
	dialect    = sync.OnceValue(func() goldmark.Markdown { return build(config{}) })
	anchorless = sync.OnceValue(func() goldmark.Markdown { return build(config{hideAnchors: true}) })
	rawDialect = sync.OnceValue(func() goldmark.Markdown { return build(config{raw: true}) })
	label      = sync.OnceValue(func() goldmark.Markdown { return build(config{inline: true}) })
)

type config struct{ raw, hideAnchors, inline bool }

func build(c config) goldmark.Markdown {
	p := parser.NewParser(
		parser.WithBlockParsers(blockParsers(c)...),
		parser.WithInlineParsers(inlineParsers(c)...),
		parser.WithParagraphTransformers(paragraphTransformers(c)...),
	)
	options := []renderer.Option{
		renderer.WithNodeRenderers(util.Prioritized(ghtml.NewRenderer(), 1000), util.Prioritized(&nodes{config: c}, 100)),
	}
	if c.raw {
		options = append(options, ghtml.WithUnsafe())
	}
	return goldmark.New(goldmark.WithParser(p), goldmark.WithRenderer(renderer.NewRenderer(options...)))
}

func paragraphTransformers(c config) []util.PrioritizedValue {
	transformers := parser.DefaultParagraphTransformers()
	if !c.inline {
		transformers = append(transformers, util.Prioritized(tableTransformer{}, 200))
	}
	return transformers
}

func blockParsers(c config) []util.PrioritizedValue {
	if c.inline {
		return []util.PrioritizedValue{util.Prioritized(parser.NewParagraphParser(), 1000)}
	}
	blocks := []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
	if c.raw {
		blocks = append(blocks, util.Prioritized(parser.NewHTMLBlockParser(), 900))
	}
	return blocks
}

func inlineParsers(c config) []util.PrioritizedValue {
	inlines := []util.PrioritizedValue{
		util.Prioritized(colonParser{}, 50),
		util.Prioritized(closeParser{}, 60),
		util.Prioritized(texParser{}, 70),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewEmphasisParser(), 500),
		util.Prioritized(strikeParser{}, 500),
		util.Prioritized(arrowParser{}, 600),
		util.Prioritized(autolinkParser{}, 999),
	}
	if !c.inline {
		inlines = append(inlines, util.Prioritized(taskParser{}, 0))
	}
	if c.raw {
		inlines = append(inlines, util.Prioritized(parser.NewRawHTMLParser(), 400))
	}
	return inlines
}
