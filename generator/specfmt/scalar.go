package specfmt

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/stgen/stgen/generator/spec"
)

// scalar lays out a text within a level in column is.
func (l *layout) scalar(n *spec.Node, is int) {
	switch {
	case n.Style == spec.Literal || n.Style == spec.Folded:
		l.blockScalar(n, is)
	case strings.Contains(n.Span.Text(), "\n"):
		l.lines(n, is)
	default:
		l.requote(n)
	}
}

// requote chooses the quotes of a text in quotes, if it is on one line and has no signs that only escapes can write.
func (l *layout) requote(n *spec.Node) {
	if n.Style != spec.SingleQuoted && n.Style != spec.DoubleQuoted {
		return
	}
	text := n.Text.String()
	if strings.Contains(n.Span.Text(), "\n") || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return
	}
	l.edit(n.Span.Start, n.Span.End, quote(text))
}

// quote returns text in double quotes, or in single ones where that spares escapes.
func quote(text string) string {
	escapes := strings.Count(text, `"`) + strings.Count(text, `\`)
	if escapes > strings.Count(text, "'") {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// lines indents the further lines of a text without a block sign, which YAML joins to one.
func (l *layout) lines(n *spec.Node, is int) {
	text := n.Span.Text()
	lines := strings.Split(text, "\n")
	for i := 1; i < len(lines); i++ {
		lines[i] = strings.TrimLeft(lines[i], " \t")
		if lines[i] != "" {
			lines[i] = strings.Repeat(" ", is+step) + lines[i]
		}
	}
	l.edit(n.Span.Start, n.Span.End, strings.Join(lines, "\n"))
}

// blockScalar moves the lines of a block of text.
func (l *layout) blockScalar(n *spec.Node, is int) {
	for line := range strings.Lines(n.Text.String()) {
		if line = strings.TrimRight(line, "\n"); line != "" && strings.Trim(line, " \t") == "" {
			l.refuse(n.Span.Start, "a block of text with a line of nothing but spaces")
			return
		}
	}
	start, end := n.Span.Start, n.Span.End
	if end > start && l.src[end-1] == '\n' {
		end--
	}
	lines := strings.Split(string(l.src[start:end]), "\n")
	if strings.ContainsAny(headerOf(lines[0]), "123456789") {
		l.blockWithIndicator(start, end, lines, is)
		return
	}
	was := -1
	for _, line := range lines[1:] {
		if text := strings.TrimLeft(line, " "); text != "" {
			was = len(line) - len(text)
			break
		}
	}
	l.edit(start, end, strings.Join(moved(lines, was, is+step), "\n"))
}

// headerOf returns the sign of a block with its indicators.
func headerOf(line string) string {
	header, _, _ := strings.Cut(line, " ")
	return header
}

// moved returns lines whose text begins in column was such that it begins in column is; the first one is the header.
func moved(lines []string, was, is int) []string {
	out := []string{lines[0]}
	for _, line := range lines[1:] {
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case was < 0 || spaces == len(line) && spaces <= was:
			out = append(out, "")
		default:
			out = append(out, strings.Repeat(" ", max(0, spaces-was+is))+line[spaces:])
		}
	}
	return out
}

// blockWithIndicator moves a block whose header says how far it is indented from the level around it.
func (l *layout) blockWithIndicator(start, end int, lines []string, is int) {
	digit := strings.IndexAny(lines[0], "123456789")
	own := int(lines[0][digit] - '0')
	parent := 0
	if n := len(l.open); n > 0 {
		parent = l.open[n-1].was
	}
	if is < 0 || parent+own > 0 && !l.isIndented(lines[1:], parent+own) {
		l.refuse(start, "this block of text")
		return
	}
	l.edit(start, end, strings.Join(moved(lines, parent+own, max(is, 0)+own), "\n"))
}

// isIndented reports whether all lines with text begin in a column or behind it.
func (l *layout) isIndented(lines []string, column int) bool {
	for _, line := range lines {
		if text := bytes.TrimLeft([]byte(line), " "); len(text) > 0 && len(line)-len(text) < column {
			return false
		}
	}
	return true
}
