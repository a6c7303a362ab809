package html

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stgen/stgen/runtimelib/pb"
)

// frameOf writes a frame as people read it: ; between records, | between fields.
func frameOf(text string) []byte {
	return []byte(strings.NewReplacer(";", string(recordEnd), "|", string(fieldEnd)).Replace(text))
}

func TestDecode(t *testing.T) {
	t.Parallel()
	text := "é;"
	for _, tt := range []struct {
		name, frame string
		want        pb.BackMsgType
	}{
		{"whole page", "fa=1", &pb.ClientState{QueryString: "a=1"}},
		{"another page", "fa=1|/b c|h", &pb.ClientState{QueryString: "a=1", PageName: "/b c", IsHistoryNavigation: true}},
		{"context", "p|zEurope/Berlin -60|lde-DE|uhttp://h/a|m1|cdark", &pb.ClientState{FragmentID: "e", ContextInfo: &pb.ContextInfo{
			Timezone: pointer("Europe/Berlin"), TimezoneOffset: pointer(int32(-60)), Locale: pointer("de-DE"),
			URL: pointer("http://h/a"), IsEmbedded: pointer(true), ColorScheme: pointer("dark"),
		}}},
		{"a fragment by itself", "p|@f0.1", &pb.ClientState{FragmentID: "f0.1", IsAutoRerun: true}},
		{"what is sent in a chat", "p;id|C|a\nb", state("", "id", &pb.ChatInputValue{Data: pointer("a\nb")})},
		{"stop", "s", pb.BackMsgStopScript(true)},
		{"clear", "c", pb.BackMsgClearCache(true)},
		{"trigger", "p;id|t", state("", "id", pb.WidgetStateTriggerValue(true))},
		{"none", "pq;id|n", state("q", "id", nil)},
		{"bool", "p;id|b|1", state("", "id", pb.WidgetStateBoolValue(true))},
		{"text", "p;id|s|a b", state("", "id", pb.WidgetStateStringValue("a b"))},
		{"empty text", "p;id|s|", state("", "id", pb.WidgetStateStringValue(""))},
		{"number", "p;id|d|1e3", state("", "id", pb.WidgetStateDoubleValue(1000))},
		{"whole number", "p;id|i|-3", state("", "id", pb.WidgetStateIntValue(-3))},
		{"numbers", "p;id|D|1|2.5", state("", "id", &pb.DoubleArray{Data: []float64{1, 2.5}})},
		{"texts", "p;id|a|x|y", state("", "id", &pb.StringArray{Data: []string{"x", "y"}})},
		{"no texts", "p;id|a", state("", "id", &pb.StringArray{})},
		{"chosen", "p;id|T|é", state("", "id", &pb.StringTriggerValue{Data: pointer(strings.TrimSuffix(text, ";"))})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := Decode(frameOf(tt.frame))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&pb.BackMsg{Type: tt.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func pointer[T any](v T) *T { return &v }

// state is what a widget's event decodes to.
func state(query, id string, value pb.WidgetStateValue) *pb.ClientState {
	return &pb.ClientState{
		QueryString: query, FragmentID: "e",
		WidgetStates: &pb.WidgetStates{Widgets: []*pb.WidgetState{{ID: id, Value: value}}},
	}
}

func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, frame string
		want        error
	}{
		{"nothing", "", ErrEmpty},
		{"unknown kind", "z", ErrKind},
		{"unknown note", "f|x", ErrNote},
		{"no time zone", "f|z -60", ErrNote},
		{"a time zone far away", "f|zX 99999", ErrNote},
		{"no locale", "f|l", ErrNote},
		{"no fragment", "p|@", ErrNote},
		{"no record", "p;", ErrWidget},
		{"no id", "p;|t", ErrWidget},
		{"no kind", "p;id|", ErrWidget},
		{"long kind", "p;id|tt|1", ErrWidget},
		{"unknown kind of value", "p;id|z|1", ErrWidget},
		{"two texts", "p;id|s|a|b", ErrWidget},
		{"no number", "p;id|d|x", ErrWidget},
		{"no number among numbers", "p;id|D|1|x", ErrWidget},
		{"not a number", "p;id|d|NaN", ErrWidget},
		{"infinite", "p;id|D|1|-inf", ErrWidget},
		{"not UTF-8", "p;id|s|\xff", ErrText},
		{"too many", "p" + strings.Repeat(";a|t", maxWidgets+1), ErrTooMany},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, err := Decode(frameOf(tt.frame)); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "f", "pq;id|t;x|D|1|2;y|n", "p;id|s|a|b", "p;;|"} {
		f.Add(frameOf(seed))
	}
	f.Fuzz(func(t *testing.T, frame []byte) {
		msg, err := Decode(frame)
		if (msg == nil) == (err == nil) {
			t.Errorf("%q: %v, %v", frame, msg, err)
		}
		if state, ok := typeOf(msg).(*pb.ClientState); ok && state.WidgetStates != nil {
			if n := bytes.Count(frame, []byte{recordEnd}); n != len(state.WidgetStates.Widgets) {
				t.Errorf("%q: %d widgets of %d records", frame, len(state.WidgetStates.Widgets), n)
			}
		}
	})
}

func typeOf(msg *pb.BackMsg) pb.BackMsgType {
	if msg == nil {
		return nil
	}
	return msg.Type
}
