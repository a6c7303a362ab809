package diag

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/stgen/stgen/generator/source"
)

// Text renders the list for people, one diagnostic after the other, an empty line between them:
//
//	app.yaml:14:12: error: two widgets use the key "city" [duplicate-widget-key]
//	   |
//	 9 |       key: city
//	   |            ---- first used here
//	14 |       key: city
//	   |            ^^^^
//	   = hint: a key names one value in session state; rename one, e.g. `key: city_2`
//
// With colour, ANSI escapes set off the parts; the text is the same.
func (l List) Text(colour bool) string {
	var b strings.Builder
	for i, d := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(d.Text(colour))
	}
	return b.String()
}

// Text renders one diagnostic as List.Text does.
func (d *Diagnostic) Text(colour bool) string {
	p := printer{colour: colour}
	p.headline(d)
	marks := d.marks()
	p.gutter = gutterWidth(marks)
	for i, file := range files(marks) {
		p.excerpt(file, marks, i > 0)
	}
	if d.Hint != "" {
		p.hint(d.Hint)
	}
	return p.String()
}

// mark is a span to point at in an excerpt.
type mark struct {
	span    source.Span
	note    string
	primary bool
}

// marks returns the places of d in the order of the file, those in the primary's file first.
func (d *Diagnostic) marks() []mark {
	var marks []mark
	if !d.Span.IsZero() {
		marks = append(marks, mark{span: d.Span, primary: true})
	}
	for _, l := range d.Labels {
		marks = append(marks, mark{span: l.Span, note: l.Note})
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		if a.span.File != b.span.File {
			return 0
		}
		return a.span.Start - b.span.Start
	})
	return marks
}

// columns returns the first and the last byte of m on its first line, which has the given length.
func (m mark) columns(length int) (from, to int) {
	from, to = m.span.Pos().Column-1, length
	if m.span.EndPos().Line == m.span.Pos().Line {
		to = m.span.EndPos().Column - 1
	}
	return min(from, length), min(to, length)
}

// files returns the files of marks, that of the primary mark first.
func files(marks []mark) []*source.File {
	var files []*source.File
	for _, m := range marks {
		switch at := slices.Index(files, m.span.File); {
		case at < 0 && m.primary:
			files = slices.Insert(files, 0, m.span.File)
		case at < 0:
			files = append(files, m.span.File)
		case m.primary:
			files = slices.Insert(slices.Delete(files, at, at+1), 0, m.span.File)
		}
	}
	return files
}

// gutterWidth returns the number of digits of the highest line number that marks show.
func gutterWidth(marks []mark) int {
	line := 1
	for _, m := range marks {
		line = max(line, m.span.Pos().Line)
	}
	return max(2, len(strconv.Itoa(line)))
}

// printer writes one diagnostic.
type printer struct {
	strings.Builder
	colour bool
	gutter int
}

const (
	bold   = "\x1b[1m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	blue   = "\x1b[1;34m"
	dim    = "\x1b[2m"
	reset  = "\x1b[0m"
)

// paint writes text in a colour, if there are colours.
func (p *printer) paint(colour, text string) {
	if !p.colour || text == "" {
		p.WriteString(text)
		return
	}
	p.WriteString(colour + text + reset)
}

func (p *printer) headline(d *Diagnostic) {
	if !d.Span.IsZero() {
		p.paint(bold, d.Span.String()+":")
		p.WriteByte(' ')
	}
	p.paint(severityColour(d.Severity), d.Severity.String()+":")
	p.WriteByte(' ')
	p.paint(bold, d.Message)
	if d.Code != nil {
		p.WriteByte(' ')
		p.paint(dim, "["+d.Code.Name+"]")
	}
	p.WriteByte('\n')
}

func severityColour(s Severity) string {
	if s == Warning {
		return yellow
	}
	return red
}

// excerpt shows the lines of file that marks point at, and the marks under them.
func (p *printer) excerpt(file *source.File, marks []mark, named bool) {
	p.margin("|")
	if named {
		p.WriteString(" " + file.Name)
	}
	p.WriteByte('\n')
	shown := 0
	var w window
	for _, m := range marks {
		if m.span.File != file {
			continue
		}
		if line := m.span.Pos().Line; line != shown {
			w = newWindow(file.Line(line), m)
			p.line(w.text(), line)
			shown = line
		}
		p.underline(m, w)
	}
}

// margin writes what stands left of a row that has no line number.
func (p *printer) margin(sign string) {
	p.paint(blue, strings.Repeat(" ", p.gutter+1)+sign)
}

func (p *printer) line(text string, number int) {
	p.paint(blue, fmt.Sprintf("%*d |", p.gutter, number))
	if text = strings.TrimRight(expandTabs(text), " "); text != "" {
		p.WriteString(" " + text)
	}
	p.WriteByte('\n')
}

// underline marks the bytes of m within the part of its line that w shows.
func (p *printer) underline(m mark, w window) {
	from, to := m.columns(len(w.line))
	from, to = w.clip(from), w.clip(to)
	left := displayWidth(expandTabs(w.before() + w.line[w.from:from]))
	width := max(1, displayWidth(expandTabs(w.before()+w.line[w.from:to]))-left)
	p.margin("|")
	p.WriteString(" " + strings.Repeat(" ", left))
	if m.primary {
		p.paint(red, strings.Repeat("^", width))
	} else {
		p.paint(blue, strings.TrimRight(strings.Repeat("-", width)+" "+m.note, " "))
	}
	p.WriteByte('\n')
}

// hint writes the hint; further lines of it are indented below its first.
func (p *printer) hint(hint string) {
	lines := strings.Split(strings.TrimRight(hint, "\n"), "\n")
	p.margin("=")
	p.WriteByte(' ')
	p.paint(bold, "hint:")
	p.WriteString(" " + lines[0] + "\n")
	for _, line := range lines[1:] {
		p.WriteString(strings.TrimRight(strings.Repeat(" ", p.gutter+1+len("= hint: "))+line, " ") + "\n")
	}
}
