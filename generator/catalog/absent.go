package catalog

import (
	"slices"
	"strings"
)

// Absence is a function of Streamlit that no element of the spec language stands for.
type Absence struct {
	Name  string // "rerun"
	Later bool   // it will be an element: "cannot be used yet"
	Hint  string // where a spec says the same; "" if Later. Lower case, no final stop
}

// LookupAbsent returns the absence of a function of Streamlit; ok is false if there is no such function, or if it is an element.
func LookupAbsent(name string) (a Absence, ok bool) {
	if Lookup(name) != nil {
		return Absence{}, false
	}
	if hint, ok := elsewhere[name]; ok {
		return Absence{Name: name, Hint: hint}, true
	}
	if slices.Contains(notYet, name) {
		return Absence{Name: name, Later: true}, true
	}
	return Absence{}, false
}

// Absences lists all of them by name.
func Absences() []Absence {
	var all []Absence
	for _, name := range notYet {
		all = append(all, Absence{Name: name, Later: true})
	}
	for name, hint := range elsewhere {
		all = append(all, Absence{Name: name, Hint: hint})
	}
	slices.SortFunc(all, func(a, b Absence) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// notYet are Streamlit's elements that a spec cannot use yet.
var notYet = []string{
	"altair_chart", "area_chart", "audio", "audio_input", "bar_chart", "camera_input",
	"color_picker", "data_editor", "dataframe", "download_button", "echarts_chart",
	"feedback", "file_uploader", "graphviz_chart", "grid", "iframe", "image", "line_chart",
	"link_button", "logo", "map", "menu_button", "mermaid_chart", "pagination", "pdf",
	"plotly_chart", "pydeck_chart", "scatter_chart", "skeleton",
	"vega_lite_chart", "video", "write_stream",
}

// elsewhere are functions of Streamlit that are no elements, and what a spec says instead.
var elsewhere = map[string]string{
	"cache_data":      "data is remembered by its inputs; `cache:` beside it says how",
	"cache_resource":  "what `connections:` names is opened once",
	"connection":      "`connections:` names what data is read from",
	"dialog":          "`dialogs:` holds dialogs, the action `dialog:` opens one",
	"echo":            "it shows Python code, which a spec has none of",
	"get_option":      "`config:` holds the server's options",
	"help":            "it documents Python objects, which a spec has none of",
	"login":           "`login:` is an action, for `on_click:` and the like",
	"logout":          "`logout:` is an action, for `on_click:` and the like",
	"navigation":      "`pages:` lists the pages, `navigation:` says where their menu stands",
	"pyplot":          "it shows figures of a Python library",
	"rerun":           "the page follows its values by itself; an action changes them",
	"set_option":      "`config:` holds the server's options",
	"set_page_config": "`app:` holds its parameters",
	"stop":            "`- stop:` is a statement",
	"switch_page":     "`switch_page:` is an action, for `on_click:` and the like",
}
