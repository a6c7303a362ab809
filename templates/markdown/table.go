package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tableTransformer makes a table of the lines of a paragraph whose second or a later one is a row of dashes (gfm, §4.10). What
// stands before the line above that stays a paragraph.
type tableTransformer struct{}

// Transform implements parser.ParagraphTransformer.
func (tableTransformer) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	source, lines := reader.Source(), p.Lines()
	for i := 1; i < lines.Len(); i++ {
		styles, ok := alignments(lines.At(i), source)
		if !ok {
			continue
		}
		if head := cells(lines.At(i-1), source); len(head) == len(styles) {
			table := newTable(styles, head)
			if i+1 < lines.Len() {
				table.AppendChild(table, body(styles, lines, i+1, source))
			}
			replaceLines(p, i-1, table, source)
		}
		return
	}
}

func newTable(styles []string, head []text.Segment) ast.Node {
	table, top := &blockTag{name: "table"}, &blockTag{name: "thead"}
	top.AppendChild(top, row("th", styles, head))
	table.AppendChild(table, top)
	return table
}

// body returns the rows from line from on.
func body(styles []string, lines *text.Segments, from int, source []byte) ast.Node {
	b := &blockTag{name: "tbody"}
	for i := from; i < lines.Len(); i++ {
		b.AppendChild(b, row("td", styles, cells(lines.At(i), source)))
	}
	return b
}

// row returns a row of as many cells as there are styles.
func row(tag string, styles []string, cells []text.Segment) ast.Node {
	r := &blockTag{name: "tr"}
	for i, style := range styles {
		cell := &blockTag{name: tag}
		if i < len(cells) {
			cell.style = style
			cell.Lines().Append(cells[i])
		}
		r.AppendChild(r, cell)
	}
	return r
}

// replaceLines puts table in the place of the paragraph's lines from the line from on.
func replaceLines(p *ast.Paragraph, from int, table ast.Node, source []byte) {
	parent := p.Parent()
	parent.InsertAfter(parent, p, table)
	if from == 0 {
		parent.RemoveChild(parent, p)
		return
	}
	p.Lines().SetSliced(0, from)
	last := p.Lines().At(from - 1)
	p.Lines().Set(from-1, last.TrimRightSpace(source))
}

// alignments returns the style of each column that a row of dashes describes; ok is false if the line is no such row.
func alignments(line text.Segment, source []byte) (styles []string, ok bool) {
	if indent, _ := util.IndentWidth(line.Value(source), 0); indent > 3 {
		return nil, false
	}
	for _, cell := range cells(line, source) {
		style, ok := alignment(cell.Value(source))
		if !ok {
			return nil, false
		}
		styles = append(styles, style)
	}
	return styles, len(styles) > 0
}

// alignment returns the style that a cell of a row of dashes asks for.
func alignment(cell []byte) (style string, ok bool) {
	dashes, left := bytes.CutPrefix(cell, []byte(":"))
	dashes, right := bytes.CutSuffix(dashes, []byte(":"))
	if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
		return "", false
	}
	switch {
	case left && right:
		return "text-align:center", true
	case left:
		return "text-align:left", true
	case right:
		return "text-align:right", true
	}
	return "", true
}

// cells returns the cells of a row without the space around them. A pipe behind a backslash belongs to its cell.
func cells(line text.Segment, source []byte) []text.Segment {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	at, end := line.Start, line.Stop
	if at < end && source[at] == '|' {
		at++
	}
	var all []text.Segment
	for at < end {
		stop := at
		for stop < end && (source[stop] != '|' || stop > at && source[stop-1] == '\\') {
			stop++
		}
		cell := text.NewSegment(at, stop)
		cell = cell.TrimLeftSpace(source)
		all = append(all, cell.TrimRightSpace(source))
		at = stop + 1
	}
	return all
}

// renderCode renders a code span; in a table the backslash before a pipe is not part of it (gfm, example 200).
func renderCode(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	var code []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			code = append(code, t.Segment.Value(source)...)
		}
	}
	code = bytes.ReplaceAll(code, []byte("\n"), []byte(" "))
	if inCell(n) {
		code = bytes.ReplaceAll(code, []byte(`\|`), []byte("|"))
	}
	_, _ = w.WriteString("<code>")
	ghtml.DefaultWriter.RawWrite(w, code)
	_, _ = w.WriteString("</code>")
	return ast.WalkSkipChildren, nil
}

func inCell(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if _, ok := n.(*blockTag); ok {
			return true
		}
	}
	return false
}
