package generator

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
)

// TestSecrets follows secrets through specs: the message says the way that one takes to what is shown; "" is a spec in
// which none is.
func TestSecrets(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, spec, want string }{
		{"text", "body:\n  - text: ${{ secrets.a.b }}", "3:15: error: the secret a.b would be shown"},
		{"within text", "body:\n  - text: It is ${{ secrets.a }}.", "the secret a would be shown"},
		{"default", "body:\n  - text: ${{ secrets.a ?? 'none' }}", "the secret a would be shown"},
		{"write", "body:\n  - write: [a, \"${{ secrets.a }}\"]", "the secret a would be shown"},
		{"value of a widget", "body:\n  - text_input: {key: t, label: T, value: \"${{ secrets.a }}\"}", "the secret a would be shown"},
		{"option", "body:\n  - radio: {key: r, label: R, options: \"${{ [secrets.a] }}\"}", "the secret a would be shown"},
		{"let", "let: [x = secrets.a, y = x + '!']\nbody:\n  - text: ${{ y }}", "the secret a would be shown: secrets.a → x → y → here"},
		{"length", "body:\n  - text: ${{ len(secrets.a) }}", "the secret a would be shown"},
		{"function", "functions: {f(x string): \"${{ upper(x) }}\"}\nbody:\n  - text: ${{ f(secrets.a) }}", "the secret a would be shown"},
		{"function that compares", "functions: {f(x string): '${{ x == \"b\" }}'}\nbody:\n  - text: ${{ f(secrets.a) }}", ""},
		{"function that drops", "functions:\n  f(x string, y string): '${{ y }}'\nbody:\n  - text: ${{ f(secrets.a, 'b') }}", ""},
		{"state", "state: {x: ''}\nbody:\n  - button: {label: B, on_click: {set: x = secrets.a}}\n  - text: ${{ x }}", "secrets.a → x → here"},
		{"widget's value", "body:\n  - text_input: {key: t, label: T}\n  - button: {label: B, on_click: {set: t = secrets.a}}", "the secret a would be shown"},
		{"toast", "body:\n  - button: {label: B, on_click: {toast: \"${{ secrets.a }}\"}}", "the secret a would be shown"},
		{"fail", "body:\n  - button: {label: B, on_click: {fail: \"${{ secrets.a }}\"}}", "the secret a would be shown"},
		{"loop", "body:\n  - for: x in split(secrets.a, ',')\n    body: [{text: \"${{ x }}\"}]", "secrets.a → x → here"},
		{"key of a loop", "body:\n  - for: x in [1] by secrets.a\n    body: [{text: no}]", "the secret a would be shown"},
		{"component", "components: {c: {params: {p: string}, body: [{text: \"${{ p }}\"}]}}\nbody:\n  - c: {p: \"${{ secrets.a }}\"}", "secrets.a → p → here"},
		{"closure", "body:\n  - text: |\n      ${{ map(['x'], # + secrets.a)[0] }}", "the secret a would be shown"},
		{"what a closure gets", "body:\n  - text: |\n      ${{ map([secrets.a], upper(#))[0] }}", "the secret a would be shown"},
		{"what a closure drops", "body:\n  - text: |\n      ${{ map([secrets.a], 'x')[0] }}", ""},
		{"variable", "body:\n  - text: '${{ let x = secrets.a; x + x }}'", "the secret a would be shown"},
		{"rows", "data: {d: {rows: [{x: \"${{ secrets.a }}\"}]}}\nbody:\n  - table: ${{ d }}", "secrets.a → d → here"},
		{"choice between secrets", "body:\n  - text: \"${{ true ? secrets.a : 'b' }}\"", "the secret a would be shown"},
		{"compared", "body:\n  - text_input: {key: t, label: T}\n  - text: \"${{ t == secrets.a ? 'in' : 'out' }}\"\n  - text: in\n    if: t == secrets.a", ""},
		{"asked for", "body:\n  - text: \"${{ secrets.a == nil ? 'no' : 'yes' }}\"", ""},
		{"declared flag", "secrets: {on: {type: bool}}\nbody:\n  - text: is on\n    if: secrets.on", ""},
		{"shown flag", "secrets: {on: {type: bool}}\nbody:\n  - text: ${{ secrets.on }}", "the secret on would be shown"},
		{"optional one", "secrets: {n: {type: int, required: false}}\nbody:\n  - text: x\n    if: secrets.n > 1", "this may be missing (int?)"},
		{"asked for somewhere", "let: x = secrets.a ?? ''\nbody:\n  - text: x\n    if: secrets.a == 'b' || secrets.a startsWith 'c'", "this may be missing (string?)"},
		{"in a function", "functions: {f(x string): '${{ secrets.a }}'}\nbody:\n  - text: ${{ f('b') }}", "unknown name \"secrets\""},
		{"a table", "body:\n  - text: x\n    if: secrets == nil", "\"secrets\" is no value"},
		{"type", "secrets: {n: {type: \"map<string, int>\"}}\nbody: [{text: x}]", "a secret cannot be a map<string, int>"},
		{"value in the spec", "secrets: {token: abc}\nbody: [{text: x}]", "the secret \"token\" is declared by a mapping, found \"abc\""},
		{"unknown key", "secrets: {token: {typ: int}}\nbody: [{text: x}]", "unknown key \"typ\""},
		{"name", "secrets: {a-b: {type: int}}\nbody: [{text: x}]", "\"a-b\" cannot be the name of a secret"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			fsys := fstest.MapFS{"app.yaml": {Data: []byte("stgen: 1\n" + tt.spec + "\n")}}
			r, diags, err := Generate(context.Background(), fsys, "app.yaml", Options{})
			text := diags.Text(false)
			switch {
			case err != nil:
				t.Fatal(err)
			case tt.want == "" && r == nil:
				t.Errorf("there are mistakes:\n%s", text)
			case tt.want != "" && (len(diags) != 1 || !strings.Contains(text, tt.want)):
				t.Errorf("want %q and nothing else, got\n%s", tt.want, text)
			}
		})
	}
}
