package spec

import (
	"bytes"
	"strings"
)

// block takes a scalar that begins with | or >; it ends with the last line of its content.
func (r *scalarReader) block(folded bool) bool {
	start := r.at
	r.at = lineEnd(r.src, r.at)
	lines := r.blockLines()
	if len(lines) == 0 {
		r.at = headerEnd(r.src, start)
		return r.want == ""
	}
	for i, l := range lines {
		if i > 0 && !r.separator(lines[i-1], l, folded) {
			return false
		}
		if i == 0 && !r.leading(l) {
			return false
		}
		r.at = l.start
		if !strings.HasPrefix(r.want, string(r.src[l.start:l.end])) {
			return false
		}
		r.out.Verbatim(l.start, l.end)
		r.want = r.want[l.end-l.start:]
		r.at = l.end
	}
	return r.tail()
}

// blockLine is a line of content of a block scalar: its text without indentation, and the number of line
// breaks in front of it.
type blockLine struct {
	start, end int
	breaks     int
}

// blockLines finds the lines of content behind the header. How far they are indented follows from the first
// one and the first line of the value, which also settles indentation indicators.
func (r *scalarReader) blockLines() []blockLine {
	text := strings.TrimRight(r.want, "\n")
	if text == "" {
		return nil
	}
	first := strings.TrimLeft(text, "\n")
	own := len(first) - len(strings.TrimLeft(first, " ")) // indentation that belongs to the value
	var lines []blockLine
	indent, breaks := -1, 0
	for at := skipBreak(r.src, r.at); at >= 0; {
		breaks++
		end := lineEnd(r.src, at)
		spaces := end - at - len(bytes.TrimLeft(r.src[at:end], " "))
		empty := spaces == end-at
		if indent < 0 && !empty {
			indent = spaces - own
		}
		switch {
		case empty && (indent < 0 || spaces <= indent):
		case spaces < indent:
			return lines
		default:
			lines = append(lines, blockLine{at + indent, end, breaks})
			breaks = 0
		}
		at = skipBreak(r.src, end)
	}
	return lines
}

// leading takes the empty lines in front of the first line of content.
func (r *scalarReader) leading(first blockLine) bool {
	for range first.breaks - 1 {
		r.at = skipBreak(r.src, r.at)
		end := lineEnd(r.src, r.at)
		if !r.decoded("\n", end-r.at) {
			return false
		}
	}
	return true
}

// separator takes what stands between two lines of content: as it is in a literal scalar; in a folded one a
// single break is a space, and of several the first is dropped, unless one of the lines begins with a blank.
func (r *scalarReader) separator(a, b blockLine, folded bool) bool {
	text := strings.Repeat("\n", b.breaks)
	if folded && !isBlank(r.src[a.start]) && !isBlank(r.src[b.start]) {
		text = text[1:]
		if text == "" {
			text = " "
		}
	}
	return r.decoded(text, b.start-r.at)
}

// tail takes the line breaks at the end that chomping left.
func (r *scalarReader) tail() bool {
	for r.want != "" {
		next := skipBreak(r.src, r.at)
		if next < 0 {
			// The last line of a file without a line break at its end.
			next = len(r.src)
		}
		for next < len(r.src) && r.src[next] == ' ' && len(r.want) > 1 {
			next++
		}
		if !r.decoded("\n", next-r.at) {
			return false
		}
	}
	return true
}

// headerEnd returns the offset behind the | or > at start and its indicators.
func headerEnd(src []byte, start int) int {
	end := start + 1
	for end < len(src) && strings.IndexByte("+-0123456789", src[end]) >= 0 {
		end++
	}
	return end
}
