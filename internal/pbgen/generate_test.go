package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stgen/stgen/internal/facts"
)

// TestFresh regenerates in memory: what is committed must be what the generator writes today.
func TestFresh(t *testing.T) {
	t.Parallel()
	want, err := generate(facts.Proto())
	if err != nil {
		t.Fatal(err)
	}
	got, err := generated(filepath.Join("..", "..", "runtimelib", "pb"))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range want {
		if !bytes.Equal(got[name], content) {
			t.Errorf("%s is stale: go generate ./runtimelib/pb", name)
		}
	}
	for name := range got {
		if want[name] == nil {
			t.Errorf("%s is no longer generated: go generate ./runtimelib/pb", name)
		}
	}
}

func TestGenerateTwice(t *testing.T) {
	t.Parallel()
	first, err := generate(facts.Proto())
	if err != nil {
		t.Fatal(err)
	}
	second, err := generate(facts.Proto())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range first {
		if !bytes.Equal(second[name], content) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

// TestWriteRemovesStale runs into a folder with a file of an earlier run and one of somebody else's.
func TestWriteRemovesStale(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "gone.pb.go"), header+"\npackage pb\n")
	writeFile(t, filepath.Join(dir, "mine.pb.go"), "package pb\n")
	if err := write(dir); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.pb.go"))
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(left, " ")
	if strings.Contains(all, "gone.pb.go") || !strings.Contains(all, "mine.pb.go") || !strings.Contains(all, "alert.pb.go") {
		t.Errorf("after writing there are %s", all)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	tests := []struct {
		what     func(string) string
		in, want string
	}{
		{camel, "form_id", "FormID"},
		{camel, "fragment_ids", "FragmentIDs"},
		{camel, "file_urls", "FileURLs"},
		{camel, "js_source_path", "JSSourcePath"},
		{camel, "live_debounce_ms", "LiveDebounceMS"},
		{camel, "SELECT_SLIDER", "SelectSlider"},
		{camel, "uuid", "Uuid"},
		{typeName, "Block.FlexContainer.Direction", "BlockFlexContainerDirection"},
		{typeName, "streamlit.TextAlignmentConfig.Alignment", "TextAlignmentConfigAlignment"},
		{fileName, "streamlit/proto/WidgetStates.proto", "widget_states.pb.go"},
		{fileName, "streamlit/proto/IFrame.proto", "i_frame.pb.go"},
	}
	for _, tt := range tests {
		if got := tt.what(tt.in); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestClashes gives protocols of which two things would get one Go name.
func TestClashes(t *testing.T) {
	t.Parallel()
	message := func(name string, fields ...facts.ProtoField) facts.ProtoType {
		return facts.ProtoType{FullName: name, File: "a.proto", Kind: "message", Fields: fields}
	}
	text := func(name string, number int32) facts.ProtoField {
		return facts.ProtoField{Name: name, Number: number, Type: "string", Label: "singular"}
	}
	tests := []struct {
		name  string
		types []facts.ProtoType
		want  string // in the error
	}{
		{"two messages", []facts.ProtoType{message("A.B"), message("AB")}, "would both be AB"},
		{"two fields", []facts.ProtoType{message("A", text("a_b", 1), text("A_b", 2))}, "would both be A.AB"},
		{"a field and a method", []facts.ProtoType{message("A", text("append", 1))}, "would both be A.Append"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := generate(&facts.Protocol{Types: tt.types})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

// TestSecondMember has a message type that occurs twice in a oneof, which the protocol has not now.
func TestSecondMember(t *testing.T) {
	t.Parallel()
	member := func(name string, number int32) facts.ProtoField {
		return facts.ProtoField{Name: name, Number: number, Type: "message", Label: "singular", TypeName: "Leaf", Oneof: "type"}
	}
	files, err := generate(&facts.Protocol{Types: []facts.ProtoType{
		{FullName: "Leaf", File: "a.proto", Kind: "message"},
		{FullName: "Tree", File: "a.proto", Kind: "message", Oneofs: []string{"type"},
			Fields: []facts.ProtoField{member("left", 1), member("right", 2)}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"type TreeLeft struct{ *Leaf }", "func (v TreeRight) appendTreeType(b []byte) []byte"} {
		if !strings.Contains(string(files["a.pb.go"]), want) {
			t.Errorf("no %q in\n%s", want, files["a.pb.go"])
		}
	}
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
