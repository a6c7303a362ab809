package ir

// Test is an item of `tests:`.
type Test struct {
	Name    string // as the spec has it
	Go      string // of its function
	Comment string
	Begin   Expr        // when it begins, a datetime; nil = it does not say
	Secrets []NamedExpr // by their names with dots
	Steps   []TestStep
	Line    int
}

// TestStep is one step of a test: *SetStep, *ClickStep, *SubmitStep, *TurnStep, *AdvanceStep, *ExpectStep or *ElementStep.
type TestStep interface {
	// At returns the line of the spec.
	At() int
}

// StepLine is the line of a step.
type StepLine int

// At implements TestStep.
func (l StepLine) At() int { return int(l) }

// SetStep enters a value into a widget.
type SetStep struct {
	StepLine
	Key   Expr // of the wire, a string
	Value Expr // of the type of the widget's value
}

// ClickStep presses a button.
type ClickStep struct {
	StepLine
	Name Expr // its key, or its label
}

// SubmitStep submits a form.
type SubmitStep struct {
	StepLine
	Form string // its key
}

// TurnStep goes to another page.
type TurnStep struct {
	StepLine
	Page string // its path; "" = the default page
}

// AdvanceStep lets time pass.
type AdvanceStep struct {
	StepLine
	By Expr
}

// ExpectStep is a condition that holds.
type ExpectStep struct {
	StepLine
	Text  string // of the condition, as the spec has it
	Cond  Expr
	Shown []NamedExpr // what is shown if it does not hold
}

// ElementStep is an element that is on the page.
type ElementStep struct {
	StepLine
	Name   string // of the element
	Params []NamedExpr
}

// NamedExpr is a value with the name that it is shown by.
type NamedExpr struct {
	Name string
	Expr Expr
}
