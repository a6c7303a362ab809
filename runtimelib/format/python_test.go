package format_test

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/format"
	"github.com/stgen/stgen/runtimelib/ops"
)

// TestPython: numbers and times are written, and numbers rounded, as Python 3.11 does. testdata/python.py made the rows.
func TestPython(t *testing.T) {
	file, err := os.Open("testdata/python.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows := bufio.NewScanner(file)
	n := 0
	for rows.Scan() {
		var r row
		if err := json.Unmarshal(rows.Bytes(), &[]any{&r.kind, &r.value, &r.spec, &r.want}); err != nil {
			t.Fatal(err)
		}
		got, err := r.written(t)
		switch {
		case err != nil && r.want != nil:
			t.Errorf("%s %s by %v: %v; Python has %q", r.kind, r.value, r.spec, err, *r.want)
		case err == nil && r.want == nil:
			t.Errorf("%s %s by %v: %q; Python refuses it", r.kind, r.value, r.spec, got)
		case err == nil && got != *r.want:
			t.Errorf("%s %s by %v: %q; Python has %q", r.kind, r.value, r.spec, got, *r.want)
		}
		n++
	}
	if n < 3000 {
		t.Errorf("%d rows; want them all", n)
	}
}

// row is a value, how to write it, and what Python writes; a nil want is an error.
type row struct {
	kind, value string
	spec        any
	want        *string
}

// written returns the value as the packages write it, or what their checks say against it.
func (r row) written(t *testing.T) (string, error) {
	spec, _ := r.spec.(string)
	switch r.kind {
	case "int":
		n, _ := strconv.Atoi(r.value)
		if err := format.CheckInt(spec); err != nil {
			return "", err
		}
		return format.Int(n, spec), nil
	case "float":
		if err := format.CheckFloat(spec); err != nil {
			return "", err
		}
		return format.Float(number(r.value), spec), nil
	case "round":
		return ops.FormatFloat(ops.RoundTo(number(r.value), int(r.spec.(float64)))), nil
	case "repr":
		return ops.FormatFloat(number(r.value)), nil
	case "time":
		at, err := time.Parse("2006-01-02T15:04:05.999999Z07:00", r.value)
		if err != nil {
			t.Fatal(err)
		}
		return format.Time(at, spec), format.CheckTime(spec)
	case "date":
		day, err := civil.ParseDate(r.value)
		if err != nil {
			t.Fatal(err)
		}
		return format.Date(day, spec), nil
	case "clock":
		at, err := time.Parse("15:04:05.999999", r.value)
		if err != nil {
			t.Fatal(err)
		}
		return format.TimeOfDay(civil.TimeOf(at), spec), nil
	}
	t.Fatalf("a row of kind %s", r.kind)
	return "", nil
}

func number(text string) float64 {
	if text == "nan" {
		return math.NaN()
	}
	x, _ := strconv.ParseFloat(text, 64)
	return x
}
