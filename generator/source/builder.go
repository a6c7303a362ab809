package source

import "strings"

// Builder collects a decoded text from the pieces of a file, in order. The zero Builder is not usable;
// NewBuilder makes one. A Builder must not be used after Text.
type Builder struct {
	file *File
	text strings.Builder
	runs []run
}

// NewBuilder returns an empty builder of a text that stands in f.
func NewBuilder(f *File) *Builder { return &Builder{file: f} }

// Verbatim appends the source bytes from start up to end as they are.
func (b *Builder) Verbatim(start, end int) {
	if start >= end {
		return
	}
	if n := len(b.runs); n > 0 {
		last := &b.runs[n-1]
		if last.length == last.width && last.source+last.width == start {
			last.length += end - start
			last.width += end - start
			b.text.Write(b.file.Bytes[start:end])
			return
		}
	}
	b.runs = append(b.runs, run{b.text.Len(), end - start, start, end - start})
	b.text.Write(b.file.Bytes[start:end])
}

// Decoded appends text that the source spells differently, from start up to end: an escape, a line break.
func (b *Builder) Decoded(text string, start, end int) {
	if text == "" {
		return
	}
	b.runs = append(b.runs, run{b.text.Len(), len(text), start, end - start})
	b.text.WriteString(text)
}

// Text returns what was decoded; whole is the span of the scalar, which an empty text stands at.
func (b *Builder) Text(whole Span) Text {
	t := Text{file: b.file, text: b.text.String(), runs: b.runs, source: whole}
	t.source = t.SpanOf(0, len(t.text))
	return t
}
