package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// autolinkParser reads links that stand in the text without brackets (gfm, §6.9): www.…, http://…, https://…, ftp://… and
// addresses of mail. They begin a line, or follow a space, an opening parenthesis or a mark of emphasis.
type autolinkParser struct{}

// Trigger implements parser.InlineParser. To goldmark a space is also the begin of a line, and of what follows an inline node.
func (autolinkParser) Trigger() []byte { return []byte{' ', '*', '_', '~', '('} }

func (autolinkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, segment := block.PeekLine()
	before := 0
	if bytes.IndexByte([]byte(" *_~("), line[0]) >= 0 {
		before = 1
	} else if !mayPrecede(block.PrecendingCharacter()) {
		return nil
	}
	kind, protocol, n := bareLink(line[before:])
	if n == 0 {
		return nil
	}
	if before > 0 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+before))
	}
	start := segment.Start + before
	block.Advance(before + n)
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, start+n)))
	link.Protocol = protocol
	return link
}

func mayPrecede(c rune) bool {
	switch c {
	case ' ', '\t', '\n', '*', '_', '~', '(':
		return true
	}
	return false
}

// bareLink returns the kind of the link that s begins with, the protocol that it goes without, and its length; 0 if it
// begins with none.
func bareLink(s []byte) (kind ast.AutoLinkType, protocol []byte, n int) {
	for _, scheme := range []string{"http://", "https://", "ftp://"} {
		if bytes.HasPrefix(s, []byte(scheme)) {
			return ast.AutoLinkURL, nil, address(s, len(scheme))
		}
	}
	if bytes.HasPrefix(s, []byte("www.")) {
		return ast.AutoLinkURL, []byte("http"), address(s, len("www."))
	}
	return ast.AutoLinkEmail, nil, mail(s)
}

// address returns the length of the address whose host begins at from, 0 if there is none.
func address(s []byte, from int) int {
	host := domain(s[from:])
	if host == 0 {
		return 0
	}
	end := from + host
	for end < len(s) && !isSpace(s[end]) && s[end] != '<' {
		end++
	}
	return trimmed(s[:end])
}

// domain returns the length of the domain that s begins with: parts of letters, digits, "-" and "_", and at least one dot
// between them; the last two parts have no "_". 0 if s begins with none.
func domain(s []byte) int {
	end, parts := 0, [][]byte{nil}
	for ; end < len(s); end++ {
		switch c := s[end]; {
		case c == '.':
			parts = append(parts, nil)
			continue
		case !isWord(c) && c != '-':
			return checked(parts, end)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], s[end])
	}
	return checked(parts, end)
}

// checked returns end if the parts before it are a domain, perhaps followed by the full stop of a sentence; else 0.
func checked(parts [][]byte, end int) int {
	if len(parts[len(parts)-1]) == 0 {
		parts, end = parts[:len(parts)-1], end-1
	}
	if len(parts) < 2 {
		return 0
	}
	for i, part := range parts {
		if len(part) == 0 || i >= len(parts)-2 && bytes.IndexByte(part, '_') >= 0 {
			return 0
		}
	}
	return end
}

// isWord reports whether c is a letter, a digit or "_" of ASCII, or part of a letter beyond ASCII.
func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80
}

// trimmed returns how much of an address is left without the punctuation of the sentence that it stands in.
func trimmed(s []byte) int {
	for len(s) > 0 {
		last := len(s) - 1
		switch s[last] {
		case '?', '!', '.', ',', ':', '*', '_', '~', '"', '\'':
			s = s[:last]
			continue
		case ')':
			if bytes.Count(s, []byte(")")) > bytes.Count(s, []byte("(")) {
				s = s[:last]
				continue
			}
		case ';':
			if i := bytes.LastIndexByte(s, '&'); i >= 0 && i < last-1 && letters(s[i+1:last]) {
				s = s[:i]
				continue
			}
		}
		break
	}
	return len(s)
}

func letters(s []byte) bool {
	return len(bytes.TrimFunc(s, func(c rune) bool { return c < 0x80 && c != '_' && isWord(byte(c)) })) == 0
}

// mail returns the length of the address of mail that s begins with, 0 if it begins with none.
func mail(s []byte) int {
	at := 0
	for at < len(s) && s[at] < 0x80 && (isWord(s[at]) || bytes.IndexByte([]byte(".+-"), s[at]) >= 0) {
		at++
	}
	if at == 0 || at == len(s) || s[at] != '@' {
		return 0
	}
	end := at + 1 + domain(s[at+1:])
	if end == at+1 || s[end-1] == '-' || s[end-1] == '_' {
		return 0
	}
	return end
}
