package source

import (
	"sort"
	"strings"
)

// Text is a string decoded from a piece of a file, such as the value of a quoted YAML scalar, together with
// the place in the file that each of its bytes came from. Slices of a Text keep their places, so that an
// expression within a scalar, and a token within the expression, can name its exact span.
//
// The zero Text is empty and stands nowhere.
type Text struct {
	file   *File
	text   string
	base   int   // offset of text within the decoded whole that runs describe
	runs   []run // ordered, without gaps in decoded; shared between slices
	source Span  // the place of an empty or of a synthetic text
}

// run says that decoded bytes [decoded, decoded+length) come from the source bytes [source, source+width).
// With equal lengths they correspond byte by byte; otherwise (an escape, a folded line break) all decoded
// bytes come from all source bytes.
type run struct {
	decoded, length int
	source, width   int
}

// Verbatim returns the text that stands at span letter by letter.
func Verbatim(span Span) Text {
	text := span.Text()
	return Text{
		file:   span.File,
		text:   text,
		runs:   []run{{0, len(text), span.Start, len(text)}},
		source: span,
	}
}

// Synthetic returns a text that is not written in the file as it is; every part of it stands at span.
func Synthetic(text string, span Span) Text {
	return Text{
		file:   span.File,
		text:   text,
		runs:   []run{{0, len(text), span.Start, span.Len()}},
		source: span,
	}
}

// String returns the decoded text.
func (t Text) String() string { return t.text }

// Len returns the length of the decoded text in bytes.
func (t Text) Len() int { return len(t.text) }

// Slice returns the part of t from byte start up to end, with its places. Offsets are moved into t.
func (t Text) Slice(start, end int) Text {
	start = min(max(start, 0), len(t.text))
	end = min(max(end, start), len(t.text))
	return Text{
		file:   t.file,
		text:   t.text[start:end],
		base:   t.base + start,
		runs:   t.runs,
		source: t.SpanOf(start, end),
	}
}

// TrimSpace returns t without the white space at both ends.
func (t Text) TrimSpace() Text {
	left := len(t.text) - len(strings.TrimLeft(t.text, " \t\r\n"))
	right := len(strings.TrimRight(t.text, " \t\r\n"))
	return t.Slice(left, max(left, right))
}

// Span returns where t stands in the file: from the source of its first byte to that of its last.
func (t Text) Span() Span { return t.source }

// SpanOf returns where the decoded bytes from start up to end stand. An empty range is the place in front of
// the byte at start, or behind the last one. Offsets are moved into t, so that the span always lies in t's.
func (t Text) SpanOf(start, end int) Span {
	if t.file == nil || len(t.runs) == 0 || len(t.text) == 0 {
		return t.source
	}
	start = min(max(start, 0), len(t.text))
	end = min(max(end, start), len(t.text))
	switch {
	case start < end:
		return t.file.Span(t.first(start), t.last(end-1))
	case start < len(t.text):
		return t.file.Span(t.first(start), t.first(start))
	}
	at := t.last(start - 1)
	return t.file.Span(at, at)
}

// runOf returns the run that holds the decoded byte at i of t, and that byte's offset within the run.
func (t Text) runOf(i int) (run, int) {
	i += t.base
	n := sort.Search(len(t.runs), func(n int) bool { return t.runs[n].decoded > i }) - 1
	r := t.runs[max(n, 0)]
	return r, i - r.decoded
}

// first returns the source offset at which the decoded byte at i begins.
func (t Text) first(i int) int {
	r, at := t.runOf(i)
	if r.length == r.width {
		return r.source + at
	}
	return r.source
}

// last returns the source offset behind the decoded byte at i.
func (t Text) last(i int) int {
	r, at := t.runOf(i)
	if r.length == r.width {
		return r.source + at + 1
	}
	return r.source + r.width
}
