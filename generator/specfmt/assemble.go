package specfmt

import (
	"bytes"
	"slices"
	"strings"
)

// assemble writes the file with all changes.
func (l *layout) assemble() []byte {
	slices.SortFunc(l.edits, func(a, b edit) int { return a.start - b.start })
	a := &assembler{layout: l, rest: l.edits}
	for at := 0; at < len(l.src); {
		at = a.line(at)
	}
	return a.out.Bytes()
}

// assembler writes a file line by line.
type assembler struct {
	*layout
	rest  []edit // that are still to be made
	out   bytes.Buffer
	blank bool // a blank line is due, if there is something behind it
	prior int  // the last line that begins with a key or dash; 0 = none yet
}

// line writes the line at at, with the further lines that an edit of it takes, and returns the offset of the next one.
func (a *assembler) line(at int) int {
	first := a.spaces(at)
	stop := a.lineEnd(at)
	if first == stop {
		a.blank = a.out.Len() > 0
		return stop + 1
	}
	if a.blank {
		a.out.WriteByte('\n')
		a.blank = false
	}
	number := a.file.Position(at).Line
	is, ok := a.indent[number]
	switch {
	case ok:
		a.prior = number
	case a.src[first] == '#':
		is = a.commentIndent(first-at, number)
	default:
		is = first - at
	}
	a.out.WriteString(strings.Repeat(" ", is))
	at = first
	for {
		stop = a.lineEnd(at)
		if len(a.rest) == 0 || a.rest[0].start > stop {
			a.out.Write(bytes.TrimRight(a.src[at:stop], " \t"))
			break
		}
		e := a.rest[0]
		a.rest = a.rest[1:]
		a.out.Write(a.src[at:e.start])
		a.out.WriteString(e.text)
		at = e.end
	}
	a.out.WriteByte('\n')
	return stop + 1
}

// commentIndent returns where a comment on a line of its own goes that stands in column was: where what it stands beside
// goes, in front of it or behind.
func (a *assembler) commentIndent(was, line int) int {
	next := line + 1
	for next <= a.file.Lines() {
		if _, ok := a.indent[next]; ok {
			break
		}
		next++
	}
	if levels := a.levels[next]; len(levels) > 0 && a.column(next) == was {
		return a.indent[next]
	}
	levels := a.levels[a.prior]
	for i := len(levels) - 1; i >= 0; i-- {
		if levels[i].was <= was {
			return levels[i].is
		}
	}
	if is, ok := a.indent[next]; ok {
		return is
	}
	return 0
}

// column returns the column in which a line begins.
func (a *assembler) column(line int) int {
	at := a.file.LineStart(line)
	return a.spaces(at) - at
}
