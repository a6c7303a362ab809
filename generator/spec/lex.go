package spec

import "bytes"

// span is a pair of offsets within the file at hand.
type span struct{ start, end int }

// bom returns the byte order mark at the start of src, if there is one.
func bom(src []byte) []byte {
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		return src[:3]
	}
	return nil
}

// skipProperties returns the offset behind the tag and the anchor at start, if there are any, and the tag.
// Unless the node is empty, it is the offset of the value behind them.
func skipProperties(src []byte, start int, flow, empty bool) (at int, tag span) {
	at = start
	for next := start; next < len(src) && (src[next] == '!' || src[next] == '&'); next = skipSpace(src, at) {
		at = wordEnd(src, next, flow)
		if src[next] == '!' {
			tag = span{next, at}
		}
	}
	if at > start && !empty {
		at = skipSpace(src, at)
	}
	return at, tag
}

// wordEnd returns the offset of the white space, or in a flow collection of the comma or bracket, behind at.
func wordEnd(src []byte, at int, flow bool) int {
	stop := " \t\r\n"
	if flow {
		stop += ",[]{}"
	}
	if n := bytes.IndexAny(src[at:], stop); n >= 0 {
		return at + n
	}
	return len(src)
}

// skipSpace returns the offset of the first byte from at on that is neither white space nor in a comment.
func skipSpace(src []byte, at int) int {
	for at < len(src) {
		switch c := src[at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			at++
		case c == '#' && (at == 0 || bytes.IndexByte([]byte(" \t\r\n"), src[at-1]) >= 0):
			at = lineEnd(src, at)
		default:
			return at
		}
	}
	return at
}

// closing returns the offset behind the bracket that ends a flow collection whose last child ends at at.
func closing(src []byte, at int, bracket byte) int {
	for i := skipSpace(src, at); i < len(src); i = skipSpace(src, i+1) {
		switch src[i] {
		case bracket:
			return i + 1
		case ',', ':', '?':
		default:
			return at
		}
	}
	return at
}

// lineStart returns the offset of the first byte of the line that holds at.
func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

// indentation returns the number of spaces at the start of the line that holds at.
func indentation(src []byte, at int) int {
	start := lineStart(src, at)
	line := src[start:lineEnd(src, start)]
	return len(line) - len(bytes.TrimLeft(line, " "))
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// lineEnd returns the offset of the line break behind at, or of the end of src.
func lineEnd(src []byte, at int) int {
	n := bytes.IndexByte(src[at:], '\n')
	if n < 0 {
		return len(src)
	}
	end := at + n
	if end > at && src[end-1] == '\r' {
		end--
	}
	return end
}

// skipBreak returns the offset behind the line break at at, or -1 if there is none.
func skipBreak(src []byte, at int) int {
	rest := src[at:]
	switch {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		return at + 2
	case bytes.HasPrefix(rest, []byte("\n")):
		return at + 1
	}
	return -1
}
