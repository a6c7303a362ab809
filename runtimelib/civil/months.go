package civil

import "time"

// Months is a span of calendar months, which have no fixed length.
type Months int

// AddMonths returns the same day n months later, or the last day of that month if it has no such day.
func (d Date) AddMonths(n Months) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// AddMonths returns the same time of day as t's, on t's day n months later.
func AddMonths(t time.Time, n Months) time.Time {
	d := DateOf(t).AddMonths(n)
	return time.Date(d.Year, d.Month, d.Day, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
}
