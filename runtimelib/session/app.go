package session

import (
	"log/slog"
	"path"
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/state"
)

// App is a program written against the runtime: what stgen generates, or a person writes.
type App struct {
	Spec     string           // file name of the spec, for messages; the app's name without its ending
	Included []string         // files that the spec includes, relative to it
	Config   delta.PageConfig // of the browser's tab and the page's frame
	Options  map[string]any   // server options under Streamlit's names, as the spec's config: has them
	Session  func() Data      // a new session's data
	Lines    Lines            // where generated statements come from
	Files    []File           // that sessions read
	Secrets  Secrets          // nil of an app that has none
}

// Secrets are an app's secrets; *secrets.Secrets is them. Concurrency: all methods but Open have to be safe.
type Secrets interface {
	// Open finds them, before the app is served. The error names those that are missing, and no value. dir is the app's
	// folder, "" for the working directory; environ is like os.Environ's result.
	Open(dir string, environ []string) error

	// Redact returns text with every secret in it masked.
	Redact(text string) string

	// Handler returns a handler that masks what is logged before next gets it.
	Handler(next slog.Handler) slog.Handler
}

// File is a file that sessions read; data.File is one. Concurrency: it has to be safe.
type File interface {
	// Changed reports once that the file has become another one since it was read, and is complete.
	Changed() bool
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

// Page is one page of an app: st.Page.
type Page struct {
	Title   string // "" of an app's only page, which needs no navigation
	Icon    string // an emoji, or :material/name:
	URLPath string // below the app's URL; "" = the default page, which is served there anyway
	Section string // heading above it in the navigation
	Help    string // shown beside its title
	Default bool   // the page without a path; if none is, the first one
	Hidden  bool   // not in the navigation
	URL     string // of a page elsewhere, which is only linked to

	If     func() bool               // whether the session has the page; nil = yes
	OnOpen delta.Handler             // runs when the session comes to the page; nil = nothing
	Run    func(st *delta.Generator) // draws the page from the session's values, and changes none
}

// Framed is Data of an app whose pages stand in a frame.
type Framed interface {
	// Frame draws the frame, and the page in its place.
	Frame(st *delta.Generator, page func(st *delta.Generator))
}

// Caching is Data of an app that remembers what it has computed beyond what a run needs.
type Caching interface {
	// Caches returns what remembers, the session's and those that all share. It is called once, after Values.
	Caches() []Cache
}

// Cache remembers values; *cache.Data and *cache.Resource do. Concurrency: it has to be safe.
type Cache interface {
	// Clear forgets all of them.
	Clear()
}

// Dialog is an entry of an app's dialogs: st.dialog.
type Dialog struct {
	Shown *state.Dialog
	Run   func(st *delta.Generator) // draws what is in it
}

// Conversing is Data of an app that has dialogs.
type Conversing interface {
	Dialogs() []Dialog
}

// Starter is Data of an app that does something when a session begins.
type Starter interface {
	// OnStart is called once, before the session's first page is drawn, when it is known what the client says of itself and
	// what its URL says.
	OnStart(ev *delta.Event)
}

// Navigator is Data of an app that says how its pages are navigated: st.navigation.
type Navigator interface {
	Navigation() delta.Navigation
}

// Lines are pairs of a line of the generated file and the line of the spec that it comes from, rising. A line of an included file
// has the file's index, from 1, in the bits from lineBits on.
type Lines []int

const lineBits = 20

// Position returns file:line of a line as Lines have it.
func (a *App) Position(line int) string {
	file := a.Spec
	if i := line >> lineBits; i > 0 && i <= len(a.Included) {
		file = a.Included[i-1]
	}
	return file + ":" + strconv.Itoa(line&(1<<lineBits-1))
}

// Find returns the line of the spec from which a line of the generated file comes; 0 if none is known.
func (l Lines) Find(line int) int {
	found := 0
	for i := 0; i+1 < len(l) && l[i] <= line; i += 2 {
		found = l[i+1]
	}
	return found
}
