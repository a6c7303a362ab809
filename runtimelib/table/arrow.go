package table

import (
	"bytes"
	"fmt"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/pb"
)

// arrowType is the Arrow type of a kind; JSON and the like travel as text.
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
	return arrow.BinaryTypes.LargeString
}

// order returns the columns as they travel: the one that labels the rows comes last, as pandas has it.
func (f *frame) order() []int {
	var order []int
	for col := range f.columns {
		if col != f.label {
			order = append(order, col)
		}
	}
	if f.label >= 0 {
		order = append(order, f.label)
	}
	return order
}

// Arrow implements pb.Frame.
func (f *frame) Arrow() ([]byte, error) {
	order := f.order()
	fields := make([]arrow.Field, len(order))
	for i, col := range order {
		fields[i] = arrow.Field{Name: f.wireName(col), Type: arrowType(f.columns[col].kind), Nullable: true}
	}
	metadata := arrow.NewMetadata([]string{"pandas"}, []string{jsonText(f.pandas())})
	schema := arrow.NewSchema(fields, &metadata)
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer b.Release()
	for i, col := range order {
		for row := range f.NumRows() {
			f.append(b.Field(i), row, col)
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
	case *array.LargeStringBuilder:
		b.Append(f.Text(row, col))
	}
}
