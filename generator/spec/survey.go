package spec

import (
	"bytes"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

// Note [Survey]
//
// yaml.v3 stops at the first thing that is not YAML, and says so by the line where the enclosing collection
// begins. So when it fails, the surveyor reads the file once more: roughly, but with an eye for what people
// get wrong, and past the first mistake. All it reports is wrong by YAML's own rules, and it is never asked
// about a file that yaml.v3 can read.

// surveyor walks through the lines of a file that is not YAML.
type surveyor struct {
	file  *source.File
	src   []byte
	at    int
	diags *diag.List

	levels []level // the collections open in block style, outermost first
	key    string  // the key whose value is being read; "" for an item of a list
	keyAt  int     // its offset, or that of the dash
	loneAt int     // offset of the text that is all of the line in front; -1 if that is something else
	looks  int     // how often a line was looked ahead at
	full   bool    // the value of the line in front is complete: nothing may be indented below it
}

// level is a mapping or list in block style: where its keys or dashes stand.
type level struct {
	column int // 0-based
	dashes bool
	at     int // offset of its first key or dash
}

// survey reports what it finds wrong with the file.
func survey(f *source.File, diags *diag.List) {
	s := &surveyor{file: f, src: f.Bytes, at: len(bom(f.Bytes)), loneAt: -1, diags: diags}
	for s.at < len(s.src) {
		before := s.at
		s.line()
		if s.at <= before {
			s.at = s.nextLine(before)
		}
	}
}

func (s *surveyor) nextLine(at int) int {
	if n := bytes.IndexByte(s.src[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(s.src)
}

func (s *surveyor) byte(at int) byte {
	if at < len(s.src) {
		return s.src[at]
	}
	return '\n'
}

// blank reports whether nothing, a space, a tab or a line break stands at at.
func (s *surveyor) blank(at int) bool {
	c := s.byte(at)
	return c == ' ' || c == '\t' || c == '\n' || c == '\r'
}

// spaces returns the offset behind the spaces and tabs at at.
func (s *surveyor) spaces(at int) int {
	for at < len(s.src) && (s.src[at] == ' ' || s.src[at] == '\t') {
		at++
	}
	return at
}

// endsHere reports whether the rest of the line is empty or a comment.
func (s *surveyor) endsHere(at int) bool {
	next := s.spaces(at)
	c := s.byte(next)
	return c == '\n' || c == '\r' || c == '#' && (next > at || next == lineStart(s.src, next))
}

// line reads the line at s.at, and what its value takes of the lines below.
func (s *surveyor) line() {
	start := s.at
	at := s.spaces(start)
	if s.endsHere(start) || isMarker(s.src[start:lineEnd(s.src, start)]) {
		s.at = s.nextLine(start)
		return
	}
	if tab := bytes.IndexByte(s.src[start:at], '\t'); tab >= 0 {
		s.reportTab(start, start+tab, at)
		s.at = s.nextLine(start)
		return
	}
	s.place(start, at)
	for s.byte(at) == '-' && s.blank(at+1) {
		s.enter(level{at - start, true, at})
		s.key, s.keyAt = "", at
		s.full = false
		if at = s.spaces(at + 1); s.endsHere(at) {
			s.at = s.nextLine(at)
			return
		}
	}
	s.entry(start, at)
}

func isMarker(line []byte) bool {
	return bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("...")) || bytes.HasPrefix(line, []byte("%"))
}

// place checks how far the line is indented, and leaves the levels that it ends.
func (s *surveyor) place(start, at int) {
	column := at - start
	dash := s.byte(at) == '-' && s.blank(at+1)
	deepest := -1
	if n := len(s.levels); n > 0 {
		deepest = s.levels[n-1].column
	}
	if column > deepest {
		if s.full && deepest >= 0 {
			s.reportDeeper(at)
		}
		s.loneAt = -1
		return
	}
	var inner level
	s.loneAt = -1
	for len(s.levels) > 0 && s.levels[len(s.levels)-1].column > column {
		inner = s.levels[len(s.levels)-1]
		s.levels = s.levels[:len(s.levels)-1]
	}
	if n := len(s.levels); n > 1 && s.levels[n-1].column == column && s.levels[n-1].dashes && !dash {
		s.levels = s.levels[:n-1] // a list whose dashes stand below the key that holds it ends at the next key
	}
	if n := len(s.levels); n == 0 || s.levels[n-1].column != column {
		s.reportIndent(at, inner)
	}
}

// enter notes that a key or dash stands in a column.
func (s *surveyor) enter(l level) {
	if n := len(s.levels); n == 0 || s.levels[n-1].column < l.column || s.levels[n-1].dashes != l.dashes && s.levels[n-1].column == l.column {
		s.levels = append(s.levels, l)
	}
}

// entry reads a key with its value, or a value alone, that starts at at.
func (s *surveyor) entry(start, at int) {
	end := s.keyEnd(at)
	if end < 0 {
		s.lone(start, at)
		return
	}
	s.enter(level{at - start, false, at})
	s.key, s.keyAt = strings.Trim(strings.TrimSpace(string(s.src[at:end])), "'\""), at
	s.value(s.spaces(end + 1))
}

// keyEnd returns the offset of the colon behind the key at at, -1 if no key stands there.
func (s *surveyor) keyEnd(at int) int {
	limit := lineEnd(s.src, at)
	if c := s.byte(at); c == '"' || c == '\'' {
		if at = s.quoteEnd(at); at < 0 || at > limit {
			return -1
		}
		if at = s.spaces(at); s.byte(at) == ':' && s.blank(at+1) {
			return at
		}
		return -1
	}
	if c := s.byte(at); c == '{' || c == '[' {
		return -1
	}
	for i := at; i < limit; i++ {
		switch {
		case s.src[i] == ':' && s.blank(i+1):
			return i
		case s.src[i] == '#' && i > at && s.blank(i-1):
			return -1
		}
	}
	return -1
}

// lone reads a line that has no key: an item of a list, or a mistake.
func (s *surveyor) lone(start, at int) {
	item := s.keyAt >= start && s.byte(s.keyAt) == '-'
	if n := len(s.levels); !item && n > 0 && s.levels[n-1].column == at-start && !s.levels[n-1].dashes && !isMarkerByte(s.byte(at)) {
		s.reportNoColon(at)
		s.at = s.nextLine(at)
		return
	}
	if s.keyFollows(start, at) && !isMarkerByte(s.byte(at)) {
		s.reportNoColon(at)
		s.enter(level{at - start, false, at})
		s.at = s.nextLine(at)
		return
	}
	s.value(at)
	if s.at == s.nextLine(at) && s.plainAt(at) {
		s.loneAt = at
	}
}

// plainAt reports whether a text without quotes begins at at.
func (s *surveyor) plainAt(at int) bool {
	return strings.IndexByte("{[\"'|>*&!%@`", s.byte(at)) < 0
}

// keyFollows reports whether the line below stands as far right as at and is a key.
func (s *surveyor) keyFollows(start, at int) bool {
	next := s.nextLine(start)
	first := s.spaces(next)
	return first-next == at-start && s.keyEnd(first) >= 0
}

func isMarkerByte(c byte) bool { return strings.IndexByte("{[\"'", c) >= 0 }
