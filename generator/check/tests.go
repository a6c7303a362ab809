package check

import (
	"strings"
	"time"
	"unicode"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// BadStep is a step of a test that makes no sense.
var BadStep = diag.Register(diag.Code{
	Name: "bad-step", Summary: "a step of a test cannot be done",
	Explanation: "A test is what a user does and sees, step by step: `set`, `click`, `submit`, `switch_page` and `advance` (time) do something, " +
		"`expect` and `expect_element` say what is to be so then. Whatever a step names has to be in the app.",
	Wrong: "body:\n  - button: {key: go, label: Go}\ntests:\n  - name: it goes\n    steps:\n      - click: Gone\n",
	Right: "body:\n  - button: {key: go, label: Go}\ntests:\n  - name: it goes\n    steps:\n      - click: Go\n      - expect: go\n",
})

// seen is what the body has, as far as tests can name it.
type seen struct {
	elements map[*ir.Symbol]*spec.Element // of widgets
	labels   named                        // of buttons and links to pages
	forms    named                        // their keys
}

// named is a set of names, and whether there are some that are known only at run time.
type named struct {
	names    []string
	computed bool
}

// add adds a name: a literal, else one that is computed.
func (n *named) add(e ir.Expr) {
	if lit, ok := e.(*ir.Lit); ok {
		if text, ok := lit.Value.(string); ok {
			n.names = append(n.names, text)
			return
		}
	}
	n.computed = n.computed || e != nil
}

// note adds the value of an element's parameter.
func (n *named) note(el *ir.Element, field string) {
	for _, arg := range el.Args {
		if arg.Field == field {
			n.add(arg.Expr)
		}
	}
}

// widget adds a widget or a button.
func (s *seen) widget(el *spec.Element, row *catalog.Element, v *ir.Value) {
	s.elements[v.Symbol] = el
	if row.Class == catalog.Trigger {
		s.labels.note(v.Element, "Label")
	}
	if row.Name == "form_submit_button" {
		s.labels.names = append(s.labels.names, row.Param("label").Default)
	}
}

// tests checks `tests:`, when all else has been checked.
func (c *checker) tests() {
	at := c.where
	defer func() { c.where = at }()
	if b := c.spec.Body; b != nil && c.bodies[b.Node.Span] != nil {
		c.scope = c.bodies[b.Node.Span] // with its lets
	}
	names := make(map[string]source.Span)
	var funcs goNames
	for _, t := range c.spec.Tests {
		if out := c.test(t, names); out != nil {
			out.Go = funcs.take("Test" + sentenceName(out.Name))
			c.app.Tests = append(c.app.Tests, out)
		}
	}
	if len(c.app.Tests) > 0 {
		c.app.Var = c.taken.take("app")
	}
}

// test checks one test. names are those of the tests before.
func (c *checker) test(t *spec.Test, names map[string]source.Span) *ir.Test {
	for _, e := range t.Params {
		switch e.Name {
		case "at", "secrets":
		default:
			c.diags.Errorf(UnknownParameter, e.NameSpan, "a test has no %q", e.Name).WithHint("it takes `name`, `at`, `secrets` and `steps`")
		}
	}
	if t.Name == nil || strings.TrimSpace(t.Name.String()) == "" {
		c.diags.Errorf(MissingParameter, t.Node.Span, "a test needs a name").WithHint("say what is to be so: `name: an empty form is refused`")
		return nil
	}
	out := &ir.Test{Name: t.Name.String(), Comment: t.Comment, Line: line(t.Name.Span)}
	if first, twice := names[out.Name]; twice {
		c.diags.Errorf(Redeclared, t.Name.Span, "two tests are named %q", out.Name).WithLabel(first, "the first one")
	}
	names[out.Name] = t.Name.Span
	if t.Node.Get("steps").IsNull() {
		c.diags.Errorf(MissingParameter, t.Name.Span, "the test %q has no steps", out.Name).WithHint("`steps: [{click: press}, {expect: presses == 1}]`")
	}
	out.Begin = c.begin(t.Param("at"))
	c.testSecrets(out, t)
	for _, s := range t.Steps {
		if step := c.step(s); step != nil {
			out.Steps = append(out.Steps, step...)
		}
	}
	return out
}

// begin checks when a test begins: a datetime, not before the year 2000.
func (c *checker) begin(n *spec.Node) ir.Expr {
	if n == nil {
		return nil
	}
	e := c.value(n, types.DateTime)
	if lit, ok := e.(*ir.Lit); ok && !lit.Value.(time.Time).Before(earliest) {
		return e
	}
	if e != nil {
		c.diags.Errorf(WrongValue, n.Span, "a test begins at a date and time that is written out, not before 2000").WithHint("`at: 2024-06-01T08:45`")
	}
	return nil
}

var earliest = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// testSteps are the steps of a test, and what checks each.
var testSteps = map[string]func(*checker, *spec.Step) []ir.TestStep{
	"set": (*checker).setStep, "click": (*checker).clickStep, "submit": (*checker).submitStep, "switch_page": (*checker).turnStep,
	"advance": (*checker).advanceStep, "expect": (*checker).expectStep, "expect_element": (*checker).elementStep,
}

// stepNames are the steps that can be used, for hints.
var stepNames = []string{"set", "click", "submit", "switch_page", "advance", "expect", "expect_element"}

func (c *checker) step(s *spec.Step) []ir.TestStep {
	if check, ok := testSteps[s.Name]; ok {
		return check(c, s)
	}
	if s.Name == "select" || s.Name == "upload" {
		c.diags.Errorf(NotYet, s.NameSpan, "the step %q cannot be used yet", s.Name)
		return nil
	}
	d := c.diags.Errorf(BadStep, s.NameSpan, "unknown step %q", s.Name)
	if !d.WithNearest(s.NameSpan, s.Name, stepNames) {
		d.WithHint("the steps are %s", join(stepNames))
	}
	return nil
}

// stepLine returns the line of a step.
func stepLine(s *spec.Step) ir.StepLine { return ir.StepLine(line(s.NameSpan)) }

// setStep checks `set: {name: Ada}` or `set: n = 3`: what a user enters.
func (c *checker) setStep(s *spec.Step) []ir.TestStep {
	assignments, diags := spec.ParseSet(s.Args)
	c.diags.Add(diags...)
	var out []ir.TestStep
	for _, as := range assignments {
		target := c.stepTarget(as.Place)
		if target == nil {
			continue
		}
		if as.Value == nil {
			out = c.entered(out, s, target, func(want types.Type) ir.Expr { return c.expressionAs(as.Expr, want) })
			continue
		}
		out = c.enteredBelow(out, s, target, as.Value)
	}
	return out
}

// enteredBelow checks the value of a mapping form: of a widget, or by the turns of the loop that it is in.
func (c *checker) enteredBelow(out []ir.TestStep, s *spec.Step, target *stepTarget, n *spec.Node) []ir.TestStep {
	if target.turns() == nil || n.Kind != spec.Mapping {
		c.suits(target, n)
		return c.entered(out, s, target, func(want types.Type) ir.Expr { return c.value(n, want) })
	}
	for _, e := range n.Entries {
		turn := target.turn(c, e.Key.Span, func(want types.Type) ir.Expr { return c.value(e.Key, want) })
		if turn != nil {
			out = c.enteredBelow(out, s, turn, e.Value)
		}
	}
	return out
}

// entered adds a step that enters a value.
func (c *checker) entered(out []ir.TestStep, s *spec.Step, target *stepTarget, value func(types.Type) ir.Expr) []ir.TestStep {
	sym := target.end(c)
	if sym == nil {
		return out
	}
	want := sym.Type
	switch {
	case sym.Kind == ir.TriggerSymbol && types.Equal(sym.Type, types.Opt(types.String)): // a chat input
		want = types.String
	case sym.Kind != ir.WidgetSymbol:
		d := c.diags.Errorf(BadStep, target.place, "%q is nothing that a user can set", target.text).WithLabel(sym.Span, "declared here")
		if sym.Kind == ir.TriggerSymbol {
			d.WithHint("it is a button: `click: %s`", target.text)
		} else {
			d.WithHint("a step sets the values of widgets, as a user does")
		}
		return out
	}
	if e := value(want); e != nil {
		out = append(out, &ir.SetStep{StepLine: stepLine(s), Key: target.key(), Value: c.known(e)})
	}
	return out
}

// suits reports a value that lies outside of what a widget can have, as far as both are written out.
func (c *checker) suits(target *stepTarget, n *spec.Node) {
	el := c.seen.elements[target.decl.sym]
	if el == nil || el.Args.Kind != spec.Mapping {
		return
	}
	t := target.decl.symbol().Type
	for _, item := range items(n) {
		of := t
		if l, ok := t.(*types.List); ok {
			of = l.Elem
		}
		of, _ = types.Elem(of)
		c.above(item, el.Args.Get("min_value"), "min_value", of, -1)
		c.above(item, el.Args.Get("max_value"), "max_value", of, 1)
		if o := el.Args.Get("options"); o != nil && o.Kind == spec.Sequence && !el.Args.Get("accept_new_options").Value().Bool {
			c.among(item, o, of)
		}
	}
}

// clickStep checks `click: press`: the key of a button, or the label of a button or a link.
func (c *checker) clickStep(s *spec.Step) []ir.TestStep {
	if s.Args.Kind != spec.Scalar {
		c.diags.Errorf(BadStep, s.Args.Span, "%q takes the key or the label of a button", s.Name)
		return nil
	}
	text := s.Args.Text
	if c.isPlace(text.String()) {
		target := c.stepTarget(text)
		if target == nil {
			return nil
		}
		if sym := target.end(c); sym != nil && sym.Kind == ir.TriggerSymbol {
			return []ir.TestStep{&ir.ClickStep{StepLine: stepLine(s), Name: target.key()}}
		}
	}
	if e := c.oneNamed(s.Args, &c.seen.labels, "button or link with the key or the label"); e != nil {
		return []ir.TestStep{&ir.ClickStep{StepLine: stepLine(s), Name: e}}
	}
	return nil
}

// isPlace reports whether a text begins with a name of the app, so that it is no label.
func (c *checker) isPlace(text string) bool {
	name, rest := cutName(text)
	if name == "" || rest != "" && rest[0] != '[' && rest[0] != '.' {
		return false
	}
	d := c.reached(name)
	return d != nil && (rest != "" || d.sym.Kind == ir.TriggerSymbol)
}

// submitStep checks `submit: key`, the key of a form.
func (c *checker) submitStep(s *spec.Step) []ir.TestStep {
	if c.oneNamed(s.Args, &c.seen.forms, "form with the key") == nil {
		return nil
	}
	return []ir.TestStep{&ir.SubmitStep{StepLine: stepLine(s), Form: s.Args.String()}}
}

// oneNamed returns a text that is one of the names.
func (c *checker) oneNamed(n *spec.Node, known *named, what string) ir.Expr {
	if n.Kind != spec.Scalar {
		c.diags.Errorf(BadStep, n.Span, "expected the name of a %s, found %s", what, n.Kind)
		return nil
	}
	for _, name := range known.names {
		if name == n.String() {
			return &ir.Lit{Value: name, T: types.String}
		}
	}
	if known.computed {
		return c.value(n, types.String)
	}
	d := c.diags.Errorf(BadStep, n.Span, "there is no %s %q", what, n.String())
	if !d.WithNearest(n.Span, n.String(), known.names) && len(known.names) > 0 {
		d.WithHint("known are %s", join(known.names))
	}
	return nil
}

// turnStep checks `switch_page: path`.
func (c *checker) turnStep(s *spec.Step) []ir.TestStep {
	if s.Args.Kind != spec.Scalar {
		c.diags.Errorf(BadStep, s.Args.Span, "%q takes the path of a page", s.Name)
		return nil
	}
	p := c.pageNamed(s.Args)
	switch {
	case p == nil:
		return nil
	case p.URL != "":
		c.diags.Errorf(BadStep, s.Args.Span, "the page %q is elsewhere", s.Args.String()).WithLabel(s.Args.Span, p.URL)
		return nil
	}
	return []ir.TestStep{&ir.TurnStep{StepLine: stepLine(s), Page: pathOf(p)}}
}

// advanceStep checks `advance: 5m`.
func (c *checker) advanceStep(s *spec.Step) []ir.TestStep {
	e := c.value(s.Args, types.Duration)
	if e == nil {
		return nil
	}
	if lit, ok := e.(*ir.Lit); ok && lit.Value.(time.Duration) <= 0 {
		c.diags.Errorf(BadStep, s.Args.Span, "time passes forwards only")
		return nil
	}
	return []ir.TestStep{&ir.AdvanceStep{StepLine: stepLine(s), By: e}}
}

// expectStep checks `expect: n == 3`. Conditions that `&&` joins are steps of their own: the message says which one fails.
func (c *checker) expectStep(s *spec.Step) []ir.TestStep {
	text, diags := spec.ParseExpr(s.Args)
	c.diags.Add(diags...)
	facts := c.facts
	defer func() { c.facts = facts }()
	if c.condition(text) == nil {
		return nil
	}
	var out []ir.TestStep
	for _, part := range expr.Conjuncts(text) {
		cond := c.condition(part)
		if cond == nil {
			return nil
		}
		step := &ir.ExpectStep{StepLine: stepLine(s), Text: part.String(), Cond: c.known(cond)}
		for _, side := range expr.Operands(part) {
			e := c.quiet(func() ir.Expr { return c.expression(side) })
			if e != nil && types.Known(e.Type()) && !ir.IsConstant(e) {
				step.Shown = append(step.Shown, ir.NamedExpr{Name: side.String(), Expr: c.known(e)})
			}
		}
		out = append(out, step)
		c.facts = c.facts.With(expr.Narrow(cond, true))
	}
	return out
}

// sentenceName returns a sentence as an exported Go name: "an added thing" → AnAddedThing.
func sentenceName(sentence string) string {
	var b strings.Builder
	start := true
	for _, r := range sentence {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			start = true
			continue
		case start:
			r = unicode.ToUpper(r)
		}
		start = false
		b.WriteRune(r)
	}
	return b.String()
}
