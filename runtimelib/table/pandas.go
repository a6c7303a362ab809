package table

import (
	"strconv"

	"github.com/stgen/stgen/runtimelib/pb"
)

// What the genuine frontend reads beside a table's cells: the metadata that pandas writes (to_arrow, with a description in
// pandas' developer documentation).
type (
	pandasTable struct {
		IndexColumns  []any          `json:"index_columns"`
		ColumnIndexes []pandasColumn `json:"column_indexes"`
		Columns       []pandasColumn `json:"columns"`
	}
	pandasColumn struct {
		Name      *string `json:"name"`
		FieldName *string `json:"field_name"`
		Pandas    string  `json:"pandas_type"`
		Numpy     string  `json:"numpy_type"`
		Metadata  any     `json:"metadata"`
	}
	pandasRange struct {
		Kind  string  `json:"kind"`
		Name  *string `json:"name"`
		Start int     `json:"start"`
		Stop  int     `json:"stop"`
		Step  int     `json:"step"`
	}
)

// indexField is the field of an index without a name.
const indexField = "__index_level_0__"

// wireName returns the name under which a column travels.
func (f *frame) wireName(col int) string {
	if col == f.label {
		return indexField
	}
	return f.columns[col].name
}

// pandas describes the table.
func (f *frame) pandas() pandasTable {
	t := pandasTable{
		IndexColumns:  []any{pandasRange{Kind: "range", Stop: f.NumRows(), Step: 1}},
		ColumnIndexes: []pandasColumn{{Pandas: "unicode", Numpy: "str", Metadata: map[string]string{"encoding": "UTF-8"}}},
	}
	if f.label >= 0 {
		t.IndexColumns = []any{indexField}
	}
	if f.isNumbered() {
		t.ColumnIndexes = []pandasColumn{{Pandas: "int64", Numpy: "int64"}}
	}
	for _, col := range f.order() {
		field := f.wireName(col)
		c := pandasTypes[f.columns[col].kind]
		c.FieldName = &field
		if col != f.label {
			c.Name = &field
		}
		t.Columns = append(t.Columns, c)
	}
	return t
}

// isNumbered reports whether all columns have numbers for names.
func (f *frame) isNumbered() bool {
	for col, c := range f.columns {
		if _, err := strconv.Atoi(c.name); err != nil && col != f.label {
			return false
		}
	}
	return len(f.columns) > 0
}

// pandasTypes are the types of the kinds.
var pandasTypes = map[pb.FrameKind]pandasColumn{
	pb.FrameText:     {Pandas: "object", Numpy: "str"},
	pb.FrameInt:      {Pandas: "int64", Numpy: "int64"},
	pb.FrameFloat:    {Pandas: "float64", Numpy: "float64"},
	pb.FrameBool:     {Pandas: "bool", Numpy: "bool"},
	pb.FrameDate:     {Pandas: "date", Numpy: "object"},
	pb.FrameTime:     {Pandas: "time", Numpy: "object"},
	pb.FrameDateTime: {Pandas: "datetimetz", Numpy: "datetime64[us]", Metadata: map[string]string{"timezone": "UTC"}},
	pb.FrameDuration: {Pandas: "timedelta", Numpy: "timedelta64[us]"},
	pb.FrameBytes:    {Pandas: "object", Numpy: "str"},
	pb.FrameJSON:     {Pandas: "object", Numpy: "str"},
}
