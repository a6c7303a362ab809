package spec

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// ValueKind is what a scalar without holes stands for.
type ValueKind uint8

const (
	TextValue     ValueKind = iota // every quoted or block scalar, and what is nothing of the below
	NullValue                      // nothing, null, ~
	BoolValue                      // true, false
	IntValue                       // 12, 0x1F, 0o17, 0b11, 1_000
	FloatValue                     // 1.5, .5, 1e3, .inf, .nan
	DateValue                      // 2024-06-01; only the form is checked
	DateTimeValue                  // 2024-06-01T08:45, with seconds and an offset if need be; only the form is checked
)

// String returns the kind in the words of messages.
func (k ValueKind) String() string {
	return [...]string{"a text", "nothing", "a bool", "an int", "a float", "a date", "a datetime"}[k]
}

// Value is a scalar as YAML 1.2 reads it.
type Value struct {
	Kind  ValueKind
	Bool  bool    // of a BoolValue
	Int   int64   // of an IntValue
	Float float64 // of a FloatValue, and of an IntValue
	Text  string  // the decoded text, whatever the kind
}

var (
	intForm      = regexp.MustCompile(`^[-+]?(0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+)$`)
	floatForm    = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?$`)
	dateForm     = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	dateTimeForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[-+]\d{2}:\d{2})?$`)
	octalForm    = regexp.MustCompile(`^[-+]?0[0-9_]*[0-9]$`)
)

// Value returns what a scalar stands for; quotes make a text of everything. A collection is an empty text.
// An int that does not fit 64 bits is a float, as in YAML.
func (n *Node) Value() Value {
	switch {
	case n.IsNull():
		return Value{Kind: NullValue}
	case n.Kind != Scalar:
		return Value{}
	case n.Style != Plain:
		return Value{Text: n.Text.String()}
	}
	return plainValue(n.Text.String())
}

func plainValue(text string) Value {
	v := Value{Text: text}
	switch c := text[0]; {
	case c == 't' || c == 'T' || c == 'f' || c == 'F':
		v.readBool()
	case c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.':
		v.readNumber()
	}
	return v
}

func (v *Value) readBool() {
	switch v.Text {
	case "true", "True", "TRUE":
		v.Kind, v.Bool = BoolValue, true
	case "false", "False", "FALSE":
		v.Kind = BoolValue
	}
}

func (v *Value) readNumber() {
	digits := strings.ReplaceAll(v.Text, "_", "")
	switch {
	case dateForm.MatchString(v.Text):
		v.Kind = DateValue
		return
	case dateTimeForm.MatchString(v.Text):
		v.Kind = DateTimeValue
		return
	case octalForm.MatchString(v.Text):
		digits = strings.TrimLeft(digits, "+-0") // refused already; the decimal number is the better guess
		v.Int, _ = strconv.ParseInt("0"+digits, 10, 64)
		v.Kind, v.Float = IntValue, float64(v.Int)
		return
	case intForm.MatchString(v.Text):
		if i, err := strconv.ParseInt(digits, 0, 64); err == nil {
			v.Kind, v.Int, v.Float = IntValue, i, float64(i)
			return
		}
	}
	switch strings.ToLower(strings.TrimLeft(v.Text, "+-")) {
	case ".inf":
		v.Kind, v.Float = FloatValue, math.Inf(1)
		if v.Text[0] == '-' {
			v.Float = math.Inf(-1)
		}
		return
	case ".nan":
		v.Kind, v.Float = FloatValue, math.NaN()
		return
	}
	if floatForm.MatchString(v.Text) {
		if f, err := strconv.ParseFloat(digits, 64); err == nil {
			v.Kind, v.Float = FloatValue, f
		}
	}
}

// BoolWord returns the bool that a plain scalar such as `yes` or `Off` is in YAML 1.1, where in YAML 1.2, and
// here, it is a text. Where a bool is wanted, YesNo explains it.
func (n *Node) BoolWord() (value, ok bool) {
	if !n.IsPlain() {
		return false, false
	}
	switch strings.ToLower(n.Text.String()) {
	case "yes", "y", "on":
		return true, true
	case "no", "n", "off":
		return false, true
	}
	return false, false
}
