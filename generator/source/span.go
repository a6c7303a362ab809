package source

// Span is a piece of a file, from byte offset Start up to and without End. A span may be empty: it then
// names a place between two bytes. The zero Span stands for no place at all.
type Span struct {
	File  *File
	Start int
	End   int
}

// IsZero reports whether s names no place.
func (s Span) IsZero() bool { return s.File == nil }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Text returns what the file says at s; "" for the zero span.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return string(s.File.Bytes[s.Start:s.End])
}

// Pos returns the position of the first byte; the zero Position for the zero span.
func (s Span) Pos() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.Start)
}

// EndPos returns the position just behind the last byte; the zero Position for the zero span.
func (s Span) EndPos() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.End)
}

// To returns the span from the start of s to the end of last. If either is zero or they stand in
// different files, it returns the one that names a place, s first.
func (s Span) To(last Span) Span {
	switch {
	case s.File == nil:
		return last
	case last.File != s.File:
		return s
	}
	return Span{File: s.File, Start: min(s.Start, last.Start), End: max(s.End, last.End)}
}

// Contains reports whether other lies within s.
func (s Span) Contains(other Span) bool {
	return s.File != nil && s.File == other.File && s.Start <= other.Start && other.End <= s.End
}

// Head returns the empty span at the start of s.
func (s Span) Head() Span { return Span{File: s.File, Start: s.Start, End: s.Start} }

// Tail returns the empty span at the end of s.
func (s Span) Tail() Span { return Span{File: s.File, Start: s.End, End: s.End} }

// String returns "name:line:column", or "-" for the zero span.
func (s Span) String() string {
	if s.File == nil {
		return "-"
	}
	return s.File.Name + ":" + s.Pos().String()
}
