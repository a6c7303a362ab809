package secrets

import (
	"reflect"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/stgen/stgen/runtimelib/civil"
)

// Kind is what a secret can be. A duration is written as a text, "1m30s"; a float may be written as an int.
type Kind interface {
	string | int | float64 | bool | civil.Date | civil.Time | time.Time | time.Duration |
		[]string | []int | []float64 | []bool
}

// kindOf returns the part of a declaration that follows from the type.
func kindOf[T Kind]() declaration {
	d := declaration{decode: decode[T], parse: parseTOML, kind: names[reflect.TypeFor[T]()]}
	if _, ok := any(*new(T)).(string); ok {
		d.parse = func(s string) any { return s }
	}
	return d
}

// names are the types in the spec's words.
var names = map[reflect.Type]string{
	reflect.TypeFor[string]():        "string",
	reflect.TypeFor[int]():           "int",
	reflect.TypeFor[float64]():       "float",
	reflect.TypeFor[bool]():          "bool",
	reflect.TypeFor[civil.Date]():    "date",
	reflect.TypeFor[civil.Time]():    "time",
	reflect.TypeFor[time.Time]():     "datetime",
	reflect.TypeFor[time.Duration](): "duration",
	reflect.TypeFor[[]string]():      "list<string>",
	reflect.TypeFor[[]int]():         "list<int>",
	reflect.TypeFor[[]float64]():     "list<float>",
	reflect.TypeFor[[]bool]():        "list<bool>",
}

// decode turns what TOML gives into a T.
func decode[T Kind](v any) (any, bool) {
	switch any(*new(T)).(type) {
	case string:
		s, ok := v.(string)
		return s, ok
	case int:
		return decodeInt(v)
	case float64:
		return decodeFloat(v)
	case bool:
		b, ok := v.(bool)
		return b, ok
	case civil.Date:
		d, ok := v.(toml.LocalDate)
		return civil.Date{Year: d.Year, Month: time.Month(d.Month), Day: d.Day}, ok
	case civil.Time:
		t, ok := v.(toml.LocalTime)
		return civil.TimeOf(time.Date(0, 1, 1, t.Hour, t.Minute, t.Second, t.Nanosecond, time.UTC)), ok
	case time.Time:
		return decodeDatetime(v)
	case time.Duration:
		s, ok := v.(string)
		d, err := time.ParseDuration(s)
		return d, ok && err == nil
	case []string:
		return decodeList[string](v)
	case []int:
		return decodeList[int](v)
	case []float64:
		return decodeList[float64](v)
	default:
		return decodeList[bool](v)
	}
}

func decodeInt(v any) (any, bool) {
	n, ok := v.(int64)
	return int(n), ok && int64(int(n)) == n
}

func decodeFloat(v any) (any, bool) {
	if n, ok := v.(int64); ok {
		return float64(n), true
	}
	f, ok := v.(float64)
	return f, ok
}

// decodeDatetime takes one without a zone for one of the server's zone.
func decodeDatetime(v any) (any, bool) {
	if local, ok := v.(toml.LocalDateTime); ok {
		return local.AsTime(time.Local), true
	}
	t, ok := v.(time.Time)
	return t, ok
}

func decodeList[T Kind](v any) (any, bool) {
	items, ok := v.([]any)
	if !ok {
		return nil, false
	}
	list := make([]T, len(items))
	for i, item := range items {
		decoded, ok := decode[T](item)
		if !ok {
			return nil, false
		}
		list[i] = decoded.(T)
	}
	return list, true
}

// kindFound names what TOML gave.
func kindFound(v any) string {
	switch v := v.(type) {
	case string:
		return "a string"
	case int64:
		return "an int"
	case float64:
		return "a float"
	case bool:
		return "a bool"
	case toml.LocalDate:
		return "a date"
	case toml.LocalTime:
		return "a time"
	case toml.LocalDateTime, time.Time:
		return "a datetime"
	case map[string]any:
		return "a table"
	case []any:
		return listFound(v)
	}
	return "something else"
}

func listFound(items []any) string {
	if len(items) == 0 {
		return "an empty list"
	}
	first := kindFound(items[0])
	for _, item := range items[1:] {
		if kindFound(item) != first {
			return "a list of several kinds"
		}
	}
	return "a list, each " + first
}

// parseTOML reads a value of the environment as a file would have it, or as a text if it is no TOML: dates and lists
// look alike in both.
func parseTOML(s string) any {
	var doc struct{ V any }
	if toml.Unmarshal([]byte("V = "+s), &doc) == nil && doc.V != nil {
		return doc.V
	}
	return s
}
