package config

import (
	"strconv"
	"time"
)

// sizeField is a number of megabytes, kept in bytes.
type sizeField struct {
	at   *int64
	unit int64 // bytes of one
}

// maxMegabytes keeps every size far from the end of int64.
const maxMegabytes = 1_000_000

func (f sizeField) takes() nature    { return whole }
func (f sizeField) expected() string { return "megabytes, " + between(1, maxMegabytes) }
func (f sizeField) String() string   { return strconv.FormatInt(*f.at/f.unit, 10) }

func (f sizeField) set(words []string) bool {
	n, ok := oneInt(words, 1, maxMegabytes)
	if ok {
		*f.at = int64(n) * f.unit
	}
	return ok
}

// secondsField is a time: a number of seconds, as in Streamlit, or a number with a unit.
type secondsField struct {
	at  *time.Duration
	min time.Duration
}

// maxSeconds bounds every time to a year.
const maxSeconds = 365 * 24 * 3600

func (f secondsField) takes() nature  { return whole | text }
func (f secondsField) String() string { return strconv.FormatFloat(f.at.Seconds(), 'f', -1, 64) }

func (f secondsField) expected() string {
	return "seconds or a time like 90s or 5m, at least " + f.min.String()
}

func (f secondsField) set(words []string) bool {
	if len(words) != 1 {
		return false
	}
	d, err := time.ParseDuration(words[0])
	if n, ok := oneInt(words, 0, maxSeconds); ok {
		d, err = time.Duration(n)*time.Second, nil
	}
	if err != nil || d < f.min || d > maxSeconds*time.Second {
		return false
	}
	*f.at = d
	return true
}
