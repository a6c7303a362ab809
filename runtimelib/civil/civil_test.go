package civil_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
)

func TestDate(t *testing.T) {
	for _, tt := range []struct {
		text string
		ok   bool
	}{{"2024-02-29", true}, {"2023-02-29", false}, {"2024-6-1", false}, {"", false}, {"2024-06-01x", false}} {
		d, err := civil.ParseDate(tt.text)
		if (err == nil) != tt.ok || tt.ok && d.String() != tt.text {
			t.Errorf("%q: %v, %v", tt.text, d, err)
		}
	}
	d := civil.Date{Year: 2024, Month: 2, Day: 28}
	if e := d.AddDays(2); e.String() != "2024-03-01" || e.DaysSince(d) != 2 || d.Compare(e) != -1 || e.Compare(e) != 0 {
		t.Errorf("two days later: %v", e)
	}
}

// TestMonths: the day stays the same, or is the month's last one.
func TestMonths(t *testing.T) {
	for _, tt := range []struct {
		from string
		n    civil.Months
		want string
	}{
		{"2024-01-31", 1, "2024-02-29"}, {"2023-01-31", 1, "2023-02-28"}, {"2024-03-31", -1, "2024-02-29"}, {"2024-11-30", 3, "2025-02-28"},
		{"2024-06-15", 0, "2024-06-15"}, {"2024-06-15", -18, "2022-12-15"}, {"2024-02-29", 12, "2025-02-28"},
	} {
		d, err := civil.ParseDate(tt.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.AddMonths(tt.n).String(); got != tt.want {
			t.Errorf("%s and %d months: %s; want %s", tt.from, tt.n, got, tt.want)
		}
		at := civil.AddMonths(civil.Time{Hour: 8, Minute: 45}.On(d, time.UTC), tt.n)
		if got := at.Format("2006-01-02 15:04"); got != tt.want+" 08:45" {
			t.Errorf("%s 08:45 and %d months: %s", tt.from, tt.n, got)
		}
	}
}

func TestTime(t *testing.T) {
	for text, want := range map[string]string{"08:45": "08:45:00", "23:59:59": "23:59:59", "24:00": "", "8": "", "": ""} {
		v, err := civil.ParseTime(text)
		if (err == nil) != (want != "") || want != "" && v.String() != want {
			t.Errorf("%q: %v, %v", text, v, err)
		}
	}
	a, b := civil.Time{Hour: 1}, civil.Time{Hour: 1, Microsecond: 5}
	if a.Compare(b) != -1 || b.Compare(a) != 1 || a.Compare(a) != 0 || b.String() != "01:00:00.000005" {
		t.Errorf("%v, %v", a, b)
	}
}

func TestJSON(t *testing.T) {
	type record struct {
		Day civil.Date
		At  civil.Time
	}
	in := record{civil.Date{Year: 2024, Month: 6, Day: 1}, civil.Time{Hour: 8, Minute: 45}}
	data, err := json.Marshal(in)
	if err != nil || string(data) != `{"Day":"2024-06-01","At":"08:45:00"}` {
		t.Fatalf("%s, %v", data, err)
	}
	var out record
	if err := json.Unmarshal(data, &out); err != nil || out != in {
		t.Errorf("%+v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"Day":"yesterday"}`), &out); err == nil {
		t.Error("a word is read as a day")
	}
}
