package spec

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/stgen/stgen/generator/source"
)

// Note [Places]
//
// yaml.v3 tells the decoded value of a scalar and where it starts. Here the source is read again from there
// on, side by side with the decoded value: each step takes a piece of source that yields the next piece of
// the value, and notes the two. Since the value is known, nothing of YAML's context (indentation, flow) has
// to be known; where the two do not match, which should not happen, the whole value stands at its start.

// scalarReader walks through the source of one scalar and through its decoded value.
type scalarReader struct {
	file *source.File
	src  []byte
	at   int    // offset in src
	want string // what is still to be decoded
	out  *source.Builder
}

// readScalar returns the decoded text with its places, and the offset behind the scalar.
func readScalar(f *source.File, start int, style Style, value string) (source.Text, int) {
	if at := start + quoteWidth(style); isVerbatim(f.Bytes, at, style, value) {
		end := at + len(value)
		return source.Verbatim(f.Span(at, end)), end + quoteWidth(style)
	}
	r := &scalarReader{file: f, src: f.Bytes, at: start, want: value, out: source.NewBuilder(f)}
	var ok bool
	switch style {
	case SingleQuoted:
		ok = r.quoted('\'')
	case DoubleQuoted:
		ok = r.quoted('"')
	case Literal, Folded:
		ok = r.block(style == Folded)
	default:
		ok = r.plain()
	}
	if !ok {
		end := lineEnd(f.Bytes, start)
		return source.Synthetic(value, f.Span(start, end)), end
	}
	return r.out.Text(f.Span(start, r.at)), r.at
}

// isVerbatim reports whether the source at at says a value letter by letter, as most do.
func isVerbatim(src []byte, at int, style Style, value string) bool {
	end := at + len(value)
	if end > len(src) || string(src[at:end]) != value || strings.IndexByte(value, '\n') >= 0 {
		return false
	}
	switch style {
	case Plain:
		return true
	case SingleQuoted:
		return end < len(src) && src[end] == '\'' && strings.IndexByte(value, '\'') < 0
	case DoubleQuoted:
		return end < len(src) && src[end] == '"' && strings.IndexByte(value, '\\') < 0
	}
	return false
}

// quoteWidth returns the length of the quote on each side of a scalar.
func quoteWidth(style Style) int {
	if style == SingleQuoted || style == DoubleQuoted {
		return 1
	}
	return 0
}

// peek returns the byte at the given distance, 0 behind the end of the file.
func (r *scalarReader) peek(distance int) byte {
	if i := r.at + distance; i < len(r.src) {
		return r.src[i]
	}
	return 0
}

// verbatim takes one rune that stands for itself.
func (r *scalarReader) verbatim() bool {
	_, n := utf8.DecodeRune(r.src[r.at:])
	if n > len(r.want) || string(r.src[r.at:r.at+n]) != r.want[:n] {
		return false
	}
	r.out.Verbatim(r.at, r.at+n)
	r.at += n
	r.want = r.want[n:]
	return true
}

// decoded takes n source bytes that stand for text.
func (r *scalarReader) decoded(text string, n int) bool {
	if !strings.HasPrefix(r.want, text) || r.at+n > len(r.src) {
		return false
	}
	r.out.Decoded(text, r.at, r.at+n)
	r.at += n
	r.want = r.want[len(text):]
	return true
}

// plain takes a scalar without quotes, which ends with its value.
func (r *scalarReader) plain() bool {
	for r.want != "" {
		ok := false
		switch {
		case r.at >= len(r.src):
		case isSpace(r.src[r.at]):
			ok = r.space()
		default:
			ok = r.verbatim()
		}
		if !ok {
			return false
		}
	}
	return true
}

// quoted takes a scalar in quotes, which ends behind the second one.
func (r *scalarReader) quoted(quote byte) bool {
	if r.peek(0) != quote {
		return false
	}
	whole := r.at
	r.at++
	for r.at < len(r.src) {
		ok := true
		switch c := r.peek(0); {
		case c == quote && quote == '\'' && r.peek(1) == '\'':
			ok = r.decoded("'", 2)
		case c == quote:
			r.at++
			return r.want == "" && r.at > whole
		case c == '\\' && quote == '"':
			ok = r.escape()
		case isSpace(c):
			ok = r.space()
		default:
			ok = r.verbatim()
		}
		if !ok {
			return false
		}
	}
	return false
}

// space takes all white space at hand. With line breaks it stands for a space, or for one newline less than
// there are; without, for itself.
func (r *scalarReader) space() bool {
	n := spaceLength(r.src[r.at:])
	switch breaks := bytes.Count(r.src[r.at:r.at+n], []byte{'\n'}); breaks {
	case 0:
		return r.decoded(string(r.src[r.at:r.at+n]), n)
	case 1:
		return r.decoded(" ", n)
	default:
		return r.decoded(strings.Repeat("\n", breaks-1), n)
	}
}

// spaceLength returns the length of the white space at the start of src.
func spaceLength(src []byte) int { return len(src) - len(bytes.TrimLeft(src, " \t\r\n")) }

// escape takes a backslash and what belongs to it.
func (r *scalarReader) escape() bool {
	if c := r.peek(1); c == '\n' || c == '\r' {
		// An escaped line break stands for nothing, the breaks behind it for themselves.
		n := spaceLength(r.src[r.at+1:])
		breaks := bytes.Count(r.src[r.at+1:r.at+1+n], []byte{'\n'}) - 1
		return r.decoded(strings.Repeat("\n", max(breaks, 0)), n+1)
	}
	length := map[byte]int{'x': 4, 'u': 6, 'U': 10}[r.peek(1)]
	if length == 0 {
		length = 2
	}
	if r.want == "" {
		return false
	}
	_, n := utf8.DecodeRuneInString(r.want)
	return r.decoded(r.want[:n], length)
}
