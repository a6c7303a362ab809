package generator_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stgen/stgen/generator"
)

func TestInclude(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{
		"app.yaml":     {Data: []byte("stgen: 1\ninclude: [parts/a.yaml, b.yaml]\nbody:\n  - hello: ${{ n }}\n")},
		"parts/a.yaml": {Data: []byte("include: [../b.yaml, a.yaml]\ncomponents:\n  hello: {params: {n: int}, body: [{text: \"${{ n + one }}\"}]}\n")},
		"b.yaml":       {Data: []byte("state: {n: 0}\nlet: one = 1\n")},
	}
	result, diags, err := generator.Generate(context.Background(), fsys, "app.yaml", generator.Options{})
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags.Text(false))
	}
	main := string(result.Files[0].Content)
	for _, want := range []string{`Included: []string{"parts/a.yaml", "b.yaml"}`, "type hello struct", ", 1048579, "} {
		if !strings.Contains(main, want) {
			t.Errorf("main.go does not hold %s", want)
		}
	}
}

func TestIncludeMistakes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, included, code, file string }{
		{"no such file", "", "bad-include", "app.yaml"},
		{"a section of the app", "app: {page_title: x}\n", "not-included", "part.yaml"},
		{"a name declared twice", "state: {n: 1}\n", "redeclared", "part.yaml"},
		{"a mistake in it", "let: m = n +\n", "syntax", "part.yaml"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			fsys := fstest.MapFS{"app.yaml": {Data: []byte("stgen: 1\ninclude: [part.yaml]\nstate: {n: 0}\nbody:\n  - text: ${{ n }}\n")}}
			if test.included != "" {
				fsys["part.yaml"] = &fstest.MapFile{Data: []byte(test.included)}
			}
			result, diags, err := generator.Generate(context.Background(), fsys, "app.yaml", generator.Options{})
			if err != nil || result != nil || len(diags) != 1 {
				t.Fatalf("result %v, error %v, diagnostics %v", result, err, diags)
			}
			if d := diags[0]; !strings.Contains(d.Code.Name, test.code) || d.Span.File.Name != test.file {
				t.Errorf("%s at %s, want %s at %s", d.Code.Name, d.Span.File.Name, test.code, test.file)
			}
		})
	}
}
