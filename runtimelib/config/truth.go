package config

import (
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/opt"
)

// boolField is true or false.
type boolField struct{ at *bool }

func (f boolField) takes() nature    { return truth }
func (f boolField) expected() string { return "true or false" }
func (f boolField) String() string   { return strconv.FormatBool(*f.at) }

func (f boolField) set(words []string) bool {
	b, ok := oneBool(words)
	if ok {
		*f.at = b
	}
	return ok
}

// maybeBool is a boolField that may be missing.
type maybeBool struct{ at *opt.Of[bool] }

func (f maybeBool) takes() nature    { return truth }
func (f maybeBool) expected() string { return "true or false" }

func (f maybeBool) String() string {
	if b, ok := f.at.Get(); ok {
		return strconv.FormatBool(b)
	}
	return ""
}

func (f maybeBool) set(words []string) bool {
	b, ok := oneBool(words)
	if ok {
		*f.at = opt.Some(b)
	}
	return ok
}

// neverField accepts the false that it already is: what Streamlit can switch off and stgen never does.
type neverField struct{}

func (neverField) takes() nature    { return truth }
func (neverField) expected() string { return "false, as there is no such thing here" }
func (neverField) String() string   { return "false" }

func (neverField) set(words []string) bool {
	b, ok := oneBool(words)
	return ok && !b
}

// oneBool reads what Streamlit's command line takes for a bool, in any case.
func oneBool(words []string) (value, ok bool) {
	if len(words) != 1 {
		return false, false
	}
	switch strings.ToLower(words[0]) {
	case "true", "1", "yes", "on":
		return true, true
	case "false", "0", "no", "off":
		return false, true
	}
	return false, false
}
