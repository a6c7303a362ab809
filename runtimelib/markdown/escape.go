// Package markdown makes values safe within Streamlit's Markdown.
package markdown

import "strings"

// special are the characters that may begin a construct, or end one: emphasis, code, links, HTML, tables, TeX, directives such as
// :red[x], entities, arrows, lists, headings.
const special = "\\`*_[]<>|$:&~#-+=.)"

// Escape returns s as text that Markdown shows as it is, whatever stands around it. Only a character that would begin a
// construct where it stands is escaped.
func Escape(s string) string {
	if !strings.ContainsAny(s, special) {
		return s
	}
	var b strings.Builder
	at := blank
	for i := 0; i < len(s); i++ {
		c := s[i]
		if strings.IndexByte(special, c) >= 0 && begins(s, i, at) {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
		switch {
		case c == '\n':
			at = blank
		case at == blank && (c == ' ' || c == '\t'):
		case at != within && isDigit(c):
			at = number
		default:
			at = within
		}
	}
	return b.String()
}

// place is what a line holds before a character.
type place uint8

const (
	blank  place = iota // white space
	number              // that, and digits
	within              // more
)

// begins reports whether the character at i may begin or end a construct. What stands before and behind s is not known: at its
// ends everything is possible.
func begins(s string, i int, at place) bool {
	before, behind := byte(' '), byte(' ')
	if i > 0 {
		before = s[i-1]
	}
	last := i+1 == len(s)
	if !last {
		behind = s[i+1]
	}
	start, spaced := at == blank, behind == ' ' || behind == '\t' || behind == '\n'
	switch c := s[i]; c {
	case '_':
		return i == 0 || last || !isWord(before) || !isWord(behind)
	case '*':
		return start || last || !spaced || before != ' '
	case ':':
		return isLetter(behind) || behind == '-'
	case '&':
		return last || isLetter(behind) || behind == '#'
	case '<':
		return last || isLetter(behind) || strings.IndexByte("/!?-=", behind) >= 0
	case '>':
		return start || last || behind == '=' || before == '-'
	case '-':
		return start && (spaced || behind == c || behind == ':') || behind == c && before == ' '
	case '#', '+', '=':
		return start && (spaced || behind == c)
	case '.', ')':
		return at == number && spaced
	}
	return true
}

func isWord(c byte) bool   { return isLetter(c) || isDigit(c) || c >= 0x80 }
func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
