package ir

import "github.com/stgen/stgen/generator/types"

// GoFunc is a function of a Go package that the app calls.
type GoFunc struct {
	Path    string // of the package's import
	Package string // its name
	Name    string
	Context bool // its first parameter is a context.Context, which Params do not have
	Params  []*GoType
	Names   []string // of Params
	Result  *GoType  // nil = it has none, but for an error
	Fails   bool     // its last result is an error
}

// GoKind is how values of a Go type and those of the spec's type become each other.
type GoKind uint8

// The kinds.
const (
	GoSame    GoKind = iota // they are the same
	GoConvert               // by a conversion: int64(n)
	GoStruct                // field by field
	GoSlice                 // element by element
	GoMap                   // entry by entry
	GoPointer               // a pointer that may be nil, and an optional
)

// GoType is a Go type with the type of the spec that stands for it.
type GoType struct {
	Kind   GoKind
	Type   types.Type
	Path   string // of the package of a named type; "" = none
	Name   string // of a named type, or a basic one
	Key    *GoType
	Elem   *GoType
	Fields []GoField // of a struct
	From   string    // of a struct: the function that makes a record of one; "" = nothing needs it
	To     string    // the function that makes one of a record
}

// GoField is a field of a struct, in the order of the record's.
type GoField struct {
	Name string
	Type *GoType
}

// GoAction calls a Go function. An error that it returns fails the callback.
type GoAction struct {
	Func   *GoFunc
	Args   []Expr
	Result *Symbol // a LocalSymbol of the actions behind it; nil = they do not read the result
	Line   int
}

func (*GoAction) isAction() {}
