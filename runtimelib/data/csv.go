package data

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
)

// File is a file whose rows are shared by all sessions, read again when the file has changed. Create it with CSV or JSON.
type File[T any] struct {
	path  string
	parse func(content []byte) ([]T, error)

	mu      sync.Mutex
	checked time.Time // when the file was last looked at
	stamp   stamp
	version uint64
	rows    []T
	err     error
}

// stamp tells one state of a file from another.
type stamp struct {
	size    int64
	changed time.Time
}

// CSV returns the file at path, relative to the working directory. decode makes a row of T of a record; it reads the
// columns by the methods of Record.
func CSV[T any](path string, decode func(*Record) T) *File[T] {
	return &File[T]{path: path, parse: func(content []byte) ([]T, error) { return readCSV(content, decode) }}
}

// lookAgain is how long a file is taken to be unchanged.
const lookAgain = 500 * time.Millisecond

// Rows returns the rows. They are shared: they must not be changed. A file that cannot be read, or does not have the
// columns any more that the app was built for, is a panic with an error that names row and column.
func (f *File[T]) Rows() []T {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refresh()
	if f.err != nil {
		panic(f.err)
	}
	return f.rows
}

// Version returns a number that rises whenever the file's content is found changed.
func (f *File[T]) Version() uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refresh()
	return f.version
}

// refresh reads the file if it has changed. The caller holds mu.
func (f *File[T]) refresh() {
	if now := time.Now(); f.version > 0 && now.Sub(f.checked) < lookAgain {
		return
	} else {
		f.checked = now
	}
	var found stamp
	if info, err := os.Stat(f.path); err == nil {
		found = stamp{info.Size(), info.ModTime()}
	}
	if f.version > 0 && found == f.stamp {
		return
	}
	f.stamp = found
	f.version++
	f.rows, f.err = f.read()
}

func (f *File[T]) read() ([]T, error) {
	content, err := os.ReadFile(f.path)
	if err != nil {
		return nil, err
	}
	rows, err := f.parse(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.path, err)
	}
	return rows, nil
}

// readCSV reads the rows of a CSV file.
func readCSV[T any](content []byte, decode func(*Record) T) (rows []T, err error) {
	header, cells, err := records(content)
	if err != nil {
		return nil, err
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			rows, err = nil, r
		default:
			panic(r)
		}
	}()
	rows = make([]T, len(cells))
	record := &Record{header: header}
	for i, row := range cells {
		record.row, record.cells = i+1, row
		rows[i] = decode(record)
	}
	return rows, nil
}

// Record is one row of a file. Its methods read a cell by the column's name; a cell that is not of the kind asked
// for ends the reading of the file with an Error.
type Record struct {
	header []string
	row    int
	cells  []string
}

func (r *Record) fail(column, format string, args ...any) {
	panic(&Error{Row: r.row, Column: column, Reason: fmt.Sprintf(format, args...)})
}

func (r *Record) cell(column string) string {
	i := slices.Index(r.header, column)
	if i < 0 {
		panic(&Error{Column: column, Reason: "the file has no such column any more"})
	}
	return r.cells[i]
}

// parse reads a cell that must not be empty.
func parse[T any](r *Record, column, what string, read func(string) (T, error)) T {
	cell := r.cell(column)
	if cell == "" {
		r.fail(column, "the cell is empty")
	}
	v, err := read(cell)
	if err != nil {
		r.fail(column, "%q is no %s", cell, what)
	}
	return v
}

// maybe reads a cell that may be empty.
func maybe[T any](r *Record, column string, read func(string) T) opt.Of[T] {
	if r.cell(column) == "" {
		return opt.None[T]()
	}
	return opt.Some(read(column))
}

// String returns the cell's text; "" if it is empty.
func (r *Record) String(column string) string { return r.cell(column) }

// Int returns the cell as a whole number.
func (r *Record) Int(column string) int { return parse(r, column, "whole number", strconv.Atoi) }

// Float returns the cell as a number.
func (r *Record) Float(column string) float64 {
	return parse(r, column, "number", func(s string) (float64, error) { return strconv.ParseFloat(s, 64) })
}

// Bool returns the cell as true or false.
func (r *Record) Bool(column string) bool { return parse(r, column, "bool", strconv.ParseBool) }

// Date returns the cell as a date.
func (r *Record) Date(column string) civil.Date { return parse(r, column, "date", civil.ParseDate) }

// DateTime returns the cell as a date and time.
func (r *Record) DateTime(column string) time.Time {
	return parse(r, column, "date and time", parseDateTime)
}

// OptString returns the cell's text; nothing if it is empty.
func (r *Record) OptString(column string) opt.Of[string] { return maybe(r, column, r.String) }

// OptInt returns the cell as a whole number; nothing if it is empty.
func (r *Record) OptInt(column string) opt.Of[int] { return maybe(r, column, r.Int) }

// OptFloat returns the cell as a number; nothing if it is empty.
func (r *Record) OptFloat(column string) opt.Of[float64] { return maybe(r, column, r.Float) }

// OptBool returns the cell as true or false; nothing if it is empty.
func (r *Record) OptBool(column string) opt.Of[bool] { return maybe(r, column, r.Bool) }

// OptDate returns the cell as a date; nothing if it is empty.
func (r *Record) OptDate(column string) opt.Of[civil.Date] { return maybe(r, column, r.Date) }

// OptDateTime returns the cell as a date and time; nothing if it is empty.
func (r *Record) OptDateTime(column string) opt.Of[time.Time] { return maybe(r, column, r.DateTime) }
