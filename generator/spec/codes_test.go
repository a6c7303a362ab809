package spec_test

import (
	"slices"
	"testing"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// examined parses a spec and then all that later stages let this package parse.
func examined(name, text string) diag.List {
	app, diags := spec.Parse(source.NewFile(name, []byte(text)))
	if app.Node != nil {
		examine(app.Node, "", &diags)
	}
	diags.Sort()
	return diags
}

func examine(n *spec.Node, key string, diags *diag.List) {
	if n.Kind == spec.Scalar {
		_, ds := spec.Holes(n)
		diags.Add(ds...)
	}
	switch key {
	case "set":
		_, ds := spec.ParseSet(n)
		diags.Add(ds...)
	case "on_click":
		_, ds := spec.ParseActions(n)
		diags.Add(ds...)
	case "disabled":
		diags.Add(spec.ExplainYesNo(n))
	}
	for _, e := range n.Entries {
		examine(e.Value, e.Name, diags)
	}
	for _, item := range n.Items {
		examine(item, "", diags)
	}
}

// TestCodes holds the examples of each code to what they say: the wrong one yields the code and no other,
// the right one nothing. Codes about sizes have no examples.
func TestCodes(t *testing.T) {
	for _, c := range diag.Codes() {
		t.Run(c.Name, func(t *testing.T) {
			if c.Explanation == "" {
				t.Error("no explanation")
			}
			if c.Wrong == "" {
				if !slices.Contains([]string{"file-too-large", "too-deep", "too-many-aliases"}, c.Name) {
					t.Error("no example")
				}
				return
			}
			wrong := examined("wrong.yaml", diag.Complete(c.Wrong))
			if len(wrong) == 0 {
				t.Errorf("the wrong example passes:\n%s", c.Wrong)
			}
			for _, d := range wrong {
				if d.Code != c {
					t.Errorf("the wrong example also yields\n%s", d.Text(false))
				} else if d.Hint == "" && len(d.Labels) == 0 {
					t.Logf("no hint\n%s", d.Text(false))
				}
			}
			if testing.Verbose() {
				t.Log("\n" + wrong.Text(false))
			}
			if right := examined("right.yaml", diag.Complete(c.Right)); len(right) > 0 {
				t.Errorf("the right example yields\n%s", right.Text(false))
			}
		})
	}
}
