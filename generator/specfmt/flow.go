package specfmt

import (
	"strings"

	"github.com/stgen/stgen/generator/spec"
)

// flow lays out a collection in brackets within a level in column is. On one line it gets its spaces; over several it
// keeps its line breaks and comments.
func (l *layout) flow(n *spec.Node, is int) {
	w := &flowWriter{layout: l, base: max(is, 0)}
	if l.isFirst(n.Span.Start) {
		w.base = max(is+step, 0)
	}
	w.collect(n)
	for at := n.Span.Start; at < n.Span.End; {
		at = w.token(at)
	}
	l.edit(n.Span.Start, n.Span.End, w.out.String())
}

// flowWriter writes a collection in brackets token by token.
type flowWriter struct {
	*layout
	base    int // column of the line that opens it
	depth   int // brackets open
	scalars map[int]*spec.Node
	out     strings.Builder
	space   bool // a space is due in front of the next token on this line
	fresh   bool // nothing is written on this line
	alias   bool // the last token was an alias
	colon   bool // the last token was a colon, which a sign right behind it would make a part of the key
}

// collect notes all texts and aliases by their offsets.
func (w *flowWriter) collect(n *spec.Node) {
	if w.scalars == nil {
		w.scalars = map[int]*spec.Node{}
	}
	switch {
	case !n.Alias.IsZero():
		w.scalars[n.Alias.Start] = n
	case n.Kind == spec.Scalar || n.Kind == spec.Null && n.Span.Len() > 0:
		w.scalars[n.Span.Start] = n
	}
	if !n.Alias.IsZero() {
		return
	}
	for _, e := range n.Entries {
		w.collect(e.Key)
		w.collect(e.Value)
	}
	for _, item := range n.Items {
		w.collect(item)
	}
}

// token writes what stands at at and returns the offset behind it.
func (w *flowWriter) token(at int) int {
	if n := w.scalars[at]; n != nil {
		w.write(w.scalarText(n))
		w.space, w.alias = true, !n.Alias.IsZero()
		return max(end(n), at+1)
	}
	switch c := w.src[at]; c {
	case ' ', '\t':
		return at + 1
	case '\n':
		w.lineBreak()
		return at + 1
	case '#':
		comment := w.lineEnd(at)
		spaces := w.src[w.lineStart(at):at]
		if !w.fresh && strings.TrimSpace(string(spaces)) != "" {
			w.out.WriteString(trailingSpaces(string(spaces)))
			w.space = false
		}
		w.write(strings.TrimRight(string(w.src[at:comment]), " \t"))
		return comment
	case '{', '[':
		w.write(string(c))
		w.depth++
		w.space = false
	case '}', ']':
		w.depth--
		w.space = w.colon
		w.write(string(c))
		w.space = true
	case ',':
		w.space = w.colon
		w.write(",")
		w.space = true
	case ':':
		w.space = w.alias // which would take the colon for a part of its name
		w.write(":")
		w.space, w.colon = true, true
	default: // an anchor, or a question mark
		stop := w.wordEnd(at)
		w.write(string(w.src[at:stop]))
		w.space = true
		return stop
	}
	return at + 1
}

// trailingSpaces returns the white space at the end of a line's beginning; at least one space.
func trailingSpaces(line string) string {
	spaces := line[len(strings.TrimRight(line, " \t")):]
	if spaces == "" {
		return " "
	}
	return strings.ReplaceAll(spaces, "\t", " ")
}

// write writes a token, with the space or the indentation in front of it.
func (w *flowWriter) write(text string) {
	switch {
	case w.fresh:
		w.out.WriteString(strings.Repeat(" ", w.base+step*w.depth))
	case w.space:
		w.out.WriteByte(' ')
	}
	w.fresh, w.space, w.alias, w.colon = false, false, false, false
	w.out.WriteString(text)
}

// lineBreak ends a line; of several empty ones one is kept.
func (w *flowWriter) lineBreak() {
	if text := w.out.String(); strings.HasSuffix(text, "\n\n") {
		return
	}
	w.out.WriteByte('\n')
	w.fresh, w.space = true, false
}

// scalarText returns a text or alias as it is written.
func (w *flowWriter) scalarText(n *spec.Node) string {
	if !n.Alias.IsZero() {
		return n.Alias.Text()
	}
	sub := &layout{file: w.file, src: w.src}
	sub.requote(n)
	if len(sub.edits) > 0 {
		return sub.edits[0].text
	}
	return n.Span.Text()
}
