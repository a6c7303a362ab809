package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markup is an inline node that is rendered as is: a tag of a directive, an icon, a symbol. It is trusted HTML, made here.
type markup struct {
	ast.BaseInline
	html string
}

var kindMarkup = ast.NewNodeKind("Markup")

func newMarkup(html string) *markup             { return &markup{html: html} }
func (*markup) Kind() ast.NodeKind              { return kindMarkup }
func (n *markup) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// colors are the names that directives know; "rainbow" colours text only.
var colors = map[string]bool{
	"red": true, "orange": true, "yellow": true, "green": true, "blue": true, "violet": true,
	"gray": true, "grey": true, "primary": true, "rainbow": true,
}

// closers holds, innermost last, where the directives that are open end in the source.
var closers = parser.NewContextKey()

// colonParser reads what begins with a colon: directives, icons, emoji shortcodes.
type colonParser struct{}

func (colonParser) Trigger() []byte { return []byte{':'} }

func (colonParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	name := directiveName(line[1:])
	if name == "" {
		return nil
	}
	end := 1 + len(name)
	if end < len(line) && line[end] == '[' {
		return openDirective(name, segment.Start+end, block, pc)
	}
	if end >= len(line) || line[end] != ':' {
		return nil
	}
	html := Icon(":" + name + ":")
	if html == "" {
		return nil
	}
	block.Advance(end + 1)
	return newMarkup(html)
}

// directiveName returns the name that s begins with: letters, digits, "_", "-", "+" and "/".
func directiveName(s []byte) string {
	for i, c := range s {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && c != '_' && c != '-' && c != '+' && c != '/' || i > 64 {
			return string(s[:i])
		}
	}
	return string(s)
}

// openDirective opens `:name[` if name is known and the bracket at source offset open has a partner.
func openDirective(name string, open int, block text.Reader, pc parser.Context) ast.Node {
	class := directiveClass(name)
	end := partner(block.Source(), open)
	if class == "" || end < 0 {
		return nil
	}
	stack, _ := pc.Get(closers).([]int)
	pc.Set(closers, append(stack, end))
	block.Advance(len(name) + 2)
	return newMarkup(`<span class="` + class + `">`)
}

// directiveClass returns the CSS classes of a directive, "" if there is none of that name.
func directiveClass(name string) string {
	if name == "small" {
		return "small"
	}
	color, form, _ := strings.Cut(name, "-")
	if color == "grey" {
		color = "gray"
	}
	switch {
	case !colors[color]:
		return ""
	case form == "":
		return "c-" + color
	case color == "rainbow" && form == "badge":
		return ""
	case form == "background":
		return "bg-" + color
	case form == "badge":
		return "badge b-" + color
	}
	return ""
}

// partner returns the offset of the bracket that closes the one at open, within the paragraph; -1 if there is none.
func partner(source []byte, open int) int {
	depth := 0
	for i := open; i < len(source); i++ {
		switch source[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		case '\n':
			if rest := bytes.TrimLeft(source[i+1:], " \t\r"); len(rest) > 0 && rest[0] == '\n' {
				return -1
			}
		}
	}
	return -1
}

// closeParser ends the innermost directive at the bracket that was found for it.
type closeParser struct{}

func (closeParser) Trigger() []byte { return []byte{']'} }

func (closeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	stack, _ := pc.Get(closers).([]int)
	_, segment := block.PeekLine()
	for len(stack) > 0 && stack[len(stack)-1] < segment.Start {
		stack = stack[:len(stack)-1] // its end was swallowed, say by a code span
	}
	if len(stack) == 0 || stack[len(stack)-1] != segment.Start {
		return nil
	}
	pc.Set(closers, stack[:len(stack)-1])
	block.Advance(1)
	return newMarkup("</span>")
}

// texParser reads $tex$ and $$tex$$, which are shown as they are written.
type texParser struct{}

func (texParser) Trigger() []byte { return []byte{'$'} }

func (texParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	fence := []byte("$")
	if bytes.HasPrefix(line, []byte("$$")) {
		fence = []byte("$$")
	}
	rest := line[len(fence):]
	end := bytes.Index(rest, fence)
	if end <= 0 || rest[0] == ' ' || rest[end-1] == ' ' {
		return nil // prices: from $5 to $ 7
	}
	block.Advance(end + 2*len(fence))
	return newMarkup(`<code class="tex">` + escape(string(rest[:end])) + `</code>`)
}

// arrows are the typographic symbols; longer ones first. The first bytes are arrowParser's triggers.
var arrows = []struct{ from, to string }{
	{"<->", "↔"}, {"->", "→"}, {"<-", "←"}, {"--", "—"}, {">=", "≥"}, {"<=", "≤"}, {"~=", "≈"},
}

type arrowParser struct{}

func (arrowParser) Trigger() []byte { return []byte{'<', '-', '>', '~'} }

func (arrowParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	for _, a := range arrows {
		rest, ok := bytes.CutPrefix(line, []byte(a.from))
		if !ok {
			continue
		}
		if spaced := before == ' ' || before == '\n'; !spaced || len(rest) > 0 && rest[0] != ' ' && rest[0] != '\n' {
			return nil // part of a word, a comment or an option
		}
		block.Advance(len(a.from))
		return newMarkup(a.to)
	}
	return nil
}
