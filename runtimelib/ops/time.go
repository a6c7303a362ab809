package ops

import (
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
)

// FormatTime writes a moment as ISO 8601.
func FormatTime(t time.Time) string { return t.Format("2006-01-02T15:04:05.999999999Z07:00") }

// Today returns the current day in the server's time zone.
func Today() civil.Date { return civil.DateOf(time.Now()) }

// Days returns n times 24 hours.
func Days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

// AddToDate returns the date a duration later: whole days count, the rest of a day is dropped, as in Python.
func AddToDate(d civil.Date, by time.Duration) civil.Date {
	const day = 24 * time.Hour
	days := by / day
	if by%day < 0 {
		days--
	}
	return d.AddDays(int(days))
}

// Between returns the time from one date to another.
func Between(from, to civil.Date) time.Duration { return Days(to.DaysSince(from)) }

// layouts are the forms of a date that are read without one being named; expr-lang's.
var layouts = []string{
	time.DateOnly, time.TimeOnly, time.DateTime, time.RFC3339, time.RFC822, time.RFC850, time.RFC1123,
}

// ParseTime reads a moment in one of the usual forms; one without a time zone is in UTC. Nothing if s is none.
func ParseTime(s string) opt.Of[time.Time] { return ParseTimeIn(time.UTC, s) }

// ParseTimeIn reads a moment in one of the usual forms; one without a time zone is in loc. Nothing if s is none.
func ParseTimeIn(loc *time.Location, s string) opt.Of[time.Time] {
	for _, layout := range layouts {
		if t, err := time.ParseInLocation(layout, s, loc); err == nil {
			return opt.Some(t)
		}
	}
	return opt.None[time.Time]()
}

// ParseTimeLayout reads a moment in the form of a layout of Go's package time, in loc if it has no time zone. Nothing if
// s is none.
func ParseTimeLayout(loc *time.Location, s, layout string) opt.Of[time.Time] {
	t, err := time.ParseInLocation(layout, s, loc)
	if err != nil {
		return opt.None[time.Time]()
	}
	return opt.Some(t)
}

// ParseDuration reads a duration such as 1h30m. It fails if s is none.
func ParseDuration(s string) time.Duration {
	d, err := time.ParseDuration(s)
	if err != nil {
		fail("%q is no duration like 1h30m", s)
	}
	return d
}

// Timezone returns the time zone of a name such as Europe/Berlin. It fails if there is none.
func Timezone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		fail("there is no time zone %q", name)
	}
	return loc
}
