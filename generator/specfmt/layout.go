package specfmt

import (
	"bytes"
	"strings"

	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// step is how much further a level stands than the one around it.
const step = 2

// layout collects what is to be changed in a file: how far lines are indented, and edits within them.
type layout struct {
	file   *source.File
	src    []byte
	indent map[int]int     // of lines that begin with a key or dash, by line
	levels map[int][]level // that are open on such a line, outermost first
	open   []level
	edits  []edit // in order, apart from each other
	err    error
}

// level is a mapping or list in block style: the column where its keys or dashes stand, as it was and as it will be.
type level struct{ was, is int }

// edit replaces the source from start up to end.
type edit struct {
	start, end int
	text       string
}

// edit notes a change. What takes several lines is noted also if it stays as it is, so that nobody looks at its lines.
func (l *layout) edit(start, end int, text string) {
	if old := string(l.src[start:end]); old != text || strings.Contains(old, "\n") {
		l.edits = append(l.edits, edit{start, end, text})
	}
}

// refuse ends the layout: what stands at at is not supported.
func (l *layout) refuse(at int, what string) {
	if l.err == nil {
		l.err = &UnsupportedError{Span: l.file.Span(at, at), What: what}
	}
}

// document lays out the whole file.
func (l *layout) document(root *spec.Node) {
	if root.Kind != spec.Mapping {
		l.refuse(root.Span.Start, "what is no mapping of sections")
		return
	}
	l.node(root, -step)
}

// block lays out a mapping or list in block style whose keys or dashes go to column is.
func (l *layout) block(n *spec.Node, is int) {
	l.open = append(l.open, level{was: l.file.Position(n.Span.Start).Column - 1, is: is})
	if n.Kind == spec.Mapping {
		for _, e := range n.Entries {
			l.entry(e, is)
		}
	} else {
		l.items(n, is)
	}
	l.open = l.open[:len(l.open)-1]
}

// entry lays out a key and its value.
func (l *layout) entry(e *spec.Entry, is int) {
	key := e.Key.Span
	if !e.Key.Alias.IsZero() {
		key = e.Key.Alias
	}
	if strings.Contains(key.Text(), "\n") {
		l.refuse(key.Start, "a key of several lines")
		return
	}
	start := l.properties(key.Start)
	if before := bytes.TrimRight(l.src[l.lineStart(start):start], " "); bytes.HasSuffix(before, []byte("?")) {
		l.refuse(start, "a key behind `?`")
		return
	}
	l.place(start, is)
	if e.Key.Alias.IsZero() {
		l.requote(e.Key)
	}
	colon := l.spaces(key.End)
	if colon >= len(l.src) || l.src[colon] != ':' {
		l.refuse(start, "a key whose colon is not behind it")
		return
	}
	l.edit(key.End, colon, spaceBeforeColon(e.Key))
	l.value(e.Value, colon+1, is)
}

// spaceBeforeColon is what stands between a key and its colon: an alias could take the colon for a part of its name.
func spaceBeforeColon(key *spec.Node) string {
	if !key.Alias.IsZero() {
		return " "
	}
	return ""
}

// items lays out a list, whose dashes go to column is.
func (l *layout) items(n *spec.Node, is int) {
	dash := n.Span.Start
	for i, item := range n.Items {
		if i > 0 {
			dash = l.nextDash(dash, n.Items[i-1])
		}
		if dash >= len(l.src) || l.src[dash] != '-' {
			l.refuse(min(dash, len(l.src)), "this list")
			return
		}
		l.place(dash, is)
		l.value(item, dash+1, is)
	}
}

// nextDash returns the offset of the dash behind an item, whose own dash is at dash.
func (l *layout) nextDash(dash int, item *spec.Node) int {
	at := max(dash+1, end(item))
	for at < len(l.src) {
		switch c := l.src[at]; {
		case c == ' ' || c == '\n' || c == ':':
			at++
		case c == '#':
			at = l.lineEnd(at)
		default:
			return at
		}
	}
	return at
}

// end returns the offset behind a node.
func end(n *spec.Node) int {
	if !n.Alias.IsZero() {
		return n.Alias.End
	}
	return n.Span.End
}

// value lays out what belongs to a key or dash in column is, whose sign ends at at.
func (l *layout) value(n *spec.Node, at, is int) {
	start := n.Span.Start
	switch {
	case !n.Alias.IsZero():
		start = n.Alias.Start
	case n.Kind == spec.Null && n.Span.Len() == 0:
		if word := l.spaces(at); word < len(l.src) && (l.src[word] == '&' || l.src[word] == '!') {
			l.edit(at, word, " ")
		}
		return
	}
	if gap := string(l.src[at:start]); !strings.Contains(gap, "\n") {
		text := " "
		for _, word := range strings.Fields(gap) {
			text += word + " "
		}
		l.edit(at, start, text)
	} else {
		l.gap(at, start)
	}
	l.node(n, is)
}

// gap lays out what stands between a sign and a value on another line: an anchor, and comments.
func (l *layout) gap(at, start int) {
	first := l.spaces(at)
	if c := l.src[first]; c == '&' || c == '!' {
		l.edit(at, first, " ")
		first = l.wordEnd(first)
	}
	for first < start {
		switch c := l.src[first]; {
		case c == '#':
			first = l.lineEnd(first)
		case c == ' ' || c == '\t' || c == '\n':
			first++
		default:
			l.refuse(first, "an anchor on a line of its own")
			return
		}
	}
}

// node lays out a value within a level in column is.
func (l *layout) node(n *spec.Node, is int) {
	switch {
	case !n.Alias.IsZero():
		l.ownLine(n.Alias.Start, is)
	case n.Style == spec.Flow:
		l.ownLine(n.Span.Start, is)
		l.flow(n, is)
	case n.Kind == spec.Mapping || n.Kind == spec.Sequence:
		l.block(n, is+step)
	default:
		l.ownLine(n.Span.Start, is)
		l.scalar(n, is)
	}
}

// place notes that a key or dash at at goes to column is, if it is the first on its line.
func (l *layout) place(at, is int) {
	line := l.file.Position(at).Line
	l.levels[line] = append([]level(nil), l.open...)
	if l.isFirst(at) {
		l.indent[line] = is
	}
}

// ownLine indents a value that begins a line.
func (l *layout) ownLine(at, is int) {
	if l.isFirst(at) {
		l.indent[l.file.Position(at).Line] = is + step
	}
}

// properties returns the offset of the anchor in front of a key at at, if there is one.
func (l *layout) properties(at int) int {
	before := bytes.TrimRight(l.src[l.lineStart(at):at], " ")
	word := before[bytes.LastIndexByte(before, ' ')+1:]
	if len(word) > 1 && word[0] == '&' {
		return l.lineStart(at) + len(before) - len(word)
	}
	return at
}

// isFirst reports whether nothing but spaces stands in front of at on its line.
func (l *layout) isFirst(at int) bool {
	return len(bytes.TrimLeft(l.src[l.lineStart(at):at], " ")) == 0
}

func (l *layout) lineStart(at int) int { return bytes.LastIndexByte(l.src[:at], '\n') + 1 }

func (l *layout) lineEnd(at int) int {
	if n := bytes.IndexByte(l.src[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(l.src)
}

// spaces returns the offset behind the spaces and tabs at at.
func (l *layout) spaces(at int) int {
	for at < len(l.src) && (l.src[at] == ' ' || l.src[at] == '\t') {
		at++
	}
	return at
}

func (l *layout) wordEnd(at int) int {
	if n := bytes.IndexAny(l.src[at:], " \t\n"); n >= 0 {
		return at + n
	}
	return len(l.src)
}
