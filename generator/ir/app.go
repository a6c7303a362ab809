package ir

import (
	"github.com/stgen/stgen/generator/types"
)

// App is a checked app.
type App struct {
	Spec    string // file name, without folders
	Comment string // at the top of the spec
	Type    string // Go name of the struct that holds a session
	Config  []Arg  // of delta.PageConfig
	Options []Option
	Records []*RecordType
	Values  []*Value
	Funcs   []*Func
	Loops   []*Loop // in the order of the spec; outer ones first
	Actions []*Callback
	Body    []Stmt
}

// Option is a server option of `config:`.
type Option struct {
	Key   string
	Value any // string, bool, int, float64
}

// RecordType is a struct that the generated file declares.
type RecordType struct {
	Go     string
	Type   *types.Record
	Doc    string   // completes "is …"
	Fields []string // Go names, in the order of the type's fields
}

// Value is something the session holds.
type Value struct {
	Symbol  *Symbol
	Key     string   // of the wire; "" for what has none
	Init    Expr     // of a variable: a constant
	Compute Expr     // of a let
	Element *Element // of a widget or trigger
	File    *File    // of data that is read from a file
	Doc     string
	Line    int // of the spec, from 1

	Inputs []*Symbol // what Compute or Element reads; set by plan
}

// File is a CSV file that data is read from.
type File struct {
	Path    string // relative to the spec, with slashes
	Go      string // the variable that holds it: ordersFile
	Source  string // the session's field that says when it has changed: ordersSource
	Columns []FileColumn
	Row     *types.Record
}

// FileColumn is a column of a file.
type FileColumn struct {
	Name string // in the file, and of the record's field
	Read string // method of data.Record: Int, OptInt
}

// Func is an entry of `functions:`.
type Func struct {
	Symbol *Symbol
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
	Source Expr
	By     Expr // what tells turns apart; nil = the index
	Key    types.Type
	Values []*Value
	Outer  *Loop
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
	Do    *Callback // else what an event does
}

// Callback is what an event does.
type Callback struct {
	Go      string // method of the session
	Doc     string
	Actions []Action
	Turn    *Loop // whose turn's values it reaches; nil = none
	Line    int
}

// Action is one step of a callback: *Set, *ResetAction, *ToastAction, *FailAction, *IfAction.
type Action interface{ isAction() }

// Set assigns a variable or a widget.
type Set struct {
	Symbol *Symbol
	Value  Expr
}

// ResetAction gives values their initial ones.
type ResetAction struct{ Symbols []*Symbol }

// ToastAction shows a message.
type ToastAction struct{ Element *Element }

// FailAction ends the callback without effect.
type FailAction struct{ Message Expr }

// IfAction is a chain of conditions; the last branch's may be nil.
type IfAction struct{ Branches []ActionBranch }

// ActionBranch is one branch of an IfAction.
type ActionBranch struct {
	Cond    Expr
	Actions []Action
}

func (*Set) isAction()         {}
func (*ResetAction) isAction() {}
func (*ToastAction) isAction() {}
func (*FailAction) isAction()  {}
func (*IfAction) isAction()    {}

// Stmt is a statement of a body: *Draw, *Show, *Branches, *Repeat, *Stop, *Region.
type Stmt interface{ isStmt() }

// Draw draws an element or a container.
type Draw struct {
	Element *Element
	Inputs  []*Symbol // set by plan
	Try     bool      // its values can fail; set by plan
	Body    []Stmt    // of a container
	Parts   [][]Stmt  // of columns and tabs
	Comment string
	Line    int
}

// Show draws the element of a value.
type Show struct {
	Value   *Value
	Body    []Stmt
	Comment string
	Line    int
}

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

func (*Draw) isStmt()     {}
func (*Show) isStmt()     {}
func (*Region) isStmt()   {}
func (*Group) isStmt()    {}
func (*Branches) isStmt() {}
func (*Repeat) isStmt()   {}
func (*Stop) isStmt()     {}
