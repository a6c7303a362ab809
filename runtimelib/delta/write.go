package delta

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/ops"
)

// WriteText returns a value as st.write shows it among others: a text as it is, since it is Markdown, anything else in
// backquotes as Python prints it. A list is printed as a tuple is: `(20, 80)`.
func WriteText[T any](v T) string {
	x := settled(v)
	if s, ok := x.(string); ok {
		return s
	}
	return "`" + pythonText(x) + "`"
}

// settled returns the value of an optional, nil if it is missing, and any other value as it is.
func settled(v any) any {
	if o, ok := v.(interface{ Any() any }); ok {
		return o.Any()
	}
	return v
}

// plainText returns a value as text: what Python's str says of it.
func plainText(v any) string {
	x := settled(v)
	if s, ok := x.(string); ok {
		return s
	}
	return pythonText(x)
}

// pythonText is Python's str for all but texts.
func pythonText(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case int:
		return strconv.Itoa(v)
	case float64:
		return ops.FormatFloat(v)
	case time.Time:
		return pythonTime(v)
	case time.Duration:
		return pythonDuration(v)
	case DateRange:
		return pythonTuple(v.parts())
	}
	if list := reflect.ValueOf(v); list.Kind() == reflect.Slice {
		parts := make([]any, list.Len())
		for i := range parts {
			parts[i] = list.Index(i).Interface()
		}
		return pythonTuple(parts)
	}
	return fmt.Sprint(v)
}

// pythonTuple writes the parts as Python's repr does: `('M', 'XL')`, `(1,)`.
func pythonTuple(parts []any) string {
	texts := make([]string, len(parts))
	for i, v := range parts {
		texts[i] = pythonRepr(settled(v))
	}
	end := ")"
	if len(parts) == 1 {
		end = ",)"
	}
	return "(" + strings.Join(texts, ", ") + end
}

// pythonRepr is Python's repr.
func pythonRepr(v any) string {
	switch v := v.(type) {
	case string:
		if strings.Contains(v, "'") && !strings.Contains(v, `"`) {
			return `"` + strings.ReplaceAll(v, `\`, `\\`) + `"`
		}
		return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`, "\n", `\n`, "\t", `\t`).Replace(v) + "'"
	case civil.Date:
		return fmt.Sprintf("datetime.date(%d, %d, %d)", v.Year, int(v.Month), v.Day)
	case civil.Time:
		return "datetime.time(" + pythonClock(v) + ")"
	case time.Time:
		day := civil.DateOf(v)
		return fmt.Sprintf("datetime.datetime(%d, %d, %d, %s)", day.Year, int(day.Month), day.Day, pythonClock(civil.TimeOf(v)))
	}
	return pythonText(v)
}

// pythonClock writes the arguments of a time of day, as far as they are needed.
func pythonClock(t civil.Time) string {
	s := fmt.Sprintf("%d, %d", t.Hour, t.Minute)
	if t.Second != 0 || t.Microsecond != 0 {
		s += fmt.Sprintf(", %d", t.Second)
	}
	if t.Microsecond != 0 {
		s += fmt.Sprintf(", %d", t.Microsecond)
	}
	return s
}

// pythonTime writes a moment: 2024-01-02 03:04:05.
func pythonTime(t time.Time) string {
	return civil.DateOf(t).String() + " " + civil.TimeOf(t).String()
}

// pythonDuration writes a length of time: 1 day, 1:30:00.
func pythonDuration(span time.Duration) string {
	const day = 24 * time.Hour
	days := span / day
	rest := span % day
	if rest < 0 {
		days, rest = days-1, rest+day
	}
	clock := civil.TimeOf(time.Time{}.Add(rest))
	text := strings.TrimPrefix(clock.String(), "0")
	switch days {
	case 0:
		return text
	case 1, -1:
		return fmt.Sprintf("%d day, %s", days, text)
	}
	return fmt.Sprintf("%d days, %s", days, text)
}
