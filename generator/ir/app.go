package ir

import (
	"time"

	"github.com/stgen/stgen/generator/types"
)

// App is a checked app. Its own Unit is what a session keeps.
type App struct {
	Unit
	Spec       string   // file name, without folders
	Comment    string   // at the top of the spec
	Included   []string // files that it includes, relative to it
	Config     []Arg    // of delta.PageConfig
	Options    []Option
	OnStart    *Callback // of a new session; nil = nothing happens
	Records    []*RecordType
	Secrets    []*Secret
	SecretsGo  string // the variable that holds them
	Funcs      []*Func
	GoPackages []*GoFunc    // one of each package that the app calls
	GoStructs  []*GoType    // of other packages, whose values become records or are made of them
	Components []*Component // those that the app uses, inner ones first
	Members    []*Symbol    // names that are reached through a Use
	Dialogs    []*Dialog
	Procedures []*Procedure // the entries of `actions:`
	Clock      *Symbol      // the Input of what reads the time; nil = nothing does
	Pages      []*Page      // none of an app that is one page
	Navigation *Element     // of delta.Navigation; nil if the spec says nothing of it
	Body       []Stmt       // of the one page, or around the pages; nil of pages that stand alone
	Tests      []*Test
	Var        string // name of the variable that holds the app, for its tests; "" if there are none
}

// Page is an item of `pages:`.
type Page struct {
	Go      string // method that draws it
	Title   string
	Icon    string
	URLPath string
	Section string
	Help    string
	URL     string // of a page elsewhere
	Default bool
	Hidden  bool
	If      Expr      // nil = everybody has it
	OnOpen  *Callback // nil = nothing happens
	Body    []Stmt
	Comment string
	Line    int
}

// Line returns the number that stands for a line of a file in the whole of an app: of the spec itself the line, of an included
// file with its index, from 1, in front. The table of lines in a generated file has them.
func Line(index, line int) int { return index<<lineBits | line }

const lineBits = 20

// Units returns all units of the app: the session's first.
func (a *App) Units() []*Unit {
	out := []*Unit{&a.Unit}
	for _, c := range a.Components {
		out = append(out, &c.Unit)
	}
	for _, d := range a.Dialogs {
		out = append(out, &d.Unit)
	}
	return out
}

// Unit is a struct of the generated code that holds values and has the methods that work on them: the session, a component,
// a dialog.
type Unit struct {
	Type    string // its Go name
	Doc     string // of the spec; "" if there is none
	Values  []*Value
	Loops   []*Loop // in the order of the spec; outer ones first
	Uses    []*Use
	Actions []*Callback
}

// Component is an entry of `components:`: an element of the spec's own. Each place that uses it holds a Unit.
type Component struct {
	Unit
	Name   string
	Params []*Symbol // LetSymbols of the unit
	Places bool      // it places the body that it is given
	Body   []Stmt
	Line   int
}

// Dialog is an entry of `dialogs:`: a component, held once by the session, whose parameters are VarSymbols that are set when it
// opens.
type Dialog struct {
	Component
	Go      string    // the session's field
	Element *Element  // of delta.Dialog
	Inputs  []*Symbol // what Element reads; set by plan
}

// Use is one place that shows a component, and what is held for it.
type Use struct {
	Symbol    *Symbol // a UseSymbol
	Component *Component
	Key       string // of the wire: what its widgets' keys end in
	Args      []Expr // in the order of the component's parameters
	Line      int

	Inputs [][]*Symbol // what each of Args reads; set by plan
}

// Option is a server option of `config:`.
type Option struct {
	Key   string
	Value any // string, bool, int, float64
}

// RecordType is a struct that the generated file declares.
type RecordType struct {
	Go      string
	Type    *types.Record
	Comment string   // of the spec
	Fields  []string // Go names, in the order of the type's fields
}

// Value is something the session holds.
type Value struct {
	Symbol  *Symbol
	Key     string   // of the wire; "" for what has none
	Init    Expr     // of a variable: a constant
	Compute Expr     // of a let
	Collect *Collect // of what a loop's turns hold, seen from outside
	Element *Element // of a widget or trigger
	File    *File    // of data that is read from a file
	Cache   *Cache   // how data that is computed is remembered; nil = as other values are
	Query   string   // of a parameter of the URL: its name
	Bound   bool     // it stands in the URL
	Kept    Keeping  // of a widget
	Failure bool     // of why a value could not be computed: a text
	Context bool     // of what a client says of itself
	Doc     string
	Line    int // of the spec, from 1

	Inputs []*Symbol // what Compute or Element reads; set by plan
}

// Keeping is how long a widget keeps its value while it is not shown.
type Keeping uint8

// The ways to keep a value.
const (
	KeptBySession Keeping = iota
	KeptByPage            // until another page is shown
	NotKept
)

// Collect is a map of what the turns of a loop hold under one name, by what tells the turns apart.
type Collect struct {
	Loop *Loop
	Of   *Symbol
}

// Cache is how data that is computed is remembered: by what it reads.
type Cache struct {
	Go         string        // the variable, or the session's field, that holds it: ordersCache
	TTL        time.Duration // 0 = for ever
	MaxEntries int           // 0 = all
	Shared     bool          // by all sessions
}

// FileFormat is how a file that data is read from is written.
type FileFormat uint8

// The formats.
const (
	CSV FileFormat = iota
	JSON
	RawBytes
)

// File is a file that data is read from.
type File struct {
	Format  FileFormat
	Path    string        // relative to the spec, with slashes
	Go      string        // the variable that holds it: ordersFile
	Source  string        // the session's field that says when it has changed: ordersSource
	Reader  string        // of a CSV file: the function that reads a row
	Columns []FileColumn  // of a CSV file
	Row     *types.Record // of a CSV file
	Type    types.Type    // of what the file holds
	Key     string        // the column that tells rows apart; "" = none
	TTL     time.Duration // after which it is read again in any case; 0 = only when it has changed
}

// FileColumn is a column of a file.
type FileColumn struct {
	Name string // in the file, and of the record's field
	Read string // method of data.Record: Int, OptInt
}

// Func is an entry of `functions:`.
type Func struct {
	Symbol *Symbol
	Go     *GoFunc // what it calls, in place of Value; nil = nothing
	Params []*Symbol
	Value  Expr
	Doc    string
}

// Loop is a `for` of a body. Each of its turns holds values of its own.
type Loop struct {
	Go     string // field of the session: lines
	Turn   string // Go name of the turn's struct: linesTurn
	Row    *Symbol
	Index  *Symbol // nil if the loop does not use it
	Source Expr    // a list, or a map, whose keys tell the turns apart
	By     Expr    // what tells the turns of a list apart; nil = the index
	Key    types.Type
	Values []*Value
	Uses   []*Use
	Outer  *Loop
	Unit   *Unit // nil = the session's
}

// Element is an element with its parameters: a row of the catalogue and what the spec says.
type Element struct {
	Name    string     // in the spec
	Go      string     // struct of package delta
	Arg     types.Type // type argument; nil = the struct is not generic
	Args    []Arg
	Variant string     // method that makes it one of another shape: Optional, Range, Multi; "" = none
	With    []Expr     // the method's arguments
	Of      types.Type // of the value of a widget, before its variant; nil for others
	Line    int
}

// Arg is a field of an element's struct.
type Arg struct {
	Field string
	Expr  Expr      // a value of a Go type that expressions have
	Go    string    // else a Go expression of package delta: delta.Stretch
	Func  *Symbol   // else a function of the spec
	Of    *Element  // else another struct of package delta
	Do    *Callback // else what an event does
}

// The types of package delta that elements' fields have and values of a spec have not. They are told apart by identity.
var (
	SizeType     = &types.Record{Name: "Size"}
	GapType      = &types.Record{Name: "Gap"}
	DurationType = &types.Record{Name: "Duration"}
)

// IsDelta reports whether a record stands for a type of package delta.
func IsDelta(t *types.Record) bool { return t == SizeType || t == GapType || t == DurationType }

// Stmt is a statement of a body: *Draw, *Show, *Place, *PlaceBody, *Branches, *Repeat, *Stop, *Region.
type Stmt interface{ isStmt() }

// Draw draws an element or a container.
type Draw struct {
	Element *Element
	Inputs  []*Symbol // set by plan
	Try     bool      // its values can fail; set by plan
	Body    []Stmt    // of a container
	Parts   []Part    // of columns and tabs
	Comment string
	Line    int
}

// Part is one of the columns or tabs of an element.
type Part struct {
	Loop *Loop // of which each turn is a part; nil = the part is one
	Body []Stmt
}

// Show draws the element of a value.
type Show struct {
	Value   *Value
	Body    []Stmt // of a container
	Parts   []Part // of tabs
	Comment string
	Line    int
}

// Place draws a component.
type Place struct {
	Use     *Use
	Body    []Stmt // what it is given to place; nil if nothing
	Comment string
	Line    int
}

// Caught draws Body, or Catch in its place while a value that Body's own elements read cannot be computed.
type Caught struct {
	Body  []Stmt
	Error *Symbol // why not, as Catch reads it; "" while nothing failed
	Catch []Stmt
	Line  int
}

// PlacePage draws the page within the frame around it.
type PlacePage struct{ Line int }

// PlaceBody draws the body that a component is given.
type PlaceBody struct{ Line int }

// Group is several statements that come from one.
type Group struct{ Body []Stmt }

// Region draws in another root container.
type Region struct {
	Go   string // method of the Generator: Sidebar
	Body []Stmt
	Line int
}

// Branches is a chain of conditions.
type Branches struct {
	Branches []Branch
	Comment  string
	Line     int
}

// Branch is one branch; the Cond of an else is nil.
type Branch struct {
	Cond Expr
	Body []Stmt
}

// Repeat draws a loop.
type Repeat struct {
	Loop    *Loop
	Body    []Stmt
	Else    []Stmt
	Comment string
	Line    int
}

// Stop shows no more.
type Stop struct{ Line int }

func (*Draw) isStmt()      {}
func (*Show) isStmt()      {}
func (*Place) isStmt()     {}
func (*Caught) isStmt()    {}
func (*PlacePage) isStmt() {}
func (*PlaceBody) isStmt() {}
func (*Region) isStmt()    {}
func (*Group) isStmt()     {}
func (*Branches) isStmt()  {}
func (*Repeat) isStmt()    {}
func (*Stop) isStmt()      {}
