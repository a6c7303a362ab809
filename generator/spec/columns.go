package spec

import "unicode/utf8"

// columns turns rune columns into byte columns. Long lines are measured once, so that a file of one line
// takes no longer than one of many. The zero value is ready to use.
type columns struct {
	lines map[int][]int // line -> byte column of every stride-th rune
}

const stride = 256

// bytes returns the number of bytes that the first runes of a line take; text is the line.
func (c *columns) bytes(line, runes int, text []byte) int {
	at := 0
	if len(text) > 4*stride {
		marks := c.marks(line, text)
		n := min(runes/stride, len(marks)-1)
		at = marks[n]
		runes -= n * stride
	}
	for ; runes > 0 && at < len(text) && text[at] != '\n'; runes-- {
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	return at
}

func (c *columns) marks(line int, text []byte) []int {
	if marks, ok := c.lines[line]; ok {
		return marks
	}
	var marks []int
	for at, n := 0, 0; at < len(text); n++ {
		if n%stride == 0 {
			marks = append(marks, at)
		}
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	if c.lines == nil {
		c.lines = map[int][]int{}
	}
	c.lines[line] = marks
	return marks
}
