package diag

import "unicode/utf8"

// Bounds of what is shown of a long line, in bytes.
const (
	maxLine  = 240 // longer lines are cut
	leftOf   = 80  // what is shown of such a line to the left of the first mark
	ellipsis = "…"
)

// window is the part of a line that is shown.
type window struct {
	line     string
	from, to int // offsets in line
}

// newWindow returns the whole line, or the part of a long one around its first mark.
func newWindow(line string, first mark) window {
	if len(line) <= maxLine {
		return window{line, 0, len(line)}
	}
	at, _ := first.columns(len(line))
	from := runeStart(line, max(0, at-leftOf))
	return window{line, from, runeStart(line, min(len(line), from+maxLine))}
}

// runeStart moves i to the left, to the start of a rune.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// before returns what stands for the part of the line that is left out in front.
func (w window) before() string {
	if w.from > 0 {
		return ellipsis
	}
	return ""
}

func (w window) text() string {
	text := w.before() + w.line[w.from:w.to]
	if w.to < len(w.line) {
		text += ellipsis
	}
	return text
}

// clip moves an offset of the line into the window.
func (w window) clip(i int) int { return min(max(i, w.from), w.to) }
