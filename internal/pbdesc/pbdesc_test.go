package pbdesc

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"
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

// TestRecordings reads the field names and enums of all recorded messages; what the recorder replaced by objects is
// taken as text first.
func TestRecordings(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(facts.Traces(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != 56 {
		t.Errorf("%d recordings, want 56", len(names))
	}
	for _, name := range names {
		data, err := fs.ReadFile(facts.Traces(), name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fs.Stat(facts.Traces(), strings.TrimSuffix(name, path.Ext(name))+".py"); err != nil {
			t.Error(err)
		}
		var trace struct {
			Steps []struct{ Sent, Received []any }
		}
		if err := json.Unmarshal(data, &trace); err != nil {
			t.Fatal(err)
		}
		for _, step := range trace.Steps {
			for _, msg := range step.Sent {
				readable(t, name, "BackMsg", msg)
			}
			for _, msg := range step.Received {
				readable(t, name, "ForwardMsg", msg)
			}
		}
	}
}

func readable(t *testing.T, trace, message string, v any) {
	t.Helper()
	text, err := json.Marshal(plain(v))
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(message)
	if err != nil {
		t.Fatal(err)
	}
	if err := protojson.Unmarshal(text, m); err != nil {
		t.Errorf("%s: %v\n%s", trace, err, text)
	}
}

// plain replaces the recorder's objects for JSON text and bytes by text.
func plain(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	case map[string]any:
		for key, value := range v {
			if strings.HasPrefix(key, "$") {
				return ""
			}
			v[key] = plain(value)
		}
	}
	return v
}
