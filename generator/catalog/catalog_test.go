package catalog

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stgen/stgen/generator/types"
)

// TestRows checks what must hold for each element and parameter.
func TestRows(t *testing.T) {
	t.Parallel()
	for _, e := range append(Elements(), PageConfig(), Navigation(), Dialog()) {
		if e.Doc == "" {
			t.Errorf("%s: the comment of its struct says no more than its name", e.Name)
		}
		if e.GoType == "" && e.Class != Root && e.Class != Shown {
			t.Errorf("%s: no struct draws it", e.Name)
		}
		for _, p := range e.Params {
			checkParam(t, e, p)
		}
	}
}

func checkParam(t *testing.T, e *Element, p *Param) {
	t.Helper()
	name := e.Name + "." + p.Name
	if p.Doc == "" {
		t.Errorf("%s: neither its field nor commonDocs says what it means", name)
	}
	if _, isCommon := common[p.Name]; p.Field == "" && !p.Later && !p.Multi && !isCommon {
		t.Errorf("%s: no field holds it", name)
	}
	if p.Kind == Enum && p.Default != "" && !slices.Contains(p.OneOf, p.Default) {
		t.Errorf("%s: its default %q is none of %v", name, p.Default, p.OneOf)
	}
	if p.Negated && p.Kind != Bool {
		t.Errorf("%s: only a bool can be negated", name)
	}
	if p.NoContent && p.Kind != Size {
		t.Errorf("%s: only a size can be content", name)
	}
	if (p.Optional || p.Range || p.Multi && p.Field != "") && !p.Initial {
		t.Errorf("%s: only an initial value makes a variant", name)
	}
	for _, a := range p.Also {
		if a.Form <= Widths {
			t.Errorf("%s: the field %s has no form of its own", name, a.Field)
		}
	}
}

func TestNamesOnce(t *testing.T) {
	t.Parallel()
	names := Names()
	slices.Sort(names)
	if n := len(slices.Compact(slices.Clone(names))); n != len(names) {
		t.Errorf("%d names, %d of them different", len(names), n)
	}
	for _, name := range names {
		if Lookup(name).Name != name {
			t.Errorf("Lookup(%q) finds %q", name, Lookup(name).Name)
		}
	}
}

// inside are structs of delta that are drawn, but not as elements of their own.
var inside = map[string]string{
	"Optional":     "the variant of a widget",
	"Dialog":       "an entry of `dialogs:`",
	"WrittenTable": "a table within `write`",
}

// TestEveryStruct walks delta's source: an exported struct that can be drawn is an element.
func TestEveryStruct(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, e := range Elements() {
		known[e.GoType] = true
	}
	for name := range drawn(t) {
		if inside[name] == "" && !known[name] && !isVariant(name) {
			t.Errorf("delta.%s has no row", name)
		}
	}
}

// isVariant reports whether a struct is a variant's: RangeSlider, MultiPills.
func isVariant(name string) bool {
	return strings.HasPrefix(name, "Range") || strings.HasPrefix(name, "Multi") && name != "Multiselect" || strings.HasSuffix(name, "Range")
}

// drawn returns the exported types of delta with a method draw.
func drawn(t *testing.T) map[string]bool {
	t.Helper()
	paths, err := filepath.Glob("../../runtimelib/delta/*.go")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil && f.Name.Name == "draw" {
				if name := receiver(f.Recv.List[0].Type); ast.IsExported(name) {
					names[name] = true
				}
			}
		}
	}
	return names
}

// receiver returns the name of a receiver's type.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func TestValueType(t *testing.T) {
	t.Parallel()
	row := &types.Record{Name: "Row"}
	tests := []struct {
		element string
		variant Variant
		arg     types.Type
		want    string // "" = none
	}{
		{"text_input", Single, nil, "string"},
		{"text_input", Optional, nil, "string?"},
		{"text_input", Range, nil, ""},
		{"slider", Single, types.Int, "int"},
		{"slider", Single, types.Date, "date"},
		{"slider", Range, types.Float, "list<float>"},
		{"slider", Optional, types.Float, ""},
		{"selectbox", Single, row, "Row"},
		{"selectbox", Optional, row, "Row?"},
		{"button", Single, nil, "bool"},
		{"title", Single, nil, ""},
	}
	for _, tt := range tests {
		got := ""
		if v := Lookup(tt.element).ValueType(tt.variant, tt.arg); v != nil {
			got = v.String()
		}
		if got != tt.want {
			t.Errorf("%s, variant %d of %v: %q, want %q", tt.element, tt.variant, tt.arg, got, tt.want)
		}
	}
}

// TestParams looks at one parameter of each shape.
func TestParams(t *testing.T) {
	t.Parallel()
	one := 1.0
	tests := []struct {
		element string
		want    Param // Doc is not compared
	}{
		{"title", Param{Name: "body", Field: "Body", Kind: Markdown, First: true, Required: true}},
		{"title", Param{Name: "anchor", Field: "Anchor", Kind: Text, Also: []Alternative{{Form: False, Field: "NoAnchor", Kind: Bool}}}},
		{"title", Param{Name: "wrap", Field: "NoWrap", Kind: Bool, Negated: true, Default: "true"}},
		{"text_input", Param{Name: "max_chars", Field: "MaxChars", Kind: Int, Min: &one}},
		{"text_input", Param{Name: "value", Field: "Default", Kind: Text, Initial: true, Optional: true}},
		{"text_input", Param{Name: "width", Field: "Width", Kind: Size, NoContent: true, Default: "stretch"}},
		{"slider", Param{Name: "min_value", Field: "Min", Kind: Value, OfT: true}},
		{"slider", Param{Name: "step", Field: "Step", Kind: Float, Form: Step}},
		{"selectbox", Param{Name: "options", Field: "Options", Kind: Options, OfT: true, Required: true}},
		{"selectbox", Param{Name: "format_func", Field: "FormatFunc", Kind: FormatFunc, OfT: true}},
		{"button", Param{Name: "wrap", Field: "Wrap", Kind: Bool, Wrap: Pointer}},
		{"button", Param{Name: "type", Field: "Type", Kind: Enum, OneOf: []string{"primary", "secondary", "tertiary"}, Default: "secondary"}},
		{"columns", Param{Name: "spec", Field: "Spec", Kind: Floats, Form: Widths}},
	}
	for _, tt := range tests {
		p := Lookup(tt.element).Param(tt.want.Name)
		if p == nil {
			t.Errorf("%s has no %s", tt.element, tt.want.Name)
			continue
		}
		got := *p
		got.Doc = ""
		got.Also = slices.Clone(p.Also)
		for i := range got.Also {
			got.Also[i].Doc = ""
		}
		if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.element, diff)
		}
	}
}

func TestDocs(t *testing.T) {
	t.Parallel()
	names := map[string]string{"Min": "min_value", "Max": "max_value", "Type": "type"}
	tests := []struct{ got, want string }{
		{elementDoc("Title is st.title: the app's heading of the first level.", nil), "The app's heading of the first level."},
		{elementDoc("Columns is st.columns: containers side by side. Draw it with [Generator.Parts].", nil), "Containers side by side."},
		{elementDoc("Button is st.button.", nil), ""},
		{elementDoc("", nil), ""},
		{elementDoc("Form is st.form: widgets with one [FormSubmitButton]. It\nholds no other form.", nil), "Widgets with one `form_submit_button`. It holds no other form."},
		{fieldDoc(`of the link; "" = made from the text`, names), "of the link; left out: made from the text"},
		{fieldDoc("within Min and Max.", names), "within `min_value` and `max_value`"},
		{elementDoc("Pills is st.pills: one can be chosen, or, with [Pills.Multi], any number. It is one of Max.", names), "One can be chosen, or any number. It is one of `max_value`."},
		{fieldDoc("Type of the error", names), "Type of the error"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestLookupAbsent(t *testing.T) {
	t.Parallel()
	if a, ok := LookupAbsent("plotly_chart"); !ok || !a.Later {
		t.Errorf("plotly_chart: %+v, %t", a, ok)
	}
	if a, ok := LookupAbsent("rerun"); !ok || a.Later || a.Hint == "" {
		t.Errorf("rerun: %+v, %t", a, ok)
	}
	for _, name := range []string{"title", "sldier"} {
		if a, ok := LookupAbsent(name); ok {
			t.Errorf("%s: %+v", name, a)
		}
	}
}
