package templates

import (
	"strconv"
	"strings"
)

// listJSON writes texts as a JSON array of strings, for attributes that the client parses.
func listJSON(texts []string) string {
	b := []byte{'['}
	for i, text := range texts {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(b, text)
	}
	return string(append(b, ']'))
}

func appendJSON(b []byte, text string) []byte {
	b = append(b, '"')
	for _, c := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', byte(c))
		case c < ' ':
			b = append(b, `\u00`...)
			b = append(b, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		default:
			b = append(b, string(c)...)
		}
	}
	return append(b, '"')
}

// itoa is strconv.Itoa for the numbers of messages.
func itoa[T ~int32 | ~int64 | ~uint32 | ~int](n T) string { return strconv.FormatInt(int64(n), 10) }
