package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// gfm is the dialect with goldmark's own reading of GitHub's rules in place of ours.
func gfm() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParserOptions(parser.WithBlockParsers(), parser.WithInlineParsers(util.Prioritized(colonParser{}, 50))),
		goldmark.WithRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(
			util.Prioritized(ghtml.NewRenderer(), 1000), util.Prioritized(&nodes{}, 100)))),
		goldmark.WithExtensions(extension.GFM),
	)
}

func TestAsGoldmarkReadsGitHubsRules(t *testing.T) {
	for _, in := range []string{
		"~~a~~ b ~c~ ~~~d~~~", "a~~b~~c ~ d ~", "~~a *b*~~ ~~*c~~ d*", "~a~~",
		"- [ ] a\n- [x] b\n- [X] *c*\n- [y] d\n- e [x] f", "1. [ ] a\n\n   [x] b", "[x] no",
		"|a|b|\n|-|:-:|\n|1|2|\n|3|\n|4|5|6|", "a | b\n:-- | --:\nc | d", "x\ny\n| a |\n|---|\n| b |\n\nz",
		"|a|b|\n|-|\n|1|2|", "| a |\n| - |", "|a|\n|-|\n|b\\|c|\n|`d\\|e`|\n|`f|g`|", "> |a|b|\n> |-|-|\n> |1|2|",
		"- |a|b|\n  |-|-|\n  |1|2|", "|a|\n|-|\n# b", "a\n-", "a|b\n-|-\n", "| *a* | [b](c) |\n|---|---|\n| `d` |  |", "a\n    |-|",
		"www.example.com", "http://example.com/a?b=c#d.", "(https://example.com/a(b)c)", "see https://example.com, or http://a.b!",
		"**http://example.com**", "*www.example.com/a_b_c*", "xhttp://example.com", "http://example.com/&amp;x &lt; http://a.bc/d&gt;",
		"https://example.com<b", "ftp://foo.bar.baz/x;y", "[http://a.bc](http://d.ef)", "a.b-c_d@example.com.", "a@b", "x a@b.c-", "a+b@c.de/f",
		"`http://example.com`", "http://example", "www.a", "http://localhost:8501", "https://example.com:8080/x", "\thttp://a.bc\n  www.d.ef  ",
	} {
		var want bytes.Buffer
		if err := gfm().Convert([]byte(in), &want); err != nil {
			t.Fatal(err)
		}
		if got, want := squeeze(Block(in, Options{})), squeeze(want.String()); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

// squeeze takes line breaks between tags away.
func squeeze(html string) string { return strings.ReplaceAll(strings.TrimSpace(html), ">\n", ">") }
