package pb

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"
)

func TestAppend(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		m    message
		want string // hex
	}{
		{"empty", new(Slider), ""},
		{"nil", (*Slider)(nil), ""},
		{"nil in a oneof is an empty message", &Element{Type: (*Slider)(nil)}, "aa01 00"},
		{"nil in a list is an empty message", &WidgetStates{Widgets: []*WidgetState{nil}}, "0a 00"},
		{"zero is absent", &Alert{Body: "", Format: 0}, ""},
		{"an optional zero is there", &TextInput{Default: new("")}, "1a 00"},
		{"a member at zero is there", &WidgetState{Value: WidgetStateBoolValue(false)}, "18 00"},
		{"a negative int32 has ten bytes", &Toast{Duration: new(int32(-1))}, "18 ffffffffffffffffff01"},
		{"minus zero is not zero", &NumberInput{Step: math.Copysign(0, -1)}, "79 0000000000000080"},
		{"an enum member", &ForwardMsg{Type: ForwardMsgScriptFinished(ForwardMsgScriptFinishedStatusFinishedEarlyForRerun)}, "30 02"},
		{"packed", &ForwardMsgMetadata{DeltaPath: []uint32{0, 300}}, "12 03 00 ac02"},
		{"maps are sorted", &Dataframe{ButtonClickWidgets: map[string]string{"b": "", "a": "x"}}, "6a06 0a0161 120178 6a05 0a0162 1200"},
		{"wrong UTF-8 is replaced", &Alert{Body: "a\xffb"}, "0a 05 61 efbfbd 62"},
		{"bytes stay", &ArrowData{Data: []byte{0xff}}, "0a 01 ff"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, want := tt.m.Append(nil), unhex(t, tt.want); !bytes.Equal(got, want) {
				t.Errorf("got %x, want %x", got, want)
			}
		})
	}
}

// TestLengths nests messages whose lengths are just around where a length takes one byte more.
func TestLengths(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 16380, 16383, 16384, 16390, 2_097_151, 2_097_152} {
		body := strings.Repeat("x", n)
		m := &ForwardMsg{Type: &Delta{Type: &Element{Type: &Markdown{Body: body}}}}
		for _, room := range []int{0, 8, 3 * n} { // with and without reallocation
			b := m.Append(make([]byte, 0, room))
			for _, num := range []protowire.Number{5, 3, 29, 1} {
				got, _, start := protowire.ConsumeTag(b)
				value, size := protowire.ConsumeBytes(b[start:])
				if got != num || start+size != len(b) {
					t.Fatalf("%d bytes: field %d of %d bytes in %d", n, got, size, len(b)-start)
				}
				b = value
			}
			if string(b) != body {
				t.Fatalf("%d bytes: the body is lost", n)
			}
		}
	}
}

// frame is a Frame of which only the encoding matters.
type frame struct {
	Frame
	data []byte
	err  error
}

func (f frame) Arrow() ([]byte, error) { return f.data, f.err }

func TestFrame(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		m    *ArrowData
		want string
	}{
		{"encoded from the frame", &ArrowData{Frame: frame{data: []byte("x")}}, "0a 01 78"},
		{"data wins", &ArrowData{Data: []byte("y"), Frame: frame{data: []byte("x")}}, "0a 01 79"},
		{"cannot be encoded", &ArrowData{Frame: frame{data: []byte("x"), err: errors.New("no")}}, ""},
		{"neither", &ArrowData{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, want := tt.m.Append(nil), unhex(t, tt.want); !bytes.Equal(got, want) {
				t.Errorf("got %x, want %x", got, want)
			}
		})
	}
}

func TestEnumString(t *testing.T) {
	t.Parallel()
	if got := AlertFormatError.String(); got != "ERROR" {
		t.Errorf("got %q", got)
	}
	if got := AlertFormat(-7).String(); got != "-7" {
		t.Errorf("got %q", got)
	}
}
