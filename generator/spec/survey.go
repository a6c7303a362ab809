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

// value reads the value that starts at at, up to the end of its last line.
func (s *surveyor) value(at int) {
	s.full = true
	for c := s.byte(at); (c == '!' || c == '&') && !s.blank(at+1); c = s.byte(at) {
		at = s.spaces(wordEnd(s.src, at, false))
	}
	if s.endsHere(at) {
		s.full = false
		s.at = s.nextLine(at)
		return
	}
	switch c := s.byte(at); {
	case c == '|' || c == '>':
		s.blockScalar(at)
	case c == '"' || c == '\'':
		s.quoted(at)
	case c == '{' || c == '[':
		s.collection(at)
	default:
		s.plain(at)
	}
}

// blockScalar goes on behind a block scalar: lines that stand further right than what holds it.
func (s *surveyor) blockScalar(at int) {
	if end := headerEnd(s.src, at); !s.endsHere(end) {
		s.reportSign(at)
	}
	parent := s.keyAt - lineStart(s.src, s.keyAt)
	for s.at = s.nextLine(at); s.at < len(s.src); s.at = s.nextLine(s.at) {
		column := indentation(s.src, s.at)
		if line := s.src[s.at:lineEnd(s.src, s.at)]; column < len(line) && column <= parent {
			return
		}
	}
}

// quoted goes on behind a text in quotes.
func (s *surveyor) quoted(at int) {
	end := s.quoteEnd(at)
	if end < 0 || s.leavesLevel(at, end) {
		s.reportUnclosedQuote(at)
		s.at = s.nextLine(at)
		return
	}
	s.escapes(at, end)
	if !s.endsHere(end) {
		s.reportAfterQuote(at, end)
	}
	s.at = s.nextLine(end)
}

// quoteEnd returns the offset behind the quote that closes the one at at, -1 if there is none.
func (s *surveyor) quoteEnd(at int) int {
	quote := s.src[at]
	for i := at + 1; i < len(s.src); i++ {
		switch c := s.src[i]; {
		case c == '\\' && quote == '"':
			i++
		case c == quote && quote == '\'' && s.byte(i+1) == quote:
			i++
		case c == quote:
			return i + 1
		}
	}
	return -1
}

// leavesLevel reports whether the text from start to end has a line that looks like the next key or item of
// the collection it stands in: then its closing quote belongs to another text.
func (s *surveyor) leavesLevel(start, end int) bool {
	parent := s.keyAt - lineStart(s.src, s.keyAt)
	for at := s.nextLine(start); at < end; at = s.nextLine(at) {
		column := indentation(s.src, at)
		if at+column >= end || s.endsHere(at) || column > parent {
			continue
		}
		if first := at + column; s.byte(first) == '-' && s.blank(first+1) || s.keyEnd(first) >= 0 {
			return true
		}
	}
	return false
}

// plain goes on behind a text without quotes: up to a comment, over lines that stand further right.
func (s *surveyor) plain(at int) {
	if s.beginsWithSign(at) {
		s.reportSign(at)
		s.at = s.nextLine(at)
		return
	}
	end := s.plainEnd(at)
	if colon := s.colon(at, end); colon >= 0 {
		s.reportColon(at, end, colon)
		s.at = s.nextLine(at)
		return
	}
	parent := s.keyAt - lineStart(s.src, s.keyAt)
	commented := end < lineEnd(s.src, at) && !s.onlySpaces(end, lineEnd(s.src, at))
	for s.at = s.nextLine(at); s.at < len(s.src) && !commented; s.at = s.nextLine(s.at) {
		first := s.spaces(s.at)
		if s.byte(first) == '\n' || s.byte(first) == '\r' {
			continue
		}
		if s.byte(first) == '#' || first-s.at <= parent || s.keyEnd(first) >= 0 || s.byte(first) == '-' && s.blank(first+1) {
			return
		}
	}
}

func (s *surveyor) onlySpaces(start, end int) bool {
	return len(bytes.TrimSpace(s.src[start:end])) == 0
}

// plainEnd returns the offset behind a text without quotes on its first line.
func (s *surveyor) plainEnd(at int) int {
	limit := lineEnd(s.src, at)
	for i := at + 1; i < limit; i++ {
		if s.src[i] == '#' && s.blank(i-1) {
			limit = i
		}
	}
	for limit > at && s.blank(limit-1) {
		limit--
	}
	return limit
}

// colon returns the offset of a colon with white space behind it, -1 if there is none.
func (s *surveyor) colon(start, end int) int {
	for i := start; i < end; i++ {
		if s.src[i] == ':' && s.blank(i+1) {
			return i
		}
	}
	return -1
}

// beginsWithSign reports whether a text without quotes cannot begin with what stands at at.
func (s *surveyor) beginsWithSign(at int) bool {
	switch c := s.byte(at); c {
	case '%', '@', '`':
		return true
	case '*':
		return !isAnchor(s.src[at+1:wordEnd(s.src, at+1, false)]) || !s.endsHere(wordEnd(s.src, at, false))
	case '&':
		return s.blank(at + 1)
	case '-', '?':
		return s.blank(at + 1)
	}
	return false
}

func isAnchor(word []byte) bool {
	for _, c := range word {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-') {
			return false
		}
	}
	return len(word) > 0
}
