package format

import (
	"fmt"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/ops"
)

// Time writes a moment, in its own time zone, by a format of strftime such as `%d %b %Y, %H:%M`. Names are English. A
// `-` behind the percent sign leaves out what fills a number up: `%-d`.
func Time(t time.Time, layout string) string {
	s, err := strftime(t, layout)
	if err != nil {
		panic(&ops.Failure{Message: err.Error()})
	}
	return s
}

// Date writes a day as Time does its midnight.
func Date(d civil.Date, layout string) string { return Time(d.In(time.UTC), layout) }

// TimeOfDay writes a time of day as Time does that of the first of January 1900, as Python.
func TimeOfDay(t civil.Time, layout string) string {
	return Time(t.On(civil.Date{Year: 1900, Month: 1, Day: 1}, time.UTC), layout)
}

// CheckTime says what is wrong with a format for Time, Date or TimeOfDay.
func CheckTime(layout string) error {
	_, err := strftime(time.Time{}, layout)
	return err
}

func strftime(t time.Time, layout string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(layout); i++ {
		if layout[i] != '%' {
			b.WriteByte(layout[i])
			continue
		}
		i++
		short := i < len(layout) && layout[i] == '-'
		if short {
			i++
		}
		if i >= len(layout) {
			return "", errorf(layout, "it ends in the middle; a percent sign is written `%%%%`")
		}
		text, ok := directive(t, layout[i])
		if !ok {
			return "", errorf(layout, "`%%%c` has no meaning", layout[i])
		}
		if short {
			text = withoutFill(text)
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

// withoutFill drops the zeros or blanks that fill a number up.
func withoutFill(text string) string {
	for len(text) > 1 && (text[0] == '0' || text[0] == ' ') && text[1] >= '0' && text[1] <= '9' {
		text = text[1:]
	}
	return text
}

// layouts are the directives that Go's layouts can write.
var layouts = map[byte]string{
	'a': "Mon", 'A': "Monday", 'b': "Jan", 'h': "Jan", 'B': "January", 'd': "02", 'e': "_2", 'D': "01/02/06",
	'F': "2006-01-02", 'H': "15", 'I': "03", 'm': "01", 'M': "04", 'p': "PM", 'P': "pm", 'r': "03:04:05 PM",
	'R': "15:04", 'S': "05", 'T': "15:04:05", 'X': "15:04:05", 'x': "01/02/06", 'y': "06", 'Y': "2006", 'z': "-0700",
	'Z': "MST", 'c': "Mon Jan _2 15:04:05 2006", 'j': "002",
}

// directive returns what stands for %c.
func directive(t time.Time, c byte) (string, bool) {
	if layout, ok := layouts[c]; ok {
		return t.Format(layout), true
	}
	year, week := t.ISOWeek()
	switch c {
	case '%':
		return "%", true
	case 'n':
		return "\n", true
	case 't':
		return "\t", true
	case 'f':
		return fmt.Sprintf("%06d", t.Nanosecond()/1000), true
	case 'k':
		return fmt.Sprintf("%2d", t.Hour()), true
	case 'l':
		return fmt.Sprintf("%2d", (t.Hour()+11)%12+1), true
	case 's':
		return fmt.Sprint(t.Unix()), true
	case 'C':
		return fmt.Sprintf("%02d", t.Year()/100), true
	case 'u':
		return fmt.Sprint((int(t.Weekday())+6)%7 + 1), true
	case 'w':
		return fmt.Sprint(int(t.Weekday())), true
	case 'U':
		return fmt.Sprintf("%02d", (t.YearDay()+6-int(t.Weekday()))/7), true
	case 'W':
		return fmt.Sprintf("%02d", (t.YearDay()+6-(int(t.Weekday())+6)%7)/7), true
	case 'G':
		return fmt.Sprintf("%04d", year), true
	case 'V':
		return fmt.Sprintf("%02d", week), true
	}
	return "", false
}
