package pbdesc

import (
	"encoding/json"
	"testing"

	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/stgen/stgen/internal/facts"
)

func TestEveryMessageIsDescribed(t *testing.T) {
	t.Parallel()
	for _, typ := range facts.Proto().Types {
		if !typ.IsMessage() {
			continue
		}
		md := Message(typ.FullName)
		if md == nil {
			t.Errorf("%s: no descriptor", typ.FullName)
			continue
		}
		if got, want := md.Fields().Len(), len(typ.Fields); got != want {
			t.Errorf("%s has %d fields, want %d", typ.FullName, got, want)
		}
		for _, f := range typ.Fields {
			fd := md.Fields().ByNumber(protoreflect.FieldNumber(f.Number))
			if fd == nil || string(fd.Name()) != f.Name {
				t.Errorf("%s.%s: described as %v", typ.FullName, f.Name, fd)
				continue
			}
			if got, want := fd.HasOptionalKeyword(), f.Label == "optional"; got != want {
				t.Errorf("%s.%s: optional is %t, want %t", typ.FullName, f.Name, got, want)
			}
			if fd.IsMap() != (f.Label == "map") || fd.IsList() != (f.Label == "repeated") {
				t.Errorf("%s.%s: list %t, map %t, want %s", typ.FullName, f.Name, fd.IsList(), fd.IsMap(), f.Label)
			}
		}
	}
	if Message("NoSuchMessage") != nil || Message("RootContainer") != nil {
		t.Error("a name that is no message's has a descriptor")
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, message, in, want string }{
		{"original names", "Button", `{"formId":"f","is_form_submitter":true}`, `{"form_id":"f","is_form_submitter":true}`},
		{"defaults are left out", "Button", `{"label":"","disabled":false}`, `{}`},
		{"presence is kept", "TextInput", `{"default":""}`, `{"default":""}`},
		{"enum by name", "Alert", `{"format":1}`, `{"format":"ERROR"}`},
		{"int64 as text", "TimeInput", `{"step":60}`, `{"step":"60"}`},
		{"package and oneof", "streamlit.GapConfig", `{"gap_size":"SMALL"}`, `{"gap_size":"SMALL"}`},
		{"map", "Dataframe", `{"button_click_widgets":{"b":"2","a":"1"}}`, `{"button_click_widgets":{"a":"1","b":"2"}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, err := FromJSON(tt.message, []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			got, err := ToJSON(tt.message, b)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	if _, err := ToJSON("Nothing", nil); err == nil {
		t.Error("ToJSON of an unknown message succeeds")
	}
	if _, err := ToJSON("Alert", []byte{0xff}); err == nil {
		t.Error("ToJSON of malformed bytes succeeds")
	}
	if _, err := FromJSON("Alert", []byte(`{"no_such_field":1}`)); err == nil {
		t.Error("FromJSON of an unknown field succeeds")
	}
}

func TestFromRecording(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, message, in, want string }{
		{"text", "Alert", `{"body":"a"}`, `{"body":"a"}`},
		{"JSON", "VegaLiteChart", `{"spec":{"$json":{"mark":"bar","$schema":1}}}`, `{"spec":"{\"$schema\":1,\"mark\":\"bar\"}"}`},
		{"bytes", "ArrowData", `{"data":{"$b64":"eA=="}}`, `{"data":"eA=="}`},
		{"a table", "Dataframe", `{"arrow_data":{"data":{"$arrow":{"rows":[]}}}}`, `{"arrow_data":{}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, err := FromRecording(tt.message, json.RawMessage(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			got, err := ToJSON(tt.message, b)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestRecordings encodes all recorded messages: their fields and enums are all described.
func TestRecordings(t *testing.T) {
	t.Parallel()
	for _, r := range facts.Recordings() {
		for _, step := range r.Steps {
			for _, msg := range step.Sent {
				if _, err := FromRecording("BackMsg", msg); err != nil {
					t.Errorf("%s: %v", r.Name, err)
				}
			}
			for _, msg := range step.Received {
				if _, err := FromRecording("ForwardMsg", msg); err != nil {
					t.Errorf("%s: %v", r.Name, err)
				}
			}
		}
	}
}
