// Package markdown makes values safe within Streamlit's Markdown.
package markdown

import "strings"

// special are the characters that may begin a construct anywhere in a line: emphasis, code, links, HTML, tables, TeX,
// directives such as :red[x], entities, autolinks.
const special = "\\`*_[]<>|$:&~"

// Escape returns s as text that Markdown shows as it is. Only characters that would begin a construct are escaped.
func Escape(s string) string {
	if !strings.ContainsAny(s, special+"#-+=.)\n") {
		return s
	}
	var b strings.Builder
	start := true // nothing but white space and digits of this line so far
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '_' && i > 0 && i+1 < len(s) && isWord(s[i-1]) && isWord(s[i+1]):
		case c == ':' && (i+1 >= len(s) || !isLetter(s[i+1])):
		case strings.IndexByte(special, c) >= 0:
			b.WriteByte('\\')
		case start && strings.IndexByte("#-+=", c) >= 0:
			b.WriteByte('\\')
		case start && (c == '.' || c == ')') && i > 0 && isDigit(s[i-1]):
			b.WriteByte('\\')
		}
		b.WriteByte(c)
		start = c == '\n' || start && (c == ' ' || isDigit(c))
	}
	return b.String()
}

func isWord(c byte) bool   { return isLetter(c) || isDigit(c) || c >= 0x80 }
func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
