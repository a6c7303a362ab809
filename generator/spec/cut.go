package spec

import (
	"bytes"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

// uncut returns the text of a scalar together with the comment behind it, if ` #` cut an expression off there:
// if broken says of the text that it is not whole, and not so of the text with the comment. It reports the
// mistake. n may be of any kind.
func uncut(n *Node, broken func(text string) bool, diags *diag.List) (source.Text, bool) {
	if !n.IsPlain() || !broken(n.Text.String()) {
		return source.Text{}, false
	}
	src, end := n.Span.File.Bytes, n.Span.End
	hash := end + len(src[end:]) - len(bytes.TrimLeft(src[end:], " \t"))
	if hash == end || hash >= len(src) || src[hash] != '#' {
		return source.Text{}, false
	}
	for stop, tries := hash, 0; stop < lineEnd(src, hash) && tries < maxPieces; tries++ {
		stop = nextComment(src, stop+1)
		text := source.Verbatim(n.Span.To(n.Span.File.Span(hash, stop))).TrimSpace()
		if broken(text.String()) {
			continue
		}
		d := diags.Errorf(CommentCutsText, n.Span.File.Span(hash, hash+1), "` #` begins a comment here and cuts the expression off")
		if strings.Contains(text.String(), "\n") {
			d.WithHint("put the whole expression in quotes")
		} else {
			quoted := quote(text.String())
			d.WithHint("put it in quotes: `%s`", corrected(src, text.Span().Start, quoted)).WithFix(text.Span(), quoted, true)
		}
		return text, true
	}
	return source.Text{}, false
}

// nextComment returns the offset of the next `#` behind white space on the line that holds at, or its end.
func nextComment(src []byte, at int) int {
	end := lineEnd(src, at)
	for ; at < end; at++ {
		if src[at] == '#' && isBlank(src[at-1]) {
			return at
		}
	}
	return end
}

// brokenExpr reports whether an expression has an open bracket or string, or ends with an operator.
func brokenExpr(text string) bool {
	text = strings.TrimSpace(text)
	return !balanced(text) || strings.HasSuffix(text, "=") || strings.IndexByte(",+-*/%<>&|?:(", text[max(len(text)-1, 0)]) >= 0
}

// brokenHole reports whether a hole of a text does not end.
func brokenHole(text string) bool {
	for at := strings.Index(text, "${{"); at >= 0; {
		end, ok := holeEnd(text, at+len("${{"))
		if !ok {
			return true
		}
		next := strings.Index(text[end:], "${{")
		if next < 0 {
			return false
		}
		at = end + next
	}
	return false
}
