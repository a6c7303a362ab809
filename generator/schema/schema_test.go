package schema_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/stgen/stgen/generator"
	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/schema"
	"github.com/stgen/stgen/generator/spec"
)

// structural are the codes of mistakes that can be seen without knowing what names, types and expressions mean.
var structural = []string{
	"body-not-list", "expression-not-text", "missing-parameter", "missing-then", "missing-version", "not-a-statement", "stray-key",
	"unknown-action", "unknown-element", "unknown-key", "unknown-parameter", "unknown-version", "wrong-shape", "yes-no",
}

func compiled(t testing.TB) *jsonschema.Schema {
	t.Helper()
	text, err := schema.JSON()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(schema.ID, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(schema.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// instance reads YAML as an editor does; false if it is none.
func instance(text string) (any, bool) {
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		return nil, false
	}
	return plain(v), true
}

// plain returns a value of YAML as one of JSON.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = plain(v[k])
		}
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	case time.Time:
		return v.Format(time.DateOnly)
	}
	return v
}

func TestExamplesAreAccepted(t *testing.T) {
	t.Parallel()
	s := compiled(t)
	checked := 0
	for _, glob := range []string{"../../examples/specs/*.yaml", "../../conformance/*.yaml", "../testdata/specs/*.yaml"} {
		paths, err := filepath.Glob(glob)
		if err != nil || len(paths) == 0 {
			t.Fatal(paths, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			r, _, err := generator.Generate(context.Background(), os.DirFS(filepath.Dir(path)), filepath.Base(path), generator.Options{})
			if err != nil || r == nil {
				continue // what check refuses, the schema may
			}
			checked++
			v, ok := instance(string(text))
			if !ok {
				t.Errorf("%s is no YAML", path)
			} else if err := s.Validate(v); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	if checked < 20 {
		t.Errorf("only %d examples are valid", checked)
	}
}

// TestCodes accepts the right example of every code, and rejects the wrong one of those, and only those, that are mistakes of
// structure.
func TestCodes(t *testing.T) {
	t.Parallel()
	s := compiled(t)
	for _, code := range diag.Codes() {
		if code.Wrong == "" || !compiles(t, code.Right) {
			continue
		}
		v, ok := instance(diag.Complete(string(txtar.Parse([]byte(code.Right)).Comment)))
		if !ok {
			t.Errorf("%s: the right example is no YAML", code.Name)
		} else if err := s.Validate(v); err != nil {
			t.Errorf("%s: the right example is rejected: %v\n%s", code.Name, err, code.Right)
		}
		v, ok = instance(diag.Complete(string(txtar.Parse([]byte(code.Wrong)).Comment)))
		rejected := !ok || s.Validate(v) != nil
		if slices.Contains(structural, code.Name) && !rejected {
			t.Errorf("%s: the wrong example is accepted:\n%s", code.Name, code.Wrong)
		} else if !slices.Contains(structural, code.Name) && ok && rejected {
			t.Logf("%s is rejected, too", code.Name)
		}
	}
}

// compiles reports whether an example is a whole spec of this version.
func compiles(t *testing.T, example string) bool {
	t.Helper()
	archive := txtar.Parse([]byte(example))
	fsys := fstest.MapFS{"app.yaml": {Data: []byte(diag.Complete(string(archive.Comment)))}}
	for _, f := range archive.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	r, _, err := generator.Generate(context.Background(), fsys, "app.yaml", generator.Options{})
	return err == nil && r != nil
}

// TestWrongStructures rejects what the shapes of the language do not allow, also within bodies of bodies.
func TestWrongStructures(t *testing.T) {
	t.Parallel()
	s := compiled(t)
	for _, text := range []string{
		"body: []",
		"stgen: 1\nbdy: []",
		"stgen: 1\nbody:\n  - titel: Hello",
		"stgen: 1\nbody:\n  - title: A\n    header: B",
		"stgen: 1\nbody:\n  - slider: {lable: A}",
		"stgen: 1\nbody:\n  - slider: {key: n}",
		"stgen: 1\nbody:\n  - slider: {label: N, key: 1n}",
		"stgen: 1\nbody:\n  - button: {label: A, type: big}",
		"stgen: 1\nbody:\n  - button: {label: A, disabled: yes}",
		"stgen: 1\nbody:\n  - button: {label: A, on_click: {sett: n = 1}}",
		"stgen: 1\nbody:\n  - button: {label: A, on_click: [{set: n}]}",
		"stgen: 1\nbody:\n  - expander: {label: A, body: [{columns: [[{titel: A}]]}]}",
		"stgen: 1\nbody:\n  - if: a\n    then: [{titel: A}]",
		"stgen: 1\nbody:\n  - if: a",
		"stgen: 1\nbody:\n  - for: a in b",
		"stgen: 1\nbody:\n  - let: a",
		"stgen: 1\nbody:\n  - stop: now",
		"stgen: 1\nbody: {title: A}",
		"stgen: 1\nstate: [a]",
		"stgen: 1\ncomponents: {kpi: {params: [a], body: []}}\nbody: []",
		"stgen: 1\ncomponents: {kpi: {body: []}}\nbody:\n  - slider: {lable: A}",
	} {
		v, ok := instance(text)
		if !ok {
			t.Errorf("no YAML: %s", text)
		} else if s.Validate(v) == nil {
			t.Errorf("accepted:\n%s", text)
		}
	}
}

func TestOwnNamesAreAccepted(t *testing.T) {
	t.Parallel()
	s := compiled(t)
	v, _ := instance("stgen: 1\ncomponents: {kpi: {params: {label: string}, body: [{text: A}]}}\nactions: {go_on: [{toast: A}]}\n" +
		"body:\n  - kpi: {label: A}\n  - button: {label: A, on_click: go_on}\n  - expander: {label: B, body: [{kpi: B}]}\n")
	if err := s.Validate(v); err != nil {
		t.Error(err)
	}
}

// TestComplete holds the schema to the catalogue: each element has its parameters, with their docs.
func TestComplete(t *testing.T) {
	t.Parallel()
	s := compiled(t)
	for _, e := range catalog.Elements() {
		for _, p := range e.Params {
			v := map[string]any{"stgen": 1, "body": []any{map[string]any{e.Name: map[string]any{p.Name: nil, "no_such": nil}}}}
			if s.Validate(v) == nil {
				t.Errorf("%s takes a parameter that it does not have", e.Name)
			}
		}
	}
	for _, name := range spec.Sections() {
		if name != "stgen" {
			if err := s.Validate(map[string]any{"stgen": 1, name: nil}); err != nil && name != "let" {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
