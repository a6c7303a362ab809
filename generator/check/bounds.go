package check

import (
	"cmp"
	"time"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
	"github.com/stgen/stgen/runtimelib/civil"
)

var (
	OutOfRange = diag.Register(diag.Code{
		Name: "out-of-range", Summary: "a widget's first value lies outside of its bounds",
		Explanation: "The first value of a widget lies between `min_value` and `max_value`. Without bounds a slider goes from 0 to 100, one of " +
			"floats from 0.0 to 1.0.",
		Wrong: "- slider: {label: A number, max_value: 5, value: 7}\n",
		Right: "- slider: {label: A number, max_value: 10, value: 7}\n",
	})
	NotAnOption = diag.Register(diag.Code{
		Name: "not-an-option", Summary: "what is chosen first is none of the options",
		Explanation: "A widget begins with one of its options, or several of them. `index:` counts them from 0.",
		Wrong:       "- multiselect: {label: Fruit, options: [Apple, Pear], default: [Aple]}\n",
		Right:       "- multiselect: {label: Fruit, options: [Apple, Pear], default: [Apple]}\n",
	})
)

// bounds checks what is written out of a widget's first value against what is written out of its bounds and options.
// What is computed is held to them at run time.
func (c *checker) bounds(el *spec.Element, arg types.Type) {
	if el.Args.Kind != spec.Mapping {
		return
	}
	low, high := el.Args.Get("min_value"), el.Args.Get("max_value")
	if low != nil && c.above(low, high, "max_value", arg, 1) {
		return
	}
	c.holdToBounds(el, items(el.Args.Get("value")), arg)
	c.holdToBounds(el, items(el.Args.Get("default")), arg)
	options := el.Args.Get("options")
	if options == nil || options.Kind != spec.Sequence {
		return
	}
	if n := el.Args.Get("index"); n != nil && n.Value().Kind == spec.IntValue {
		if i := n.Value().Int; i < 0 || i >= int64(len(options.Items)) {
			c.diags.Errorf(NotAnOption, n.Span, "there is no option %d", i).
				WithHint("options are counted from 0; the last one is %d", len(options.Items)-1)
		}
	}
}

// holdToBounds checks values that a widget is given: those that are written out against the bounds and options that are.
func (c *checker) holdToBounds(el *spec.Element, values []*spec.Node, arg types.Type) {
	low, high, options := el.Args.Get("min_value"), el.Args.Get("max_value"), el.Args.Get("options")
	for _, n := range values {
		c.above(n, low, "min_value", arg, -1)
		c.above(n, high, "max_value", arg, 1)
		if el.Name == "slider" {
			c.usualBounds(n, low, high)
		}
		if options != nil && options.Kind == spec.Sequence {
			c.among(n, options, arg)
		}
	}
}

// items returns the items of a list, or the scalar itself.
func items(n *spec.Node) []*spec.Node {
	switch {
	case n.IsNull():
		return nil
	case n.Kind == spec.Sequence:
		return n.Items
	}
	return []*spec.Node{n}
}

// above reports n if it lies beyond a bound: side is 1 for an upper one, -1 for a lower one.
func (c *checker) above(n, bound *spec.Node, name string, t types.Type, side int) bool {
	if bound.IsNull() {
		return false
	}
	order, ok := compareLiterals(c.written(n, t), c.written(bound, t))
	if !ok || order != side {
		return false
	}
	word := map[int]string{1: "above", -1: "below"}[side]
	c.diags.Errorf(OutOfRange, n.Span, "%s is %s %s, which is %s", n, word, "`"+name+"`", bound).WithLabel(bound.Span, "the bound")
	return true
}

// usualBounds reports the first value of a slider that lies outside of the bounds that it has if it is given none.
func (c *checker) usualBounds(n, low, high *spec.Node) {
	top := 100.0
	v := n.Value()
	if v.Kind == spec.FloatValue {
		top = 1
	}
	switch {
	case v.Kind != spec.IntValue && v.Kind != spec.FloatValue:
	case low == nil && v.Float < 0:
		c.diags.Errorf(OutOfRange, n.Span, "%s is below 0, where a slider begins", n).WithHint("add `min_value: %s`", n)
	case high == nil && v.Float > top && low == nil:
		c.diags.Errorf(OutOfRange, n.Span, "%s is above %g, where a slider ends", n, top).WithHint("add `max_value: …`")
	}
}

// among reports n if it is none of the options.
func (c *checker) among(n, options *spec.Node, t types.Type) {
	value := c.written(n, t)
	if value == nil {
		return
	}
	var names []string
	for _, o := range options.Items {
		option := c.written(o, t)
		if option == nil || *option == *value {
			return
		}
		names = append(names, o.String())
	}
	d := c.diags.Errorf(NotAnOption, n.Span, "%q is none of the options", n.String()).WithLabel(options.Span, "these are")
	d.WithNearest(n.Span, n.String(), names)
}

// written returns the literal that a scalar is when read as a t; nil if it is something else.
func (c *checker) written(n *spec.Node, t types.Type) *ir.Lit {
	if n.Kind != spec.Scalar || n.HasHole() || t == types.Invalid {
		return nil
	}
	lit, _ := c.quiet(func() ir.Expr { return c.value(n, t) }).(*ir.Lit)
	return lit
}

// compareLiterals orders two literals of one kind; false if they have no order.
func compareLiterals(a, b *ir.Lit) (int, bool) {
	if a == nil || b == nil {
		return 0, false
	}
	switch x := a.Value.(type) {
	case int:
		if y, ok := b.Value.(int); ok {
			return cmp.Compare(x, y), true
		}
		if y, ok := b.Value.(float64); ok {
			return cmp.Compare(float64(x), y), true
		}
	case float64:
		if y, ok := b.Value.(float64); ok {
			return cmp.Compare(x, y), true
		}
		if y, ok := b.Value.(int); ok {
			return cmp.Compare(x, float64(y)), true
		}
	case civil.Date:
		if y, ok := b.Value.(civil.Date); ok {
			return x.Compare(y), true
		}
	case civil.Time:
		if y, ok := b.Value.(civil.Time); ok {
			return x.Compare(y), true
		}
	case time.Time:
		if y, ok := b.Value.(time.Time); ok {
			return x.Compare(y), true
		}
	}
	return 0, false
}

// formRules reports buttons that stand on the wrong side of a form's border.
func (c *checker) formRules(el *spec.Element, row *catalog.Element) {
	switch {
	case c.form && row.Name == "button":
		c.diags.Errorf(ButtonInForm, el.NameSpan, "a button cannot stand in a form").
			WithHint("in a form nothing is sent but by `form_submit_button`").WithFix(el.NameSpan, "form_submit_button", false)
	case !c.form && row.Name == "form_submit_button" && c.comp == nil:
		c.diags.Errorf(ButtonInForm, el.NameSpan, "a `form_submit_button` stands in a form").
			WithHint("put it into the `body:` of a `form:`, or use `button`")
	}
}

var ButtonInForm = diag.Register(diag.Code{
	Name: "button-in-form", Summary: "a button stands in a form, or one that submits outside of it",
	Explanation: "What is entered in a form is sent when the form is submitted, and by nothing else: a form has `form_submit_button`s and no " +
		"other buttons.",
	Wrong: "- form:\n    key: f\n    body:\n      - button: {label: Go}\n",
	Right: "- form:\n    key: f\n    body:\n      - form_submit_button: {label: Go}\n",
})
