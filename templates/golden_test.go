package templates_test

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"
	"github.com/stgen/stgen/internal/gallery"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

func render(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestElements compares the HTML of every sample with what was last looked at.
func TestElements(t *testing.T) {
	var b strings.Builder
	for _, s := range gallery.Samples() {
		b.WriteString("-- " + s.Name + " --\n" + render(t, templates.Element(s.Element)) + "\n")
	}
	golden(t, "testdata/elements.txt", b.String())
}

// TestBlocks does the same with containers.
func TestBlocks(t *testing.T) {
	var b strings.Builder
	for _, s := range gallery.Blocks() {
		b.WriteString("-- " + s.Name + " --\n" + render(t, templates.Block(s.Block, s.Fragment, templ.Raw("<i>inside</i>"))) + "\n")
	}
	golden(t, "testdata/blocks.txt", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	old, err := os.ReadFile(name)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if string(old) == got {
		return
	}
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Errorf("%s is stale (go test ./templates -update writes it; read the diff):\n%s", name, cmp.Diff(strings.Split(string(old), "\n"), strings.Split(got, "\n")))
}

// TestHostile renders every sample with its texts replaced by markup: nothing of it may become a tag.
func TestHostile(t *testing.T) {
	const evil = `"><img src=x onerror=alert(1)><script>`
	for _, e := range []pb.ElementType{
		&pb.Heading{Tag: evil, Body: evil, Anchor: evil, Help: evil, Divider: evil, Icon: evil},
		&pb.Text{Body: evil, Help: evil},
		&pb.Markdown{Body: evil, Help: evil, AllowHTML: true},
		&pb.Html{Body: evil},
		&pb.Button{ID: evil, Label: evil, Help: evil, Type: evil, Icon: evil, Shortcut: evil, FormID: evil},
		&pb.Radio{ID: evil, Label: evil, Options: []string{evil}, Captions: []string{evil}},
		&pb.Selectbox{ID: evil, Label: evil, Options: []string{evil}, Placeholder: evil, Default: new(int32(0))},
		&pb.MultiSelect{ID: evil, Options: []string{evil}, Default: []int32{0}},
		&pb.ButtonGroup{ID: evil, Options: []*pb.ButtonGroupOption{{Content: evil, ContentIcon: new(evil)}}},
		&pb.Slider{ID: evil, Label: evil, Format: evil, Default: []float64{1}, Max: 2},
		&pb.Slider{ID: evil, Type: pb.SliderTypeSelectSlider, Options: []string{evil}, Default: []float64{0}},
		&pb.TextInput{ID: evil, Label: evil, Placeholder: evil, Default: new(evil), ValidateRegex: new(evil), Autocomplete: evil},
		&pb.TextArea{ID: evil, Default: new("</textarea>" + evil)},
		&pb.NumberInput{ID: evil, Format: evil, Default: new(1.0)},
		&pb.DateInput{ID: evil, Format: evil, Default: []string{evil}, Min: evil},
		&pb.Metric{Label: evil, Body: evil, Delta: evil, Format: evil, DeltaDescription: evil},
		&pb.Exception{Type: evil, Message: evil, StackTrace: []string{evil}},
		&pb.Json{Body: `{"<script>": "<img>"}`},
		&pb.Code{CodeText: evil, Language: evil},
		&pb.Toast{Body: evil, Icon: evil},
	} {
		html := render(t, templates.Element(&pb.Element{Type: e}))
		if strings.Contains(html, "<script") || strings.Contains(html, "<img") {
			t.Errorf("%T: markup came through:\n%s", e, html)
		}
	}
}
