// Package table makes the tables that elements show of lists of records. It brings Arrow along: a server links it only
// if its spec shows tables.
package table

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Of returns rows as a table: a column for each field of the struct T, headed by its json name; or one column,
// "value", if T is no struct. rows must not be changed afterwards.
func Of[T any](rows []T) pb.Frame {
	f := &frame{rows: reflect.ValueOf(rows)}
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

// Index implements pb.Frame: rows are just numbered.
func (f *frame) Index() int { return -1 }

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

// arrowTypes are the Arrow types of the kinds; JSON and the like travel as text.
func arrowType(kind pb.FrameKind) arrow.DataType {
	switch kind {
	case pb.FrameInt:
		return arrow.PrimitiveTypes.Int64
	case pb.FrameFloat:
		return arrow.PrimitiveTypes.Float64
	case pb.FrameBool:
		return arrow.FixedWidthTypes.Boolean
	case pb.FrameDate:
		return arrow.FixedWidthTypes.Date32
	case pb.FrameTime:
		return arrow.FixedWidthTypes.Time64us
	case pb.FrameDateTime:
		return &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"}
	case pb.FrameDuration:
		return arrow.FixedWidthTypes.Duration_us
	}
	return arrow.BinaryTypes.String
}

// Arrow implements pb.Frame.
func (f *frame) Arrow() ([]byte, error) {
	fields := make([]arrow.Field, len(f.columns))
	for i, c := range f.columns {
		fields[i] = arrow.Field{Name: c.name, Type: arrowType(c.kind), Nullable: true}
	}
	schema := arrow.NewSchema(fields, nil)
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer b.Release()
	for col := range f.columns {
		for row := range f.NumRows() {
			f.append(b.Field(col), row, col)
		}
	}
	record := b.NewRecordBatch()
	defer record.Release()
	var buf bytes.Buffer
	w := ipc.NewWriter(&buf, ipc.WithSchema(schema))
	if err := w.Write(record); err != nil {
		return nil, fmt.Errorf("write a table: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("write a table: %w", err)
	}
	return buf.Bytes(), nil
}

// append adds one cell to its column.
func (f *frame) append(b array.Builder, row, col int) {
	v, ok := f.cell(row, col)
	if !ok {
		b.AppendNull()
		return
	}
	switch b := b.(type) {
	case *array.Int64Builder:
		b.Append(int64(v.(int)))
	case *array.Float64Builder:
		b.Append(v.(float64))
	case *array.BooleanBuilder:
		b.Append(v.(bool))
	case *array.Date32Builder:
		b.Append(arrow.Date32FromTime(v.(civil.Date).In(time.UTC)))
	case *array.Time64Builder:
		b.Append(arrow.Time64(v.(civil.Time).Duration().Microseconds()))
	case *array.TimestampBuilder:
		b.Append(arrow.Timestamp(v.(time.Time).UnixMicro()))
	case *array.DurationBuilder:
		b.Append(arrow.Duration(v.(time.Duration).Microseconds()))
	case *array.StringBuilder:
		b.Append(f.Text(row, col))
	}
}
