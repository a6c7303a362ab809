package pb

// Frame is a table as an element holds it: cells that are read one by one for a page and encoded as a whole for the
// genuine frontend. Its rows and columns are numbered from 0. It does not change once an element holds it.
// Concurrency: safe.
type Frame interface {
	NumRows() int
	NumCols() int

	// Column returns the header of a column.
	Column(col int) string

	// Kind says what a column holds.
	Kind(col int) FrameKind

	// Text returns a cell as people read it, before any column configuration; "" if it is missing.
	Text(row, col int) string

	// Index returns the column whose cells label the rows, or -1 if rows are just numbered.
	Index() int

	// Arrow returns the table as an Arrow IPC stream.
	Arrow() ([]byte, error)
}

// FrameKind is what the cells of a column are.
type FrameKind int

// The kinds of columns. All but text align and sort by value; JSON is anything else: lists, maps, records.
const (
	FrameText FrameKind = iota
	FrameInt
	FrameFloat
	FrameBool
	FrameDate
	FrameTime
	FrameDateTime
	FrameDuration
	FrameBytes
	FrameJSON
)

// encoded returns the bytes to send for m: Data, or else its Frame's.
func (m *ArrowData) encoded() []byte {
	if m.Data != nil || m.Frame == nil {
		return m.Data
	}
	data, err := m.Frame.Arrow()
	if err != nil {
		return nil
	}
	return data
}
