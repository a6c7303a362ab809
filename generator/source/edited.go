package source

import "bytes"

// Edit replaces the bytes from Start up to End of a file by Text.
type Edit struct {
	Start, End int
	Text       string
}

// Edited returns the file as it would be with edits, which are in order and apart from each other. It remembers f, so that
// Span.Origin finds the place in f of each of its own.
func (f *File) Edited(edits []Edit) *File {
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(f.Bytes[at:e.Start])
		out.WriteString(e.Text)
		at = e.End
	}
	out.Write(f.Bytes[at:])
	edited := NewFile(f.Name, out.Bytes())
	edited.origin, edited.edits = f, edits
	return edited
}

// Origin returns the place that s has in the file that its own was edited from, if it was: s itself if not. What stands
// within a replaced text stands at the same word of what it replaced, if that is a part of it, else at all of that.
func (s Span) Origin() Span {
	for s.File != nil && s.File.origin != nil {
		f := s.File
		start, end := f.original(s.Start, false), f.original(s.End, true)
		s = f.origin.Span(start, max(start, end))
	}
	return s
}

// IsOriginal reports whether no edit has touched what stands at s.
func (s Span) IsOriginal() bool {
	if s.File == nil || s.File.origin == nil {
		return true
	}
	origin := s.Origin()
	return origin.Len() == s.Len() && origin.Text() == s.Text()
}

// original returns where the byte at offset of an edited file was; last says that offset is the end of a span.
func (f *File) original(offset int, last bool) int {
	shift := 0 // of offsets behind the edits so far: edited less original
	for _, e := range f.edits {
		start := e.Start + shift
		if offset < start || offset == start && !last {
			break
		}
		if stop := start + len(e.Text); offset < stop || offset == stop && last && len(e.Text) > 0 {
			return f.within(e, offset-start, last)
		}
		shift += len(e.Text) - (e.End - e.Start)
	}
	return offset - shift
}

// within returns where byte at of a replaced text was.
func (f *File) within(e Edit, at int, last bool) int {
	was := f.origin.Bytes[e.Start:e.End]
	if n := bytes.Index([]byte(e.Text), was); n >= 0 {
		return e.Start + min(max(at-n, 0), len(was))
	}
	if last {
		return e.End
	}
	return e.Start
}
