package pb

import (
	"encoding/hex"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/stgen/stgen/internal/pbdesc"
)

func TestConsume(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		in   string // hex
		m    message
		want message
	}{
		{"nothing", "", new(Slider), new(Slider)},
		{"an empty message is there", "3a 00", new(WidgetState), &WidgetState{Value: &DoubleArray{}}},
		{"packed doubles", "0a 10 000000000000f03f 0000000000000040", new(DoubleArray), &DoubleArray{Data: []float64{1, 2}}},
		{"unpacked doubles", "09 000000000000f03f 09 0000000000000040", new(DoubleArray), &DoubleArray{Data: []float64{1, 2}}},
		{"both", "10 01 12 02 02 03 10 04", new(ForwardMsgMetadata), &ForwardMsgMetadata{DeltaPath: []uint32{1, 2, 3, 4}}},
		{"zigzag", "28 03", new(WidgetState), &WidgetState{Value: WidgetStateIntValue(-2)}},
		{"the last member of a oneof", "18 01 32 01 61", new(WidgetState), &WidgetState{Value: WidgetStateStringValue("a")}},
		{"an empty member is there", "62 00", new(WidgetState), &WidgetState{Value: WidgetStateBytesValue(nil)}},
		{"members that are messages merge", "4a 03 0a 01 61 4a 03 0a 01 62", new(WidgetState),
			&WidgetState{Value: &StringArray{Data: []string{"a", "b"}}}},
		{"another wire type is unknown", "0d 00000000 0a 01 61", new(Alert), &Alert{Body: "a"}},
		{"an unknown group", "fb 07 08 01 fc 07 0a 01 61", new(Alert), &Alert{Body: "a"}},
		{"an unknown enum value", "10 63", new(Alert), &Alert{Format: 99}},
		{"an optional zero", "1a 00", new(TextInput), &TextInput{Default: new("")}},
		{"a map without key", "6a 03 12 01 61", new(Dataframe), &Dataframe{ButtonClickWidgets: map[string]string{"": "a"}}},
		{"a map's last entry", "6a 03 12 01 61 6a 03 12 01 62", new(Dataframe), &Dataframe{ButtonClickWidgets: map[string]string{"": "b"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if err := tt.m.Consume(unhex(t, tt.in)); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(tt.m, tt.want) {
				t.Errorf("got %+v, want %+v", tt.m, tt.want)
			}
		})
	}
}

func TestConsumeErrors(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		in   string
		m    message
		want error // nil: any
	}{
		{"cut tag", "8a", new(Alert), io.ErrUnexpectedEOF},
		{"cut string", "0a 05 61", new(Alert), io.ErrUnexpectedEOF},
		{"cut nested message", "22 02 18", new(Alert), io.ErrUnexpectedEOF},
		{"cut in nested message", "22 01 18 0a 01 61", new(Alert), io.ErrUnexpectedEOF},
		{"cut double", "09 00", new(DoubleArray), io.ErrUnexpectedEOF},
		{"cut packed double", "0a 03 000000", new(DoubleArray), io.ErrUnexpectedEOF},
		{"field zero", "00 00", new(Alert), nil},
		{"field beyond the range", "80 80 80 80 10 00", new(Alert), errNumber},
		{"reserved wire type", "0e", new(Alert), nil},
		{"end without group", "0c", new(Alert), nil},
		{"group without end", "fb 07", new(Alert), io.ErrUnexpectedEOF},
		{"varint too long", "10 ffffffffffffffffffff01", new(Alert), nil},
		{"not UTF-8", "0a 01 ff", new(Alert), errUTF8},
		{"a surrogate", "0a 03 eda080", new(Alert), errUTF8},
		{"not UTF-8 in a map", "6a 03 0a 01 ff", new(Dataframe), errUTF8},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := tt.m.Consume(unhex(t, tt.in))
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
		})
	}
}

// TestDepth nests the one message that can hold itself.
func TestDepth(t *testing.T) {
	t.Parallel()
	md := pbdesc.Message("CustomThemeConfig")
	self := md.Fields().ByName("sidebar")
	if self.Message() != md {
		t.Fatal("CustomThemeConfig.sidebar is another message")
	}
	nested := func(depth int) []byte {
		var b []byte
		for range depth - 1 {
			b = append(protowire.AppendTag(nil, self.Number(), protowire.BytesType), protowire.AppendBytes(nil, b)...)
		}
		return b
	}
	if err := new(CustomThemeConfig).Consume(nested(maxDepth)); err != nil {
		t.Errorf("%d deep: %v", maxDepth, err)
	}
	if err := new(CustomThemeConfig).Consume(nested(maxDepth + 1)); !errors.Is(err, errDepth) {
		t.Errorf("%d deep: %v", maxDepth+1, err)
	}
	for _, depth := range []int{maxDepth, maxDepth + 1, 3000} {
		agree(t, nested(depth), md, new(CustomThemeConfig))
	}
}

// TestConsumeCopies changes the input after it was read.
func TestConsumeCopies(t *testing.T) {
	t.Parallel()
	in := unhex(t, "0a 02 6162")
	text, data := new(Alert), new(ArrowData)
	if err := errors.Join(text.Consume(in), data.Consume(in)); err != nil {
		t.Fatal(err)
	}
	clear(in)
	if text.Body != "ab" || string(data.Data) != "ab" {
		t.Errorf("now %q and %q", text.Body, data.Data)
	}
}

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
