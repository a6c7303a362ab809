package templates

import (
	"testing"
	"time"
)

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		format string
		in     float64
		want   string
	}{
		{"", 7, "7"}, {"", 0.1, "0.1"}, {"%d", 6.6, "7"}, {"%0.2f", 1.005, "1.00"}, {"%.1f%%", 12.34, "12.3%"}, {"$%d", -3, "$-3"},
		{"%05d", 42, "00042"}, {"%e", 12345, "1.234500e+04"}, {"%g", 0.5, "0.5"}, {"%s km", 2.5, "2.5 km"}, {"%i", 3, "3"},
		{"100%", 1, "100%"}, {"%", 1, "%"}, {"%99999999d", 1, "%99999999d"}, {"%q", 1, "%q"},
		{"percent", 0.1234, "12.34%"}, {"dollar", -1234.5, "-$1,234.50"}, {"euro", 1e6, "€1,000,000.00"}, {"yen", 1234.6, "¥1,235"},
		{"localized", 1234567.891, "1,234,567.891"}, {"accounting", -12, "(12.00)"}, {"compact", 12345, "12.3K"}, {"bytes", 1500, "1.5KB"},
		{"scientific", 12345, "1.234E4"}, {"engineering", 12345, "12.345E3"}, {"compact", 999, "999"}, {"scientific", 0, "0E0"},
	} {
		if got := formatNumber(c.format, c.in); got != c.want {
			t.Errorf("formatNumber(%q, %v) = %q, want %q", c.format, c.in, got, c.want)
		}
	}
}

func TestFormatMoment(t *testing.T) {
	at := time.Date(2026, 5, 7, 9, 5, 3, 42e6, time.UTC)
	for _, c := range []struct{ format, want string }{
		{"YYYY-MM-DD", "2026-05-07"}, {"MM/DD/YY", "05/07/26"}, {"ddd, D MMM YYYY", "Thu, 7 May 2026"}, {"dddd [at] HH:mm:ss.SSS", "Thursday at 09:05:03.042"},
		{"h:mm A", "9:05 AM"}, {"[open", "[open"}, {"", ""}, {"über", "über"},
	} {
		if got := formatMoment(c.format, at); got != c.want {
			t.Errorf("formatMoment(%q) = %q, want %q", c.format, got, c.want)
		}
	}
}

func FuzzFormat(f *testing.F) {
	f.Add("%0.2f", 1.5)
	f.Add("YYYY [x", 2.0)
	f.Fuzz(func(_ *testing.T, format string, v float64) {
		formatNumber(format, v)
		formatMoment(format, time.UnixMicro(int64(v)).UTC())
	})
}

func FuzzJSONTree(f *testing.F) {
	f.Add(`{"a": [1, {"b": null}]}`, 1)
	f.Add(`[[[[`, 9)
	f.Fuzz(func(_ *testing.T, text string, depth int) { jsonTree(text, depth) })
}
