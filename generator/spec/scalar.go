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

// block takes a scalar that begins with | or >; it ends with the last line of its content.
func (r *scalarReader) block(folded bool) bool {
	start := r.at
	r.at = lineEnd(r.src, r.at)
	lines := r.blockLines()
	if len(lines) == 0 {
		r.at = headerEnd(r.src, start)
		return r.want == ""
	}
	for i, l := range lines {
		if i > 0 && !r.separator(lines[i-1], l, folded) {
			return false
		}
		if i == 0 && !r.leading(l) {
			return false
		}
		r.at = l.start
		if !strings.HasPrefix(r.want, string(r.src[l.start:l.end])) {
			return false
		}
		r.out.Verbatim(l.start, l.end)
		r.want = r.want[l.end-l.start:]
		r.at = l.end
	}
	return r.tail()
}

// blockLine is a line of content of a block scalar: its text without indentation, and the number of line
// breaks in front of it.
type blockLine struct {
	start, end int
	breaks     int
}

// blockLines finds the lines of content behind the header. How far they are indented follows from the first
// one and the first line of the value, which also settles indentation indicators.
func (r *scalarReader) blockLines() []blockLine {
	text := strings.TrimRight(r.want, "\n")
	if text == "" {
		return nil
	}
	first := strings.TrimLeft(text, "\n")
	own := len(first) - len(strings.TrimLeft(first, " ")) // indentation that belongs to the value
	var lines []blockLine
	indent, breaks := -1, 0
	for at := skipBreak(r.src, r.at); at >= 0; {
		breaks++
		end := lineEnd(r.src, at)
		spaces := end - at - len(bytes.TrimLeft(r.src[at:end], " "))
		empty := spaces == end-at
		if indent < 0 && !empty {
			indent = spaces - own
		}
		switch {
		case empty && (indent < 0 || spaces <= indent):
		case spaces < indent:
			return lines
		default:
			lines = append(lines, blockLine{at + indent, end, breaks})
			breaks = 0
		}
		at = skipBreak(r.src, end)
	}
	return lines
}

// leading takes the empty lines in front of the first line of content.
func (r *scalarReader) leading(first blockLine) bool {
	for range first.breaks - 1 {
		r.at = skipBreak(r.src, r.at)
		end := lineEnd(r.src, r.at)
		if !r.decoded("\n", end-r.at) {
			return false
		}
	}
	return true
}

// separator takes what stands between two lines of content: as it is in a literal scalar; in a folded one a
// single break is a space, and of several the first is dropped, unless one of the lines begins with a blank.
func (r *scalarReader) separator(a, b blockLine, folded bool) bool {
	text := strings.Repeat("\n", b.breaks)
	if folded && !isBlank(r.src[a.start]) && !isBlank(r.src[b.start]) {
		text = text[1:]
		if text == "" {
			text = " "
		}
	}
	return r.decoded(text, b.start-r.at)
}

// tail takes the line breaks at the end that chomping left.
func (r *scalarReader) tail() bool {
	for r.want != "" {
		next := skipBreak(r.src, r.at)
		if next < 0 {
			// The last line of a file without a line break at its end.
			next = len(r.src)
		}
		for next < len(r.src) && r.src[next] == ' ' && len(r.want) > 1 {
			next++
		}
		if !r.decoded("\n", next-r.at) {
			return false
		}
	}
	return true
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// lineEnd returns the offset of the line break behind at, or of the end of src.
func lineEnd(src []byte, at int) int {
	n := bytes.IndexByte(src[at:], '\n')
	if n < 0 {
		return len(src)
	}
	end := at + n
	if end > at && src[end-1] == '\r' {
		end--
	}
	return end
}

// skipBreak returns the offset behind the line break at at, or -1 if there is none.
func skipBreak(src []byte, at int) int {
	rest := src[at:]
	switch {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		return at + 2
	case bytes.HasPrefix(rest, []byte("\n")):
		return at + 1
	}
	return -1
}

// headerEnd returns the offset behind the | or > at start and its indicators.
func headerEnd(src []byte, start int) int {
	end := start + 1
	for end < len(src) && strings.IndexByte("+-0123456789", src[end]) >= 0 {
		end++
	}
	return end
}
