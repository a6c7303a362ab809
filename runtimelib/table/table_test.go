package table

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow/ipc"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

type order struct {
	ID    int             `json:"id"`
	Day   civil.Date      `json:"day"`
	Price opt.Of[float64] `json:"price"`
	At    time.Time       `json:"at"`
	Tags  []string        `json:"tags"`
}

func TestTable(t *testing.T) {
	day := civil.Date{Year: 2024, Month: 6, Day: 1}
	f := Of([]order{
		{1, day, opt.Some(2.5), day.In(time.UTC), []string{"a"}},
		{2, day, opt.None[float64](), day.In(time.UTC), nil},
	})
	if f.NumRows() != 2 || f.NumCols() != 5 || f.Column(2) != "price" || f.Kind(2) != pb.FrameFloat || f.Index() != -1 {
		t.Errorf("shape is %d × %d, %q", f.NumRows(), f.NumCols(), f.Column(2))
	}
	want := [][]string{{"1", "2024-06-01", "2.5", "2024-06-01 00:00:00", `["a"]`}, {"2", "2024-06-01", "", "2024-06-01 00:00:00", "null"}}
	for i, row := range want {
		for j, cell := range row {
			if got := f.Text(i, j); got != cell {
				t.Errorf("cell %d, %d is %q, want %q", i, j, got, cell)
			}
		}
	}
	data, err := f.Arrow()
	if err != nil {
		t.Fatal(err)
	}
	r, err := ipc.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if !r.Next() || r.RecordBatch().NumRows() != 2 || r.RecordBatch().Column(2).NullN() != 1 {
		t.Error("the stream does not hold the rows")
	}
}

func TestLabelled(t *testing.T) {
	f := Labelled([]order{{ID: 7}, {ID: 8}}, "id")
	if f.Index() != 0 || f.Column(0) != "" || f.Text(1, 0) != "8" || f.NumCols() != 5 {
		t.Errorf("index %d, %q, %q", f.Index(), f.Column(0), f.Text(1, 0))
	}
	data, err := f.Arrow()
	if err != nil {
		t.Fatal(err)
	}
	r, err := ipc.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	fields := r.Schema().Fields()
	if last := fields[len(fields)-1]; last.Name != "__index_level_0__" || fields[0].Name != "day" {
		t.Errorf("columns travel as %v", fields)
	}
	meta, _ := r.Schema().Metadata().GetValue("pandas")
	if !strings.Contains(meta, `"index_columns":["__index_level_0__"]`) || !strings.Contains(meta, `{"name":null,"field_name":"__index_level_0__","pandas_type":"int64"`) {
		t.Errorf("pandas is told %s", meta)
	}
	defer func() {
		if recover() == nil {
			t.Error("a label that there is not passes")
		}
	}()
	Labelled([]order{}, "none")
}
