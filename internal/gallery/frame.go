package gallery

import (
	"errors"

	"github.com/stgen/stgen/runtimelib/pb"
)

// table is a pb.Frame of texts with a header above them.
type table struct {
	header []string
	kinds  []pb.FrameKind
	cells  [][]string
}

func (t table) NumRows() int             { return len(t.cells) }
func (t table) NumCols() int             { return len(t.header) }
func (t table) Column(c int) string      { return t.header[c] }
func (t table) Kind(c int) pb.FrameKind  { return t.kinds[c] }
func (t table) Text(row, col int) string { return t.cells[row][col] }
func (t table) Index() int               { return -1 }
func (t table) Arrow() ([]byte, error) {
	return nil, errors.New("gallery: a table to look at has no Arrow form")
}

var people = table{
	header: []string{"Name", "Age", "Remark"},
	kinds:  []pb.FrameKind{pb.FrameText, pb.FrameInt, pb.FrameText},
	cells: [][]string{
		{"Ada", "36", "**first** of all"},
		{"Grace", "85", ":blue[admiral]"},
		{"Katherine", "101", ""},
	},
}
