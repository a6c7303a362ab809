package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
)

// Kind is what a cell, or a value of JSON, is.
type Kind uint8

// The kinds. Of the cells of a CSV file the first ones are told by what they look like.
const (
	Bool Kind = iota
	Int
	Float
	Date
	DateTime
	String
	Time     // HH:MM, where it is declared
	Duration // 1h30m, where it is declared
	List     // of JSON, as the next ones are
	Object
	Map
	None // nothing is known: null, or the elements of []
)

// String returns the kind in the words of messages: "whole number".
func (k Kind) String() string {
	return [...]string{
		Bool: "bool", Int: "whole number", Float: "number", Date: "date", DateTime: "date and time", String: "text",
		Time: "time", Duration: "duration", List: "list", Object: "object", Map: "object", None: "null",
	}[k]
}

// notOf says that a text is not of a kind.
func notOf(text string, kind Kind) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q is no %s", text, kind)
}

const isEmpty = "the cell is empty"

// isKind reports whether a text that is not empty is of a kind. Digits behind a 0, such as those of a postcode, are no
// number.
func isKind(kind Kind, text string) bool {
	var err error
	switch kind {
	case Bool:
		return text == "true" || text == "false"
	case Int:
		_, err = strconv.Atoi(text)
		return err == nil && !leadsWithZero(text)
	case Float:
		_, err = strconv.ParseFloat(text, 64)
		return err == nil && !leadsWithZero(text)
	case Date:
		_, err = civil.ParseDate(text)
	case DateTime:
		_, err = parseDateTime(text)
	case Time:
		_, err = civil.ParseTime(text)
	case Duration:
		_, err = time.ParseDuration(text)
	}
	return err == nil
}

func leadsWithZero(text string) bool {
	text = strings.TrimLeft(text, "+-")
	return len(text) > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9'
}

func parseDateTime(cell string) (time.Time, error) {
	cell = strings.Replace(cell, " ", "T", 1)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, cell); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date and time like 2024-06-01T08:45", cell)
}
