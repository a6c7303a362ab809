package data

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// unique checks that no two rows of a table have the same value in a column, and none has none.
func unique(rows any, column string) error {
	table := reflect.ValueOf(rows)
	field := fieldOf(table.Type().Elem(), column)
	first := make(map[any]int, table.Len())
	for i := range table.Len() {
		key := table.Index(i).Field(field).Interface()
		if row, twice := first[key]; twice {
			return sameKey(i+1, row, column, fmt.Sprint(key))
		}
		first[key] = i + 1
	}
	return nil
}

func sameKey(row, first int, column, key string) error {
	return &Error{Row: row, Column: column, Reason: fmt.Sprintf("%s is the key of row %d already", key, first)}
}

// fieldOf returns the index of the field whose json tag is name. It panics if there is none: a mistake of the program.
func fieldOf(t reflect.Type, name string) int {
	for i := range t.NumField() {
		if tagOf(t.Field(i)) == name {
			return i
		}
	}
	panic("data: a " + t.String() + " has no field " + name)
}

// tagOf returns the name of a field in a file.
func tagOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// UniqueCSV says which two rows of a CSV file have the same value in a column, if two have.
func UniqueCSV(content []byte, column string) error {
	header, rows, err := records(content)
	i := slices.Index(header, column)
	if err != nil || i < 0 {
		return err
	}
	first := make(map[string]int, len(rows))
	for n, row := range rows {
		if other, twice := first[row[i]]; twice {
			return sameKey(n+1, other, column, row[i])
		}
		first[row[i]] = n + 1
	}
	return nil
}

// UniqueJSON says which two rows of a JSON file have the same value in a column, if two have.
func UniqueJSON(content []byte, column string) error {
	n, err := parseJSON(content)
	if err != nil {
		return err
	}
	first := make(map[string]int, len(n.items))
	for i := range n.items {
		key := n.items[i].get(column)
		if key == nil {
			continue
		}
		if other, twice := first[key.text]; twice {
			return sameKey(i+1, other, column, key.text)
		}
		first[key.text] = i + 1
	}
	return nil
}
