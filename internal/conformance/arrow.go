package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
)

// shownRows is how many rows of a table a recording keeps.
const shownRows = 60

// describeArrow reads an Arrow IPC stream as the recorder does: columns, number of rows, the first rows, and what pandas
// says of index and column labels.
func describeArrow(data []byte) (object, error) {
	r, err := ipc.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	defer r.Release()
	columns := []any{}
	for _, f := range r.Schema().Fields() {
		column := object{"name": f.Name, "type": arrowType(f.Type)}
		if !f.Nullable {
			column["nullable"] = false
		}
		columns = append(columns, column)
	}
	total := 0
	rows := []any{}
	for r.Next() {
		batch := r.RecordBatch()
		for row := 0; row < int(batch.NumRows()) && len(rows) < shownRows && batch.NumCols() > 0; row++ {
			cells := []any{}
			for _, column := range batch.Columns() {
				cells = append(cells, arrowValue(column, row))
			}
			rows = append(rows, cells)
		}
		total += int(batch.NumRows())
	}
	if err := r.Err(); err != nil {
		return nil, err
	}
	table := object{"columns": columns, "num_rows": float64(total), "rows": rows}
	if i := r.Schema().Metadata().FindKey("pandas"); i >= 0 {
		var pandas object
		if err := json.Unmarshal([]byte(r.Schema().Metadata().Values()[i]), &pandas); err != nil {
			return nil, fmt.Errorf("metadata of pandas: %w", err)
		}
		delete(pandas, "creator")
		delete(pandas, "pandas_version")
		delete(pandas, "attributes")
		table["pandas"] = pandas
	}
	return table, nil
}

// arrowNames are the types that pyarrow calls otherwise than arrow-go.
var arrowNames = map[arrow.Type]string{
	arrow.FLOAT16:      "halffloat",
	arrow.FLOAT32:      "float",
	arrow.FLOAT64:      "double",
	arrow.STRING:       "string",
	arrow.LARGE_STRING: "large_string",
	arrow.DATE32:       "date32[day]",
	arrow.DATE64:       "date64[ms]",
}

// arrowType returns pyarrow's name of a type.
func arrowType(t arrow.DataType) string {
	if name, ok := arrowNames[t.ID()]; ok {
		return name
	}
	switch t := t.(type) {
	case *arrow.TimestampType:
		if t.TimeZone != "" {
			return fmt.Sprintf("timestamp[%s, tz=%s]", t.Unit, t.TimeZone)
		}
		return fmt.Sprintf("timestamp[%s]", t.Unit)
	case *arrow.Time32Type:
		return fmt.Sprintf("time32[%s]", t.Unit)
	case *arrow.Time64Type:
		return fmt.Sprintf("time64[%s]", t.Unit)
	case *arrow.DurationType:
		return fmt.Sprintf("duration[%s]", t.Unit)
	case *arrow.ListType:
		return fmt.Sprintf("list<%s: %s>", t.ElemField().Name, arrowType(t.Elem()))
	case *arrow.LargeListType:
		return fmt.Sprintf("large_list<%s: %s>", t.ElemField().Name, arrowType(t.Elem()))
	case *arrow.DictionaryType:
		ordered := 0
		if t.Ordered {
			ordered = 1
		}
		return fmt.Sprintf("dictionary<values=%s, indices=%s, ordered=%d>", arrowType(t.ValueType), arrowType(t.IndexType), ordered)
	case *arrow.StructType:
		fields := []string{}
		for _, f := range t.Fields() {
			fields = append(fields, f.Name+": "+arrowType(f.Type))
		}
		return "struct<" + strings.Join(fields, ", ") + ">"
	case arrow.DecimalType:
		return fmt.Sprintf("decimal%d(%d, %d)", t.BitWidth(), t.GetPrecision(), t.GetScale())
	}
	return t.Name()
}

// arrowValue returns a cell as the recorder writes it: numbers, text and lists as JSON has them, anything else as
// Python prints it.
func arrowValue(a arrow.Array, i int) any {
	if a.IsNull(i) {
		return nil
	}
	switch a := a.(type) {
	case *array.Boolean:
		return a.Value(i)
	case *array.Binary:
		return object{"$b64": base64.StdEncoding.EncodeToString(a.Value(i))}
	case *array.LargeBinary:
		return object{"$b64": base64.StdEncoding.EncodeToString(a.Value(i))}
	case *array.Dictionary:
		return arrowValue(a.Dictionary(), a.GetValueIndex(i))
	case array.ListLike:
		cells := []any{}
		for from, to := a.ValueOffsets(i); from < to; from++ {
			cells = append(cells, arrowValue(a.ListValues(), int(from)))
		}
		return cells
	case *array.Struct:
		fields := object{}
		for f := range a.NumField() {
			fields[a.DataType().(*arrow.StructType).Field(f).Name] = arrowValue(a.Field(f), i)
		}
		return fields
	case *array.Timestamp:
		t := a.Value(i).ToTime(a.DataType().(*arrow.TimestampType).Unit)
		if zone := a.DataType().(*arrow.TimestampType).TimeZone; zone != "" {
			return t.Format("2006-01-02 15:04:05.999999-07:00")
		}
		return t.Format("2006-01-02 15:04:05.999999")
	case *array.Date32:
		return a.Value(i).ToTime().Format("2006-01-02")
	case *array.Date64:
		return a.Value(i).ToTime().Format("2006-01-02")
	case *array.Time64:
		return a.Value(i).ToTime(a.DataType().(*arrow.Time64Type).Unit).Format("15:04:05.999999")
	case *array.Time32:
		return a.Value(i).ToTime(a.DataType().(*arrow.Time32Type).Unit).Format("15:04:05.999999")
	}
	return number(a, i)
}

// number returns a number or a text; whatever it doesn't know as arrow-go prints it.
func number(a arrow.Array, i int) any {
	switch a := a.(type) {
	case *array.String:
		return a.Value(i)
	case *array.LargeString:
		return a.Value(i)
	case *array.Float64:
		return float(a.Value(i))
	case *array.Float32:
		return float(float64(a.Value(i)))
	case *array.Int8:
		return float64(a.Value(i))
	case *array.Int16:
		return float64(a.Value(i))
	case *array.Int32:
		return float64(a.Value(i))
	case *array.Int64:
		return float64(a.Value(i))
	case *array.Uint8:
		return float64(a.Value(i))
	case *array.Uint16:
		return float64(a.Value(i))
	case *array.Uint32:
		return float64(a.Value(i))
	case *array.Uint64:
		return float64(a.Value(i))
	}
	return a.ValueStr(i)
}

// float returns v, or "NaN" in its place, which JSON lacks.
func float(v float64) any {
	if math.IsNaN(v) {
		return "NaN"
	}
	return v
}
