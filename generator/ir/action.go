package ir

import "github.com/stgen/stgen/generator/types"

// Callback is what an event does.
type Callback struct {
	Go      string // method of the session
	Doc     string
	Actions []Action
	Turn    *Loop // whose turn's values it reaches; nil = none
	Line    int
}

// Procedure is an entry of `actions:`, which callbacks and other entries call. None calls itself, on whatever way.
type Procedure struct {
	Name    string
	Go      string // method of the session
	Params  []*Symbol
	Actions []Action
	Doc     string
	Line    int
}

// Action is one step of a callback: one of the types of this file.
type Action interface{ isAction() }

// Assign changes places, all at once: values and positions are those from before.
type Assign struct{ Changes []*Change }

// ChangeOp is what becomes of a place.
type ChangeOp uint8

// The changes.
const (
	SetChange    ChangeOp = iota // it gets Value
	AppendChange                 // the list grows by Value
	RemoveChange                 // the list loses the element at the position Value, the map the key Value
)

// Change is one change of a place: a variable or the value of a widget, or what is reached from it by Path.
type Change struct {
	Op     ChangeOp
	Symbol *Symbol
	Path   []Step
	Value  Expr
}

// PlaceType returns the type of the place.
func (c *Change) PlaceType() types.Type {
	if n := len(c.Path); n > 0 {
		return c.Path[n-1].T
	}
	return c.Symbol.Type
}

// Step is one step of a path.
type Step struct {
	Field string     // of a record; "" = the step is an index
	Index Expr       // the position in a list, or the key of a map
	Of    types.Type // what it is a step of
	T     types.Type // what it leads to
}

// ResetAction gives values their initial ones.
type ResetAction struct {
	Symbols []*Symbol
	All     bool // all of the session
}

// ToastAction shows a message.
type ToastAction struct{ Element *Element }

// FailAction ends the callback without effect.
type FailAction struct {
	Message Expr     // nil = At says what is wrong
	At      []FailAt // messages for widgets
}

// FailAt is what is wrong with the value of a widget.
type FailAt struct {
	Widget  *Symbol
	Message Expr
}

// SwitchAction shows another page.
type SwitchAction struct {
	Page  string // its path; "" = the default page
	Query Expr   // of the URL; nil = none
}

// DialogAction opens a dialog.
type DialogAction struct {
	Dialog *Dialog
	Args   []Expr // in the order of its parameters
}

// ClearAction forgets what is remembered of data, so that it is read anew.
type ClearAction struct{ Values []*Value }

// CloseAction closes the dialog that is open.
type CloseAction struct{}

// CallAction does an entry of `actions:`.
type CallAction struct {
	Procedure *Procedure
	Args      []Expr // in the order of its parameters
}

// IfAction is a chain of conditions; the last branch's may be nil.
type IfAction struct{ Branches []ActionBranch }

// ActionBranch is one branch of an IfAction.
type ActionBranch struct {
	Cond    Expr
	Actions []Action
}

// ForAction does actions for each element of a list, or each key of a map.
type ForAction struct {
	Row     *Symbol
	Index   *Symbol // nil = not used
	Source  Expr
	Actions []Action
	Else    []Action // done if there are none
}

// CatchAction does actions, and if they fail undoes them and does others.
type CatchAction struct {
	Actions []Action
	Error   *Symbol // the message, for Catch
	Catch   []Action
}

func (*Assign) isAction()       {}
func (*ResetAction) isAction()  {}
func (*ToastAction) isAction()  {}
func (*FailAction) isAction()   {}
func (*SwitchAction) isAction() {}
func (*DialogAction) isAction() {}
func (*ClearAction) isAction()  {}
func (*CloseAction) isAction()  {}
func (*CallAction) isAction()   {}
func (*IfAction) isAction()     {}
func (*ForAction) isAction()    {}
func (*CatchAction) isAction()  {}

// Ends reports whether one of the actions can end its callback: it fails on purpose.
func Ends(actions []Action) bool {
	for _, a := range actions {
		switch a := a.(type) {
		case *FailAction:
			return true
		case *GoAction:
			if a.Func.Fails {
				return true
			}
		case *CallAction:
			if Ends(a.Procedure.Actions) {
				return true
			}
		case *CatchAction:
			if Ends(a.Catch) {
				return true
			}
		default:
			if anyInside(a, Ends) {
				return true
			}
		}
	}
	return false
}

// NeedsEvent reports whether one of the actions needs the event that it answers.
func NeedsEvent(actions []Action) bool {
	for _, a := range actions {
		switch a := a.(type) {
		case *ToastAction, *FailAction, *SwitchAction, *CloseAction, *CallAction, *CatchAction:
			return true
		case *ResetAction:
			if a.All {
				return true
			}
		case *GoAction:
			if a.Func.Fails {
				return true
			}
		default:
			if anyInside(a, NeedsEvent) {
				return true
			}
		}
	}
	return false
}

// anyInside reports whether is holds for one of the lists of actions inside of a.
func anyInside(a Action, is func([]Action) bool) bool {
	switch a := a.(type) {
	case *IfAction:
		for _, b := range a.Branches {
			if is(b.Actions) {
				return true
			}
		}
	case *ForAction:
		return is(a.Actions) || is(a.Else)
	}
	return false
}

// EachAction calls visit for each of the actions and those inside of them, outer ones first.
func EachAction(actions []Action, visit func(Action)) {
	for _, a := range actions {
		visit(a)
		switch a := a.(type) {
		case *IfAction:
			for _, b := range a.Branches {
				EachAction(b.Actions, visit)
			}
		case *ForAction:
			EachAction(a.Actions, visit)
			EachAction(a.Else, visit)
		case *CatchAction:
			EachAction(a.Actions, visit)
			EachAction(a.Catch, visit)
		}
	}
}

// Exprs returns what a change reads: the positions and keys of its path, and its value.
func (c *Change) Exprs() []Expr {
	var out []Expr
	for _, s := range c.Path {
		if s.Index != nil {
			out = append(out, s.Index)
		}
	}
	return append(out, c.Value)
}

// EachExpr calls visit for the expressions of an action, not for those of the actions inside of it.
func EachExpr(a Action, visit func(Expr)) {
	var all []Expr
	switch a := a.(type) {
	case *Assign:
		for _, c := range a.Changes {
			all = append(all, c.Exprs()...)
		}
	case *ToastAction:
		for _, arg := range a.Element.Args {
			all = append(all, arg.Expr)
		}
	case *FailAction:
		all = append(all, a.Message)
		for _, at := range a.At {
			all = append(all, at.Message)
		}
	case *SwitchAction:
		all = append(all, a.Query)
	case *DialogAction:
		all = append(all, a.Args...)
	case *CallAction:
		all = append(all, a.Args...)
	case *GoAction:
		all = append(all, a.Args...)
	case *IfAction:
		for _, b := range a.Branches {
			all = append(all, b.Cond)
		}
	case *ForAction:
		all = append(all, a.Source)
	}
	for _, x := range all {
		if x != nil {
			visit(x)
		}
	}
}
