package source

import (
	"bytes"
	"sort"
	"strconv"
)

// File is one spec file that was read: its name as the user gave it and its bytes as they are on disk.
type File struct {
	Name  string
	Bytes []byte // never modified
	Index int    // of an included file, from 1; 0 = the spec itself

	lines []int // offset of the first byte of each line; lines[0] is 0

	origin *File  // what it was edited from; nil = it is as it was read
	edits  []Edit // of origin
}

// NewFile returns the file of that name and content. The caller must not change content afterwards.
func NewFile(name string, content []byte) *File {
	lines := make([]int, 1, 1+bytes.Count(content, []byte{'\n'}))
	for i, b := range content {
		if b == '\n' {
			lines = append(lines, i+1)
		}
	}
	return &File{Name: name, Bytes: content, lines: lines}
}

// Len returns the size of the file in bytes.
func (f *File) Len() int { return len(f.Bytes) }

// Lines returns the number of lines; a final newline ends the last line and opens an empty one.
func (f *File) Lines() int { return len(f.lines) }

// Position returns the line and column of offset. Offsets outside the file are moved to its nearest end.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Bytes))
	line := sort.SearchInts(f.lines, offset+1)
	return Position{Line: line, Column: offset - f.lines[line-1] + 1}
}

// LineStart returns the offset of the first byte of line (1-based), or the end of the file past the last line.
func (f *File) LineStart(line int) int {
	switch {
	case line < 1:
		return 0
	case line > len(f.lines):
		return len(f.Bytes)
	}
	return f.lines[line-1]
}

// Line returns the text of line (1-based) without its line ending; "" for a line that is not there.
func (f *File) Line(line int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	text := f.Bytes[f.LineStart(line):f.LineStart(line+1)]
	text = bytes.TrimSuffix(text, []byte{'\n'})
	return string(bytes.TrimSuffix(text, []byte{'\r'}))
}

// Span returns the span from start up to end, both moved into the file and into order.
func (f *File) Span(start, end int) Span {
	start = min(max(start, 0), len(f.Bytes))
	end = min(max(end, start), len(f.Bytes))
	return Span{File: f, Start: start, End: end}
}

// Position is a place in a file as people count: the first byte of the first line is 1:1.
type Position struct {
	Line   int // 1-based
	Column int // 1-based, in bytes
}

// String returns "line:column".
func (p Position) String() string {
	return strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}
