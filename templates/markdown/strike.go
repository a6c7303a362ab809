package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// strikeParser reads ~struck~ and ~~struck~~ text (gfm, §6.5).
type strikeParser struct{}

func (strikeParser) Trigger() []byte { return []byte{'~'} }

func (strikeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	tildes := parser.ScanDelimiter(line, before, 1, strikes{})
	if tildes == nil || tildes.OriginalLength > 2 || before == '~' {
		return nil
	}
	tildes.Segment = segment.WithStop(segment.Start + tildes.OriginalLength)
	block.Advance(tildes.OriginalLength)
	pc.PushDelimiter(tildes)
	return tildes
}

// strikes implements parser.DelimiterProcessor.
type strikes struct{}

func (strikes) IsDelimiter(b byte) bool { return b == '~' }

func (strikes) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (strikes) OnMatch(int) ast.Node { return &inlineTag{name: "del"} }
