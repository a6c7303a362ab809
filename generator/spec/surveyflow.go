package spec

import (
	"strings"

	"github.com/stgen/stgen/generator/diag"
)

// flow reads one collection in brackets, with all collections in it.
type flow struct {
	*surveyor
	open   []int // offsets of the brackets that are open, outermost first
	parent int   // column of the key or dash that holds the collection
	diags  diag.List
	value  bool   // the text at hand is the value of a key
	name   string // that key
	broken bool   // a quote that is not closed has been reported, so that brackets cannot be told
}

// collection goes on behind the collection in brackets at at.
func (s *surveyor) collection(at int) {
	f := &flow{surveyor: s, parent: s.keyAt - lineStart(s.src, s.keyAt)}
	end, ok := f.read(at)
	if !ok {
		if !f.broken {
			s.reportUnclosedBracket(f.open[len(f.open)-1], end)
		}
		s.at = s.nextLine(at)
		if end > s.at {
			s.at = lineStart(s.src, end)
		}
		return
	}
	s.diags.Add(f.diags...)
	if !s.endsHere(end) && s.byte(s.spaces(end)) != ':' {
		s.reportAfterBracket(at, end)
	}
	s.at = s.nextLine(end)
}

// read returns the offset behind the collection at at; or false, and the offset where it became clear that
// a bracket is not closed.
func (f *flow) read(at int) (int, bool) {
	for at < len(f.src) {
		if f.leaves(at) {
			return at, false
		}
		switch c := f.src[at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			at++
		case c == '#' && f.blank(at-1):
			at = lineEnd(f.src, at)
		case c == '{' || c == '[':
			f.open = append(f.open, at)
			f.value = false
			at++
		case c == '}' || c == ']':
			if f.src[f.open[len(f.open)-1]]+2 != c {
				return at, false
			}
			if f.open = f.open[:len(f.open)-1]; len(f.open) == 0 {
				return at + 1, true
			}
			f.value = true
			at++
		case c == ',':
			f.value = false
			at++
		case c == ':':
			f.value = true
			at++
		case c == '"' || c == '\'':
			at = f.quoted(at)
			if at < 0 {
				return len(f.src), false
			}
		default:
			at = f.plain(at)
		}
	}
	return at, false
}

// leaves reports whether a line begins at at that no longer belongs to the collection: a key or dash that
// stands no further right than the one holding it, or any dash.
func (f *flow) leaves(at int) bool {
	if at == 0 || f.src[at-1] != '\n' {
		return false
	}
	first := f.spaces(at)
	if f.byte(first) == '-' && f.blank(first+1) {
		return true
	}
	if f.endsHere(at) || first-at > f.parent {
		return false
	}
	return strings.IndexByte("]},", f.byte(first)) < 0 && f.keyEnd(first) >= 0
}

// quoted goes on behind a text in quotes; -1 if it does not end.
func (f *flow) quoted(at int) int {
	end := f.quoteEnd(at)
	if end < 0 || f.leavesLevel(at, end) {
		f.reportUnclosedQuote(at, true)
		f.broken = true
		return -1
	}
	f.escapes(at, end)
	next := f.spaces(end)
	if f.blank(next) || strings.IndexByte(",]}:#", f.byte(next)) >= 0 {
		f.named(at, end, next)
		return end
	}
	stop := f.textEnd(end)
	f.report(func() { f.reportAfterQuoteUpTo(at, end, stop) })
	return stop
}

// plain goes on behind a text without quotes, and reports what cuts it.
func (f *flow) plain(at int) int {
	end := at
	var trap func(start, end int)
	for end < len(f.src) {
		c := f.src[end]
		switch {
		case c == ',' || c == ']' || c == '}' || c == '\n' || c == '#' && f.blank(end-1):
			return f.endPlain(at, end, trap)
		case c == ':' && (f.blank(end+1) || strings.IndexByte(",[]{}", f.byte(end+1)) >= 0):
			if !f.value {
				return f.endPlain(at, end, trap)
			}
			trap = or(trap, f.reportColonInFlow)
		case c == '$' && strings.HasPrefix(string(f.src[end:min(end+3, len(f.src))]), "${{"):
			trap = f.reportHoleInFlow
			if n, ok := holeEnd(f.ahead(end), len("${{")); ok {
				end += n
				continue
			}
		case c == '?':
			trap = or(trap, f.reportQuestionInFlow)
		case c == '(' && f.callEnd(end) > 0:
			if strings.Contains(f.text(end, f.callEnd(end)), ",") {
				trap = or(trap, f.reportCommaInFlow)
			}
			end = f.callEnd(end)
			continue
		case c == '{' || c == '[':
			trap = or(trap, f.reportBracketInFlow)
			if end = f.bracketEnd(end); end < 0 {
				return len(f.src)
			}
			continue
		}
		end++
	}
	return end
}

func or(a, b func(start, end int)) func(start, end int) {
	if a != nil {
		return a
	}
	return b
}

// endPlain reports the trap in a text, if there is one, and returns end.
func (f *flow) endPlain(at, end int, trap func(start, end int)) int {
	last := end
	for last > at && f.blank(last-1) {
		last--
	}
	if trap != nil {
		f.report(func() { trap(at, last) })
	}
	f.named(at, last, end)
	return end
}

// named notes the text from start to end if it is a key: if a colon stands at next.
func (f *flow) named(start, end, next int) {
	if f.byte(next) == ':' && !f.value {
		f.name = strings.Trim(string(f.src[start:end]), "'\"")
	}
}

// report runs a reporting method such that what it adds goes to the list of the collection, which is dropped
// if the collection turns out not to be closed, and such that hints name the key at hand.
func (f *flow) report(report func()) {
	list, key := f.surveyor.diags, f.surveyor.key
	f.surveyor.diags, f.surveyor.key = &f.diags, ""
	if f.value {
		f.surveyor.key = f.name
	}
	report()
	f.surveyor.diags, f.surveyor.key = list, key
}

// ahead returns the rest of the line at at, as far as it is worth while to look: not for ever in a file that
// is made to waste time.
func (f *flow) ahead(at int) string {
	if f.looks++; f.looks > 10_000 {
		return ""
	}
	return f.text(at, min(lineEnd(f.src, at), at+10_000))
}

// textEnd returns the end of what was meant to be one text: the next comma or closing bracket outside
// brackets and strings, on the same line.
func (f *flow) textEnd(at int) int {
	sc := scanner{text: f.ahead(at)}
	for sc.at < len(sc.text) {
		if c := sc.text[sc.at]; sc.depth == 0 && (c == ',' || c == '}' || c == ']') {
			break
		}
		sc.next()
	}
	end := at + sc.at
	for end > at && f.blank(end-1) {
		end--
	}
	return end
}

// callEnd returns the offset behind the bracket that closes the one at at, on the same line, if there is a
// comma or a bracket between them; else -1.
func (f *flow) callEnd(at int) int {
	end := f.bracketEnd(at)
	if end < 0 || !strings.ContainsAny(f.text(at, end), ",[{?") {
		return -1
	}
	return end
}

// bracketEnd returns the offset behind the bracket that closes the one at at, on the same line; -1 if there
// is none.
func (f *flow) bracketEnd(at int) int {
	sc := scanner{text: f.ahead(at)}
	for sc.at < len(sc.text) {
		if sc.next(); sc.depth == 0 {
			return at + sc.at
		}
	}
	return -1
}
