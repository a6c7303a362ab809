package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// The nodes of GitHub's dialect are an HTML tag around what is inside them. GitHub's rules (github.github.com/gfm) are read
// here rather than by goldmark's package extension: that compiles ten regular expressions whenever a server starts, which
// takes longer than all the rest of the start that is ours.

// inlineTag is a tag within a line.
type inlineTag struct {
	ast.BaseInline
	name string
}

// blockTag is a tag around blocks or lines.
type blockTag struct {
	ast.BaseBlock
	name  string
	style string // of the style attribute, "" = none; it needs no escape
}

var (
	kindInlineTag = ast.NewNodeKind("InlineTag")
	kindBlockTag  = ast.NewNodeKind("BlockTag")
)

func (*inlineTag) Kind() ast.NodeKind              { return kindInlineTag }
func (n *inlineTag) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (*blockTag) Kind() ast.NodeKind              { return kindBlockTag }
func (n *blockTag) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func renderInlineTag(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	name := n.(*inlineTag).name
	if entering {
		_, _ = w.WriteString("<" + name + ">")
	} else {
		_, _ = w.WriteString("</" + name + ">")
	}
	return ast.WalkContinue, nil
}

func renderBlockTag(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := n.(*blockTag)
	if !entering {
		_, _ = w.WriteString("</" + tag.name + ">\n")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<" + tag.name)
	if tag.style != "" {
		_, _ = w.WriteString(` style="` + tag.style + `"`)
	}
	_ = w.WriteByte('>')
	if n.Lines().Len() == 0 && n.HasChildren() {
		_ = w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}
