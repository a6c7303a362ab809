package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/stgen/stgen/runtimelib/civil"
)

// Kind is what the cells of a column are.
type Kind uint8

// The kinds, each one that the next ones can hold too, but for dates.
const (
	Bool Kind = iota
	Int
	Float
	Date
	DateTime
	String
)

// Column is one column of a file.
type Column struct {
	Name     string
	Kind     Kind
	Optional bool // a cell is empty
}

// Error is a mistake in a file.
type Error struct {
	Row    int    // from 1, the header not counted; 0 = the header, or the file as a whole
	Column string // "" = the row as a whole
	Reason string
}

// Error says row, column and reason.
func (e *Error) Error() string {
	switch {
	case e.Column != "" && e.Row > 0:
		return fmt.Sprintf("row %d, column %q: %s", e.Row, e.Column, e.Reason)
	case e.Row > 0:
		return fmt.Sprintf("row %d: %s", e.Row, e.Reason)
	case e.Column != "":
		return fmt.Sprintf("column %q: %s", e.Column, e.Reason)
	}
	return e.Reason
}

// maxFile is the largest file that is read, in bytes.
const maxFile = 512 << 20

// records reads the header and the rows of a CSV file.
func records(content []byte) (header []string, rows [][]string, err error) {
	switch {
	case len(content) > maxFile:
		return nil, nil, &Error{Reason: "the file is larger than 512 MiB"}
	case !utf8.Valid(content):
		return nil, nil, &Error{Row: badRow(content), Reason: "the text is not UTF-8"}
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(content))
	r.FieldsPerRecord = -1
	header, err = r.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil, &Error{Reason: "the file is empty; its first line has to name the columns"}
	}
	if err != nil {
		return nil, nil, syntax(err, 0)
	}
	seen := make(map[string]bool)
	for i, name := range header {
		header[i] = strings.TrimSpace(name)
		if header[i] == "" {
			return nil, nil, &Error{Reason: fmt.Sprintf("column %d has no name", i+1)}
		}
		if seen[header[i]] {
			return nil, nil, &Error{Column: header[i], Reason: "two columns have this name"}
		}
		seen[header[i]] = true
	}
	for n := 1; ; n++ {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return header, rows, nil
		}
		if err != nil {
			return nil, nil, syntax(err, n)
		}
		if len(row) != len(header) {
			return nil, nil, &Error{Row: n, Reason: fmt.Sprintf("%d cells, but there are %d columns", len(row), len(header))}
		}
		rows = append(rows, row)
	}
}

// badRow returns the row with the first byte that is not UTF-8.
func badRow(content []byte) int {
	row := 0
	for len(content) > 0 {
		r, n := utf8.DecodeRune(content)
		if r == utf8.RuneError && n == 1 {
			return row
		}
		if r == '\n' {
			row++
		}
		content = content[n:]
	}
	return row
}

func syntax(err error, row int) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return &Error{Row: row, Reason: parse.Err.Error()}
	}
	return &Error{Row: row, Reason: err.Error()}
}

// Infer returns the columns of a CSV file: the narrowest kind that holds all cells of each. A column without any
// cell is of strings.
func Infer(content []byte) ([]Column, error) {
	header, rows, err := records(content)
	if err != nil {
		return nil, err
	}
	columns := make([]Column, len(header))
	for i, name := range header {
		columns[i] = inferColumn(name, rows, i)
	}
	return columns, nil
}

func inferColumn(name string, rows [][]string, i int) Column {
	c := Column{Name: name, Kind: String}
	for _, kind := range []Kind{Bool, Int, Float, Date, DateTime} {
		if holds(kind, rows, i) {
			c.Kind = kind
			break
		}
	}
	for _, row := range rows {
		if row[i] == "" {
			c.Optional = true
			break
		}
	}
	return c
}

// holds reports whether there is a cell in a column and all are of a kind.
func holds(kind Kind, rows [][]string, i int) bool {
	any := false
	for _, row := range rows {
		if row[i] == "" {
			continue
		}
		any = true
		if !isKind(kind, row[i]) {
			return false
		}
	}
	return any
}

func isKind(kind Kind, cell string) bool {
	var err error
	switch kind {
	case Bool:
		return cell == "true" || cell == "false"
	case Int:
		_, err = strconv.Atoi(cell)
	case Float:
		_, err = strconv.ParseFloat(cell, 64)
	case Date:
		_, err = civil.ParseDate(cell)
	case DateTime:
		_, err = parseDateTime(cell)
	}
	return err == nil
}

func parseDateTime(cell string) (time.Time, error) {
	cell = strings.Replace(cell, " ", "T", 1)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, cell); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date and time like 2024-06-01T08:45", cell)
}
