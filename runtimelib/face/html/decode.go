package html

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/pb"
)

// maxWidgets is how many widgets one frame may speak of.
const maxWidgets = 1 << 14

// What is wrong with a frame.
var (
	ErrEmpty   = errors.New("an empty frame")
	ErrKind    = errors.New("a frame of no known kind")
	ErrTooMany = errors.New("a frame that speaks of too many widgets")
	ErrNote    = errors.New("a note that says nothing known of the client")
	ErrWidget  = errors.New("a record that is no widget's state")
	ErrText    = errors.New("a frame that is not UTF-8")
)

// Decode reads a frame of the client. The values of widgets are, by their letter:
//
//	t trigger, without a value      b bool, "1" or "0"       n none
//	s string   i whole number       d number                 D one number a field
//	a one string a field            T string of a trigger    C text of a chat
//
// Returns one of this package's errors, perhaps wrapped, for anything else.
func Decode(frame []byte) (*pb.BackMsg, error) {
	if len(frame) == 0 {
		return nil, ErrEmpty
	}
	if !utf8.Valid(frame) {
		return nil, ErrText
	}
	head, rest, more := bytes.Cut(frame, []byte{recordEnd})
	query, notes, noted := bytes.Cut(head[min(len(head), 1):], []byte{fieldEnd})
	state := &pb.ClientState{QueryString: string(query)}
	for noted {
		var note []byte
		note, notes, noted = bytes.Cut(notes, []byte{fieldEnd})
		if err := decodeNote(state, string(note)); err != nil {
			return nil, err
		}
	}
	switch frame[0] {
	case 'p':
		if !state.IsAutoRerun {
			state.FragmentID = delta.ElementFragment
		}
	case 'f':
	case 's':
		return &pb.BackMsg{Type: pb.BackMsgStopScript(true)}, nil
	case 'c':
		return &pb.BackMsg{Type: pb.BackMsgClearCache(true)}, nil
	default:
		return nil, ErrKind
	}
	if more {
		widgets, err := decodeWidgets(rest)
		if err != nil {
			return nil, err
		}
		state.WidgetStates = &pb.WidgetStates{Widgets: widgets}
	}
	return &pb.BackMsg{Type: state}, nil
}

// decodeNote takes in one thing that a client says of itself.
func decodeNote(state *pb.ClientState, note string) error {
	switch {
	case strings.HasPrefix(note, "/"):
		state.PageName = note
	case strings.HasPrefix(note, "@") && len(note) > 1:
		state.FragmentID, state.IsAutoRerun = note[1:], true
	case note == "h":
		state.IsHistoryNavigation = true
	default:
		if state.ContextInfo == nil {
			state.ContextInfo = &pb.ContextInfo{}
		}
		return decodeContext(state.ContextInfo, note)
	}
	return nil
}

// decodeContext takes in one thing of those that apps can read of their client.
func decodeContext(c *pb.ContextInfo, note string) error {
	if len(note) < 2 {
		return ErrNote
	}
	value := note[1:]
	switch note[0] {
	case 'z':
		return Zone(c, value)
	case 'l':
		c.Locale = &value
	case 'u':
		c.URL = &value
	case 'm':
		c.IsEmbedded = new(value == "1")
	case 'c':
		c.ColorScheme = &value
	default:
		return ErrNote
	}
	return nil
}

// Zone reads a time zone as clients write it: a name, and the minutes from its time to UTC. It returns ErrNote for anything
// else.
func Zone(c *pb.ContextInfo, text string) error {
	name, minutes, _ := strings.Cut(text, " ")
	offset, err := strconv.Atoi(minutes)
	if err != nil || name == "" || len(name) > 64 || offset < -day || offset > day {
		return ErrNote
	}
	c.Timezone, c.TimezoneOffset = &name, new(int32(offset))
	return nil
}

// day is how far from UTC a time zone may be, in minutes.
const day = 24 * 60

func decodeWidgets(records []byte) ([]*pb.WidgetState, error) {
	n := 1 + bytes.Count(records, []byte{recordEnd})
	if n > maxWidgets {
		return nil, ErrTooMany
	}
	widgets := make([]*pb.WidgetState, 0, n)
	for more := true; more; {
		var record []byte
		record, records, more = bytes.Cut(records, []byte{recordEnd})
		w, err := decodeWidget(record)
		if err != nil {
			return nil, err
		}
		widgets = append(widgets, w)
	}
	return widgets, nil
}

func decodeWidget(record []byte) (*pb.WidgetState, error) {
	id, rest, ok := bytes.Cut(record, []byte{fieldEnd})
	if !ok || len(id) == 0 || len(rest) == 0 {
		return nil, ErrWidget
	}
	w := &pb.WidgetState{ID: string(id)}
	var fields []string
	if len(rest) > 1 {
		if rest[1] != fieldEnd {
			return nil, ErrWidget
		}
		for _, field := range bytes.Split(rest[2:], []byte{fieldEnd}) {
			fields = append(fields, string(field))
		}
	}
	value, err := decodeValue(rest[0], fields)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWidget, err)
	}
	w.Value = value
	return w, nil
}

// decodeValue returns the value of a kind; nil is none.
func decodeValue(kind byte, fields []string) (pb.WidgetStateValue, error) {
	switch kind {
	case 'n':
		return nil, nil
	case 't':
		return pb.WidgetStateTriggerValue(true), nil
	case 'a':
		return &pb.StringArray{Data: fields}, nil
	case 'D':
		return decodeNumbers(fields)
	}
	if len(fields) != 1 {
		return nil, fmt.Errorf("%d values where one belongs", len(fields))
	}
	return decodeOne(kind, fields[0])
}

func decodeOne(kind byte, text string) (pb.WidgetStateValue, error) {
	switch kind {
	case 'b':
		return pb.WidgetStateBoolValue(text == "1"), nil
	case 's':
		return pb.WidgetStateStringValue(text), nil
	case 'i':
		n, err := strconv.ParseInt(text, 10, 64)
		return pb.WidgetStateIntValue(n), err
	case 'd':
		v, err := finite(text)
		return pb.WidgetStateDoubleValue(v), err
	case 'T':
		return &pb.StringTriggerValue{Data: &text}, nil
	case 'C':
		return &pb.ChatInputValue{Data: &text}, nil
	}
	return nil, fmt.Errorf("no kind of value is called %q", kind)
}

func decodeNumbers(fields []string) (pb.WidgetStateValue, error) {
	numbers := make([]float64, len(fields))
	for i, field := range fields {
		v, err := finite(field)
		if err != nil {
			return nil, err
		}
		numbers[i] = v
	}
	return &pb.DoubleArray{Data: numbers}, nil
}

// finite reads a number; widgets have no use for infinities and what is not a number.
func finite(text string) (float64, error) {
	v, err := strconv.ParseFloat(text, 64)
	if err == nil && (math.IsInf(v, 0) || math.IsNaN(v)) {
		err = strconv.ErrRange
	}
	return v, err
}
