package templates

import "testing"

func TestDateText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, kind, value, format, want string }{
		{"date", "date", "2025-06-01", "DD.MM.YYYY", "01.06.2025"},
		{"no format", "date", "2025-06-01", "", ""},
		{"no date", "date", "", "YYYY/MM/DD", ""},
		{"date and time", "datetime-local", "2025-06-01T10:15", "YYYY/MM/DD", "2025/06/01 10:15"},
		{"24 hours", "time", "21:05", "24h", "21:05"},
		{"12 hours", "time", "21:05", "12h", "9:05 PM"},
		{"as the reader's system", "time", "21:05", "localized", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := dateText(tt.kind, tt.value, tt.format); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
