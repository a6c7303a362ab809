package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"
)

func TestDescribeArrow(t *testing.T) {
	t.Parallel()
	pandas := arrow.NewMetadata([]string{"pandas"}, []string{`{"index_columns": [], "creator": {"library": "x"}, "pandas_version": "1"}`})
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "n", Type: arrow.PrimitiveTypes.Int64},
		{Name: "s", Type: arrow.BinaryTypes.LargeString, Nullable: true},
		{Name: "f", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
		{Name: "d", Type: arrow.FixedWidthTypes.Date32, Nullable: true},
		{Name: "at", Type: &arrow.TimestampType{Unit: arrow.Microsecond}, Nullable: true},
		{Name: "l", Type: arrow.ListOf(arrow.PrimitiveTypes.Int64), Nullable: true},
	}, &pandas)
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	day := time.Date(2024, 5, 17, 0, 0, 0, 0, time.UTC)
	for i := range 2 {
		b.Field(0).(*array.Int64Builder).Append(int64(i))
	}
	b.Field(1).(*array.LargeStringBuilder).AppendValues([]string{"a", ""}, []bool{true, false})
	b.Field(2).(*array.Float64Builder).AppendValues([]float64{1.5, 0}, []bool{true, false})
	b.Field(3).(*array.Date32Builder).AppendValues([]arrow.Date32{arrow.Date32FromTime(day), 0}, []bool{true, false})
	b.Field(4).(*array.TimestampBuilder).AppendValues([]arrow.Timestamp{arrow.Timestamp(day.Add(90 * time.Minute).UnixMicro()), 0}, []bool{true, false})
	list := b.Field(5).(*array.ListBuilder)
	list.Append(true)
	list.ValueBuilder().(*array.Int64Builder).AppendValues([]int64{7, 8}, nil)
	list.AppendNull()

	var buf bytes.Buffer
	w := ipc.NewWriter(&buf, ipc.WithSchema(schema))
	if err := w.Write(b.NewRecordBatch()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := describeArrow(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := object{
		"columns": []any{
			object{"name": "n", "type": "int64", "nullable": false},
			object{"name": "s", "type": "large_string"},
			object{"name": "f", "type": "double"},
			object{"name": "d", "type": "date32[day]"},
			object{"name": "at", "type": "timestamp[us]"},
			object{"name": "l", "type": "list<item: int64>"},
		},
		"num_rows": 2.0,
		"rows": []any{
			[]any{0.0, "a", 1.5, "2024-05-17", "2024-05-17 01:30:00", []any{7.0, 8.0}},
			[]any{1.0, nil, nil, nil, nil, nil},
		},
		"pandas": object{"index_columns": []any{}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := describeArrow([]byte("no arrow")); err == nil {
		t.Error("what isn't Arrow is read")
	}
}
