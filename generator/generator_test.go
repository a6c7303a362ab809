package generator

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// generate compiles one spec and fails the test on anything but a result.
func generate(t *testing.T, spec string) string {
	t.Helper()
	fsys := fstest.MapFS{"app.yaml": {Data: []byte(spec)}}
	r, diags, err := Generate(context.Background(), fsys, "app.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r == nil {
		t.Fatalf("the spec has mistakes:\n%s", diags.Text(false))
	}
	return string(r.Files[0].Content)
}

func TestTheSameSpecGivesTheSameBytes(t *testing.T) {
	examples := os.DirFS("../examples/specs")
	names, err := fs.Glob(examples, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, name := range names {
		var first []byte
		for range 3 {
			r, diags, err := Generate(context.Background(), examples, name, Options{})
			if err != nil || r == nil {
				t.Fatalf("%s: %v\n%s", name, err, diags.Text(false))
			}
			if first != nil && !bytes.Equal(first, r.Files[0].Content) {
				t.Errorf("%s: two runs gave different files", name)
			}
			first = r.Files[0].Content
		}
	}
}

func TestWrongKindsOfValues(t *testing.T) {
	for _, body := range []string{
		"  - slider: {key: n, label: N, max_value: {a: 1}}",
		"  - slider: {key: n, label: N, step: [1]}",
		"  - date_input: {key: d, label: D, min_value: [2024-01-01]}",
		"  - form_submit_button: {label: Go, on_click: {fail: {n: No}}}",
		"  - button: {label: Go, on_click: {fail: [No]}}",
	} {
		fsys := fstest.MapFS{"app.yaml": {Data: []byte("stgen: 1\nbody:\n" + body + "\n")}}
		r, _, err := Generate(context.Background(), fsys, "app.yaml", Options{})
		if err != nil || r != nil {
			t.Errorf("%s: is taken (%v)", body, err)
		}
	}
}

func TestGeneratedStatements(t *testing.T) {
	const head = "stgen: 1\nstate: {n: 1, names: [a]}\nbody:\n"
	for _, tc := range []struct{ name, spec, want string }{
		{"a text with values is escaped where it is Markdown", "  - markdown: 'Hi ${{ names[0] }}'", `markdown.Escape(ops.At(a.names.Get(), 0))`},
		{"an expression that can fail is tried", "  - markdown: 'Hi ${{ names[0] }}'", "st.Try(func() {"},
		{"an element reads its inputs", "  - title: ${{ n }}", "if st.Next(&a.n) {"},
		{"a condition is a slot", "  - title: x\n    if: n > 1", "if st.When(a.n.Get() > 1) {"},
		{"a loop has turns", "  - for: name in names\n    body: [{title: '${{ name }}'}]", "turn.name.Set(name)"},
		{"a loop variable does not hide the receiver", "  - for: a in names\n    body: [{title: '${{ a }}'}]", "turn.aValue.Set(aValue)"},
		{"options are a list that is computed", "  - selectbox: {key: pick, label: P, options: '${{ names }}'}", "Options: a.names.Get()"},
		{"brackets stay where Go needs them", "  - title: ${{ (n + 1) * 2 }}", "(a.n.Get() + 1) * 2"},
		{"brackets go where Go does not", "  - title: ${{ (n * 2) + 1 }}", "a.n.Get()*2 + 1"},
		{"a certificate links what serves with it", "  - title: x\nconfig: {server.sslCertFile: c.pem, server.sslKeyFile: k.pem}", `_ "github.com/stgen/stgen/runtimelib/https"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := generate(t, head+tc.spec+"\n"); !strings.Contains(got, tc.want) {
				t.Errorf("no %q in\n%s", tc.want, got)
			}
		})
	}
}

func TestMistakesHaveTheirCodes(t *testing.T) {
	const head = "stgen: 1\nstate: {n: 1}\nbody:\n"
	for _, tc := range []struct{ name, spec, code string }{
		{"unknown element", "  - tittle: Hello", "unknown-element"},
		{"unknown parameter", "  - slider: {lable: N}", "unknown-parameter"},
		{"unknown name", "  - title: ${{ m }}", "unknown-name"},
		{"wrong enumeration", "  - button: {label: Go, type: big}", "wrong-value"},
		{"two widgets with a key", "  - slider: {key: a, label: A}\n  - slider: {key: a, label: B}", "duplicate-widget-key"},
		{"a key that is a variable", "  - slider: {key: n, label: A}", "redeclared"},
		{"a condition that is no bool", "  - title: x\n    if: n", "type-mismatch"},
		{"text plus number", "  - title: ${{ \"a\" + n }}", "type-mismatch"},
		{"a part for later", "  - line_chart: {data: []}", "not-yet"},
		{"a cycle", "  - let: [p = q + 1, q = p + 1]\n  - title: ${{ p }}", "cycle"},
		{"an unknown action", "  - button: {label: Go, on_click: {sett: n = 1}}", "unknown-action"},
		{"assigning a computed value", "  - let: p = n\n  - button: {label: Go, on_click: {set: p = 1}}", "not-assignable"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			fsys := fstest.MapFS{"app.yaml": {Data: []byte(head + tc.spec + "\n")}}
			r, diags, err := Generate(context.Background(), fsys, "app.yaml", Options{})
			if err != nil || r != nil {
				t.Fatalf("a wrong spec was compiled: %v", err)
			}
			for _, d := range diags {
				if d.Code.Name == tc.code {
					return
				}
			}
			t.Errorf("want %s, got\n%s", tc.code, diags.Text(false))
		})
	}
}
