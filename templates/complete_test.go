package templates_test

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stgen/stgen/internal/gallery"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/templates"
)

// later are the elements of the protocol that the page has no component for yet, each with its reason.
var later = map[string]string{
	"Audio": "media", "AudioInput": "media", "CameraInput": "media", "Video": "media", "ImageList": "media", "Favicon": "media",
	"VegaLiteChart": "charts", "PlotlyChart": "charts", "DeckGlJsonChart": "charts", "GraphVizChart": "charts", "EChartsChart": "charts",
	"BidiComponent": "components", "ComponentInstance": "components", "IFrame": "components",
	"DownloadButton": "files", "FileUploader": "files", "LinkButton": "navigation", "MenuButton": "navigation",
	"ColorPicker": "further widgets", "Feedback": "further widgets", "Pagination": "further widgets",
	"Help": "shows objects of Python, which there are none of",
}

// TestEveryElementHasAComponent holds the samples to the protocol: what has a sample renders as itself, all else is in later.
func TestEveryElementHasAComponent(t *testing.T) {
	shown := map[string]bool{}
	for _, s := range gallery.Samples() {
		if s.Name == "unsupported" {
			continue
		}
		shown[reflect.TypeOf(s.Element.Type).Elem().Name()] = true
		if html := render(t, templates.Element(s.Element)); strings.Contains(html, "cannot show") {
			t.Errorf("%s has no component", s.Name)
		}
	}
	for _, name := range elementTypes(t) {
		if _, isLater := later[name]; isLater == shown[name] {
			t.Errorf("%s: has a sample %v, is on the list of later ones %v", name, shown[name], isLater)
		}
		delete(shown, name)
	}
	if len(shown) > 0 {
		t.Errorf("samples of elements that the protocol does not have: %v", slices.Sorted(maps.Keys(shown)))
	}
}

// TestNilElement: a place with nothing in it is an empty one.
func TestNilElement(t *testing.T) {
	if got := render(t, templates.Element(&pb.Element{})); got != "<st-empty hidden></st-empty>" {
		t.Error(got)
	}
}

// elementTypes returns the message types of the oneof of Element.
func elementTypes(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../internal/facts/proto.json")
	if err != nil {
		t.Fatal(err)
	}
	var facts struct {
		Types []struct {
			Name   string `json:"full_name"`
			Fields []struct {
				Oneof string
				Type  string `json:"type_name"`
			}
		}
	}
	if err := json.Unmarshal(data, &facts); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, message := range facts.Types {
		for _, field := range message.Fields {
			if message.Name == "Element" && field.Oneof != "" {
				names = append(names, field.Type)
			}
		}
	}
	return names
}
