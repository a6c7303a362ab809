package spec

import "bytes"

// value reads the value that starts at at, up to the end of its last line.
func (s *surveyor) value(at int) {
	s.full = true
	if s.byte(at) == '!' && bareExpressions[s.key] {
		s.reportTag(at)
		s.at = s.nextLine(at)
		return
	}
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
		s.reportUnclosedQuote(at, false)
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
