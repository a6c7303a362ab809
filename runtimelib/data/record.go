package data

import (
	"slices"
	"strconv"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
)

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

func (r *Record) fail(column, reason string) {
	panic(&Error{Row: r.row, Column: column, Reason: reason})
}

func (r *Record) cell(column string) string {
	i := slices.Index(r.header, column)
	if i < 0 {
		panic(&Error{Column: column, Reason: "the file has no such column any more"})
	}
	return r.cells[i]
}

// parse reads a cell that must not be empty.
func parse[T any](r *Record, column string, kind Kind, read func(string) (T, error)) T {
	cell := r.cell(column)
	if cell == "" {
		r.fail(column, isEmpty)
	}
	v, err := read(cell)
	if err != nil {
		r.fail(column, notOf(cell, kind))
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
func (r *Record) Int(column string) int { return parse(r, column, Int, strconv.Atoi) }

// Float returns the cell as a number.
func (r *Record) Float(column string) float64 {
	return parse(r, column, Float, func(s string) (float64, error) { return strconv.ParseFloat(s, 64) })
}

// Bool returns the cell as true or false.
func (r *Record) Bool(column string) bool { return parse(r, column, Bool, strconv.ParseBool) }

// Date returns the cell as a date.
func (r *Record) Date(column string) civil.Date { return parse(r, column, Date, civil.ParseDate) }

// DateTime returns the cell as a date and time.
func (r *Record) DateTime(column string) time.Time {
	return parse(r, column, DateTime, parseDateTime)
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

// Time returns the cell as a time of day.
func (r *Record) Time(column string) civil.Time { return parse(r, column, Time, civil.ParseTime) }

// Duration returns the cell as a duration, such as 1h30m.
func (r *Record) Duration(column string) time.Duration {
	return parse(r, column, Duration, time.ParseDuration)
}

// OptTime returns the cell as a time of day; nothing if it is empty.
func (r *Record) OptTime(column string) opt.Of[civil.Time] { return maybe(r, column, r.Time) }

// OptDuration returns the cell as a duration; nothing if it is empty.
func (r *Record) OptDuration(column string) opt.Of[time.Duration] {
	return maybe(r, column, r.Duration)
}
