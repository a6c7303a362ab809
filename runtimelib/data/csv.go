package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Column is one column of a CSV file.
type Column struct {
	Name     string
	Kind     Kind
	Optional bool // a cell is empty
}

// records reads the header and the rows of a CSV file.
func records(content []byte) (header []string, rows [][]string, err error) {
	switch {
	case len(content) > maxFile:
		return nil, nil, errTooLarge
	case !utf8.Valid(content):
		return nil, nil, &Error{Row: badRow(content), Reason: "the text is not UTF-8"}
	}
	content = bytes.TrimPrefix(content, []byte(bom))
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
// cell is of strings. Those that are declared are what they are said to be, and their cells have to fit.
func Infer(content []byte, declared ...Column) ([]Column, error) {
	header, rows, err := records(content)
	if err != nil {
		return nil, err
	}
	for _, c := range declared {
		if !slices.Contains(header, c.Name) {
			return nil, &Error{Column: c.Name, Reason: "the file has no such column", Names: header}
		}
	}
	columns := make([]Column, len(header))
	for i, name := range header {
		at := slices.IndexFunc(declared, func(c Column) bool { return c.Name == name })
		if at < 0 {
			columns[i] = inferColumn(name, rows, i)
			continue
		}
		columns[i] = declared[at]
		if err := fits(columns[i], rows, i); err != nil {
			return nil, err
		}
	}
	return columns, nil
}

// fits says which cell of a column is not what the column is declared to be.
func fits(c Column, rows [][]string, i int) error {
	for n, row := range rows {
		switch {
		case row[i] == "" && (c.Optional || c.Kind == String):
		case row[i] == "":
			return &Error{Row: n + 1, Column: c.Name, Reason: isEmpty}
		case !isKind(c.Kind, row[i]):
			return &Error{Row: n + 1, Column: c.Name, Reason: notOf(row[i], c.Kind)}
		}
	}
	return nil
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
