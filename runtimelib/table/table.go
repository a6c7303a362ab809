// Package table makes the tables that elements show of lists of records. It brings Arrow along: a server links it only
// if its spec shows tables.
package table

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Of returns rows as a table: a column for each field of the struct T, headed by its json name; or one column,
// "value", if T is no struct. rows must not be changed afterwards.
func Of[T any](rows []T) pb.Frame {
	return of(rows)
}

// Labelled is Of with the column whose cells label the rows. It stands in front of them, without a header. A name that
// no column has is a mistake of the program, and a panic.
func Labelled[T any](rows []T, label string) pb.Frame {
	f := of(rows)
	f.label = slices.IndexFunc(f.columns, func(c column) bool { return c.name == label })
	if f.label < 0 {
		panic("table: there is no column " + label)
	}
	f.columns[f.label].name = ""
	return f
}

func of[T any](rows []T) *frame {
	f := &frame{rows: reflect.ValueOf(rows), label: -1}
	t := reflect.TypeFor[T]()
	if t.Kind() != reflect.Struct || t.PkgPath() == reflect.TypeFor[civil.Date]().PkgPath() || t == timeType {
		f.columns = []column{{name: "value", kind: kindOf(t), optional: isOptional(t), field: -1}}
		return f
	}
	for i := range t.NumField() {
		sf := t.Field(i)
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if name == "" {
			name = sf.Name
		}
		f.columns = append(f.columns, column{name: name, kind: kindOf(sf.Type), optional: isOptional(sf.Type), field: i})
	}
	return f
}

// frame is a pb.Frame over a slice.
type frame struct {
	rows    reflect.Value
	columns []column
	label   int // the column that labels the rows; -1 = they are just numbered
}

type column struct {
	name     string
	kind     pb.FrameKind
	optional bool
	field    int // of the struct; -1 = the row itself
}

// maybe is opt.Of, whatever it holds.
type maybe interface {
	Any() any
	OK() bool
}

var timeType = reflect.TypeFor[time.Time]()

func isOptional(t reflect.Type) bool { return t.Implements(reflect.TypeFor[maybe]()) }

// kindOf returns the kind of a column whose cells are of type t.
func kindOf(t reflect.Type) pb.FrameKind {
	if isOptional(t) {
		get, _ := t.MethodByName("Get")
		t = get.Type.Out(0)
	}
	switch t {
	case reflect.TypeFor[civil.Date]():
		return pb.FrameDate
	case reflect.TypeFor[civil.Time]():
		return pb.FrameTime
	case timeType:
		return pb.FrameDateTime
	case reflect.TypeFor[time.Duration]():
		return pb.FrameDuration
	}
	switch t.Kind() {
	case reflect.String:
		return pb.FrameText
	case reflect.Int:
		return pb.FrameInt
	case reflect.Float64:
		return pb.FrameFloat
	case reflect.Bool:
		return pb.FrameBool
	}
	return pb.FrameJSON
}

// NumRows implements pb.Frame.
func (f *frame) NumRows() int { return f.rows.Len() }

// NumCols implements pb.Frame.
func (f *frame) NumCols() int { return len(f.columns) }

// Column implements pb.Frame.
func (f *frame) Column(col int) string { return f.columns[col].name }

// Kind implements pb.Frame.
func (f *frame) Kind(col int) pb.FrameKind { return f.columns[col].kind }

// Index implements pb.Frame.
func (f *frame) Index() int { return f.label }

// cell returns a cell, and false if it is missing.
func (f *frame) cell(row, col int) (any, bool) {
	v := f.rows.Index(row)
	if field := f.columns[col].field; field >= 0 {
		v = v.Field(field)
	}
	if m, ok := v.Interface().(maybe); ok {
		return m.Any(), m.OK()
	}
	return v.Interface(), true
}

// Text implements pb.Frame.
func (f *frame) Text(row, col int) string {
	v, ok := f.cell(row, col)
	if !ok {
		return ""
	}
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		return v.Format("2006-01-02 15:04:05")
	case fmt.Stringer:
		return v.String()
	case int, bool:
		return fmt.Sprint(v)
	}
	return jsonText(v)
}

func jsonText(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(data)
}
