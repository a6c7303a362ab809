package session

import (
	"path"
	"strings"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/state"
)

// App is a program written against the runtime: what stgen generates, or a person writes.
type App struct {
	Spec    string           // file name of the spec, for messages; the app's name without its ending
	Config  delta.PageConfig // of the browser's tab and the page's frame
	Options map[string]any   // server options under Streamlit's names, as the spec's config: has them
	Session func() Data      // a new session's data
	Lines   Lines            // where generated statements come from
}

// Name returns the app's name: its spec without folder and ending.
func (a *App) Name() string { return strings.TrimSuffix(path.Base(a.Spec), path.Ext(a.Spec)) }

// Data is what one session of an app keeps, and the pages it shows from it.
type Data interface {
	// Values declares every value of the session. It is called once, first.
	Values(v *state.Values)

	// Pages returns the app's pages, the default one first. It is called once, after Values.
	Pages() []Page
}

// Page is one page of an app.
type Page struct {
	Title string
	Run   func(st *delta.Generator) // draws the page from the session's values, and changes none
}

// Lines are pairs of a line of the generated file and the line of the spec that it comes from, rising.
type Lines []int

// Find returns the line of the spec from which a line of the generated file comes; 0 if none is known.
func (l Lines) Find(line int) int {
	found := 0
	for i := 0; i+1 < len(l) && l[i] <= line; i += 2 {
		found = l[i+1]
	}
	return found
}
